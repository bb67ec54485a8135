"""What to ask next, and the dates of an assessment as a calendar."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient
from icalendar import Calendar

from eligibility.assessment import Calculator
from web.asker import asker

RIDER = {"work_region": "330100", "occupation": "food_delivery"}
GRADUATE = {
    **RIDER,
    "pension": "flexible",
    "flexible_registration": True,
    "education": "college_or_above",
    "graduation_month": "2025-06",
    "subsidy_months_used": 0,
    "receives_unemployment_benefit": False,
}


def ask(client: FlaskClient, situation: dict[str, Any], **headers: str) -> list[dict[str, Any]]:
    reply: Any = client.post("/api/v1/questions/next", json={"situation": situation}, headers=headers)
    assert reply.status_code == 200
    found: list[dict[str, Any]] = reply.json["questions"]
    return found


def test_the_questions_are_those_an_assessment_names(client: FlaskClient, conforms: Any) -> None:
    questions = ask(client, RIDER)
    answer: Any = client.post("/api/v1/assessments", json={"situation": RIDER}).json
    open_facts = {fact for one in answer["outcomes"] if one["status"] == "needs_information" for fact in one["missing"]}
    assert {question["fact"] for question in questions} <= open_facts
    assert len({question["fact"] for question in questions}) == len(questions) > 5
    assert any(question["pays"] for question in questions) and all(question["decides"] > 0 for question in questions)
    conforms("NextQuestions", {"questions": questions})


def test_answering_them_ends(client: FlaskClient) -> None:
    situation: dict[str, Any] = {"work_region": "330106"}
    for _ in range(80):
        questions = ask(client, situation)
        if not questions:
            break
        assert questions[0]["fact"] not in situation
        situation[questions[0]["fact"]] = questions[0]["example"]
    assert questions == [] and len(situation) > 8


def test_they_speak_english(client: FlaskClient) -> None:
    (first, *_) = ask(client, {"work_region": "330100"}, **{"Accept-Language": "en"})
    assert first["label"].isascii()


def test_dates_are_a_calendar(client: FlaskClient) -> None:
    reply = client.post("/api/v1/deadlines", json={"situation": GRADUATE, "as_of": "2026-11-23"})
    assert reply.status_code == 200 and reply.mimetype == "text/calendar"
    events = list(Calendar.from_ical(reply.get_data()).walk("VEVENT"))
    days = {str(event["dtstart"].dt) for event in events}
    assert "2027-06-30" in days
    assert "no-store" in reply.headers["Cache-Control"]


def test_no_dates_are_an_empty_calendar(client: FlaskClient) -> None:
    reply = client.post("/api/v1/deadlines", json={"situation": {}})
    assert reply.status_code == 200 and "VEVENT" not in reply.text


def test_what_is_wrong_is_pointed_at(client: FlaskClient) -> None:
    for address in ("/api/v1/questions/next", "/api/v1/deadlines"):
        reply: Any = client.post(address, json={"situation": {"age": "26"}})
        assert reply.status_code == 422 and reply.json["errors"][0]["pointer"] == "/situation/age"


def test_what_to_ask_is_found_out_by_one_asker_for_each_rule_base(client: FlaskClient, calculator: Calculator) -> None:
    ask(client, RIDER)
    before = asker.cache_info().hits
    ask(client, RIDER)
    assert asker.cache_info().hits == before + 1
    assert asker(calculator) is asker(calculator)
