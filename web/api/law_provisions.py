"""The shape of provisions, for the OpenAPI document; ``eligibility.lawbook.provision_content`` fills it."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from eligibility.outcome_rules import Force
from eligibility.wording import Text, text
from web.api.described import OpenSchema, described
from web.api.law_documents import HeldClauseSchema, ReferenceSchema

_FORCES = [force.value for force in Force]


def _ids(description: Text) -> fields.List[str]:
    return fields.List(fields.String(), required=True, **described(description))


def _text(description: Text, **more: Any) -> fields.String:
    return fields.String(required=True, **more, **described(description))


class PlaceSchema(OpenSchema):
    """A place, named."""

    code = _text(text("地方的代码；000000 是全国，XPCC 是兵团"))
    name = _text(text("地方的名称"))


class ConditionSchema(OpenSchema):
    """A condition, as nested parts."""

    kind = fields.String(
        required=True,
        validate=validate.OneOf(["all", "any", "not", "criterion", "concept"]),
        **described(text("all 全部满足，any 满足任一，not 不能是（下面总是一个判断标准或概念），其余是一个名字")),
    )
    name = _text(text("判断标准或概念的编号"), allow_none=True)
    title = _text(text("判断标准或概念的说法"), allow_none=True)
    parts = fields.List(fields.Nested(lambda: ConditionSchema()), required=True, **described(text("下面的各部分")))


def _condition(description: Text) -> fields.Nested:
    return fields.Nested(ConditionSchema, required=True, allow_none=True, **described(description))


class BasisSchema(OpenSchema):
    """One legal basis."""

    id = _text(text("依据的编号，在这一项权益里唯一"))
    regions = fields.List(fields.Nested(PlaceSchema), required=True, **described(text("在哪些地方适用")))
    from_ = fields.Date(data_key="from", required=True, **described(text("从哪天起适用")))
    to = fields.Date(required=True, allow_none=True, **described(text("到哪天为止，含当天")))
    approximate = fields.Boolean(required=True, **described(text("起始日期是否只知道大概")))
    applies = fields.Boolean(required=True, **described(text("今天是否适用；草案从不适用")))
    draft = fields.Boolean(required=True, **described(text("是否只有征求意见稿")))
    force = fields.String(
        required=True,
        validate=validate.OneOf(_FORCES),
        **described(text("claim 可以申请，owed 平台应当做到，lever 可以引用但没有机构兑付")),
    )
    complements = fields.Boolean(
        required=True, **described(text("和更大范围的依据并用；false 时在它的地方代替更大范围的依据"))
    )
    unverified = _text(text("没有核实到的是什么；有这一项的依据不会让人符合"), allow_none=True)
    condition = _condition(text("条件；null 是没有别的条件"))
    clauses = _ids(text("依据的条款，第一条起决定作用"))
    also = _ids(text("一并引用、但不给效力的条款"))


class ExclusionSchema(OpenSchema):
    """A legal bar."""

    condition = _condition(text("什么情形"))
    clauses = _ids(text("依据的条款"))
    text = _text(text("为什么不行"))  # last: it hides the function of the same name


class RemarkSchema(OpenSchema):
    """A remark."""

    condition = _condition(text("对谁说"))
    statuses = _ids(text("只在这些结果旁边说；空的总是说"))
    text = _text(text("提醒"))  # last: it hides the function of the same name


class ConceptSchema(OpenSchema):
    """A conclusion that conditions read."""

    id = _text(text("概念的编号"))
    title = _text(text("概念的说法"))
    because = _text(text("理由"), allow_none=True)
    holds = _condition(text("什么时候是"))
    fails = _condition(text("什么时候不是；null 就是 holds 不成立的时候"))
    clauses = _ids(text("依据的条款"))


class ParameterSummarySchema(OpenSchema):
    """A number of the law, in short."""

    id = _text(text("参数的编号"))
    title = _text(text("参数的说法"))
    unit = _text(text("单位"))
    verified_on = fields.Date(required=True, **described(text("哪天核对的")))
    yearly = fields.Boolean(required=True, **described(text("是否每年公布新的")))
    by = _text(text("取值还要看哪一项情况"), allow_none=True)


class FactReadSchema(OpenSchema):
    """A fact that can matter."""

    fact = _text(text("填进情况里的名称"))
    label = _text(text("完整的问题"))


class WaySchema(OpenSchema):
    """How to go about it."""

    steps = _ids(text("办理步骤"))
    documents = _ids(text("申请材料"))
    where = _text(text("办理地点"), allow_none=True)
    phone = _text(text("咨询电话"), allow_none=True)
    fee = _text(text("收费"), allow_none=True)


class ProvisionSummarySchema(OpenSchema):
    """A provision in short."""

    id = _text(text("权益事项的编号"))
    title = _text(text("权益事项"))
    summary = _text(text("一两句话说明"))
    family = _text(text("权益事项的类别"))
    family_title = _text(text("类别的说法"))
    forces = fields.List(
        fields.String(validate=validate.OneOf(_FORCES)),
        required=True,
        **described(text("各依据给的是什么，最强的在前；草案的不算权利，见 draft_only")),
    )
    draft_only = fields.Boolean(required=True, **described(text("只有征求意见稿提过，不是权利")))
    regions = fields.List(fields.Nested(PlaceSchema), required=True, **described(text("今天有依据的地方")))
    verified_on = fields.Date(required=True, **described(text("依据的文件里最久没核对的是哪天核对的")))


class ProvisionSchema(ProvisionSummarySchema):
    """A provision in full."""

    as_of = fields.Date(required=True, **described(text("按哪一天算的")))
    rulebook_version = _text(text("规则库的版本，由内容算出"))
    requires = _condition(text("不管哪条依据都要满足的条件"))
    in_use = _condition(text("这样就算已经有了"))
    fulfilled = _condition(text("这样就算已经做到，不再欠"))
    bases = fields.List(fields.Nested(BasisSchema), required=True, **described(text("每一条依据")))
    bars = fields.List(fields.Nested(ExclusionSchema), required=True, **described(text("有这些情形就不行")))
    one_of = _text(text("同一组里只能选一项"), allow_none=True)
    alternatives = fields.List(fields.Nested(ReferenceSchema), required=True, **described(text("同组的其他权益")))
    notes = fields.List(fields.Nested(RemarkSchema), required=True, **described(text("提醒")))
    concepts = fields.List(fields.Nested(ConceptSchema), required=True, **described(text("条件里用到的概念")))
    parameters = fields.List(
        fields.Nested(ParameterSummarySchema), required=True, **described(text("条件和金额里用到的数字"))
    )
    facts = fields.List(fields.Nested(FactReadSchema), required=True, **described(text("会看哪几项情况")))
    clauses = fields.List(fields.Nested(HeldClauseSchema), required=True, **described(text("依据的条款")))
    claim = fields.Nested(WaySchema, required=True, **described(text("怎样办")))


class ProvisionsSchema(OpenSchema):
    """All provisions."""

    as_of = fields.Date(required=True, **described(text("按哪一天算的")))
    rulebook_version = _text(text("规则库的版本，由内容算出"))
    provisions = fields.List(fields.Nested(ProvisionSummarySchema), required=True, **described(text("每一项权益")))
