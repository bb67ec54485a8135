"""How a clause is shown: the sentence, where it stands, and a draft beside what was adopted (``eligibility.drafts``)."""

from __future__ import annotations

from marshmallow import fields

from eligibility.rulebook.documents import Standing
from eligibility.rulebook.fates import Change
from eligibility.wording import text
from web.api.described import OpenSchema, a_day, a_flag, a_text, described, one_of


class SentenceSchema(OpenSchema):
    """A sentence and where it stands. Titles, numbers and quotes are Chinese in every language."""

    id = a_text(text("条款编号"))
    number = a_text(text("条款在文件里的位置"), allow_none=True)
    quote = a_text(text("原文"))


class FateSchema(OpenSchema):
    """What the final text made of a sentence of a draft."""

    what = one_of(Change, text("保留、放宽、收窄、有增有减、没有写进去"))
    document = a_text(text("对照的是哪份正式文件"))
    document_title = a_text(text("文件标题"))
    by = fields.List(
        fields.Nested(SentenceSchema), required=True, **described(text("正式文件里现在的写法；没有写进去的为空"))
    )
    instead = fields.List(
        fields.Nested(SentenceSchema), required=True, **described(text("没有写进去的，正式文件关于同一件事的条款"))
    )
    note = a_text(text("改了什么"))
    text = a_text(text("一整句话"))  # last: it hides the function of the same name


class DraftSchema(SentenceSchema):
    """A sentence of a draft, beside what was adopted; never a right."""

    document = a_text(text("文件编号"))
    document_title = a_text(text("文件标题"))
    issued = a_text(text("成文日期；只知道年份或月份时只写到那里"), allow_none=True)
    became = fields.Nested(
        FateSchema, required=True, allow_none=True, **described(text("草案里的这一句，正式文件怎样处理"))
    )


class CitedSentenceSchema(SentenceSchema):
    """A sentence with the document that holds it."""

    document = a_text(text("文件编号"))
    document_title = a_text(text("文件标题"))
    document_number = a_text(text("文号"), allow_none=True)
    document_kind = a_text(text("文件的性质；draft 是征求意见稿"))
    issuer = a_text(text("发文机关"))
    issued = a_text(text("成文日期；只知道年份或月份时只写到那里"), allow_none=True)
    in_force_from = a_day(text("从哪天起有效"))
    approximate = a_flag(text("起始日期是否只知道大概"))
    standing = one_of(Standing, text("在所问的那一天是否有效"))


class ClauseSchema(CitedSentenceSchema):
    """A sentence on which an outcome rests, and drafts beside what was adopted."""

    became = fields.Nested(
        FateSchema, required=True, allow_none=True, **described(text("只有草案才有：正式文件怎样处理这一句"))
    )
    drafts = fields.List(
        fields.Nested(DraftSchema),
        required=True,
        **described(text("include_drafts 时：这一条在草案里原来的写法，以及同一件事上没有写进来的草案")),
    )
