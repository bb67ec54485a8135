"""The questions endpoint tells a client everything it needs to ask by itself."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from eligibility.assessment import Calculator
from eligibility.wording import languages, wording


@pytest.fixture(scope="module")
def content(client: FlaskClient) -> dict[str, Any]:
    answered: Any = client.get("/api/v1/questions").json
    found: dict[str, Any] = answered
    return found


def test_content_is_as_described(content: dict[str, Any], conforms: Any) -> None:
    conforms("Questions", content)


def test_every_fact_is_asked_for(content: dict[str, Any], calculator: Calculator) -> None:
    questions = calculator.book.questions
    assert [entry["fact"] for entry in content["questions"]] == list(questions.by_fact)
    assert [entry["id"] for entry in content["topics"]] == list(questions.topics)
    assert {entry["topic"] for entry in content["questions"]} <= set(questions.topics)
    for entry in content["questions"]:
        question = questions.by_fact[entry["fact"]]
        assert [choice["value"] for choice in entry["choices"]] == list(question.choices)
        assert (entry["minimum"], entry["maximum"]) == (question.minimum, question.maximum)
        assert entry["label"] == question.label


@pytest.mark.parametrize("language", languages())
def test_words_are_in_the_language_and_names_are_not(
    client: FlaskClient, content: dict[str, Any], calculator: Calculator, language: str
) -> None:
    reply = client.get("/api/v1/questions", headers={"Accept-Language": language})
    answered: Any = reply.json
    say = wording(language).say
    assert reply.headers["Content-Language"] == language
    for entry, source in zip(answered["questions"], content["questions"], strict=True):
        question = calculator.book.questions.by_fact[source["fact"]]
        assert entry["label"] == say(question.label)
        assert [choice["label"] for choice in entry["choices"]] == [say(label) for label in question.choices.values()]
        assert {key: entry[key] for key in ("fact", "topic", "type")} == {
            key: source[key] for key in ("fact", "topic", "type")
        }


def test_examples_make_a_situation(content: dict[str, Any], post: Any) -> None:
    for entry in content["questions"]:
        assert post({entry["fact"]: entry["example"]}).status_code == 200
