"""The positive form of conditions, as durable-rules' JSON.

A rule engine gets positive conditions only: each leaf says that a name certainly has a verdict. Negation is pushed down to the
leaves by de Morgan's laws; a rule made of nothing but negations would hang durable-rules.
"""

from __future__ import annotations

from typing import Any as Anything

from eligibility.conditions import All, Any, Condition, Named, Not
from eligibility.verdict import Verdict

ALWAYS = "always"
"""A name that is true in every fact, for conditions without parts."""

Definition = dict[str, Anything]


def antecedent(condition: Condition, wanted: Verdict = Verdict.TRUE) -> Definition | None:
    """The positive form of a tree, as durable-rules' JSON; None where it can never come about.

    >>> antecedent(Not(All((Named("a"), Named("b")))))
    {'$or': [{'a': 'false'}, {'b': 'false'}]}
    """
    match condition:
        case Named(name):
            return {name: wanted.value}
        case Not(part):
            return antecedent(part, Verdict.FALSE if wanted is Verdict.TRUE else Verdict.TRUE)
        case All(parts) | Any(parts):
            joined = isinstance(condition, All) == (wanted is Verdict.TRUE)
            found = [antecedent(part, wanted) for part in parts]
            possible = [part for part in found if part is not None]
            if len(possible) < len(found) if joined else not possible:
                return None
            if not possible:
                return {ALWAYS: "true"}
            return possible[0] if len(possible) == 1 else {"$and" if joined else "$or": possible}
