"""What the words of a letter may hold (信件用语): gaps from a closed set, and no more force than the clauses give."""

from __future__ import annotations

import string
from collections.abc import Iterator
from typing import Any

from eligibility.rulebook.faults import Fault, did_you_mean
from eligibility.rulebook.yaml_source import Source, line_of

GAPS = {
    "benefit": "the title of the provision",
    "blank": "a blank to fill in by hand",
    "day": "a blank for a day",
    "guidance": "the document that is quoted first",
    "shortfall": "the sum that is missing",
}
BINDING = ("依法", "应当", "必须", "应该", "义务", "违法", "有权", "法定", "强制")
"""Words that claim a legal duty or right: never in a letter that only quotes guidance."""
_OWED = "依法应当"
_LEVER = "依{guidance}的指引，请"


def word_faults(source: Source, raw: Any) -> Iterator[Fault]:
    """What is wrong with the words of a letter that has passed its schema."""
    for line, _, words in _texts(raw):
        yield from _gap_faults(source, line, words, raw.get("amount"))
    yield from _force_faults(source, raw)


def _texts(raw: Any) -> Iterator[tuple[int, str, str]]:
    """Every text of a letter: its line, its key (of ``words``, the force), the words."""
    for key in ("title", "opening", "deadline"):
        yield line_of(raw, key), key, raw[key]
    for force, words in raw["words"].items():
        yield line_of(raw["words"], force), force, words
    for index, words in enumerate(raw["asks"]):
        yield line_of(raw["asks"], index), "asks", words


def _gap_faults(source: Source, line: int, words: str, amount: str | None) -> Iterator[Fault]:
    try:
        gaps = [(name, spec, conversion) for _, name, spec, conversion in string.Formatter().parse(words)]
    except ValueError:
        yield source.fault(line, "a brace { or } stands alone", "write a gap as {day}, and no other braces")
        return
    for name, spec, conversion in gaps:
        if name is not None and (name not in GAPS or spec or conversion):
            yield source.fault(line, f'no gap is called "{name}"', did_you_mean(name, GAPS))
        elif name == "shortfall" and amount != name:
            cause = "{shortfall} stands in a letter that claims no amount"
            yield source.fault(line, cause, "add amount: shortfall, so that it is offered only where there is one")


def _force_faults(source: Source, raw: Any) -> Iterator[Fault]:
    words = raw["words"]
    if "owed" in words and _OWED not in words["owed"]:
        yield source.fault(
            line_of(words, "owed"), "owed: the duty is not named as one", f"say that the recipient {_OWED} do it"
        )
    if "lever" not in words:
        return
    if not words["lever"].startswith(_LEVER):
        cause = "lever: guidance is not named as guidance"
        yield source.fault(line_of(words, "lever"), cause, f"begin with {_LEVER}……")
    for line, key, text in _texts(raw):
        for word in BINDING if key not in ("owed", "claim") else ():
            if word in text:
                cause = f'"{word}" claims a legal duty, and with guidance alone this text is sent, too'
                yield source.fault(line, cause, "ask politely: 请……")
