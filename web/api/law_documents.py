"""The shape of documents and clauses, for the OpenAPI document; ``eligibility.lawbook.document_content`` fills it."""

from __future__ import annotations

from marshmallow import fields, validate

from eligibility.lawbook.document_content import NOT_YET
from eligibility.rulebook.documents import ClauseForce, Standing
from eligibility.wording import text
from web.api.clauses import ClauseSchema
from web.api.described import OpenSchema, described

_STANDINGS = [*(standing.value for standing in Standing), NOT_YET]


class ReferenceSchema(OpenSchema):
    """A provision, named."""

    id = fields.String(required=True, **described(text("编号")))
    title = fields.String(required=True, **described(text("标题")))


class HeldClauseSchema(ClauseSchema):
    """A clause with who cites it."""

    standing = fields.String(
        required=True,
        validate=validate.OneOf(_STANDINGS),
        **described(text("今天是否有效；not_yet 还没有施行，draft 是征求意见稿，永远不是权利")),
    )
    force = fields.String(
        required=True,
        validate=validate.OneOf([force.value for force in ClauseForce]),
        **described(text("这一句给的是什么：权利、义务、补贴、承诺、试点、倡导")),
    )
    in_force_to = fields.Date(required=True, allow_none=True, **described(text("到哪天为止有效，含当天")))
    note = fields.String(required=True, allow_none=True, **described(text("编者注，只有中文")))
    cited_by = fields.List(fields.Nested(ReferenceSchema), required=True, **described(text("引用这一句的权益")))
    sets = fields.List(
        fields.Nested(ReferenceSchema), required=True, **described(text("这一句定了哪些数字；两样都空的仅作背景"))
    )


class DocumentSummarySchema(OpenSchema):
    """A document in short."""

    id = fields.String(required=True, **described(text("文件编号")))
    title = fields.String(required=True, **described(text("文件标题")))
    number = fields.String(required=True, allow_none=True, **described(text("文号；没有核实到的是 null")))
    issuer = fields.String(required=True, **described(text("发文机关")))
    kind = fields.String(
        required=True,
        validate=validate.OneOf(["final", "draft", "reported"]),
        **described(text("正式文件、征求意见稿、报道转述的官方说法")),
    )
    region = fields.String(required=True, **described(text("适用地方的代码；000000 是全国，XPCC 是兵团")))
    region_name = fields.String(required=True, **described(text("适用地方的名称")))
    issued = fields.String(required=True, allow_none=True, **described(text("成文日期；只知道年份或月份时只写到那里")))
    in_force_from = fields.Date(required=True, **described(text("从哪天起有效")))
    in_force_to = fields.Date(required=True, allow_none=True, **described(text("到哪天为止有效，含当天")))
    approximate = fields.Boolean(required=True, **described(text("起始日期是否只知道大概")))
    standing = fields.String(required=True, validate=validate.OneOf(_STANDINGS), **described(text("今天是否有效")))
    verified_on = fields.Date(required=True, **described(text("哪天核对的")))
    clause_count = fields.Integer(required=True, **described(text("收录了几句原文")))


class SourceSchema(OpenSchema):
    """Where the wording was read."""

    kind = fields.String(required=True, **described(text("出处的种类")))
    note = fields.String(required=True, allow_none=True, **described(text("编者注，只有中文")))
    address = fields.String(required=True, allow_none=True, **described(text("官方网页的地址")))


class DocumentSchema(DocumentSummarySchema):
    """A document with its clauses."""

    as_of = fields.Date(required=True, **described(text("按哪一天算的")))
    rulebook_version = fields.String(required=True, **described(text("规则库的版本，由内容算出")))
    supersedes = fields.List(fields.String(), required=True, **described(text("代替了哪些文件")))
    superseded_by = fields.List(fields.String(), required=True, **described(text("被哪些文件代替")))
    source = fields.Nested(SourceSchema, required=True, **described(text("出处")))
    clauses = fields.List(fields.Nested(HeldClauseSchema), required=True, **described(text("收录的原文，一字不改")))


class DocumentsSchema(OpenSchema):
    """All documents."""

    as_of = fields.Date(required=True, **described(text("按哪一天算的")))
    rulebook_version = fields.String(required=True, **described(text("规则库的版本，由内容算出")))
    documents = fields.List(fields.Nested(DocumentSummarySchema), required=True, **described(text("每一份文件")))
