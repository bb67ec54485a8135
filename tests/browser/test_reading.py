"""Every kind of page can be read: in its language, with enough contrast, at twice the size, with help in the same place."""

from __future__ import annotations

from typing import Any

import pytest
from kinds import every_kind
from playwright.sync_api import Page

LANGUAGES = ("zh-CN", "en")
HOTLINES = ["12333", "12351", "12348", "12345"]
# Chinese that stands, without being marked as such, where the page speaks another language
UNMARKED = r"""() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, inside = node.parentElement;
    if (/[\u3400-\u9fff]/.test(node.data) && inside.closest('[lang]').lang !== 'zh-CN' && !inside.closest('style, script')) {
      found.push(node.data.trim().slice(0, 60));
    }
  }
  return found;
}"""
# text whose colour stands out too little from what is behind it
FAINT = r"""least => {
  const parse = colour => (colour.match(/[\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : Math.pow((v + .055) / 1.055, 2.4))
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length && (colour.length < 4 || colour[3] > .99)) return colour;
    }
    return [255, 255, 255];
  };
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const inside = walker.currentNode.parentElement;
    const seen = inside.getClientRects().length && !inside.closest('option, svg, [aria-hidden=true]');
    if (!seen || !walker.currentNode.data.trim()) continue;
    const [a, b] = [light(parse(getComputedStyle(inside).color)), light(behind(inside))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < least) found.push([walker.currentNode.data.trim().slice(0, 40), Math.round(ratio * 100) / 100]);
  }
  return found;
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_page(page: Page, language: str) -> None:
    faults: dict[str, Any] = {}
    places = set()
    kinds = list(every_kind(page, language))
    for name, address in kinds:
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(address)
        found: dict[str, Any] = {"contrast below 7": page.evaluate(FAINT, 7)}
        if page.get_attribute("html", "lang") != language:
            found["lang"] = page.get_attribute("html", "lang")
        if language != "zh-CN":
            found["Chinese that is not marked"] = page.evaluate(UNMARKED)
        told = page.eval_on_selector_all(
            "footer.foot a[href^='tel:']", "links => links.map(link => link.href.slice(4))"
        )
        if told != HOTLINES:
            found["hotlines"] = told
        places.add(page.evaluate("document.querySelector('footer.foot').previousElementSibling.tagName"))
        page.evaluate("document.documentElement.style.fontSize = '36px'")
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
            found["too wide at 200 %"] = width
        if found := {fault: what for fault, what in found.items() if what}:
            faults[name] = found
    assert faults == {}
    assert places == {"MAIN"}, "help stands behind the content, everywhere"
    assert len(kinds) > 15
