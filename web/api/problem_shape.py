"""The shape of problem documents, for the OpenAPI document; ``web.api.problems`` fills it."""

from __future__ import annotations

from marshmallow import EXCLUDE, Schema, fields

from eligibility.wording import text
from web.api.described import described
from web.api.problems import INVALID


class ProblemEntrySchema(Schema):
    """One mistake in the content."""

    class Meta:
        unknown = EXCLUDE

    pointer = fields.String(
        required=True,
        **described(text("出错的位置，JSON Pointer（RFC 6901）；空文本指整个内容"), examples=["/situation/age"]),
    )
    detail = fields.String(required=True, **described(text("错在哪里")))
    hint = fields.String(required=True, allow_none=True, **described(text("怎样改")))


class ProblemSchema(Schema):
    """What went wrong."""

    class Meta:
        unknown = EXCLUDE

    type = fields.String(
        required=True, **described(text("问题的种类，各版本不变，可供程序比较"), examples=[INVALID.type])
    )
    title = fields.String(required=True, **described(text("种类的说法")))
    status = fields.Integer(required=True, **described(text("HTTP 状态码")))
    detail = fields.String(required=True, **described(text("这一次的情况")))
    errors = fields.List(
        fields.Nested(ProblemEntrySchema), required=True, **described(text("内容里的每一处错误，一次全部列出"))
    )
