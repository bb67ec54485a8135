"""Loading a whole rule base: every file read, every name resolved, or every fault reported at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from eligibility.conditions import Condition
from eligibility.regions import Regions
from eligibility.rulebook import schema_check
from eligibility.rulebook.book import Rulebook, digest, find_rules
from eligibility.rulebook.criteria import Concept, Criterion, read_concepts, read_criteria
from eligibility.rulebook.documents import Clause, Document, read_document
from eligibility.rulebook.faults import Fault, RulebookError
from eligibility.rulebook.parameters import Parameter, read_parameters
from eligibility.rulebook.platforms import Listings, read_listings
from eligibility.rulebook.provisions import Provision, read_provision
from eligibility.rulebook.questions import Questions, read_questions
from eligibility.rulebook.trees import read_tree
from eligibility.rulebook.yaml_source import Source

T = TypeVar("T")


def load(root: Path | None = None) -> Rulebook:
    """Load a rule base.

    Raises RulebookError with all faults that could be found, each with file, line, cause and remedy.
    """
    root = root or find_rules()
    if not (root / "questions.yaml").exists():
        raise RulebookError(
            [Fault(root.name, 1, "no rule base is here (questions.yaml is missing)", "name the folder that holds it")]
        )
    return _Loader(root).book()


class _Loader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []

    def book(self) -> Rulebook:
        regions = Regions.load(self.root)
        # questions and parameters come first: without them every later message would be noise
        questions = read_questions(schema_check.read(self.root / "questions.yaml", self.root, "questions"))
        parameters = _merged(self.each("parameters", "parameters", read_parameters))
        listings = read_listings(schema_check.read(self.root / "platforms.yaml", self.root, "platforms"), questions)
        criteria = _merged(
            self.each(
                "criteria", "criteria", lambda source: read_criteria(source, questions.by_fact, parameters, regions)
            )
        )
        self.stop_if_faulty()
        concepts = read_concepts(schema_check.read(self.root / "concepts.yaml", self.root, "concepts"), criteria)
        documents, clauses = self.documents()
        self.stop_if_faulty()
        known: dict[str, Criterion | Concept] = {**criteria, **concepts}
        families = dict(schema_check.read(self.root / "families.yaml", self.root, "families").content)
        read = self.each("provisions", "provision", lambda source: read_provision(source, known, clauses, regions))
        provisions = {provision.id: provision for provision in _in_order(read, families)}
        contradictions = self.contradictions(questions, known)
        self.references(parameters, listings, concepts, families, provisions, clauses)
        self.stop_if_faulty()
        return Rulebook(
            self.root,
            digest(self.root),
            regions,
            questions,
            contradictions,
            parameters,
            listings,
            criteria,
            concepts,
            documents,
            clauses,
            families,
            provisions,
        )

    def each(self, folder: str, schema: str, read: Callable[[Source], T]) -> list[T]:
        """Read every file of a folder, collecting faults instead of stopping at the first."""
        found: list[T] = []
        for path in sorted((self.root / folder).glob("*.yaml")):
            try:
                found.append(read(schema_check.read(path, self.root, schema)))
            except RulebookError as error:
                self.faults.extend(error.faults)
        return found

    def documents(self) -> tuple[dict[str, Document], dict[str, Clause]]:
        documents: dict[str, Document] = {}
        clauses: dict[str, Clause] = {}
        for document, own in self.each("documents", "document", read_document):
            documents[document.id] = document
            for clause in own:
                if clause.id in clauses:
                    cause = f"clause {clause.id} is already in {clauses[clause.id].document.id}"
                    self.fault(f"documents/{document.id}.yaml", cause, "keep it in one document")
                clauses[clause.id] = clause
        return documents, clauses

    def contradictions(self, questions: Questions, known: dict[str, Criterion | Concept]) -> dict[str, Condition]:
        source = schema_check.read(self.root / "questions.yaml", self.root, "questions")
        return {entry.id: read_tree(source, entry.when, known, entry.line) for entry in questions.contradictions}

    def references(
        self,
        parameters: dict[str, Parameter],
        listings: Listings,
        concepts: dict[str, Concept],
        families: dict[str, str],
        provisions: dict[str, Provision],
        clauses: dict[str, Clause],
    ) -> None:
        """Every clause named outside a provision must exist, every family must have a title."""
        named: list[tuple[str, str]] = [("parameters", parameter.clause) for parameter in parameters.values()]
        named += [("platforms.yaml", row.clause) for row in listings.rows]
        named += [("concepts.yaml", clause) for concept in concepts.values() for clause in concept.clauses]
        for file, clause in named:
            if clause not in clauses:
                self.fault(file, f'no document holds a clause "{clause}"', "name a clause of rules/documents/")
        for provision in provisions.values():
            if provision.family not in families:
                self.fault(
                    f"provisions/{provision.id}.yaml", f'no family "{provision.family}"', "add it to families.yaml"
                )

    def fault(self, file: str, cause: str, remedy: str) -> None:
        self.faults.append(Fault(f"{self.root.name}/{file}", 1, cause, remedy))

    def stop_if_faulty(self) -> None:
        if self.faults:
            raise RulebookError(self.faults)


def _in_order(provisions: Iterable[Provision], families: dict[str, str]) -> list[Provision]:
    """By family, then by rank: what has to be done first is named first."""
    order = {family: position for position, family in enumerate(families)}
    return sorted(
        provisions, key=lambda provision: (order.get(provision.family, len(order)), provision.rank, provision.id)
    )


def _merged(parts: Iterable[dict[str, T]]) -> dict[str, T]:
    merged: dict[str, T] = {}
    for part in parts:
        merged.update(part)
    return merged
