"""An answer for a terminal: plain lines, the claims first, every quote with its document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from eligibility.rulebook import Rulebook
from eligibility.wording import Wording, text

_TITLES = {
    ("eligible", "claim"): text("可以申请"),
    ("eligible", "owed"): text("平台或单位应当做到"),
    ("needs_information", ""): text("还要再答几题"),
    ("not_verified", ""): text("我们没有核实到"),
    ("eligible", "lever"): text("谈判时可以引用"),
    ("in_use", ""): text("已在享受"),
    ("draft", ""): text("草案，没有生效"),
    ("not_eligible", ""): text("暂不符合"),
}


def _group(outcome: dict[str, Any]) -> tuple[str, str]:
    if outcome["standing"] == "draft":
        return "draft", ""
    if outcome["already_in_use"]:
        return "in_use", ""
    return outcome["status"], outcome["force"] if outcome["status"] == "eligible" else ""


def report(answer: dict[str, Any], book: Rulebook, words: Wording) -> str:
    """Word the whole answer."""
    return "\n".join(_lines(answer, book, words))


def _lines(answer: dict[str, Any], book: Rulebook, words: Wording) -> Iterator[str]:
    rulebook = answer["rulebook"]
    yield words.say(text("按 {day} 的规定，只根据你给出的回答；以经办机构认定为准。", day=answer["as_of"]))
    for group, title in _TITLES.items():
        members = [outcome for outcome in answer["outcomes"] if _group(outcome) == group]
        if members:
            yield ""
            yield f"== {words.say(title)} ({len(members)}) =="
        for outcome in members:
            yield from _outcome(outcome, book, words)
    yield ""
    yield words.say(
        text(
            "规则库 {version}，核实到 {day}，由 {engine} 判断",
            version=rulebook["version"],
            day=rulebook["verified_on"],
            engine=rulebook["engine"],
        )
    )


def _outcome(outcome: dict[str, Any], book: Rulebook, words: Wording) -> Iterator[str]:
    yield ""
    yield f"* {outcome['title']}"
    group, _ = _group(outcome)
    if group == "needs_information":
        asked = [words.say(book.questions.by_fact[fact].name) for fact in outcome["missing"]]
        yield "    ? " + words.say(text("还要知道：{facts}", facts=asked))
        return
    for reason in outcome["reasons"]:
        if group != "not_eligible" or reason["counts"] == "against":
            yield f"    {_MARKS[reason['counts']]} {reason['text']}"
    for amount in outcome["amounts"]:
        yield f"    ¥ {amount['text']}: {amount['working']}"
    for remark in outcome["unverified_for_amount"]:
        yield f"    ¥ {remark}"
    if outcome["closes_on"]:
        yield "    ! " + words.say(text("最晚到 {day}，含当天", day=date.fromisoformat(outcome["closes_on"])))
    if outcome["opens_on"]:
        yield "    ! " + words.say(text("最早从 {day} 起", day=date.fromisoformat(outcome["opens_on"])))
    for change in outcome["what_would_change_it"]:
        if change["facts"]:
            yield f"    → {change['text']}"
    for remark in [*outcome["unverified"], *outcome["notes"]]:
        yield f"    ! {remark}"
    if group != "not_eligible":
        for clause in outcome["clauses"]:
            yield from _clause(clause, words)


def _clause(clause: dict[str, Any], words: Wording) -> Iterator[str]:
    title, number = clause["document_title"], clause["document_number"] or ""
    if clause["document_kind"] == "reported":
        source = f"{words.say(text('官方表述（转述）'))}：{title}"
    else:
        source = " ".join(filter(None, (f"《{title}》{number}", clause["number"])))
    yield f"    「{clause['quote']}」"
    yield f"      —— {source}  [{clause['id']}]"
    if fate := clause["became"]:
        yield from _fate(fate)
        for now in fate["by"] + fate["instead"]:
            yield f"        「{now['quote']}」  [{now['id']}]"
    for draft in clause["drafts"]:
        yield "      " + words.say(text("草案里原来这样写，没有生效："))
        yield f"        「{draft['quote']}」  [{draft['id']}]"
        if draft["became"]:
            yield from _fate(draft["became"])


def _fate(fate: dict[str, Any]) -> Iterator[str]:
    yield (
        f"      ≠ {fate['text']}：{fate['note']}"
        if fate["what"] != "kept"
        else f"      = {fate['text']}：{fate['note']}"
    )


_MARKS = {"for": "+", "against": "-", "open": "?", "ground": "·"}
