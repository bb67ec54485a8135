"""The desk and its sheet in English: nothing Chinese but names, numbers and quotes of documents, marked as such."""

from __future__ import annotations

import re
from typing import Any

import pytest

CHINESE = re.compile(r"[㐀-鿿]+")


def chinese_on(page: Any) -> set[str]:
    """Chinese words that are not marked as Chinese."""
    html = re.sub(r"<style>.*?</style>|<blockquote.*?</blockquote>|<datalist.*?</datalist>", " ", page.html, flags=re.S)
    html = re.sub(r'<span class="cap"[^>]*>.*?</span>', " ", html)
    html = re.sub(r'<(a|span|td|p|li)\b[^>]*lang="zh-CN"[^>]*>.*?</\1>', " ", html, flags=re.S)
    return set(CHINESE.findall(re.sub(r"<[^>]*>", " ", html)))


@pytest.mark.parametrize("answers", [{}, {"age": "abc", "work_region": "朝阳"}], ids=["blank", "mistakes"])
def test_the_form(ask: Any, answers: dict[str, str]) -> None:
    assert chinese_on(ask(answers, "en")) == set()


def test_the_answer_and_the_sheet(reader: Any, ask: Any, member: Any) -> None:
    page = ask({**member, "drafts": "1"}, "en")
    assert chinese_on(page) == set()
    assert "You can apply now" in page.text and "One more answer decides" in page.text
    assert chinese_on(reader.follow("Print the sheet")) == set()
