"""An amount in a few words (金额说法): "每月最多 969.56 元"."""

from __future__ import annotations

from fractions import Fraction

from eligibility.amounts.amount import Amount, Certainty, Kind
from eligibility.wording import Text, Yuan, text

_KINDS = {
    Kind.MONTHLY: text("每月 {sum}"),
    Kind.REMAINING: text("余下的月份一共 {sum}"),
    Kind.TOTAL: text("领满一共 {sum}"),
    Kind.SHORTFALL: text("每月差 {sum}"),
    Kind.ONE_OFF: text("一次性 {sum}"),
    Kind.STANDARD: text("{label}：{sum}"),
    Kind.CONTRIBUTION_LOWEST: text("最少每月交 {sum}"),
    Kind.CONTRIBUTION_HIGHEST: text("最高每月交 {sum}"),
    Kind.CONTRIBUTION_OWN: text("你每月交 {sum}"),
}
# Before a word such as 最多 there is no space in Chinese.
_KINDS_BEFORE_A_WORD = {
    Kind.MONTHLY: text("每月{sum}"),
    Kind.REMAINING: text("余下的月份一共{sum}"),
    Kind.TOTAL: text("领满一共{sum}"),
    Kind.SHORTFALL: text("每月差{sum}"),
    Kind.ONE_OFF: text("一次性{sum}"),
    Kind.CONTRIBUTION_LOWEST: text("最少每月交{sum}"),
    Kind.CONTRIBUTION_HIGHEST: text("最高每月交{sum}"),
    Kind.CONTRIBUTION_OWN: text("你每月交{sum}"),
}
_CERTAINTIES = {
    Certainty.AT_MOST: text("最多 {sum}"),
    Certainty.LAST_KNOWN: text("{sum}（最近核实到的标准）"),
    Certainty.ESTIMATE: text("约 {sum}"),
}
_PER = {
    "元/小时": text("{sum}/小时"),
    "元/年": text("{sum}/年"),
    "元/单": text("{sum}/单"),
}


def in_words(amount: Amount) -> Text:
    """How much, of what kind, and how sure."""
    number: object = amount.value if isinstance(amount.value, Fraction) else Yuan(amount.value)
    words = text("{sum}", sum=number)
    if amount.unit in _PER:
        words = Text(_PER[amount.unit].template, {"sum": words})
    elif amount.unit == "元/月" and amount.kind is Kind.STANDARD:
        words = text("{sum}/月", sum=words)
    if amount.partial:
        words = text("至少 {sum}", sum=words)
    if amount.certainty in _CERTAINTIES and not (amount.partial and amount.certainty is Certainty.ESTIMATE):
        words = Text(_CERTAINTIES[amount.certainty].template, {"sum": words})
    worded = amount.partial or amount.certainty in (Certainty.AT_MOST, Certainty.ESTIMATE)
    kinds = {**_KINDS, **_KINDS_BEFORE_A_WORD} if worded else _KINDS
    return Text(kinds[amount.kind].template, {"sum": words, "label": amount.label})
