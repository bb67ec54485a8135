"""Loading a whole rule base: every file read, every name resolved, or every fault reported at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from eligibility.conditions import Condition
from eligibility.regions import Regions
from eligibility.rulebook import references, schema_check
from eligibility.rulebook.actions import Action, read_actions
from eligibility.rulebook.book import Rulebook, digest, find_rules
from eligibility.rulebook.criteria import Concept, Criterion, read_concepts, read_criteria
from eligibility.rulebook.documents import Clause, Document, read_document
from eligibility.rulebook.doors import read_doors
from eligibility.rulebook.evidence import read_evidence
from eligibility.rulebook.fates import fate_faults
from eligibility.rulebook.faults import Fault, RulebookError
from eligibility.rulebook.letters import read_letter
from eligibility.rulebook.parameters import read_parameters
from eligibility.rulebook.platforms import read_listings
from eligibility.rulebook.provision_files import read_provision
from eligibility.rulebook.provisions import Provision
from eligibility.rulebook.questions import Questions, read_questions
from eligibility.rulebook.trees import read_tree
from eligibility.rulebook.yaml_source import Source, line_of

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
        self.sources: dict[str, list[Source]] = {}

    def book(self) -> Rulebook:
        self.faults.extend(references.misnamed(self.root))
        regions = self.regions()
        # questions and parameters come first: without them every later message would be noise
        questions = read_questions(self.file("questions"))
        parameters = _merged(self.each("parameters", "parameters", lambda source: read_parameters(source, regions)))
        listings = read_listings(self.file("platforms"), questions)
        self.stop_if_faulty()
        criteria = _merged(
            self.each(
                "criteria", "criteria", lambda source: read_criteria(source, questions.by_fact, parameters, regions)
            )
        )
        for folder in ("parameters", "criteria"):
            self.faults.extend(references.declared_twice(self.sources[folder]))
        self.stop_if_faulty()
        concepts = read_concepts(self.file("concepts"), criteria)
        documents, clauses = self.documents()
        self.faults.extend(references.unknown_regions(self.sources["documents"], regions))
        self.stop_if_faulty()
        known: dict[str, Criterion | Concept] = {**criteria, **concepts}
        families = dict(self.file("families").content)
        read = self.each(
            "provisions",
            "provision",
            lambda source: read_provision(source, known, clauses, regions, questions.by_fact, parameters),
        )
        provisions = {provision.id: provision for provision in _in_order(read, families)}
        letters = self.each("letters", "letter", lambda source: read_letter(source, provisions))
        contradictions = self.contradictions(questions, known)
        actions = self.actions(questions, known)
        elsewhere = [source for folder in ("parameters", "platforms", "concepts") for source in self.sources[folder]]
        self.faults.extend(references.unknown_clauses(elsewhere, clauses))
        self.faults.extend(references.unknown_families(self.sources["provisions"], families))
        self.faults.extend(references.unknown_documents(self.sources["documents"], documents))
        self.faults.extend(fate_faults(self.sources["documents"]))
        self.faults.extend(references.unknown_facts(self.sources["questions"][0], questions.by_fact))
        self.faults.extend(
            references.ends_before_it_begins(source for every in self.sources.values() for source in every)
        )
        self.stop_if_faulty()
        doors = read_doors(self.file("doors"), questions.by_fact, provisions, clauses)
        evidence = read_evidence(self.file("evidence"), families, provisions, clauses)
        return Rulebook(
            self.root,
            digest(self.root),
            regions,
            questions,
            contradictions,
            actions,
            parameters,
            listings,
            criteria,
            concepts,
            documents,
            clauses,
            families,
            provisions,
            {letter.id: letter for letter in letters},
            doors,
            evidence,
        )

    def regions(self) -> Regions:
        try:
            return Regions.load(self.root)
        except (OSError, ValueError, KeyError) as error:
            fault = Fault(
                f"{self.root.name}/regions.csv",
                1,
                f"the table of regions is broken: {error}",
                "restore it, or mend that row",
            )
            raise RulebookError([fault]) from error

    def file(self, name: str) -> Source:
        """Read a file of the root, whose schema has the same name."""
        source = schema_check.read(self.root / f"{name}.yaml", self.root, name)
        self.sources[name] = [source]
        return source

    def each(self, folder: str, schema: str, read: Callable[[Source], T]) -> list[T]:
        """Read every file of a folder, collecting faults instead of stopping at the first."""
        found: list[T] = []
        self.sources[folder] = []
        for path in sorted((self.root / folder).glob("*.yaml")):
            try:
                source = schema_check.read(path, self.root, schema)
                self.sources[folder].append(source)
                found.append(read(source))
            except RulebookError as error:
                self.faults.extend(error.faults)
        return found

    def documents(self) -> tuple[dict[str, Document], dict[str, Clause]]:
        documents: dict[str, Document] = {}
        clauses: dict[str, Clause] = {}
        for source, (document, own) in self.each("documents", "document", lambda s: (s, read_document(s))):
            documents[document.id] = document
            for index, clause in enumerate(own):
                if clause.id in clauses:
                    cause = f"clause {clause.id} is already in {clauses[clause.id].document.id}"
                    line = line_of(source.content["clauses"], index)
                    self.faults.append(source.fault(line, cause, "keep it in one of the two documents"))
                clauses[clause.id] = clause
        return documents, clauses

    def contradictions(self, questions: Questions, known: dict[str, Criterion | Concept]) -> dict[str, Condition]:
        (source,) = self.sources["questions"]
        return {entry.id: read_tree(source, entry.when, known, entry.line) for entry in questions.contradictions}

    def actions(self, questions: Questions, known: dict[str, Criterion | Concept]) -> tuple[Action, ...]:
        # a provision goes by the name of its file, so that a fault in it is not reported here once more
        provisions = {path.stem for path in (self.root / "provisions").glob("*.yaml")}
        try:
            return read_actions(self.sources["questions"][0], questions.by_fact, known, provisions)
        except RulebookError as error:
            self.faults.extend(error.faults)
            return ()

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
