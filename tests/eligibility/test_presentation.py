"""The answer as the API's contract has it: exactly these keys, worded in the reader's language, ready for JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from babel.support import NullTranslations
from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility.assessment import Assessment, Calculator
from eligibility.months import month_index
from eligibility.presentation import present
from eligibility.reason_words import answer_text
from eligibility.rulebook import Rulebook
from eligibility.wording import Wording, languages, wording

ANSWER = {"as_of", "rulebook", "outcomes", "next_questions"}
RULEBOOK = {"version", "verified_on", "engine"}
OUTCOME = {
    *("provision", "title", "summary", "family", "status", "force", "standing"),
    *("amount", "amounts", "missing_for_amount", "unverified_for_amount"),
    *("opens_on", "closes_on", "pays_until", "already_in_use"),
    *("clauses", "reasons", "missing", "what_would_change_it", "notes", "unverified"),
    *("one_of", "must_choose", "recommended", "displaces", "claim"),
}
CLAUSE = {
    *("id", "document", "document_title", "document_number", "document_kind", "issuer", "number", "quote"),
    *("issued", "in_force_from", "approximate", "standing", "became", "drafts"),
}
CHANGE = {"facts", "text", "from"}
REASON = {"criterion", "verdict", "title", "detail", "counts", "text", "facts"}
CLAIM = {"steps", "documents", "where", "phone", "fee", "file_from", "file_until"}
WORKER = {
    "work_region": "330100",
    "occupation": "food_delivery",
    "platform": "meituan",
    "arrangement": "managed",
    "education": "college_or_above",
    "graduation_month": "2025-06",
    "hardship": ["disabled"],
    "pension": "flexible",
    "injured_on_order": True,
    "injury_date": "2026-09-01",
    "age": 46,
}
Presented = Callable[..., dict[str, Any]]


class Marked(NullTranslations):
    """Translations that mark every sentence that passes through them."""

    def ugettext(self, message: str) -> str:
        return f"⟦{message}⟧"


@pytest.fixture
def presented(kleene: Calculator, assess: Callable[..., Assessment]) -> Presented:
    def run(raw: dict[str, Any], words: Wording | None = None) -> dict[str, Any]:
        return present(kleene, assess(raw, drafts=True), words or wording())

    return run


def test_the_keys_are_those_of_the_contract(presented: Presented) -> None:
    answer = presented(WORKER)
    assert set(answer) == ANSWER
    assert set(answer["rulebook"]) == RULEBOOK
    for outcome in answer["outcomes"]:
        assert set(outcome) == OUTCOME
        assert set(outcome["claim"]) == CLAIM
        assert all(set(clause) == CLAUSE for clause in outcome["clauses"])
        assert all(set(reason) == REASON for reason in outcome["reasons"])
        assert all(set(change) == CHANGE for change in outcome["what_would_change_it"])
    assert any(outcome["clauses"] for outcome in answer["outcomes"])
    assert any(outcome["reasons"] for outcome in answer["outcomes"])


def test_the_values_are_those_that_the_contract_allows(presented: Presented) -> None:
    for outcome in presented(WORKER)["outcomes"]:
        assert outcome["status"] in {"eligible", "not_eligible", "needs_information", "not_verified"}
        assert outcome["force"] in {"claim", "owed", "lever"}
        assert outcome["standing"] in {"in_force", "draft", "superseded", "expired"}
        for reason in outcome["reasons"]:
            assert reason["verdict"] in {"true", "false", "unknown"}
            assert reason["counts"] in {"for", "against", "open", "ground"}
        for clause in outcome["clauses"]:
            assert clause["standing"] == outcome["standing"]
            assert date.fromisoformat(clause["in_force_from"])


def test_it_says_who_decided_and_by_which_rules(presented: Presented, book: Rulebook) -> None:
    answer = presented(WORKER)
    assert answer["as_of"] == "2026-11-23"
    assert answer["rulebook"]["engine"] == "kleene"
    assert answer["rulebook"]["version"] == book.version
    assert date.fromisoformat(answer["rulebook"]["verified_on"]) == book.verified_on


@settings(max_examples=40)
@given(data=st.data())
def test_it_goes_through_json_unchanged(data: st.DataObject, situations: Any, presented: Presented) -> None:
    for language in languages():
        answer = presented(data.draw(situations), wording(language))
        assert json.loads(json.dumps(answer, ensure_ascii=False, allow_nan=False)) == answer


def worded(outcome: dict[str, Any]) -> Iterator[str]:
    """Everything in an outcome that is said in the reader's language."""
    claim = outcome["claim"]
    yield from (outcome["title"], outcome["summary"], *outcome["notes"], *outcome["unverified"])
    yield from (*claim["steps"], *claim["documents"], *(claim[key] for key in ("where", "fee") if claim[key]))
    for reason in outcome["reasons"]:
        yield from (reason["title"], reason["text"])
        if reason["detail"]:
            yield reason["detail"]
    for fate in fates(outcome):
        yield from (fate["text"], fate["note"])


def fates(outcome: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What became of each draft in an outcome."""
    for clause in outcome["clauses"]:
        yield from (shown["became"] for shown in (clause, *clause["drafts"]) if shown["became"])


def test_every_sentence_is_worded_and_no_word_of_the_law_is(presented: Presented, book: Rulebook) -> None:
    answer = presented(WORKER, Wording("en", Marked()))
    for outcome in answer["outcomes"]:
        for sentence in worded(outcome):
            assert sentence.startswith("⟦") and "⟧" in sentence, sentence
        for clause in outcome["clauses"]:
            assert clause["quote"] == book.clauses[clause["id"]].quote
        for fate in fates(outcome):
            del fate["text"], fate["note"]
        assert "⟦" not in json.dumps(outcome["clauses"], ensure_ascii=False)


@pytest.mark.parametrize("language", languages())
def test_a_language_changes_the_words_and_nothing_else(language: str, presented: Presented) -> None:
    def bare(answer: dict[str, Any]) -> list[Any]:
        said = {
            "title",
            "summary",
            "notes",
            "unverified",
            "unverified_for_amount",
            "claim",
            "reasons",
            "amount",
            "amounts",
            "what_would_change_it",
        }
        return [
            [
                {key: value for key, value in outcome.items() if key not in said},
                [
                    {key: amount[key] for key in ("kind", "value", "unit", "certainty", "clauses")}
                    for amount in outcome["amounts"]
                ],
                [
                    {key: reason[key] for key in ("criterion", "verdict", "counts", "facts")}
                    for reason in outcome["reasons"]
                ],
                [{key: change[key] for key in ("facts", "from")} for change in outcome["what_would_change_it"]],
            ]
            for outcome in answer["outcomes"]
        ]

    words = wording(language)
    answer, chinese = presented(WORKER, words), presented(WORKER)
    for outcome in [*answer["outcomes"], *chinese["outcomes"]]:
        for fate in fates(outcome):
            del fate["text"], fate["note"]
    assert bare(answer) == bare(chinese)
    for here, there in zip(answer["outcomes"], chinese["outcomes"], strict=True):
        assert here["title"] == words.gettext(there["title"])


def test_a_reason_tells_the_answer_it_rests_on(presented: Presented, book: Rulebook) -> None:
    registered = {
        **WORKER,
        "flexible_registration": True,
        "subsidy_months_used": 0,
        "receives_unemployment_benefit": False,
    }
    title, name = book.criteria["is_college_graduate"].title, book.questions.by_fact["education"].name
    for words, expected in (
        (wording(), f"符合：{title}（{name}：大专及以上）"),
        (Wording("en"), f"符合：{title} ({name}：大专及以上)"),
    ):
        outcomes = {outcome["provision"]: outcome for outcome in presented(registered, words)["outcomes"]}
        reasons = {reason["criterion"]: reason for reason in outcomes["graduate_insurance_subsidy"]["reasons"]}
        assert reasons["is_college_graduate"]["text"] == expected
        assert reasons["is_college_graduate"]["counts"] == "for"


@pytest.mark.parametrize(
    ("fact", "value", "chinese"),
    [
        ("union_member", True, "是"),
        ("union_member", False, "否"),
        ("pension", "flexible", "自己按灵活就业交"),
        ("hardship", ("disabled", "veteran"), "持残疾人证、退役军人或优抚对象"),
        ("hardship", (), "都没有"),
        ("graduation_month", month_index("2025-06"), "2025年6月"),
        ("injury_date", date(2026, 9, 1), "2026年9月1日"),
        ("monthly_income", 99720, "997.20 元"),
        ("age", 46, "46 周岁"),
        ("work_region", "330106", "浙江省杭州市西湖区"),
    ],
)
def test_answers_in_words(fact: str, value: Any, chinese: str, book: Rulebook) -> None:
    assert wording().value(answer_text(book, fact, value)) == chinese


def test_hours_lose_no_digit_and_gain_none(kleene: Calculator, book: Rulebook) -> None:
    for given_hours, said in (("176.50", "176.5"), ("100", "100"), ("0", "0"), ("0.05", "0.05")):
        hours = kleene.reader.read({"monthly_hours": given_hours}, date(2026, 11, 23))["monthly_hours"]
        assert wording().value(answer_text(book, "monthly_hours", hours)) == f"{said} 小时/月"
