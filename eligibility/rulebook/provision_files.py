"""Reading provisions from their files (权益文件)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from eligibility.amounts import FORMULAS, Formula, Given
from eligibility.conditions import ALWAYS, Condition
from eligibility.regions import Regions
from eligibility.rulebook.documents import Clause
from eligibility.rulebook.faults import Fault, RulebookError, did_you_mean, unknown_clause
from eligibility.rulebook.parameters import Parameter
from eligibility.rulebook.provisions import Bar, Basis, Claim, Note, Provision, Window
from eligibility.rulebook.questions import Question
from eligibility.rulebook.region_codes import known_region, unknown_region
from eligibility.rulebook.trees import read_tree
from eligibility.rulebook.yaml_source import Source, line_of


def read_provision(
    source: Source,
    known: Collection[str],
    clauses: Mapping[str, Clause],
    regions: Regions,
    questions: Mapping[str, Question],
    parameters: Mapping[str, Parameter],
) -> Provision:
    """Build a provision from a file that has passed its schema. Raises RulebookError with file, line, cause and remedy."""
    raw: Any = source.content
    if raw["id"] != source.stem:
        cause = f"id is {raw['id']} but the file is called {source.stem}.yaml"
        raise RulebookError(
            [source.fault(raw.lines["id"], cause, "give both the same name, so that the file can be found")]
        )

    def tree(entry: Any, key: str) -> Condition | None:
        return None if entry.get(key) is None else read_tree(source, entry[key], known, entry.lines[key])

    bases = tuple(_basis(source, entry, known, clauses, regions) for entry in raw["bases"])
    if len({basis.id for basis in bases}) < len(bases):
        raise RulebookError(
            [source.fault(raw.lines["bases"], "two bases have the same id", "give each basis an id of its own")]
        )
    claim = raw.get("claim") or {}
    return Provision(
        id=raw["id"],
        title=raw["title"],
        summary=raw["summary"],
        family=raw["family"],
        rank=raw["rank"],
        pays=raw["pays"],
        one_of=raw.get("one_of"),
        requires=tree(raw, "requires") or ALWAYS,
        in_use=tree(raw, "in_use"),
        fulfilled=tree(raw, "fulfilled"),
        bars=tuple(
            Bar(tree(entry, "when") or ALWAYS, entry["text"], _cited(source, entry, clauses))
            for entry in raw.get("bars") or ()
        ),
        bases=bases,
        notes=tuple(
            Note(tree(entry, "when") or ALWAYS, entry["text"], tuple(entry.get("statuses") or ()))
            for entry in raw.get("notes") or ()
        ),
        claim=Claim(
            steps=tuple(claim.get("steps") or ()),
            documents=tuple(claim.get("documents") or ()),
            where=claim.get("where"),
            phone=claim.get("phone"),
            fee=claim.get("fee"),
            window=_window(Given(source, raw["id"], claim["window"], questions, parameters, known))
            if "window" in claim
            else None,
        ),
        amounts=tuple(
            _formula(Given(source, raw["id"], entry, questions, parameters, known))
            for entry in raw.get("amounts") or ()
        ),
        asks_on=dict(raw.get("asks_on") or {}),
    )


def _cited(source: Source, entry: Any, clauses: Mapping[str, Clause], key: str = "clauses") -> tuple[Clause, ...]:
    faults: list[Fault] = []
    found: list[Clause] = []
    for index, name in enumerate(entry.get(key) or ()):
        if name in clauses:
            found.append(clauses[name])
        else:
            line = line_of(entry[key], index)
            faults.append(source.fault(line, *unknown_clause(name, clauses)))
    if faults:
        raise RulebookError(faults)
    return tuple(found)


def _basis(
    source: Source, entry: Any, known: Collection[str], clauses: Mapping[str, Clause], regions: Regions
) -> Basis:
    cited = _cited(source, entry, clauses)
    carrier = cited[0]
    scope = tuple(entry.get("regions") or [carrier.document.region])
    for code in scope:
        if not known_region(regions, code):
            line = line_of(entry, "regions", entry.line)
            raise RulebookError([source.fault(line, *unknown_region(regions, code))])
    since, until = entry.get("from"), entry.get("to")
    return Basis(
        id=entry["id"],
        clauses=cited,
        also=_cited(source, entry, clauses, "also"),
        regions=scope,
        valid_from=date.fromisoformat(since) if since else carrier.in_force_from,
        valid_to=date.fromisoformat(until) if until else carrier.in_force_to,
        when=ALWAYS if entry.get("when") is None else read_tree(source, entry["when"], known, entry.lines["when"]),
        complements=bool(entry.get("complements", False)),
        unverified=entry.get("unverified"),
    )


def _formula(given: Given) -> Formula:
    keys = list(given.raw)
    if len(keys) != 1 or keys[0] not in FORMULAS:
        cause = f"an amount is exactly one of {', '.join(FORMULAS)}, not {', '.join(keys) or 'none'}"
        raise given.refuse(keys[0] if keys else "", cause, did_you_mean(keys[0] if keys else "", FORMULAS))
    return FORMULAS[keys[0]].read(given.part(given.raw[keys[0]]))


def _window(given: Given) -> Window:
    after = given.fact("after", "date", "month")
    days = given.questions[after].type == "date"
    return Window(after, given.parameter("within", "天" if days else "个月"))
