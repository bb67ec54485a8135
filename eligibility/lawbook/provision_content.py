"""Provisions as plain data (权益事项), the way the API gives them and the pages show them: all that the rule files say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from eligibility.conditions import Condition
from eligibility.lawbook.condition_words import condition_tree
from eligibility.lawbook.document_content import clause_content
from eligibility.lawbook.lawbook import Lawbook
from eligibility.lawbook.parameter_content import parameter_summary
from eligibility.lawbook.places import place_name, sorted_places
from eligibility.outcome_rules import Force, force_of
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import NATION
from eligibility.rulebook.provisions import Basis, Provision
from eligibility.wording import Wording

Content = dict[str, Any]
_FORCES = tuple(Force)


def forces(provision: Provision, day: date) -> list[str]:
    """What the bases in force on a day are worth, the strongest first; of all bases where none is."""
    bases = [basis for basis in provision.bases if basis.valid(day)] or list(provision.bases)
    found = {force_of(basis.clauses, provision) for basis in bases}
    return [force.value for force in _FORCES if force in found]


def provision_summary(lawbook: Lawbook, provision: Provision, day: date, wording: Wording) -> Content:
    """What a list of provisions shows of one."""
    book = lawbook.book
    regions = {region for basis in provision.bases if basis.valid(day) for region in basis.regions}
    cited = lawbook.citations.of_provision(provision)
    return {
        "id": provision.id,
        "title": wording.say(provision.title),
        "summary": wording.say(provision.summary),
        "family": provision.family,
        "family_title": wording.say(book.families[provision.family]),
        "forces": forces(provision, day),
        "draft_only": provision.draft_only,
        "regions": _places(book, regions, wording),
        "verified_on": min(clause.document.verified_on for clause in cited).isoformat(),
    }


def provision_content(lawbook: Lawbook, provision: Provision, day: date, wording: Wording) -> Content:
    """A provision with its conditions, numbers and clauses, on a day."""
    book, citations, say = lawbook.book, lawbook.citations, wording.say

    def tree(condition: Condition | None) -> Content | None:
        return condition_tree(book, condition, wording)

    return {
        **provision_summary(lawbook, provision, day, wording),
        "requires": tree(provision.requires),
        "in_use": tree(provision.in_use),
        "fulfilled": tree(provision.fulfilled),
        "bases": [_basis(book, provision, basis, day, wording) for basis in _ordered(provision.bases)],
        "bars": [
            {"condition": tree(bar.when), "text": say(bar.text), "clauses": [clause.id for clause in bar.clauses]}
            for bar in provision.bars
        ],
        "one_of": provision.one_of,
        "alternatives": [
            {"id": other.id, "title": say(other.title)}
            for other in book.provisions.values()
            if provision.one_of and other.one_of == provision.one_of and other is not provision
        ],
        "notes": [
            {"condition": tree(note.when), "text": say(note.text), "statuses": list(note.statuses)}
            for note in provision.notes
        ],
        "concepts": [
            {
                "id": concept.id,
                "title": say(concept.title),
                "because": say(concept.because) or None,
                "holds": tree(concept.holds),
                "fails": tree(concept.fails),
                "clauses": list(concept.clauses),
            }
            for concept in citations.concepts(provision)
        ],
        "parameters": [parameter_summary(book.parameters[name], wording) for name in citations.parameters(provision)],
        "facts": [
            {"fact": fact, "label": say(book.questions.by_fact[fact].label)} for fact in citations.facts(provision)
        ],
        "clauses": [clause_content(lawbook, clause, day, wording) for clause in citations.of_provision(provision)],
        "claim": {
            "steps": [say(step) for step in provision.claim.steps],
            "documents": [say(paper) for paper in provision.claim.documents],
            "where": say(provision.claim.where) or None,
            "phone": provision.claim.phone,
            "fee": say(provision.claim.fee) or None,
        },
    }


def _basis(book: Rulebook, provision: Provision, basis: Basis, day: date, wording: Wording) -> Content:
    carrier = basis.clauses[0]
    return {
        "id": basis.id,
        "regions": _places(book, basis.regions, wording),
        "from": basis.valid_from.isoformat(),
        "to": basis.valid_to.isoformat() if basis.valid_to else None,
        "approximate": carrier.document.approximate and basis.valid_from == carrier.in_force_from,
        "applies": basis.valid(day) and not basis.draft,
        "draft": basis.draft,
        "force": force_of(basis.clauses, provision).value,
        "complements": basis.complements,
        "unverified": wording.say(basis.unverified) or None,
        "condition": condition_tree(book, basis.when, wording),
        "clauses": [clause.id for clause in basis.clauses],
        "also": [clause.id for clause in basis.also],
    }


def _ordered(bases: Iterable[Basis]) -> list[Basis]:
    """The nation's first, then place by place; within a place as in the rule file."""
    return sorted(bases, key=lambda basis: "" if NATION in basis.regions else sorted_places(set(basis.regions))[0])


def _places(book: Rulebook, codes: Iterable[str], wording: Wording) -> list[Content]:
    return [{"code": code, "name": wording.say(place_name(book.regions, code))} for code in sorted_places({*codes})]
