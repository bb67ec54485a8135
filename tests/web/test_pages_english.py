"""English is complete: nothing Chinese on an English page but the law's own words and proper names."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from eligibility.wording import languages

pytestmark = pytest.mark.skipif("en" not in languages(), reason="no English catalogue yet")

CHINESE = re.compile(r"[\u3400-\u9fff]+")
BRACKETS = str.maketrans("（）", "()")
ANSWERS = {
    "occupation": "food_delivery",
    "platform": "meituan",
    "arrangement": "managed",
    "pension": "flexible",
    "medical": "flexible",
    "written_agreement": "no",
    "hardship": ["disabled"],
}


def chinese_on(page: Any, calculator: Any) -> set[str]:
    """Chinese words on a page that are neither quoted nor names of places, offices and documents."""
    html = re.sub(r"<style>.*?</style>|<blockquote.*?</blockquote>", " ", page.html, flags=re.DOTALL)
    html = re.sub(r'<(a|button|span|p) [^>]*lang="zh-CN"[^>]*>(.*?)</\1>', lambda found: found[2], html)
    regions = {calculator.book.regions.full_name(code) for code in ("330000", "330100", "340100")}
    offices = {document.issuer for document in calculator.book.documents.values()}
    numbers = {document.number for document in calculator.book.documents.values() if document.number}
    numbers |= {clause.number for clause in calculator.book.clauses.values() if clause.number}
    buttons = set(page.all(r'name="region" value="\d{6}"[^>]*>(.*?)<'))
    told = unescape(html).translate(BRACKETS)
    for name in sorted(regions | offices | numbers | buttons | {"中文"}, key=len, reverse=True):
        told = told.replace(name.translate(BRACKETS), " ")
    return set(CHINESE.findall(told))


def test_no_page_on_the_way_speaks_chinese(reader: Any, calculator: Any) -> None:
    left: dict[str, set[str]] = {}

    def note(page: Any) -> None:
        assert page.status in (200, 422)
        if found := chinese_on(page, calculator):
            left[page.heading] = left.get(page.heading, set()) | found

    note(reader.open("/en/"))
    note(reader.open("/en/place"))
    note(reader.send({"region": "330000"}))
    note(reader.send({"region": "330100"}))
    note(reader.send({"region": ""}))
    note(reader.send({"region": "enough"}))
    note(reader.send({"go": "on"}))
    while "/result" not in reader.address:
        note(reader.page)
        reader.answer(ANSWERS)
    note(reader.page)
    note(reader.open(f"{reader.address}&drafts=1&open=1"))
    assert left == {}


def test_no_door_and_no_objection_speaks_chinese(reader: Any, calculator: Any) -> None:
    addresses = [f"/en/doors/{door}" for door in calculator.book.doors]
    addresses += [f"/en/wrong/{provision}" for provision in calculator.book.provisions]
    left = {address: found for address in addresses if (found := chinese_on(reader.open(address), calculator))}
    assert left == {}


@pytest.mark.parametrize("address", ["/en/nowhere", "/en/result?s=x"])
def test_no_error_speaks_chinese(reader: Any, calculator: Any, address: str) -> None:
    assert chinese_on(reader.open(address), calculator) == set()


def test_one_and_many(reader: Any) -> None:
    reader.open("/en/place")
    reader.send({"region": "?"})
    page = reader.send({"go": "on", "occupation": "?"})
    assert page.status == 422
    one = page.one(r'id="errors">\s*<h2>(.*?)</h2>')
    two = reader.send({"go": "on"}).one(r'id="errors">\s*<h2>(.*?)</h2>')
    assert "1" in one and "2" in two and one.replace("1", "2") != two


def test_chinese_names_are_marked_as_chinese(reader: Any) -> None:
    reader.open("/en/place")
    page = reader.send({"region": "330000"})
    assert '<span lang="zh-CN">浙江省</span>' in page.html
    assert 'lang="zh-CN">杭州市</button>' in page.html
