"""Our rule base as plain data for one day, from which the peer's country package makes its variables.

The peer's environment needs nothing of ours: what we would look up by day or by place is looked up here, and handed over as
tables. That is in its favour, for it never has to choose a dated row while it answers.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.peers.criteria import described as criterion
from benchmarks.peers.formulas import described as formula
from benchmarks.peers.places import PlaceTables
from eligibility.conditions import All, Condition, Named, Not
from eligibility.months import completed_month, month_of
from eligibility.rulebook import Rulebook
from eligibility.rulebook.provisions import Provision
from eligibility.rulebook.questions import Question


def describe(book: Rulebook, day: date) -> dict[str, Any]:
    """Everything that the peer holds, as JSON can write it."""
    places = PlaceTables(book, day)
    return {
        "rulebook": book.version,
        "day": day.isoformat(),
        "period": day.isoformat()[:7],
        "completed_month": completed_month(day),
        "month": month_of(day),
        "facts": {fact: _fact(question) for fact, question in book.questions.by_fact.items()},
        "places": places.codes(),
        "criteria": {
            name: {"title": one.title, **criterion(one.operator, book.circumstances(day), places)}
            for name, one in book.criteria.items()
        },
        "concepts": {
            name: {"title": concept.title, "holds": tree(concept.holds)} for name, concept in book.concepts.items()
        },
        "provisions": {name: _provision(provision, places) for name, provision in book.provisions.items()},
        "parameters": {
            name: places.parameter(book.parameters[name])
            for name in sorted({n for p in book.provisions.values() for f in p.amounts for n in f.parameters})
        },
    }


def write(book: Rulebook, day: date, path: Path) -> None:
    """Write the description where the peer's environment can read it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(describe(book, day), ensure_ascii=False, separators=(",", ":")), "utf-8")


def tree(condition: Condition) -> Any:
    """A condition as nested lists: a name, or ``[all | any | not, …]``."""
    if isinstance(condition, Named):
        return condition.name
    if isinstance(condition, Not):
        return ["not", tree(condition.part)]
    return ["all" if isinstance(condition, All) else "any", *map(tree, condition.parts)]


def _fact(question: Question) -> dict[str, Any]:
    return {"type": question.type, "label": question.label, "choices": question.choices}


def _provision(provision: Provision, places: PlaceTables) -> dict[str, Any]:
    variants, groups, group_at = places.variants(provision)
    return {
        "title": provision.title,
        "draft": provision.draft_only,
        "requires": tree(provision.requires),
        "in_use": None if provision.in_use is None else tree(provision.in_use),
        "bars": [tree(bar) for bar in provision.against],
        "bases": {b.id: {"when": tree(b.when), "verified": b.unverified is None} for b in provision.bases},
        "variants": variants,
        "groups": groups,
        "group_at": group_at,
        "amounts": [formula(one, tree) for one in provision.amounts],
    }
