"""An assessment over HTTP is the calculator's own, in the shape and the language that the contract promises."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from eligibility.assessment import Calculator
from eligibility.presentation import present
from eligibility.wording import languages, wording
from web.api.assessments import EXAMPLES

RIDER = {"work_region": "330100", "occupation": "food_delivery"}
TRAINED = {
    "work_region": "330100",
    "rural_labourer": True,
    "training_completed": True,
    "certificate_level": "none",
}
OUTCOME_KEYS = [
    "provision",
    "title",
    "family",
    "status",
    "force",
    "standing",
    "amount",
    "amounts",
    "missing_for_amount",
    "opens_on",
    "closes_on",
    "pays_until",
    "already_in_use",
    "clauses",
    "reasons",
    "missing",
    "what_would_change_it",
    "one_of",
    "recommended",
    "displaces",
    "unverified",
    "claim",
]


def test_keys_are_the_contracts(post: Any) -> None:
    answer = post(RIDER).json
    assert list(answer) == ["as_of", "rulebook", "outcomes", "next_questions"]
    assert set(answer["rulebook"]) >= {"version", "verified_on", "engine"}
    assert answer["outcomes"]
    for outcome in answer["outcomes"]:
        assert [key for key in outcome if key in OUTCOME_KEYS] == OUTCOME_KEYS


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("drafts", [False, True])
def test_the_answer_is_the_calculators(post: Any, calculator: Calculator, language: str, drafts: bool) -> None:
    day = date(2026, 3, 1)
    found = calculator.assess(calculator.reader.read(RIDER, day), day, include_drafts=drafts)
    reply = post(RIDER, language, as_of="2026-03-01", include_drafts=drafts)
    assert reply.json == present(calculator, found, wording(language))
    assert reply.headers["Content-Language"] == language


@pytest.mark.parametrize("name", EXAMPLES)
def test_documented_examples_are_answered_as_documented(client: FlaskClient, conforms: Any, name: str) -> None:
    reply = client.post("/api/v1/assessments", json=EXAMPLES[name]["value"])
    assert reply.status_code == 200
    conforms("Assessment", reply.json)


def test_the_document_describes_every_key(post: Any, conforms: Any) -> None:
    for situation in ({}, RIDER, {"work_region": "320900", "pension": "flexible", "age": 52, "sex": "female"}, TRAINED):
        conforms("Assessment", post(situation, include_drafts=True).json)


def test_the_day_is_today_unless_given(post: Any) -> None:
    assert post({}).json["as_of"] == "2026-11-23"
    assert post({}, as_of=None).json["as_of"] == "2026-11-23"
    assert post({}, as_of="2025-08-01").json["as_of"] == "2025-08-01"


@pytest.mark.parametrize("day", ["2000-01-01", "2100-12-31"])
def test_the_first_and_the_last_day_are_answered(post: Any, day: str) -> None:
    reply = post(RIDER, as_of=day, include_drafts=True)
    assert (reply.status_code, reply.json["as_of"]) == (200, day)


def test_drafts_are_left_out_unless_asked_for(post: Any) -> None:
    def standings(**more: Any) -> set[str]:
        return {outcome["standing"] for outcome in post(RIDER, **more).json["outcomes"]}

    assert "draft" not in standings()
    assert "draft" not in standings(include_drafts=None)
    assert "draft" in standings(include_drafts=True)


def test_null_says_no_more_than_silence(post: Any, calculator: Calculator) -> None:
    unknown = dict.fromkeys(calculator.book.questions.by_fact)
    assert post({**unknown, **RIDER}).json == post(RIDER).json


def test_a_whole_number_may_be_written_with_a_point(post: Any, client: FlaskClient) -> None:
    body = b'{"situation": {"age": 16.0}}'
    reply = client.post("/api/v1/assessments", data=body, content_type="application/json")
    assert reply.json == post({"age": 16}).json


def test_chinese_stays_readable_and_nothing_is_stored(post: Any) -> None:
    reply = post(RIDER)
    assert reply.mimetype == "application/json"
    assert "杭州" in reply.get_data(as_text=True)
    assert reply.headers["Cache-Control"] == "no-store"
    assert "Accept-Language" in reply.headers["Vary"]
    assert "Set-Cookie" not in reply.headers


def test_a_byte_order_mark_is_passed_over(client: FlaskClient) -> None:
    body = json.dumps({"situation": RIDER}).encode("utf-8-sig")
    assert client.post("/api/v1/assessments", data=body, content_type="application/json").status_code == 200


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "zh-CN"),
        ("", "zh-CN"),
        ("zh-TW", "zh-CN"),
        ("*", "zh-CN"),
        ("fr", "zh-CN"),
        ("fr;q=0.9, zh;q=0.8", "zh-CN"),
        ("en-GB, zh;q=0.5", "en"),
        ("zh;q=0.5, en", "en"),
        ("en;q=0, zh", "zh-CN"),
        ("en;q=x, \x00;;", "zh-CN"),
    ],
)
def test_language_follows_the_header(client: FlaskClient, header: str | None, language: str) -> None:
    headers = {} if header is None else {"Accept-Language": header.replace("\x00", "")}
    expected = language if language in languages() else "zh-CN"
    assert client.get("/api/v1/questions", headers=headers).headers["Content-Language"] == expected


def test_what_would_change_it_can_be_sent_as_it_stands(post: Any) -> None:
    def training(situation: dict[str, Any]) -> dict[str, Any]:
        found: list[dict[str, Any]] = post(situation).json["outcomes"]
        return next(outcome for outcome in found if outcome["provision"] == "training_subsidy")

    before = training(TRAINED)
    (change,) = before["what_would_change_it"]
    assert before["status"] == "not_eligible" and change["from"] is None
    after = training({**TRAINED, **change["facts"]})
    assert after["status"] == "eligible" and after["what_would_change_it"] == []


PARK = {
    "work_region": "320571",
    "hukou_region": "320571",
    "pension": "flexible",
    "medical": "flexible",
    "subsidy_months_used": 0,
    "receives_unemployment_benefit": False,
    "hardship": ["certified_other"],
}


def test_a_development_zone_is_a_place_with_rules_of_its_own(post: Any) -> None:
    def subsidy(**more: Any) -> Any:
        answer = post({**PARK, **more}).json
        return next(one for one in answer["outcomes"] if one["provision"] == "difficulty_insurance_subsidy")

    park = subsidy()
    assert park["status"] == "eligible" and park["clauses"][0]["id"] == "JS-SZ-SIP-SUB"
    assert (park["amount"], park["amounts"]) == (None, [])
    beside = subsidy(work_region="320506")
    assert beside["status"] == "eligible"
    assert "JS-SZ-SIP-SUB" not in {clause["id"] for clause in beside["clauses"]}
    coarse = subsidy(hukou_region="320500")
    assert (coarse["status"], coarse["missing"]) == ("needs_information", ["hukou_region"])


def test_a_slip_in_the_code_of_a_zone_is_answered_with_what_lies_near(post: Any) -> None:
    reply = post({"work_region": "320570"})
    assert reply.status_code == 422 and "苏州" in reply.json["errors"][0]["hint"]
