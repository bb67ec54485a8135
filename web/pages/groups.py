"""The answer, sorted for the reader (结果分组): what to apply for, what is owed, what is still open, what comes later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from eligibility.wording import Text, text
from web.pages.figures import Outcome, last_day, worth

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
    ("claim", text("现在可以申请"), text("条件都满足了，去申请就行。期限近的在前面。")),
    ("owed", text("平台或单位应当做到"), text("这些是平台或单位的义务，没做到可以要求它做。")),
    ("open", text("再答几题就知道"), text("补上下面的回答，就知道符不符合。")),
    ("later", text("还不能，什么时候能"), text("现在不符合。到了日子，或者先办好一件事，就符合。")),
    ("unverified", text("我们没有核实到"), text("不是你不符合，是我们没有查到可靠的规定。请打 12333 问清楚。")),
    ("lever", text("谈判时可以引用"), text("文件里有这些话，没有机构直接发钱；你或工会可以拿来和平台谈。")),
    ("using", text("你已经在享受"), text("这些你已经有了，不用再申请。")),
    ("no", text("不符合"), text("按你的回答不符合，下面是决定的那一条。点开看全部原因。")),
    ("draft", text("只在草案里"), text("征求意见稿没有生效，不能拿来申请，只供对照。")),
)
FOLDED = ("no", "draft")
"""Groups whose cards say one line each until they are opened."""


def force_words(outcome: Outcome) -> Text:
    """What an outcome is worth, in words that promise no more than we know."""
    if outcome["already_in_use"]:
        return _IN_USE
    words = _FORCES if outcome["status"] == "eligible" else _FORCES_IF_MET
    return words[outcome["force"]]


def grouped(outcomes: Iterable[Outcome], families: Iterable[str]) -> tuple[Group, ...]:
    """The groups that hold anything, in the order of the page.

    Claims come by deadline and then by amount, what opens later by its first day; all else family by family.
    """
    held: dict[str, list[Outcome]] = {}
    order = list(families)
    for outcome in sorted(outcomes, key=lambda outcome: order.index(outcome["family"])):
        held.setdefault(group_of(outcome), []).append(outcome)
    held.get("claim", []).sort(key=lambda outcome: (last_day(outcome) or "9", -worth(outcome)))
    held.get("later", []).sort(key=lambda outcome: outcome["opens_on"] or "9")
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
            return "later" if outcome["opens_on"] or outcome["what_would_change_it"] else "no"


def by_key(groups: Iterable[Group]) -> dict[str, tuple[Outcome, ...]]:
    """The outcomes of each group that holds anything."""
    return {group.key: group.outcomes for group in groups}
