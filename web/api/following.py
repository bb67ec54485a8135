"""After an assessment: ``POST /api/v1/questions/next`` says what to ask, ``POST /api/v1/deadlines`` gives its dates as .ics."""

# flask-smorest is not typed, and neither are its decorators
# mypy: disable-error-code="untyped-decorator"

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import Schema, fields

from eligibility.outcome_rules import Status
from eligibility.wording import text
from web.api.assessments import EXAMPLES, assessed
from web.api.blueprint import JsonBlueprint
from web.api.described import OpenSchema, described
from web.api.problems import GONE, INVALID, MALFORMED, TOO_LARGE, WRONG_TYPE
from web.api.questions import QuestionSchema, present_question
from web.api.replies import json_reply, reader_wording
from web.api.shelf import shelf
from web.asker import asker
from web.calculators import calculator
from web.calendar_file import calendar_file, events


class NextQuestionSchema(QuestionSchema):
    """A question that is still open, and how much hangs on it."""

    decides = fields.Integer(required=True, **described(text("几项权益事项在等这个回答")))
    pays = fields.Boolean(required=True, **described(text("其中有没有能领到钱的")))


class NextQuestionsSchema(OpenSchema):
    """What to ask next."""

    questions = fields.List(
        fields.Nested(NextQuestionSchema),
        required=True,
        **described(text("还要问的，最能定结果的在前；空的就是问完了")),
    )


def following(request: type[Schema]) -> JsonBlueprint:
    """Both endpoints; they take what an assessment takes."""
    blueprint = JsonBlueprint("following", __name__, url_prefix="/api/v1", description=text("评估之后").template)

    @blueprint.post("/questions/next")
    @blueprint.doc(summary=text("接着问什么").template, description=text("回答不存储、不记录。").template)
    @blueprint.arguments(request(), examples=EXAMPLES)
    @blueprint.response(200, NextQuestionsSchema, description=text("还要问的题").template)
    @blueprint.refuses(MALFORMED, GONE, TOO_LARGE, WRONG_TYPE, INVALID)
    @blueprint.counted
    def next_questions(content: dict[str, Any]) -> Response:
        """The questions that can still change an outcome, the most decisive first."""
        engine = shelf().calculator(content.get("rulebook"), calculator())
        found = assessed(engine, content)
        questions, wording = engine.book.questions.by_fact, reader_wording()
        waiting = {fact for one in found.outcomes if one.status is Status.NEEDS_INFORMATION for fact in one.missing}
        asks = [ask for ask in asker(engine).ranking(found) if questions[ask.fact].ask_after not in waiting]
        told = [
            {**present_question(questions[ask.fact], wording), "decides": ask.waiting, "pays": ask.pays} for ask in asks
        ]
        return json_reply({"questions": told})

    @blueprint.post("/deadlines")
    @blueprint.doc(
        summary=text("期限做成日历文件（.ics）").template,
        description=text("每个期限一个全天的日程，带提醒；没有期限就是空的日历。回答不存储、不记录。").template,
    )
    @blueprint.arguments(request(), examples=EXAMPLES)
    @blueprint.alt_response(
        200, description=text("日历文件").template, content_type="text/calendar", schema={"type": "string"}
    )
    @blueprint.refuses(MALFORMED, GONE, TOO_LARGE, WRONG_TYPE, INVALID)
    @blueprint.counted
    def deadlines(content: dict[str, Any]) -> Response:
        """All dates of an assessment as one calendar file."""
        found, wording = assessed(shelf().calculator(content.get("rulebook"), calculator()), content), reader_wording()
        return calendar_file((event for outcome in found.outcomes for event in events(outcome, wording)), wording)

    return blueprint
