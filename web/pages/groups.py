"""The answer, sorted for the reader (结果分组): what to apply for, what is owed, what is still open, what can be quoted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from eligibility.wording import Text, text

Outcome = dict[str, Any]

_FORCES = {
    "claim": text("你有权申请"),
    "owed": text("平台或单位应当做到"),
    "lever": text("可以引用，没有机构直接给"),
}
_FORCES_IF_MET = {
    "claim": text("符合的话可以申请"),
    "owed": text("符合的话平台或单位应当做到"),
    "lever": text("可以引用，没有机构直接给"),
}
_IN_USE = text("你已经有了")


@dataclass(frozen=True)
class Group:
    """Outcomes that call for the same next step. ``key`` is also its anchor on the page."""

    key: str
    title: Text
    lead: Text
    outcomes: tuple[Outcome, ...]


_GROUPS = (
    ("claim", text("现在可以申请"), text("条件都满足了，去申请就行。")),
    ("owed", text("平台或单位应当做到"), text("这些是平台或单位的义务，没做到可以要求它做。")),
    ("using", text("你已经在享受"), text("这些你已经有了，不用再申请。")),
    ("open", text("还要再答几题"), text("补上下面的回答，就知道符不符合。")),
    ("unverified", text("我们没有核实到"), text("不是你不符合，是我们没有查到可靠的规定。请打 12333 问清楚。")),
    ("lever", text("谈判时可以引用"), text("文件里有这些话，没有机构直接发钱；你或工会可以拿来和平台谈。")),
    ("no", text("暂不符合"), text("按你现在的回答不符合，点开看原因。")),
    ("draft", text("只在草案里"), text("征求意见稿没有生效，不能拿来申请，只供对照。")),
)


def force_words(outcome: Outcome) -> Text:
    """What an outcome is worth, in words that promise no more than we know."""
    if outcome["already_in_use"]:
        return _IN_USE
    words = _FORCES if outcome["status"] == "eligible" else _FORCES_IF_MET
    return words[outcome["force"]]


def grouped(outcomes: Iterable[Outcome], families: Iterable[str]) -> tuple[Group, ...]:
    """The groups that hold anything, in the order of the page; within each, family by family."""
    held: dict[str, list[Outcome]] = {}
    order = list(families)
    for outcome in sorted(outcomes, key=lambda outcome: order.index(outcome["family"])):
        held.setdefault(group_of(outcome), []).append(outcome)
    return tuple(Group(key, title, lead, tuple(held[key])) for key, title, lead in _GROUPS if key in held)


def group_of(outcome: Outcome) -> str:
    """The key of an outcome's group."""
    if outcome["standing"] == "draft":
        return "draft"
    match outcome["status"]:
        case "eligible":
            return "using" if outcome["already_in_use"] else str(outcome["force"])
        case "needs_information":
            return "open"
        case "not_verified":
            return "unverified"
        case _:
            return "no"
