"""The rule base in memory: everything that ``rules/`` declares, resolved."""

from __future__ import annotations

import hashlib
import importlib.resources
import os
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from eligibility.conditions import Condition
from eligibility.criteria import Circumstances
from eligibility.regions import Regions
from eligibility.rulebook.actions import Action
from eligibility.rulebook.criteria import Concept, Criterion
from eligibility.rulebook.documents import Clause, Document
from eligibility.rulebook.doors import Door
from eligibility.rulebook.evidence import Evidence
from eligibility.rulebook.letters import Letter
from eligibility.rulebook.parameters import Parameter
from eligibility.rulebook.platforms import Listings
from eligibility.rulebook.provisions import Provision
from eligibility.rulebook.questions import Questions


@dataclass(frozen=True)
class Rulebook:
    """A rule base that has passed every check of loading. ``content_hash`` names its content, ``version`` is how it begins."""

    root: Path
    content_hash: str
    regions: Regions
    questions: Questions
    contradictions: dict[str, Condition]
    actions: tuple[Action, ...]
    parameters: dict[str, Parameter]
    listings: Listings
    criteria: dict[str, Criterion]
    concepts: dict[str, Concept]
    documents: dict[str, Document]
    clauses: dict[str, Clause]
    families: dict[str, str]
    provisions: dict[str, Provision]
    letters: dict[str, Letter]
    doors: dict[str, Door]
    evidence: Evidence

    @property
    def version(self) -> str:
        """A short name for the content."""
        return self.content_hash[:12]

    @property
    def verified_on(self) -> date:
        """The oldest day on which a document of the rule base was last verified."""
        return min(document.verified_on for document in self.documents.values())

    def circumstances(self, day: date) -> Circumstances:
        """What an operator may look at besides the facts on a day."""
        return Circumstances(day, self.regions, self.parameters, self.listings)

    @cached_property
    def superseded(self) -> frozenset[str]:
        """Documents that a later final document replaced."""
        return frozenset(
            old for document in self.documents.values() if not document.draft for old in document.supersedes
        )

    @cached_property
    def drafts_beside(self) -> dict[str, tuple[Clause, ...]]:
        """By clause of a final document, the clauses of drafts that became it, or that it stands without."""
        found: dict[str, tuple[Clause, ...]] = {}
        for clause in self.clauses.values():
            for name in clause.became.beside if clause.became else ():
                found[name] = (*found.get(name, ()), clause)
        return found


def find_rules() -> Path:
    """Where the rule base lies: $GIGRIGHTS_RULES, the checkout's ``rules/``, or the installed copy."""
    if given := os.environ.get("GIGRIGHTS_RULES"):
        return Path(given)
    beside = Path(__file__).resolve().parents[2] / "rules"
    if (beside / "questions.yaml").exists():
        return beside
    return Path(str(importlib.resources.files("gigrights_rules")))


def digest(root: Path) -> str:
    """A name for the rule base's content: it changes with every byte that can change an answer."""
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.suffix in (".yaml", ".csv") and "scenarios" not in path.parts:
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
