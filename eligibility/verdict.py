"""Kleene's three truth values (三值逻辑): an unanswered fact is unknown, never a default."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter


class Verdict(enum.Enum):
    """True, false or not yet known."""

    __hash__ = object.__hash__  # as fast as C: Enum's own hashes the name in Python each time

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        raise TypeError("a verdict has three values; compare it with Verdict.TRUE, FALSE or UNKNOWN")


OPEN = "u"
"""The letter of what is not yet known."""

_LETTERS = {Verdict.TRUE: "t", Verdict.FALSE: "f", Verdict.UNKNOWN: OPEN}


def verdict(value: bool | None) -> Verdict:
    """Turn an ordinary answer, or None for an unknown one, into a verdict.

    >>> verdict(None)
    <Verdict.UNKNOWN: 'unknown'>
    """
    if value is None:
        return Verdict.UNKNOWN
    return Verdict.TRUE if value else Verdict.FALSE


class Letters(dict[str, str]):
    """Verdicts by name, a letter each, so that many of them make a short name for what follows from them.

    >>> letters = Letters.of({"rides": Verdict.TRUE, "retired": Verdict.FALSE})
    >>> letters["rides"], letters["retired"], letters["what nobody has concluded"]
    ('t', 'f', 'u')
    """

    @classmethod
    def of(cls, verdicts: Mapping[str, Verdict]) -> Letters:
        """The letters of verdicts."""
        return cls(zip(verdicts, map(_LETTERS.__getitem__, verdicts.values()), strict=True))

    def __missing__(self, name: str) -> str:
        return OPEN


Spelling = Callable[[Letters], str]


def spelling(names: Sequence[str]) -> Spelling:
    """What writes the verdicts on names one after another. Every assessment does it hundreds of times: hence without a loop.

    >>> spelling(["retired", "rides"])(Letters.of({"rides": Verdict.TRUE}))
    'ut'
    """
    if not names:
        return lambda _: ""
    picked: Callable[[Letters], Iterable[str]] = itemgetter(*names)
    return lambda letters: "".join(picked(letters))


def opposite(value: Verdict) -> Verdict:
    """Negate: unknown stays unknown."""
    if value is Verdict.UNKNOWN:
        return value
    return Verdict.FALSE if value is Verdict.TRUE else Verdict.TRUE


def all_hold(values: Iterable[Verdict]) -> Verdict:
    """Conjunction: one false decides; otherwise one unknown leaves it open.

    >>> all_hold([Verdict.TRUE, Verdict.UNKNOWN, Verdict.FALSE])
    <Verdict.FALSE: 'false'>
    """
    result = Verdict.TRUE
    for value in values:
        if value is Verdict.FALSE:
            return value
        if value is Verdict.UNKNOWN:
            result = value
    return result


def any_holds(values: Iterable[Verdict]) -> Verdict:
    """Disjunction: one true decides; otherwise one unknown leaves it open.

    >>> any_holds([Verdict.FALSE, Verdict.UNKNOWN])
    <Verdict.UNKNOWN: 'unknown'>
    """
    result = Verdict.FALSE
    for value in values:
        if value is Verdict.TRUE:
            return value
        if value is Verdict.UNKNOWN:
            result = value
    return result
