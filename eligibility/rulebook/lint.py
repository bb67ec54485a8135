"""What a rule base that loads can still have wrong: things nobody uses, and things that cannot work together."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.conditions import names
from eligibility.rulebook.book import Rulebook
from eligibility.rulebook.faults import Fault, did_you_mean
from eligibility.rulebook.provisions import Provision
from eligibility.rulebook.sourcing import reckoned, unsound_sources
from eligibility.rulebook.whereabouts import declared, fault_at, fault_in


def lint(book: Rulebook) -> list[Fault]:
    """Faults of a whole rule base; an empty list where there is none."""
    return [
        *_unused(book),
        *_mixed_drafts(book),
        *_fateless_drafts(book),
        *_lonely_choices(book),
        *_unreachable_facts(book),
        *_unknown_facts(book),
        *_parameter_cases(book),
        *_unused_parameters(book),
        *unsound_sources(book),
    ]


def _used(book: Rulebook) -> set[str]:
    used = {name for provision in book.provisions.values() for tree in provision.conditions() for name in names(tree)}
    used |= {name for tree in book.contradictions.values() for name in names(tree)}
    used |= {name for action in book.actions if action.unless is not None for name in names(action.unless)}
    for concept in book.concepts.values():
        for tree in (concept.holds, concept.fails, concept.because_when):
            used |= set(names(tree)) if tree is not None else set()
    return used


def _unused(book: Rulebook) -> Iterator[Fault]:
    used = _used(book)
    files = {**dict.fromkeys(book.concepts, "concepts.yaml"), **declared(book, "criteria")}
    for name in sorted({*book.criteria, *book.concepts} - used):
        cause = f'"{name}" is declared but nothing uses it'
        yield fault_at(book, files[name], [name], cause, "use it in a condition, or delete it")


def _mixed_drafts(book: Rulebook) -> Iterator[Fault]:
    for provision in book.provisions.values():
        drafts = [index for index, basis in enumerate(provision.bases) if basis.draft]
        if drafts and len(drafts) < len(provision.bases):
            cause = f'basis "{provision.bases[drafts[0]].id}" rests on a draft, other bases of the provision on law'
            remedy = "give the draft a provision of its own: a draft is never mixed with a right"
            yield fault_in(book, provision, ["bases", drafts[0]], cause, remedy)


def _fateless_drafts(book: Rulebook) -> Iterator[Fault]:
    """Sentences of a draft of which nothing says what the final text, which we know, made of them."""
    for document in (document for document in book.documents.values() if document.draft):
        file, final = f"documents/{document.id}.yaml", document.compared_with
        if final is None:
            replaced = [other.id for other in book.documents.values() if document.id in other.supersedes]
            if document.id in book.superseded:
                cause = f"{replaced[0]} replaced this draft, but nothing says what became of its clauses"
                remedy = f"add compared_with: {replaced[0]}, and became to each clause"
                yield fault_at(book, file, ["id"], cause, remedy)
            continue
        for index, name in enumerate(document.clauses):
            if book.clauses[name].became is None:
                remedy = f"add became: {{what: …, by: […], note: …}}, as {final} has it"
                yield fault_at(book, file, ["clauses", index], f"{name}: nothing says what became of it", remedy)


def _lonely_choices(book: Rulebook) -> Iterator[Fault]:
    groups: dict[str, list[Provision]] = {}
    for provision in book.provisions.values():
        if provision.one_of:
            groups.setdefault(provision.one_of, []).append(provision)
    for group, members in groups.items():
        if len(members) < 2:
            cause = f'one_of "{group}" has this provision alone'
            remedy = "name the group of another provision, or leave one_of out"
            yield fault_in(book, members[0], ["one_of"], cause, remedy)


def _unreachable_facts(book: Rulebook) -> Iterator[Fault]:
    for name, question in book.questions.by_fact.items():
        if question.ask_after and book.questions.by_fact[question.ask_after].ask_after:
            cause = f"{name}: ask_after names a question that itself has ask_after"
            remedy = "name a question that is asked on its own"
            yield fault_at(book, "questions.yaml", ["facts", name, "ask_after"], cause, remedy)


def _unknown_facts(book: Rulebook) -> Iterator[Fault]:
    for provision in book.provisions.values():
        for fact in provision.asks_on:
            if fact not in book.questions.by_fact:
                remedy = did_you_mean(fact, book.questions.by_fact)
                yield fault_in(book, provision, ["asks_on", fact], f'asks_on: no fact is called "{fact}"', remedy)


def _parameter_cases(book: Rulebook) -> Iterator[Fault]:
    files = declared(book, "parameters")
    for name, parameter in book.parameters.items():
        if parameter.by is None:
            continue
        question = book.questions.by_fact.get(parameter.by)
        if question is None or question.type != "enum":
            cause, remedy = (
                f'{name}: by names no fact of type enum: "{parameter.by}"',
                did_you_mean(parameter.by, _enums(book)),
            )
            yield fault_at(book, files[name], [name, "by"], cause, remedy)
            continue
        for index, row in enumerate(parameter.values):
            if row.case not in question.choices:
                cause = f'{name}: "{row.case}" is no choice of {parameter.by}'
                path: list[str | int] = [name, "values", index, "case"]
                yield fault_at(book, files[name], path, cause, did_you_mean(row.case, question.choices))


def _enums(book: Rulebook) -> list[str]:
    return [fact for fact, question in book.questions.by_fact.items() if question.type == "enum"]


def _unused_parameters(book: Rulebook) -> Iterator[Fault]:
    """No criterion can read what differs by place or person, so some amount has to."""
    for name in sorted(book.parameters.keys() - reckoned(book)):
        if not book.parameters[name].nationwide:
            cause = f'"{name}" is declared but no amount uses it'
            remedy = "use it under amounts of a provision, or move its rows to the parameter that is used, or delete it"
            yield fault_at(book, declared(book, "parameters")[name], [name], cause, remedy)
