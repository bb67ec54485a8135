"""A new language is one .po file: an invented one, half as long again, takes over every page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po, write_po
from kinds import every_kind
from playwright.sync_api import Browser, Page

from eligibility.wording import CATALOGUES

LANGUAGE = "eo"
# Chinese that is neither the law's own nor marked as Chinese: something the catalogue did not reach.
LEFT = r"""() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, inside = node.parentElement;
    if (/[\u3400-\u9fff]/.test(node.data) && inside.closest('[lang]').lang !== 'zh-CN') found.push(node.data.trim().slice(0, 60));
  }
  return found;
}"""


def stretched(words: str) -> str:
    """The English, recognisable and longer by two fifths."""
    return f"[{words}{' ñü' * (len(words) * 2 // 15)}]" if words else words


@pytest.fixture(scope="module")
def address(serve: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with one more catalogue, which nothing but its file announces."""
    folder = tmp_path_factory.mktemp("translations")
    with (CATALOGUES / "en/LC_MESSAGES/messages.po").open("rb") as source:
        catalogue = read_po(source, locale="en")
    for message in catalogue:
        if message.id:
            words = message.string
            message.string = tuple(map(stretched, words)) if isinstance(words, list | tuple) else stretched(words)
    file: Path = folder / LANGUAGE / "LC_MESSAGES/messages.po"
    file.parent.mkdir(parents=True)
    with file.open("wb") as target:
        write_po(target, catalogue)
    with serve(folder / "log", GIGRIGHTS_TRANSLATIONS=str(folder)) as found:
        yield found


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A phone at the server with the new language."""
    context = chromium.new_context(
        base_url=address, viewport={"width": 320, "height": 740}, is_mobile=True, has_touch=True, locale="eo"
    )
    yield context.new_page()
    context.close()


def test_it_speaks_on_every_page_and_fits(page: Page) -> None:
    page.goto("/")
    assert page.url.endswith(f"/{LANGUAGE}/"), "who asks for it gets it"
    faults: dict[str, Any] = {}
    for name, place in list(every_kind(page, LANGUAGE)):
        page.goto(place)
        found = page.evaluate(LEFT)
        for width in (280, 320, 360):
            page.set_viewport_size({"width": width, "height": 740})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"wider than {width}")
        assert page.get_attribute("html", "lang") == LANGUAGE
        assert page.inner_text("h1").startswith("[") or "/rules/" in place
        if found:
            faults[name] = found
    assert faults == {}


def test_the_others_offer_it_by_its_own_name(page: Page) -> None:
    page.goto("/zh-CN/")
    assert page.inner_text(f"header a[lang={LANGUAGE}]") == "Esperanto"
