"""What is wrong with a rule file, said so that its editor can mend it: file, line, cause, remedy."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

_FULL_WIDTH = "，：；、“”‘’（）［］【】｛｝％　"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One mistake in a rule file.

    ``cause`` says what is wrong and why it matters, ``remedy`` what to write instead.
    """

    file: str
    line: int
    cause: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.cause}\n    → {self.remedy}"


class RulebookError(Exception):
    """The rule base is refused; ``faults`` says where, why and how to mend it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def did_you_mean(word: object, known: Iterable[str], otherwise: str | None = None) -> str:
    """Name the nearest known words, as the start of a remedy; where none is near, ``otherwise`` or the known words.

    >>> did_you_mean("flexible_registraton", ["flexible_registration", "hardship"])
    'did you mean "flexible_registration"?'
    """
    if remedy := punctuation_remedy(word):
        return remedy
    candidates = sorted(set(known))
    near = _near(word, candidates)
    if near:
        return "did you mean " + " or ".join(f'"{name}"' for name in near) + "?"
    if otherwise is not None:
        return otherwise
    listed = ", ".join(candidates[:12]) + (", …" if len(candidates) > 12 else "")
    return f"one of: {listed}" if listed else "nothing is declared yet"


def unknown_clause(name: object, clauses: Iterable[str]) -> tuple[str, str]:
    """Cause and remedy where no document holds a clause."""
    elsewhere = (
        "add its document to rules/documents, in a file that ends in .yaml, with this sentence among its clauses"
    )
    return f'no document holds a clause "{name}"', did_you_mean(name, clauses, elsewhere)


def mistaken_for(word: object, known: Iterable[str]) -> str | None:
    """The known word that this one most likely was meant to be."""
    return next(iter(_near(word, sorted(set(known)))), None)


def punctuation_remedy(word: object) -> str | None:
    """The remedy where a name holds Chinese punctuation, which separates nothing in YAML.

    >>> punctuation_remedy("ZJ59，ZJ44")
    'write the plain sign instead of "，", in half width'
    """
    found = next((sign for sign in str(word) if sign in _FULL_WIDTH), None)
    return f'write the plain sign instead of "{found}", in half width' if found else None


def _near(word: object, candidates: list[str]) -> list[str]:
    if not any(sign.isalnum() for sign in str(word)):  # "=>" resembles ">", but ">=" may be meant
        return []
    return difflib.get_close_matches(str(word), candidates, n=3, cutoff=0.6)
