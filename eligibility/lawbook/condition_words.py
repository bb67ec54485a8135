"""Conditions to be read (条件的说法): nested all, any and not over the titles of criteria and concepts.

``not`` is moved inwards to the titles (de Morgan), because nobody can follow a negated list.
"""

from __future__ import annotations

from typing import Any as Anything

from eligibility.conditions import All, Any, Condition, Named, Not
from eligibility.rulebook import Rulebook
from eligibility.wording import Wording

Tree = dict[str, Anything]


def condition_tree(book: Rulebook, condition: Condition | None, wording: Wording) -> Tree | None:
    """A condition as plain data: ``kind`` is all, any, not, criterion or concept; None where there is none to meet."""
    if condition is None or condition == All(()):
        return None
    return _tree(book, condition, wording, negated=False)


def _tree(book: Rulebook, condition: Condition, wording: Wording, negated: bool) -> Tree:
    match condition:
        case Not(part):
            return _tree(book, part, wording, not negated)
        case Named(name):
            leaf = _leaf(book, name, wording)
            return {"kind": "not", "name": None, "title": None, "parts": [leaf]} if negated else leaf
        case All(parts) | Any(parts):
            kind = "all" if isinstance(condition, All) != negated else "any"
            below: list[Tree] = []
            for part in parts:
                inner = _tree(book, part, wording, negated)
                below += inner["parts"] if inner["kind"] == kind else [inner]
            return below[0] if len(below) == 1 else {"kind": kind, "name": None, "title": None, "parts": below}


def _leaf(book: Rulebook, name: str, wording: Wording) -> Tree:
    criterion = book.criteria.get(name)
    title = criterion.title if criterion else book.concepts[name].title
    kind = "criterion" if criterion else "concept"
    return {"kind": kind, "name": name, "title": wording.say(title), "parts": []}
