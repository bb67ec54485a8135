"""The search box: what it finds, how it shows it, what it says where there is nothing, and that nothing breaks it."""

from __future__ import annotations

import re
from typing import Any

import pytest


def hits(page: Any) -> list[str]:
    return [re.sub(r"<[^>]*>|\s", "", hit) for hit in page.all(r'<a class="go"[^>]*>(.*?)</a>')]


def test_the_word_is_found_and_marked(reader: Any) -> None:
    page = reader.open("/zh-CN/rules/?q=工伤")
    assert page.heading == "搜索：工伤"
    assert "单位给你交工伤保险" in hits(page)[:4]
    marked = page.all(r"<mark>(.*?)</mark>")
    assert marked and set(marked) == {"工伤"}


def test_a_sentence_is_found_where_it_stands(reader: Any) -> None:
    page = reader.open("/zh-CN/rules/?q=放开灵活就业人员在就业地参加社会保险的户籍限制")
    assert page.all(r'<a class="go" href="([^"]*)"')[0] == "/zh-CN/rules/documents/ZJ2023#ZJ2023-12-b"


@pytest.mark.parametrize("query", ["50号", "５０号", "zj59", "ZJ59"])
def test_numbers_and_ids_are_found(reader: Any, query: str) -> None:
    assert hits(reader.open(f"/zh-CN/rules/?q={query}"))


def test_english_readers_search_english_words_and_chinese_sentences(reader: Any) -> None:
    page = reader.open("/en/rules/?q=minimum+wage")
    assert "minimumwage" in hits(page)[0].casefold()
    assert reader.open("/en/rules/?q=户籍限制").all(r"<mark>(.*?)</mark>")


def test_partial_matches_are_called_that(reader: Any) -> None:
    page = reader.open("/zh-CN/rules/?q=骑手工伤保险怎么交")
    assert "只对上一部分" in page.text


@pytest.mark.parametrize("query", ["", "   ", "，。！", "%00", "%F0%9F%9A%B2"])
def test_nothing_asked(reader: Any, query: str) -> None:
    page = reader.open(f"/zh-CN/rules/?q={query}")
    assert page.status == 200 and "写一两个词再搜" in page.text


def test_nothing_found_is_no_no(reader: Any) -> None:
    page = reader.open("/zh-CN/rules/?q=zzzzqqqq")
    assert "没有找到" in page.text and "不等于没有这样的规定" in page.text and "12333" in page.text


def test_what_was_typed_is_never_markup(reader: Any) -> None:
    query = "\"><script>alert(1)</script><mark onclick='x'>"
    page = reader.open("/zh-CN/rules/?q=" + query.replace("<", "%3C").replace('"', "%22"))
    assert page.status == 200
    assert "<script" not in page.html and "onclick='" not in page.html
    assert "&lt;script&gt;" in page.html


@pytest.mark.parametrize("query", ["工" * 5000, "(((", "[a-", "\\", "{x}", "%s %(n)s", "%ED%A0%80", "a" * 70 + "b"])
def test_nothing_breaks_it(reader: Any, query: str) -> None:
    assert reader.open(f"/zh-CN/rules/?q={query}").status == 200


def test_the_query_goes_along_into_the_other_language(reader: Any) -> None:
    reader.open("/zh-CN/rules/?q=工伤")
    assert reader.follow("English").one(r'name="q" id="q" value="([^"]*)"') == "工伤"
