"""The pages about the rules hang together: every provision and document has one, and every link leads somewhere."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import Any

import pytest

from eligibility.assessment import Calculator

LANGUAGES = ("zh-CN", "en")
CHINESE = re.compile(r"[\u3400-\u9fff]+")


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_a_page(every_page: Any, calculator: Calculator, language: str) -> None:
    book = calculator.book
    wanted = {f"provisions/{name}" for name in book.provisions} | {f"documents/{name}" for name in book.documents}
    wanted |= {f"parameters/{name}" for name in book.parameters}
    wanted |= {f"places/{region.code}" for region in book.regions.provinces()}
    wanted |= {"", "documents/", "parameters/", "coverage", "places/XPCC"}
    for page in wanted:
        assert every_page[f"/{language}/rules/{page}"].status == 200, page


def test_every_link_and_anchor_leads_somewhere(every_page: Any) -> None:
    dead = []
    for address, page in every_page.items():
        assert page.status in (200, 301, 302), address
        for link in page.links:
            target, _, anchor = link.partition("#")
            found = every_page.get(target or address)
            if found is not None and anchor and found.status == 200 and anchor not in found.anchors:
                dead.append((address, link))
    assert dead == []


def test_an_anchor_is_on_a_page_once(every_page: Any) -> None:
    twice = {
        address: [name for name, count in Counter(page.anchors).items() if count > 1]
        for address, page in every_page.items()
    }
    assert {address: names for address, names in twice.items() if names} == {}


def test_pages_link_out_of_the_rules_only_to_us_and_to_sources(
    every_page: Any, calculator: Calculator, law: Any
) -> None:
    addresses = {document.source.get("address") for document in calculator.book.documents.values()}
    outside = {link for page in every_page.values() for link in page.links if not re.match(r"/[^/]+/rules/|#", link)}
    for link in outside:
        if link.startswith("/"):
            assert law.get(link).status_code == 200, link
        else:
            assert link in addresses or re.fullmatch(r"tel:\d+", link), link


def test_every_clause_is_quoted_whole_at_its_anchor(every_page: Any, calculator: Calculator) -> None:
    for clause in calculator.book.clauses.values():
        html = every_page[f"/zh-CN/rules/documents/{clause.document.id}"].html
        (article,) = re.findall(rf'<article class="clause" id="{re.escape(clause.id)}".*?</article>', html, re.DOTALL)
        assert f"<p>{clause.quote}</p>" in unescape(article)


def test_a_clause_says_who_cites_it_or_that_nobody_does(every_page: Any, calculator: Calculator) -> None:
    cited = {
        clause.id
        for provision in calculator.book.provisions.values()
        for entry in (*provision.bases, *provision.bars)
        for clause in (*entry.clauses, *getattr(entry, "also", ()))
    } | {
        calculator.book.clauses[row.clause].id
        for parameter in calculator.book.parameters.values()
        for row in parameter.values
    }
    background = 0
    for clause in calculator.book.clauses.values():
        html = every_page[f"/zh-CN/rules/documents/{clause.document.id}"].html
        article = html.split(f'<article class="clause" id="{clause.id}"')[1].split("</article>")[0]
        nobody = "没有哪项权益引用这一句" in article
        assert nobody != ("引用这一句的权益" in article or "这一句定了这些数" in article)
        assert not (nobody and clause.id in cited), clause.id
        background += nobody
    assert background, "some sentences are there for comparison only"


def test_no_english_page_speaks_chinese(every_page: Any, calculator: Calculator) -> None:
    left: dict[str, set[str]] = {}
    for address, page in every_page.items():
        if address.startswith("/en/"):
            html = re.sub(r"<style>.*?</style>|<blockquote.*?</blockquote>", " ", page.html, flags=re.DOTALL)
            html = re.sub(r"<(title|meta)\b[^>]*>([^<]*</title>)?", " ", html)
            for _ in range(3):
                html = re.sub(r'<(\w+)\b[^>]*lang="zh-CN"[^>]*>(?:(?!<\1\b).)*?</\1>', " ", html, flags=re.DOTALL)
            if found := set(CHINESE.findall(unescape(re.sub(r"<[^>]*>", " ", html)))):
                left[address] = found
    assert left == {}


def test_drafts_are_never_shown_as_rights(every_page: Any, calculator: Calculator) -> None:
    for document in calculator.book.documents.values():
        if document.draft:
            html = every_page[f"/zh-CN/rules/documents/{document.id}"].html
            assert "征求意见稿，没有生效" in html and "现行有效" not in html
    for provision in calculator.book.provisions.values():
        html = every_page[f"/zh-CN/rules/provisions/{provision.id}"].html
        assert ("只在草案里，不是权利" in html) == provision.draft_only
        if provision.draft_only:
            assert "符合的话可以申请" not in html


def test_pages_need_no_script_and_fetch_nothing(every_page: Any) -> None:
    for address, page in every_page.items():
        assert not re.search(r"<script|<iframe|\sstyle=|\son[a-z]+=|<img|src=", page.html), address


def test_every_page_has_a_heading_and_a_title_of_its_own(every_page: Any) -> None:
    titles = Counter()
    for address, page in every_page.items():
        if page.status == 200:
            assert page.html.count("<h1") == 1, address
            titles[re.findall(r"<title>(.*?)</title>", page.html, re.DOTALL)[0]] += address.startswith("/zh-CN/")
    named = {title: count for title, count in titles.items() if count > 1}
    assert named == {}
