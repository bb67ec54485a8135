"""The assumptions as tables in Markdown, for ``docs/population.md`` and ``gigrights population --explain``: a row for each draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from eligibility.population.entries import BIRTH, GRADUATION, Draw
from eligibility.rulebook import Rulebook

_NOT_ASKED = "not asked"


def told(content: Any, book: Rulebook) -> str:
    """All assumptions of a file that was read and found good."""
    return "\n".join([*_facts(content, book), "", *_provinces(content, book), "", *_sources(content)]) + "\n"


def _facts(content: Any, book: Rulebook) -> Iterator[str]:
    yield "| fact | of whom | drawn | left open | basis |"
    yield "|---|---|---|---|---|"
    levels = _weights(content["places"]["levels"])
    yield _row("work_region", "", f"a province by weight (below); in it: {levels}", 0, content["places"])
    for fact, entry in content["facts"].items():
        question = book.questions.by_fact[fact]
        if fact == BIRTH:
            yield _row(fact, "", "follows from the age", entry["unknown"], entry)
        for case, draw in entry.get("cases", {"": entry["of"]} if "of" in entry else {}).items():
            whom = f"{entry['given']}: {case}" if case else ""
            yield _row(fact, whom, _drawn(draw, question.type, fact), entry["unknown"], entry)


def _row(fact: str, whom: str, drawn: str, unknown: int, entry: Mapping[str, Any]) -> str:
    remark = ": see the remark" if entry["basis"] == "partly" else ""
    basis = entry["basis"] + remark + (f" ({entry['source']})" if "source" in entry else "")
    left = "" if drawn == _NOT_ASKED else _share(unknown)
    return f"| `{fact}` | {whom} | {drawn} | {left} | {basis} |"


def _drawn(draw: Draw, kind: str, fact: str) -> str:
    if draw is None:
        return _NOT_ASKED
    if isinstance(draw, int):
        return f"{_share(draw)} yes"
    if isinstance(draw, list):
        whole = sum(weight for _, _, weight in draw)
        unit = " years old" if fact == GRADUATION else {"month": " months ago", "date": " days ago"}.get(kind, "")
        shares = (
            f"{start if start == end else f'{start}–{end}'}: {_share(1000 * weight / whole)}"
            for start, end, weight in draw
        )
        return ", ".join(shares) + unit
    if "median" in draw:
        limits = f"{draw['least']:,} to {draw['most']:,} in steps of {draw['step']}"
        return f"log-normal, median {draw['median']:,}, σ {draw['spread'] / 100:.2f}, {limits}"
    if kind == "enum_list":
        return ", ".join(f"{answer} {_share(share)}" for answer, share in draw.items())
    return _weights(draw)


def _provinces(content: Any, book: Rulebook) -> Iterator[str]:
    weights = content["places"]["provinces"]
    whole = sum(weights.values())
    yield "| province | weight | share |"
    yield "|---|---|---|"
    for code, weight in weights.items():
        yield f"| {book.regions.full_name(code)} `{code}` | {weight:,} | {_share(1000 * weight / whole)} |"


def _sources(content: Any) -> Iterator[str]:
    yield "| source or remark | what |"
    yield "|---|---|"
    for name, what in content["sources"].items():
        yield f"| {name} | {what} |"
    for fact, entry in {"work_region": content["places"], **content["facts"]}.items():
        if "note" in entry:
            yield f"| `{fact}` | {entry['note']} |"


def _weights(weights: Mapping[str, int]) -> str:
    whole = sum(weights.values())
    return ", ".join(f"{answer} {_share(1000 * weight / whole)}" for answer, weight in weights.items())


def _share(thousandths: float) -> str:
    return f"{thousandths / 10:.1f}".removesuffix(".0") + " %"
