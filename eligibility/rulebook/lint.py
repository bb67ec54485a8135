"""What a rule base that loads can still have wrong: things nobody uses, and things that cannot work together."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.conditions import names
from eligibility.rulebook.book import Rulebook
from eligibility.rulebook.faults import Fault, did_you_mean
from eligibility.rulebook.parameters import EVERYWHERE


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
        *_parameter_sources(book),
        *_unused_parameters(book),
    ]


def _fault(book: Rulebook, file: str, cause: str, remedy: str) -> Fault:
    return Fault(f"{book.root.name}/{file}", 1, cause, remedy)


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
    for name in sorted({*book.criteria, *book.concepts} - used):
        folder = "criteria" if name in book.criteria else "concepts.yaml"
        yield _fault(book, folder, f'"{name}" is declared but nothing uses it', "use it in a condition, or delete it")


def _mixed_drafts(book: Rulebook) -> Iterator[Fault]:
    for provision in book.provisions.values():
        drafts = [basis for basis in provision.bases if basis.draft]
        if drafts and len(drafts) < len(provision.bases):
            cause = f'basis "{drafts[0].id}" rests on a draft, other bases of the provision on law'
            remedy = "give the draft a provision of its own: a draft is never mixed with a right"
            yield _fault(book, f"provisions/{provision.id}.yaml", cause, remedy)


def _fateless_drafts(book: Rulebook) -> Iterator[Fault]:
    """Sentences of a draft of which nothing says what the final text, which we know, made of them."""
    for document in (document for document in book.documents.values() if document.draft):
        file, final = f"documents/{document.id}.yaml", document.compared_with
        if final is None:
            replaced = [other.id for other in book.documents.values() if document.id in other.supersedes]
            if document.id in book.superseded:
                cause = f"{replaced[0]} replaced this draft, but nothing says what became of its clauses"
                yield _fault(book, file, cause, f"add compared_with: {replaced[0]}, and became to each clause")
            continue
        for name in document.clauses:
            if book.clauses[name].became is None:
                remedy = f"add became: {{what: …, by: […], note: …}}, as {final} has it"
                yield _fault(book, file, f"{name}: nothing says what became of it", remedy)


def _lonely_choices(book: Rulebook) -> Iterator[Fault]:
    groups: dict[str, list[str]] = {}
    for provision in book.provisions.values():
        if provision.one_of:
            groups.setdefault(provision.one_of, []).append(provision.id)
    for group, members in groups.items():
        if len(members) < 2:
            cause = f'one_of "{group}" has this provision alone'
            yield _fault(
                book, f"provisions/{members[0]}.yaml", cause, "name the group of another provision, or leave one_of out"
            )


def _unreachable_facts(book: Rulebook) -> Iterator[Fault]:
    for name, question in book.questions.by_fact.items():
        if question.ask_after and book.questions.by_fact[question.ask_after].ask_after:
            cause = f"{name}: ask_after names a question that itself has ask_after"
            yield _fault(book, "questions.yaml", cause, "name a question that is asked on its own")


def _unknown_facts(book: Rulebook) -> Iterator[Fault]:
    for provision in book.provisions.values():
        for fact in provision.asks_on:
            if fact not in book.questions.by_fact:
                remedy = did_you_mean(fact, book.questions.by_fact)
                yield _fault(book, f"provisions/{provision.id}.yaml", f'asks_on: no fact is called "{fact}"', remedy)


def _parameter_cases(book: Rulebook) -> Iterator[Fault]:
    for name, parameter in book.parameters.items():
        if parameter.by is None:
            continue
        question = book.questions.by_fact.get(parameter.by)
        if question is None or question.type != "enum":
            remedy = did_you_mean(parameter.by, book.questions.by_fact)
            yield _fault(book, "parameters", f'{name}: by names no fact of type enum: "{parameter.by}"', remedy)
            continue
        for case in sorted({row.case or "" for row in parameter.values} - question.choices.keys()):
            remedy = did_you_mean(case, question.choices)
            yield _fault(book, "parameters", f'{name}: "{case}" is no choice of {parameter.by}', remedy)


def _parameter_sources(book: Rulebook) -> Iterator[Fault]:
    """A number of a place must not rest on a document of another place; what only a criterion reads stays with its bases."""
    reckoned = _reckoned(book)
    for name, parameter in book.parameters.items():
        for row in parameter.values:
            if row.regions == EVERYWHERE and name not in reckoned:
                continue
            document = book.clauses[row.clause].document
            outside = [code for code in row.regions if not book.regions.encloses(document.region, code)]
            if outside:
                cause = f"{name}: {row.clause} is of {document.region}, which does not contain {', '.join(outside)}"
                yield _fault(book, "parameters", cause, "name the clause of a document that is written for the place")
            if document.draft:
                cause = f"{name}: {row.clause} is a draft"
                yield _fault(book, "parameters", cause, "a draft sets no number: leave the row out")


def _unused_parameters(book: Rulebook) -> Iterator[Fault]:
    """No criterion can read what differs by place or person, so some amount has to."""
    for name in sorted(book.parameters.keys() - _reckoned(book)):
        if not book.parameters[name].nationwide:
            cause = f'"{name}" is declared but no amount uses it'
            yield _fault(book, "parameters", cause, "use it under amounts of a provision, or delete it")


def _reckoned(book: Rulebook) -> set[str]:
    every = book.provisions.values()
    used = {name for provision in every for formula in provision.amounts for name in formula.parameters}
    return used | {provision.claim.window.within for provision in every if provision.claim.window is not None}
