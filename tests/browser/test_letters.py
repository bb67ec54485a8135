"""Letters in a real browser: accessible, no wider than the phone, on one sheet of paper, to be had without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from looks import DRESSES, Axe, look_at_each, looker
from playwright.sync_api import Page
from rider import to_early_result


def letters_of(page: Page, dress: tuple[str, str]) -> Iterator[str]:
    """Open each letter that the result offers, then one that it does not; stops at each and says which."""
    to_early_result(page, *dress)
    links = page.eval_on_selector_all("a[href*='/letters/']", "links => links.map(link => link.href)")
    assert len(links) >= 3
    for link in links:
        page.goto(link)
        yield re.split(r"/letters/|\?", link)[1]
    page.goto(re.sub(r"/letters/\w+", "/letters/rules_publication", links[0]))
    yield "refused"


def sheets(page: Page) -> list[str]:
    """The sheets of paper that a letter takes, where these are not one."""
    if page.locator(".letter").count() == 0:
        return []
    count = len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))
    return [] if count == 1 else [f"{count} sheets of paper"]


@pytest.mark.parametrize("dress", DRESSES, ids="".join)
def test_every_letter_is_accessible_fits_and_takes_one_sheet(page: Page, axe: Axe, dress: tuple[str, str]) -> None:
    look_at_each(page, letters_of(page, dress), looker(axe, dress[1]), sheets)


def test_paper_holds_the_chinese_letter_and_nothing_else(page: Page) -> None:
    to_early_result(page, "en")
    page.click("a[href*='/letters/written_agreement']")
    page.wait_for_selector(".letter")
    page.emulate_media(media="print")
    printed = page.evaluate("document.body.innerText")
    assert "请求签订书面劳动合同或者书面协议" in printed and "依法应当" in printed
    assert not re.search("[a-z]{4,}", printed)


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_the_word_file_can_be_had(page: Page, javascript: bool) -> None:
    to_early_result(page)
    page.click("a[href*='/letters/written_agreement']")
    with page.expect_download() as download:
        page.click("a.button:has-text('下载 Word 文件')")
    assert download.value.suggested_filename == "letter.docx"
    assert page.context.cookies() == []
