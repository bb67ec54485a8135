"""A simple and honest search (搜索): what has all the words first, then what has most of what can be found at all.

No index of words is needed for a few hundred short texts, and none would know where Chinese words end: a run of Chinese
characters counts whole, or else by its pairs of neighbours; a word in Latin letters or digits counts as a part of a word.
People type whole questions. Pairs that stand nowhere (怎么, 手工 in 骑手工伤) are therefore passed over, but what is found
without them is never called a whole match.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

LONGEST = 60
_TERM = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+(?:[-.][^\W_\u3400-\u9fff]+)*")
_ENOUGH_OF_WORDS, _ENOUGH_OF_ONE = 0.55, 0.4
"""The share that something must have of what can be found, to be shown at all: of several words more than half; of a run of
characters, which may be a whole question, less."""
_BEFORE, _AFTER = 24, 60


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found. ``fields`` are texts with what a match in them is worth, the title first."""

    kind: str
    id: str
    fields: tuple[tuple[str, int], ...]
    folded: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", tuple(_folded(text) for text, _ in self.fields))


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found: ``pieces`` are the excerpt in parts, each with whether it is a match. ``whole``: it has every word; ``in_title``:
    the excerpt is the title, uncut."""

    entry: Entry
    whole: bool
    in_title: bool
    score: float
    pieces: tuple[tuple[str, bool], ...]


def terms(query: str) -> tuple[str, ...]:
    """The words of a query, folded; at most the first 60 characters are read.

    >>> terms("　工伤 ＦＥＥ、50号")
    ('工伤', 'fee', '50', '号')
    """
    return tuple(dict.fromkeys(_TERM.findall(_folded(query[:LONGEST]))))


def find(entries: Iterable[Entry], query: str) -> list[Hit]:
    """The entries that match, best first; none where the query holds no word."""
    entries = list(entries)
    wanted = {term: [part for part in _parts(term) if _stands(part, entries)] for term in terms(query)}
    hits = [hit for entry in entries if (hit := _match(entry, wanted))]
    return sorted(hits, key=lambda hit: (not hit.whole, -hit.score))


def _folded(text: str) -> str:
    """The text with one sign for each of its own, so that what is found stands at the same place in the original."""
    return "".join(_fold(sign) for sign in text)


def _fold(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign).casefold()
    return plain if len(plain) == 1 else sign


def _parts(term: str) -> list[str]:
    """A term whole or, where it is a run of Chinese characters, its pairs of neighbours."""
    if len(term) < 3 or not "\u3400" <= term[0] <= "\u9fff":
        return [term]
    return [term[index : index + 2] for index in range(len(term) - 1)]


def _stands(part: str, entries: Iterable[Entry]) -> bool:
    return any(part in folded for entry in entries for folded in entry.folded)


def _match(entry: Entry, wanted: Mapping[str, Sequence[str]]) -> Hit | None:
    """``wanted``: each word with those of its parts that stand anywhere."""
    gains = [0.0] * len(entry.fields)
    whole, found = True, 0.0
    for term, parts in wanted.items():
        best = 0.0
        for number, folded in enumerate(entry.folded):
            there = term in folded
            share = 1.0 if there else sum(part in folded for part in parts) / max(1, len(parts))
            gains[number] += (1.0 if there else share / 2) * entry.fields[number][1] * len(term)
            best = max(best, share)
            whole = whole and (there or any(term in other for other in entry.folded))
        found += best * len(term)
    known = sum(len(term) for term, parts in wanted.items() if parts)
    enough = _ENOUGH_OF_WORDS if len(wanted) > 1 else _ENOUGH_OF_ONE
    if not any(gains) or found < enough * known:
        return None
    number = gains.index(max(gains))
    in_title = entry.kind != "clause" and number == 0
    spans = _spans(entry.folded[number], wanted)
    return Hit(entry, whole, in_title, sum(gains), _excerpt(entry.fields[number][0], spans, cut=not in_title))


def _spans(folded: str, wanted: Mapping[str, Sequence[str]]) -> list[tuple[int, int]]:
    """Where the words stand, or their parts where a word as a whole does not; overlaps joined."""
    found = []
    for term, parts in wanted.items():
        for part in [term] if term in folded else parts:
            found += [match.span() for match in re.finditer(re.escape(part), folded)]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _excerpt(text: str, spans: list[tuple[int, int]], cut: bool) -> tuple[tuple[str, bool], ...]:
    first = max(0, spans[0][0] - _BEFORE) if cut else 0
    last = min(len(text), spans[0][0] + _AFTER) if cut else len(text)
    pieces = [("…", False)] if first else []
    at = first
    for start, end in spans:
        if start >= last:
            break
        pieces += [(text[at:start], False), (text[start : min(end, last)], True)]
        at = min(end, last)
    pieces.append((text[at:last] + ("…" if last < len(text) else ""), False))
    return tuple((piece, marked) for piece, marked in pieces if piece)
