"""The search over the rules: what is a whole match, what is a part, what is marked, and that nothing is found in nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eligibility.lawbook.search import Entry, find, terms

WAGE = Entry("provision", "wage", (("报酬不低于最低工资", 8), ("按时足额发", 5)))
INJURY = Entry("provision", "injury", (("单位给你交工伤保险", 8), ("骑手受了伤怎么办", 1)))
LAW = Entry("clause", "LAW-1", (("用人单位应当缴纳工伤保险费,职工个人不缴纳工伤保险费。" * 5, 5), ("第十条", 1)))
ENGLISH = Entry("provision", "en", (("Pay no lower than the Minimum Wage", 8),))
ALL = [WAGE, INJURY, LAW, ENGLISH]


def found(query: str) -> list[str]:
    return [hit.entry.id for hit in find(ALL, query)]


def test_titles_come_before_texts() -> None:
    assert found("工伤保险") == ["injury", "LAW-1"]


def test_every_word_before_some() -> None:
    hits = find(ALL, "工伤 骑手")
    assert [(hit.entry.id, hit.whole) for hit in hits] == [("injury", True)]
    assert [(hit.entry.id, hit.whole) for hit in find(ALL, "工伤 手机")] == [("injury", False), ("LAW-1", False)]


def test_a_question_finds_what_it_is_about() -> None:
    hits = find(ALL, "骑手工伤保险怎么交")
    assert hits[0].entry.id == "injury" and not hits[0].whole


def test_widths_and_cases_are_one() -> None:
    assert found("ＭＩＮＩＭＵＭ wage") == found("minimum wage") == ["en"]


def test_matches_are_marked_where_they_stand() -> None:
    (hit,) = find([LAW], "个人")
    assert "".join(piece for piece, _ in hit.pieces).strip("…") in LAW.fields[0][0]
    assert {piece for piece, marked in hit.pieces if marked} == {"个人"}
    (title,) = find([WAGE], "最低工资")
    assert title.in_title and "".join(piece for piece, _ in title.pieces) == "报酬不低于最低工资"


def test_nothing_is_found_in_nothing() -> None:
    assert found("") == found("，。！ ") == found("天气") == []


def test_long_queries_are_cut() -> None:
    assert sum(map(len, terms("工伤" * 500))) <= 60


@given(st.text(max_size=80))
def test_any_query_is_answered_and_every_excerpt_is_a_quotation(query: str) -> None:
    for hit in find(ALL, query):
        excerpt = "".join(piece for piece, _ in hit.pieces)
        assert any(excerpt.strip("…") in text for text, _ in hit.entry.fields)
        assert any(marked for _, marked in hit.pieces)
