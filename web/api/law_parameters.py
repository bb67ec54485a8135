"""The shape of parameters, for the OpenAPI document; ``eligibility.lawbook.parameter_content`` fills it."""

from __future__ import annotations

from marshmallow import fields

from eligibility.wording import text
from web.api.described import OpenSchema, described
from web.api.law_provisions import ParameterSummarySchema, PlaceSchema


class ParameterValueSchema(OpenSchema):
    """One value of a parameter."""

    regions = fields.List(fields.Nested(PlaceSchema), required=True, **described(text("在哪些地方")))
    case = fields.String(required=True, allow_none=True, **described(text("那一项情况是什么的时候")))
    case_title = fields.String(required=True, allow_none=True, **described(text("那一项情况的说法")))
    from_ = fields.Date(data_key="from", required=True, **described(text("从哪天起")))
    to = fields.Date(required=True, allow_none=True, **described(text("到哪天为止，含当天")))
    applies = fields.Boolean(required=True, **described(text("今天是否适用")))
    value = fields.String(
        required=True, allow_none=True, **described(text("数值：钱是元，两位小数；比例是分数；没有核实到的是 null"))
    )
    at_most = fields.Boolean(required=True, **described(text("是不是上限")))
    tier = fields.String(required=True, allow_none=True, **described(text("档次")))
    note = fields.String(required=True, allow_none=True, **described(text("读这个数要知道的")))
    unverified = fields.String(required=True, allow_none=True, **described(text("没有核实到的是什么")))
    clause = fields.String(required=True, **described(text("写在哪一条")))
    text = fields.String(required=True, allow_none=True, **described(text("一整句话")))  # last: it hides the function


class ParameterSchema(ParameterSummarySchema):
    """A number of the law with its values."""

    as_of = fields.Date(required=True, **described(text("按哪一天算的")))
    rulebook_version = fields.String(required=True, **described(text("规则库的版本，由内容算出")))
    values = fields.List(fields.Nested(ParameterValueSchema), required=True, **described(text("各个取值")))


class ParametersSchema(OpenSchema):
    """All parameters."""

    as_of = fields.Date(required=True, **described(text("按哪一天算的")))
    rulebook_version = fields.String(required=True, **described(text("规则库的版本，由内容算出")))
    parameters = fields.List(fields.Nested(ParameterSummarySchema), required=True, **described(text("每一种数字")))
