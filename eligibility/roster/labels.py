"""The words of a result (说法): statuses, amounts and columns, as a spreadsheet shows them."""

from __future__ import annotations

from collections.abc import Iterable

from eligibility.amounts.amount import Kind
from eligibility.amounts.stated import Stated
from eligibility.outcome_rules import Status
from eligibility.roster.open_facts import SEPARATOR
from eligibility.rulebook import Rulebook
from eligibility.rulebook.provisions import Provision
from eligibility.wording import Text, Wording, text

STATUSES = {
    Status.ELIGIBLE: text("符合"),
    Status.NEEDS_INFORMATION: text("还缺情况"),
    Status.NOT_VERIFIED: text("没有核实到"),
    Status.NOT_ELIGIBLE: text("不符合"),
}
MEANINGS = {
    Status.ELIGIBLE: text("按填的情况，条件都满足；以经办机构认定为准。"),
    Status.NEEDS_INFORMATION: text("还缺回答，或工作地写得太粗，不能下结论；要问什么见“还可以问什么”。"),
    Status.NOT_VERIFIED: text("条件像是满足，但我们没有核实到当地的规定；请打当地的电话问。"),
    Status.NOT_ELIGIBLE: text("按填的情况，现在不符合；草案里的说法不是权利，也写成这样。"),
}
NO_CONCERN = text("不涉及")
KINDS = {
    Kind.MONTHLY: text("每月（元）"),
    Kind.REMAINING: text("余下的月份一共（元）"),
    Kind.TOTAL: text("领满一共（元）"),
    Kind.SHORTFALL: text("每月差（元）"),
    Kind.ONE_OFF: text("一次性（元）"),
    Kind.STANDARD: text("标准（元）"),
    Kind.CONTRIBUTION_LOWEST: text("最少每月交（元）"),
    Kind.CONTRIBUTION_HIGHEST: text("最高每月交（元）"),
    Kind.CONTRIBUTION_OWN: text("每月交（元）"),
}
SHARE = text("标准（比例）")
OPENS_ON = text("最早从哪天起")
CLOSES_ON = text("最晚到哪天")
DRAFT = text("假如照草案")
AS_DRAFTED: dict[bool | None, Text] = {
    True: text("假如照草案执行，会符合"),
    False: text("假如照草案执行，也不符合"),
    None: text("假如照草案执行，还缺情况"),
}
ROW = text("行号")
NEXT_DEADLINE = text("最近的期限")
NEXT_DEADLINE_OF = text("是哪一项的期限")
MISSING = text("还可以问什么")
REJECTED = (
    (ROW, 8),
    (text("列"), 20),
    (text("格子里写的"), 30),
    (text("为什么不能用"), 44),
    (text("怎么改"), 60),
)
"""The columns of rejected cells, each with its width."""


def is_share(book: Rulebook, provision: Provision, kind: Kind) -> bool:
    """Whether an amount is a share, in millionths, and not money."""
    return any(
        isinstance(formula, Stated) and formula.kind is kind and book.parameters[formula.value].unit == "比例"
        for formula in provision.amounts
    )


def about(provision: Provision, what: Text, words: Wording) -> str:
    """The header of a column about a provision."""
    return words.say(text("{title}：{what}", title=Text(provision.title), what=what))


def fact_names(joined: str, book: Rulebook, words: Wording) -> str:
    """Facts as they stand in the column ``missing``, by their short names."""
    facts: Iterable[str] = joined.split(SEPARATOR) if joined else ()
    return words.value([Text(book.questions.by_fact[fact].name) for fact in facts])
