"""``GET /api/v1/questions``: every fact that can be given, with its type, limits, choices and words."""

# flask-smorest is not typed, and neither are its decorators
# mypy: disable-error-code="untyped-decorator"

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import fields

from eligibility.rulebook import Rulebook
from eligibility.rulebook.questions import Question
from eligibility.wording import Wording, text
from web.api.blueprint import JsonBlueprint
from web.api.described import OpenSchema, described
from web.api.replies import public_reply, reader_wording
from web.calculators import calculator

blueprint = JsonBlueprint("questions", __name__, url_prefix="/api/v1", description=text("可以填哪些情况").template)

EXAMPLES: dict[str, Any] = {
    "boolean": True,
    "integer": 26,
    "money": "997.20",
    "hours": "176.5",
    "month": "2003-06",
    "date": "2026-03-01",
    "region": "330100",
}
"""A value of each type that has no choices."""


class TopicSchema(OpenSchema):
    """A group of questions."""

    id = fields.String(required=True, **described(text("编号")))
    title = fields.String(required=True, **described(text("标题")))


class ChoiceSchema(OpenSchema):
    """One value that can be chosen."""

    value = fields.String(required=True, **described(text("填进情况里的值")))
    label = fields.String(required=True, **described(text("说法")))


class QuestionSchema(OpenSchema):
    """A fact and the question that asks for it."""

    fact = fields.String(required=True, **described(text("填进情况里的名称")))
    topic = fields.String(required=True, **described(text("属于哪一组")))
    type = fields.String(
        required=True,
        **described(text("类型"), enum=[*EXAMPLES, "enum", "enum_list"]),
    )
    name = fields.String(required=True, **described(text("短的说法")))
    label = fields.String(required=True, **described(text("完整的问题")))
    hint = fields.String(required=True, allow_none=True, **described(text("填写提示")))
    why = fields.String(required=True, allow_none=True, **described(text("为什么问")))
    unit = fields.String(required=True, allow_none=True, **described(text("单位")))
    choices = fields.List(fields.Nested(ChoiceSchema), required=True, **described(text("可选的值；其他类型为空")))
    minimum = fields.Integer(required=True, allow_none=True, **described(text("最小值")))
    maximum = fields.Integer(required=True, allow_none=True, **described(text("最大值")))
    future_months = fields.Integer(required=True, allow_none=True, **described(text("月份最多可以在几个月以后")))
    ask_after = fields.String(required=True, allow_none=True, **described(text("先问过这一项再问")))
    example = fields.Raw(required=True, **described(text("一个可以填的值")))


class QuestionsSchema(OpenSchema):
    """All questions."""

    topics = fields.List(fields.Nested(TopicSchema), required=True, **described(text("各组，按顺序")))
    questions = fields.List(fields.Nested(QuestionSchema), required=True, **described(text("各项情况，按询问的顺序")))


@blueprint.get("/questions")
@blueprint.doc(summary=text("可以填哪些情况").template)
@blueprint.response(200, QuestionsSchema, description=text("可以填的情况").template)
def questions() -> Response:
    """All facts that can be given."""
    return public_reply(present_questions(calculator().book, reader_wording()))


def present_questions(book: Rulebook, wording: Wording) -> dict[str, Any]:
    """Topics and questions as plain data."""
    return {
        "topics": [{"id": name, "title": wording.say(title)} for name, title in book.questions.topics.items()],
        "questions": [present_question(question, wording) for question in book.questions.by_fact.values()],
    }


def present_question(question: Question, wording: Wording) -> dict[str, Any]:
    """One question as plain data."""
    return {
        "fact": question.fact,
        "topic": question.topic,
        "type": question.type,
        "name": wording.say(question.name),
        "label": wording.say(question.label),
        "hint": wording.say(question.hint) or None,
        "why": wording.say(question.why) or None,
        "unit": wording.say(question.unit) or None,
        "choices": [{"value": value, "label": wording.say(label)} for value, label in question.choices.items()],
        "minimum": question.minimum,
        "maximum": question.maximum,
        "future_months": question.future_months,
        "ask_after": question.ask_after,
        "example": example(question),
    }


def example(question: Question) -> Any:
    """A value that the question accepts."""
    first = next(iter(question.choices), None)
    match question.type:
        case "enum":
            return first
        case "enum_list":
            return [first]
        case "integer":
            return max(question.minimum or 0, min(EXAMPLES["integer"], question.maximum or EXAMPLES["integer"]))
        case other:
            return EXAMPLES[other]
