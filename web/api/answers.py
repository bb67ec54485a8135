"""The shape of an answer, for the OpenAPI document. ``eligibility.presentation`` fills it; a test holds the two together.

New names may be added to an answer at any time, so that these schemas leave other names open.
"""

from __future__ import annotations

from marshmallow import fields, validate

from eligibility.amounts import Certainty, Kind
from eligibility.outcome_rules import Force, Status
from eligibility.rulebook.documents import Standing
from eligibility.verdict import Verdict
from eligibility.wording import text
from web.api.clauses import CitedSentenceSchema, ClauseSchema
from web.api.described import OpenSchema, described
from web.api.described import a_day as _day
from web.api.described import a_flag as _flag
from web.api.described import a_text as _text
from web.api.described import one_of as _one_of
from web.api.described import texts as _texts


class RulebookSchema(OpenSchema):
    """The rule base that decided."""

    version = _text(text("规则库的版本，由内容算出"))
    verified_on = _day(text("规则库里最久未核对的文件是哪天核对的"))
    engine = fields.String(
        required=True,
        validate=validate.OneOf(["durable-rules", "kleene"]),
        **described(text("由哪个引擎判断；两个引擎的结果总是一样")),
    )


class AmountSchema(OpenSchema):
    """An amount of money with its arithmetic."""

    kind = _one_of(Kind, text("哪一种金额：standard 是标准本身，contribution_ 开头的是要交的钱，其余是能拿到的钱"))
    value = _text(text("十进制数，写成文本"))
    unit = _text(text("单位，例如 CNY/month；percent 是百分比"))
    working = _text(text("怎样算出来的"))
    certainty = _one_of(Certainty, text("有多确定：确数、最多、估算、最后一次公布的标准"))
    clauses = fields.List(fields.Nested(CitedSentenceSchema), required=True, **described(text("数字出自哪些条款")))
    text = _text(text("金额，写成一句话"))  # last: it hides the function of the same name


class ReasonSchema(OpenSchema):
    """One test that counted."""

    criterion = _text(text("判断标准的编号"))
    verdict = _one_of(Verdict, text("成立、不成立、还不知道"))
    title = _text(text("判断标准的说法"))
    detail = _text(text("与这个人有关的细节"), allow_none=True)
    counts = fields.String(
        required=True,
        validate=validate.OneOf(["for", "against", "open", "ground"]),
        **described(text("对结果起什么作用：支持、妨碍、未定、只是依据")),
    )
    facts = _texts(text("看了哪几项情况"))
    text = _text(text("一整句话"))  # last: it hides the function of the same name


class ChangeSchema(OpenSchema):
    """What would change the outcome."""

    facts = fields.Dict(
        keys=fields.String(), required=True, **described(text("如果这几项是这样，就符合；空的表示只用等"))
    )
    from_ = _day(text("要等的，从哪天起符合"), data_key="from", allow_none=True)
    text = _text(text("一整句话"))  # last: it hides the function of the same name


class ClaimSchema(OpenSchema):
    """How to go about it."""

    steps = _texts(text("办理步骤"))
    documents = _texts(text("申请材料"))
    where = _text(text("办理地点"), allow_none=True)
    phone = _text(text("咨询电话"), allow_none=True)
    fee = _text(text("收费"), allow_none=True)
    file_from = _day(text("从哪天起可以申请"), allow_none=True)
    file_until = _day(text("最晚哪天申请"), allow_none=True)


class OutcomeSchema(OpenSchema):
    """What one provision comes to for this worker."""

    provision = _text(text("权益事项的编号"))
    title = _text(text("权益事项"))
    summary = _text(text("一两句话说明"))
    family = _text(text("权益事项的类别"))
    status = _one_of(Status, text("符合、不符合、还缺情况、没有核实到规定"))
    force = _one_of(Force, text("claim 可以申请，owed 平台应当做到，lever 可以引用但没有机构兑付"))
    standing = _one_of(Standing, text("draft 只有征求意见稿提过，不是权利"))
    amount = fields.Nested(AmountSchema, required=True, allow_none=True, **described(text("主要的金额")))
    amounts = fields.List(fields.Nested(AmountSchema), required=True, **described(text("各种金额")))
    missing_for_amount = _texts(text("还缺哪几项情况才能算出金额"))
    unverified_for_amount = _texts(text("哪些数字没有核实到"))
    opens_on = _day(text("从哪天起符合"), allow_none=True)
    closes_on = _day(text("到哪天为止符合，含当天"), allow_none=True)
    pays_until = _day(text("发到哪天"), allow_none=True)
    already_in_use = _flag(text("是否已经在享受"))
    clauses = fields.List(fields.Nested(ClauseSchema), required=True, **described(text("依据的条款")))
    reasons = fields.List(fields.Nested(ReasonSchema), required=True, **described(text("理由")))
    missing = _texts(text("还缺哪几项情况"))
    what_would_change_it = fields.List(
        fields.Nested(ChangeSchema),
        required=True,
        **described(text("本人能做的哪几件事，或者等到哪天，就一定符合；最省事的办法，最多三种")),
    )
    one_of = _text(text("同一组里只能选一项"), allow_none=True)
    must_choose = _flag(text("同组里符合的不止一项，要选一项"))
    recommended = _flag(text("同组里建议选这一项"))
    displaces = _texts(text("代替了哪些更大范围的条款"))
    unverified = _texts(text("没有核实到的是什么"))
    notes = _texts(text("提醒"))
    claim = fields.Nested(ClaimSchema, required=True, **described(text("怎样办")))


class AssessmentSchema(OpenSchema):
    """All outcomes for one situation on one day."""

    as_of = _day(text("按哪一天的规定"))
    rulebook = fields.Nested(RulebookSchema, required=True, **described(text("用的是哪一版规则")))
    outcomes = fields.List(
        fields.Nested(OutcomeSchema), required=True, **described(text("与工作地有关的每一项权益事项，不论结果"))
    )
    receipt = fields.Dict(
        keys=fields.String(), **described(text("凭据，只在要了的时候有；怎样核对见 POST /api/v1/receipts/verify"))
    )
    next_questions = _texts(text("接着最值得问的情况，最有用的在前"))
