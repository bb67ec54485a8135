"""Every fact refuses what it cannot mean, at its own pointer, with a hint, and never by falling over."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from eligibility.rulebook import load
from eligibility.rulebook.questions import Question
from eligibility.wording import languages
from web.api.questions import example

QUESTIONS = load().questions.by_fact
NOT_TEXT: list[Any] = [True, 0, 1.5, [], {}, ["330100"], {"value": "330100"}, 10**30, -1]
BAD: dict[str, list[Any]] = {
    "boolean": ["true", "yes", "是", "", 1, 0, 1.0, [], {}, [True]],
    "integer": ["16", "", "十六", True, False, 16.5, 1e300, -1, 10**30, 10**400, [], {}, [16]],
    "money": [
        "",
        "-1",
        "1.234",
        "1,000",
        "１００",
        "1e3",
        " 1",
        "1 ",
        "+1",
        "01",
        ".5",
        "5.",
        "NaN",
        "10元",
        *NOT_TEXT,
    ],
    "hours": ["", "-1", "745", "744.01", "1.234", "8h", "99999999999", *NOT_TEXT],
    "month": [
        "",
        "2025",
        "2025-13",
        "2025-00",
        "2025-6",
        "2025/06",
        "25-06",
        "1899-12",
        "2200-01",
        "2025-06-01",
        *NOT_TEXT,
    ],
    "date": [
        "",
        "2026-02-30",
        "2026-2-3",
        "20260203",
        "2026-02",
        "2026-02-03T00:00:00",
        "0000-01-01",
        "明天",
        *NOT_TEXT,
    ],
    "enum": ["", "nothing like it", "NONE", "\x00", "{value}", *NOT_TEXT],
    "enum_list": ["disabled", True, 0, 1.5, {}, {"disabled": True}],
    "region": ["", "33010", "3301000", "999999", "杭州", "330100 ", "3301\x0000", "\ud800", "../330100", *NOT_TEXT],
}
BAD_ITEMS: list[Any] = ["nothing like it", "", None, True, 0, [], {}, ["disabled"]]
WRONG = [
    pytest.param(fact, value, id=f"{fact}-{number}")
    for fact, question in QUESTIONS.items()
    for number, value in enumerate(BAD[question.type])
]


@pytest.mark.parametrize(("fact", "value"), WRONG)
def test_a_wrong_value_is_pointed_at(post: Any, refused: Any, fact: str, value: Any) -> None:
    problem = refused(post({fact: value}), 422, f"/situation/{fact}")
    assert problem["errors"][0]["detail"]
    assert problem["errors"][0]["hint"]


@pytest.mark.parametrize("fact", [fact for fact, question in QUESTIONS.items() if question.type == "enum_list"])
def test_each_wrong_entry_of_a_list_is_pointed_at(post: Any, refused: Any, fact: str) -> None:
    pointers = [f"/situation/{fact}/{index}" for index in range(len(BAD_ITEMS))]
    refused(post({fact: BAD_ITEMS}), 422, *pointers)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_the_published_example_is_accepted(post: Any, question: Question) -> None:
    assert post({question.fact: example(question)}).status_code == 200


@pytest.mark.parametrize("question", [q for q in QUESTIONS.values() if q.type == "integer"], ids=lambda q: q.fact)
def test_limits_belong_to_the_range(post: Any, refused: Any, question: Question) -> None:
    low, high = question.minimum, question.maximum
    assert low is not None and high is not None
    for value in (low, high):
        assert post({question.fact: value}).status_code == 200
    for value in (low - 1, high + 1):
        refused(post({question.fact: value}), 422, f"/situation/{question.fact}")


def test_all_mistakes_are_told_at_once(post: Any, refused: Any) -> None:
    problem = refused(
        post({"age": "16", "sex": "x", "union_member": "no"}, as_of="2026-02-30", include_drafts=0),
        422,
        "/situation/age",
        "/situation/sex",
        "/situation/union_member",
        "/as_of",
        "/include_drafts",
    )
    assert "5" in problem["detail"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("ages", "age"), ("work_regoin", "work_region"), ("pensoin", "pension"), ("Occupation", "occupation")],
)
def test_an_unknown_fact_is_answered_with_the_nearest(post: Any, refused: Any, wrong: str, right: str) -> None:
    problem = refused(post({wrong: 1}), 422, f"/situation/{wrong}")
    assert right in problem["errors"][0]["hint"]


@pytest.mark.parametrize(
    ("name", "pointer"),
    [
        ("a/b", "/situation/a~1b"),
        ("a~b", "/situation/a~0b"),
        ("", "/situation/"),
        ("{x}", "/situation/{x}"),
        ("\ud800", "/situation/?"),
    ],
)
def test_pointers_are_escaped(post: Any, refused: Any, name: str, pointer: str) -> None:
    refused(post({name: 1}), 422, pointer)


def test_near_misses_are_suggested(post: Any, refused: Any) -> None:
    assert (
        "food_delivery"
        in refused(post({"occupation": "food_delivry"}), 422, "/situation/occupation")["errors"][0]["hint"]
    )
    assert "330100" in refused(post({"work_region": "330199"}), 422, "/situation/work_region")["errors"][0]["hint"]


@pytest.mark.parametrize("wanted", ["true", 1, 0, "", [], {}])
def test_drafts_are_wanted_or_not(post: Any, refused: Any, wanted: Any) -> None:
    refused(post({}, include_drafts=wanted), 422, "/include_drafts")


@pytest.mark.skipif("en" not in languages(), reason="no English catalogue")
def test_english_problems_are_english(post: Any, refused: Any) -> None:
    situation = {
        "age": "16",
        "sex": "x",
        "work_region": "1",
        "injury_date": "x",
        "monthly_hours": 1,
        "union_member": "x",
    }
    reply = post(situation, "en", as_of=date(1999, 1, 1).isoformat())
    problem = refused(reply, 422, *(f"/situation/{fact}" for fact in QUESTIONS if fact in situation), "/as_of")
    words = [
        problem["title"],
        problem["detail"],
        *(entry[key] for entry in problem["errors"] for key in ("detail", "hint")),
    ]
    chinese = [sentence for sentence in words if any("\u4e00" <= character <= "\u9fff" for character in sentence)]
    assert [sentence for sentence in chinese if "杭州" not in sentence] == []
