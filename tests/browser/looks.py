"""What every page keeps to, whatever it says: accessible, no wider than its window, targets big enough for a thumb.

A walk past pages is expensive and a look at one is cheap, so that each page is visited once and looked at in every way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from playwright.sync_api import Page

DRESSES = [(language, size) for language in ("zh-CN", "en") for size in ("", "l")]
WIDTHS = (280, 320, 360, 412)
THUMB, LARGE_THUMB = 44, 60
# links inside closed folds have no box until these are opened
UNFOLD = "document.querySelectorAll('details').forEach(fold => fold.open = true)"
# what is there for screen readers alone has a box of one pixel
SMALL = """least => [...document.querySelectorAll('a, button, summary, select, textarea, input:not([type=hidden])')].map(element => {
  const control = element.matches('[type=radio], [type=checkbox]') ? element.labels[0] : element;
  const box = control.getBoundingClientRect();
  return [control.outerHTML.slice(0, 90), box.width, box.height];
}).filter(([_, width, height]) => width && (width < least || height < least) && !(width === 1 && height === 1))
.map(([html, width, height]) => `${width} x ${height}: ${html}`)"""

Axe = Callable[[Page], list[str]]
Check = Callable[[Page], list[str]]


def too_small(page: Page, least: int) -> list[str]:
    """Targets that are lower or narrower than so many pixels."""
    return [f"smaller than {least}: {target}" for target in page.evaluate(SMALL, least - 0.5)]


def too_wide(page: Page, widths: Sequence[int] = WIDTHS) -> list[str]:
    """Windows in which the page would have to be scrolled sideways; the page is left in the window it had."""
    before, found = page.viewport_size, []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 740})
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
            found.append(f"{needed} wide in a window of {width}")
    if before:
        page.set_viewport_size(before)
    return found


def looker(axe: Axe, size: str, widths: Sequence[int] = WIDTHS) -> Check:
    """A check of all three for pages in a size of text."""
    least = LARGE_THUMB if size else THUMB
    return lambda page: [*axe(page), *too_small(page, least), *too_wide(page, widths)]


def look_at_each(page: Page, stops: Iterable[str], *checks: Check) -> None:
    """Walk on from stop to stop, to the end; fails with what the checks found, a line each, after the name of its stop."""
    found = [f"{name}: {fault}" for name in stops for check in checks for fault in check(page)]
    assert not found, "\n".join(["", *found])
