"""Whether a letter has words for every force that its outcomes can have (信件齐备), and none for a force that never comes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from eligibility.outcome_rules import force_of
from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import Fault
from eligibility.rulebook.letters import Letter
from eligibility.rulebook.provisions import Basis, Provision


def unwritten(book: Rulebook) -> Iterator[Fault]:
    """A fault for every force without words, and for words without such a force."""
    for letter in book.letters.values():
        possible: set[str] = set()
        for name in letter.provisions:
            forces = _forces(book, book.provisions[name], letter)
            possible |= forces
            for force in sorted(forces - letter.words.keys()):
                cause = f'words: nothing is said for the force "{force}", which "{name}" can have'
                yield _fault(book, letter, cause, f"add {force}: with what its clauses demand")
        for force in sorted(letter.words.keys() - possible):
            cause = f'words: no clause of its provisions ever gives the force "{force}"'
            yield _fault(book, letter, cause, "delete the line")


def _forces(book: Rulebook, provision: Provision, letter: Letter) -> set[str]:
    """What the bases of a provision come to on their last day, for letters are written today, not in the past."""
    bases = [basis for basis in provision.bases if not basis.draft and (letter.while_open or basis.unverified is None)]
    return {force for basis in bases for force in _forces_of(book, provision, basis)}


def _forces_of(book: Rulebook, provision: Provision, basis: Basis) -> Iterator[str]:
    """With the clauses that apply wherever the basis does, and with each that applies in a part of its regions only."""
    valid = [clause for clause in basis.clauses if clause.valid(basis.valid_to or date.max)] or [basis.clauses[0]]
    everywhere = [
        clause
        for clause in valid
        if clause is basis.clauses[0]
        or all(book.regions.encloses(clause.document.region, code) for code in basis.regions)
    ]
    yield from (force_of((*everywhere, clause), provision).value for clause in valid)


def _fault(book: Rulebook, letter: Letter, cause: str, remedy: str) -> Fault:
    return Fault(f"{book.root.name}/letters/{letter.id}.yaml", letter.line, cause, remedy)
