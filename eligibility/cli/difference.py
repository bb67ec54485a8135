"""The difference between two rule bases in words for a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from eligibility.cli.entry_words import KINDS, flow
from eligibility.comparison.changes import ABSENT, Change, Part
from eligibility.comparison.effects import Effects, Shift
from eligibility.wording import Wording, text

_HOW = {"added": text("新增"), "removed": text("删去"), "changed": text("改动")}
_STATUSES = {
    "eligible": text("符合"),
    "not_eligible": text("不符合"),
    "needs_information": text("还缺情况"),
    "not_verified": text("没有核实到"),
    "absent": text("没有这一项"),
}
_ASPECTS = {
    "force": text("由谁来做变了"),
    "clauses": text("依据的条款变了"),
    "amounts": text("金额变了"),
    "pays_until": text("发到哪天变了"),
    "opens_on": text("从哪天起符合变了"),
    "closes_on": text("到哪天为止变了"),
}
_LONG = 160


@dataclass
class Difference:
    """All that was found; ``effects`` is None where nobody was judged."""

    names: tuple[str, str]
    versions: tuple[str, str]
    changes: list[Change]
    effects: Effects | None = None
    seed: int | None = None
    as_of: date | None = None


def as_json(found: Difference) -> dict[str, Any]:
    """The difference for programs; names and codes only."""
    seen = found.effects
    return {
        "old": {"name": found.names[0], "version": found.versions[0]},
        "new": {"name": found.names[1], "version": found.versions[1]},
        "changes": [_change(change) for change in found.changes],
        "workers": None
        if seen is None or found.as_of is None
        else {
            "scenarios": seen.scenarios,
            "generated": seen.generated,
            "seed": found.seed,
            "as_of": found.as_of.isoformat(),
            "half_read": seen.half_read,
        },
        "effects": None if seen is None else [_shift(shift) for shift in seen.shifts],
    }


def _change(change: Change) -> dict[str, Any]:
    entry = change.entry
    parts = [
        {"path": list(part.path)}
        | {name: value for name, value in (("old", part.old), ("new", part.new)) if value is not ABSENT}
        for part in change.parts
    ]
    return {"how": change.how, "kind": entry.kind, "id": entry.id, "file": entry.file, "parts": parts}


def _shift(shift: Shift) -> dict[str, Any]:
    example = shift.example
    return {
        "provision": shift.provision,
        "before": shift.before,
        "after": shift.after,
        "aspects": list(shift.aspects),
        "workers": shift.workers,
        "example": {
            "scenario": example.scenario,
            "title": example.title,
            "as_of": example.as_of.isoformat(),
            "situation": dict(example.situation),
        },
    }


def lines(found: Difference, words: Wording) -> Iterator[str]:
    """The difference for people."""
    say = words.say
    (old, new), (was, now) = found.names, found.versions
    yield say(text("{old}（{was}）→ {new}（{now}）", old=old, was=was, new=new, now=now))
    yield ""
    if not found.changes:
        yield say(text("规则没有差别。"))
        return
    yield say(text("== 改了 {number} 处 ==", number=len(found.changes)))
    for change in found.changes:
        yield f"{say(_HOW[change.how])} {say(KINDS[change.entry.kind])} {change.entry.id}{_told(change, words)}"
        for part in change.parts:
            yield f"    {_part(part, words)}"
    if found.effects is None:
        return
    yield ""
    yield say(text("== 对谁有影响 =="))
    yield from _effects(found, found.effects, words)


def _told(change: Change, words: Wording) -> str:
    content = change.entry.content
    if isinstance(content, str):
        return f"  {words.say(content)}"
    told = next((content[key] for key in ("title", "quote", "name", "message") if content.get(key)), None)
    return f"  {words.say(str(told))}" if told else ""


def _part(part: Part, words: Wording) -> str:
    path = " › ".join(part.path)
    if part.old is ABSENT:
        return words.say(text("{path}：加上 {new}", path=path, new=_short(part.new)))
    if part.new is ABSENT:
        return words.say(text("{path}：去掉 {old}", path=path, old=_short(part.old)))
    if isinstance(part.old, list) and isinstance(part.new, list):
        came = [value for value in part.new if value not in part.old]
        went = [value for value in part.old if value not in part.new]
        if came and not went:
            return words.say(text("{path}：加上 {new}", path=path, new=_short(came)))
        if went and not came:
            return words.say(text("{path}：去掉 {old}", path=path, old=_short(went)))
    return words.say(text("{path}：{old} → {new}", path=path, old=_short(part.old), new=_short(part.new)))


def _short(value: Any) -> str:
    written = flow(value)
    return written if len(written) <= _LONG else written[:_LONG] + "…"


def _effects(found: Difference, seen: Effects, words: Wording) -> Iterator[str]:
    say = words.say
    yield say(
        text(
            "{scenarios} 个案例，{generated} 个生成的劳动者（种子 {seed}，按 {day}）",
            scenarios=seen.scenarios,
            generated=seen.generated,
            seed=found.seed,
            day=found.as_of and found.as_of.isoformat(),
        )
    )
    if seen.half_read:
        yield say(text("其中 {number} 人有些回答只有一份规则库认得", number=seen.half_read))
    if not seen.shifts:
        yield say(text("他们的结果都没有变。"))
    for provision, shifts in groupby(seen.shifts, key=lambda shift: shift.provision):
        yield ""
        yield f"{say(KINDS['provision'])} {provision}"
        for shift in shifts:
            yield "    " + say(text("{what}：{number} 人", what=_what(shift, words), number=shift.workers))
            example = shift.example
            if example.scenario:
                case = f"{example.scenario} {example.title}"
                yield "        " + say(text("例如案例 {case}（按 {day}）", case=case, day=example.as_of.isoformat()))
            else:
                case = flow(dict(example.situation))
                yield "        " + say(text("例如 {case}", case=case))


def _what(shift: Shift, words: Wording) -> str:
    before, after = (words.say(_STATUSES[status]) for status in (shift.before, shift.after))
    if not shift.aspects:
        return f"{before} → {after}"
    return f"{before}, " + ", ".join(words.say(_ASPECTS[aspect]) for aspect in shift.aspects)
