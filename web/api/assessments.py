"""``POST /api/v1/assessments``: one situation in, every provision out."""

# flask-smorest is not typed, and neither are its decorators
# mypy: disable-error-code="untyped-decorator"

from __future__ import annotations

import difflib
from datetime import date
from typing import Any

from flask import Response, g
from marshmallow import RAISE, Schema, ValidationError, fields, pre_load, validate

from eligibility.assessment import Assessment, Calculator
from eligibility.fact_fields import Day, YesNo
from eligibility.fact_fields import refuse as refusal
from eligibility.presentation import present
from eligibility.problems import Problem, SituationError
from eligibility.wording import text
from web.api.answers import AssessmentSchema
from web.api.blueprint import JsonBlueprint, refuse
from web.api.described import described
from web.api.problems import GONE, INVALID, MALFORMED, NO_KEY, TOO_LARGE, WRONG_TYPE
from web.api.receipts import receipt_of, signer
from web.api.replies import json_reply, reader_wording
from web.api.shelf import shelf
from web.calculators import calculator, today
from web.operations.metrics import outcome_counter

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)

EXAMPLES: dict[str, dict[str, Any]] = {
    "hangzhou_rider": {
        "summary": text("杭州的外卖骑手").template,
        "value": {"situation": {"work_region": "330100", "occupation": "food_delivery"}},
    },
    "nanjing_graduate": {
        "summary": text("在南京送外卖的应届毕业生，连草案一起看").template,
        "value": {
            "situation": {
                "work_region": "320100",
                "occupation": "instant_delivery",
                "platform": "meituan",
                "arrangement": "managed",
                "graduation_month": "2026-06",
                "education": "college_or_above",
                "flexible_registration": True,
                "pension": "flexible",
                "pension_paid": "997.20",
                "hardship": [],
                "age": None,
            },
            "as_of": "2026-11-23",
            "include_drafts": True,
        },
    },
}


class DayAskedAbout(Day):
    """The day whose rules count."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> date:
        day = super()._deserialize(value, *args, **kwargs)
        if not FIRST_DAY <= day <= LAST_DAY:
            hint = text("请填 {first} 到 {last} 之间的一天", first=FIRST_DAY.isoformat(), last=LAST_DAY.isoformat())
            raise refusal(text("{value}超出范围", value=f"“{value}”"), hint)
        return day


def request_schema(situation_schema: type[Schema]) -> type[Schema]:
    """The schema of the content: a situation, a day, and whether drafts are wanted."""

    class AssessmentRequestSchema(Schema):
        """A request for an assessment."""

        class Meta:
            unknown = RAISE

        situation = fields.Nested(
            situation_schema,
            required=True,
            error_messages={"required": [_NO_SITUATION], "null": [_NO_SITUATION]},
            **described(text("这个人的情况；不知道的不填，或者填 null")),
        )
        as_of = DayAskedAbout(
            allow_none=True,
            **described(
                text("按哪一天的规定，2000-01-01 到 2100-12-31；不填就是今天（北京时间）"), examples=["2026-11-23"]
            ),
        )
        include_drafts = YesNo(allow_none=True, **described(text("征求意见稿也算上；草案不是权利"), default=False))

        rulebook = fields.String(
            allow_none=True,
            validate=validate.Length(max=64),
            **described(text("用哪一版规则库，就是以前的回答里的 rulebook.version；不填就用现在的")),
        )
        receipt = YesNo(
            allow_none=True, **described(text("要一张签了名的凭据，以后可以核对规则那天怎么说"), default=False)
        )

        @pre_load
        def refuse_unknown_names(self, data: Any, **_: Any) -> Any:
            wrong = {name: [_unknown_name(name, list(self.fields))] for name in data if name not in self.fields}
            if wrong:
                raise ValidationError(wrong)
            return data

    return AssessmentRequestSchema


_NO_SITUATION = Problem((), text("缺少 situation"), text("请写成 {example}", example='{"situation": {…}}'))


def _unknown_name(name: str, known: list[str]) -> Problem:
    near = difflib.get_close_matches(name, known, n=1)
    hint = text("是不是想填 {value}？", value=near[0]) if near else text("可以填：{values}", values=known)
    return Problem((), text("没有“{name}”这一项", name=name[:40]), hint)


def assessments(request: type[Schema]) -> JsonBlueprint:
    """The endpoint, with the schema that :func:`request_schema` makes of the rule base's questions."""
    blueprint = JsonBlueprint(
        "assessments", __name__, url_prefix="/api/v1", description=text("评估一个人的权益").template
    )

    @blueprint.post("/assessments")
    @blueprint.doc(summary=text("评估一个人的情况").template, description=text("回答不存储、不记录。").template)
    @blueprint.arguments(request(), examples=EXAMPLES)
    @blueprint.response(200, AssessmentSchema, description=text("每一项权益事项的结果").template)
    @blueprint.refuses(MALFORMED, NO_KEY, GONE, TOO_LARGE, WRONG_TYPE, INVALID)
    @blueprint.counted
    def assess(content: dict[str, Any]) -> Response:
        """Assess one situation. Nothing of it is stored or logged."""
        return json_reply(answer(shelf().calculator(content.get("rulebook"), calculator()), content))

    return blueprint


def answer(engine: Calculator, content: dict[str, Any]) -> dict[str, Any]:
    """Assess a situation that has passed the schema, in the language of the present request."""
    found = assessed(engine, content)
    told = present(engine, found, reader_wording())
    if content.get("receipt"):
        told["receipt"] = receipt_of(engine.book, found, g.gigrights_content["situation"], today(), signer())
    outcome_counter()(found)
    return told


def assessed(engine: Calculator, content: dict[str, Any]) -> Assessment:
    """The assessment of a content that has passed the schema. Raises Refused where its answers cannot all be true."""
    as_of = content.get("as_of") or today()
    try:
        facts = engine.reader.complete(content["situation"], as_of)
    except SituationError as error:
        refuse([problem.under("situation") for problem in error.problems])
    return engine.assess(facts, as_of, include_drafts=bool(content.get("include_drafts")))
