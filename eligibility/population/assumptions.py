"""Assumptions (假设): what the synthetic workers are like, read from a YAML file and held against a schema and the questions.

They lie beside the code and not in ``rules/``, because they are no law: another guess must not make another version of the rules.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from eligibility.population.checking import check
from eligibility.population.entries import OTHERWISE, Draw, answers, parents
from eligibility.population.told import told
from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import RulebookError
from eligibility.rulebook.schema_faults import faults_of
from eligibility.rulebook.yaml_source import Source

_HERE = Path(__file__).parent
OWN = _HERE / "assumptions.yaml"
_SCHEMA = _HERE / "assumptions.json"


@dataclass(frozen=True, slots=True)
class Assumption:
    """How one fact is drawn.

    ``unknown`` is the share that leaves it open, in thousandths. ``cases`` has one draw for each answer to the fact ``given``, in the
    order of its answers, or one for everybody; None where the question is not put. ``line`` is where it stands.
    """

    fact: str
    unknown: int
    given: str | None
    cases: tuple[Draw, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Assumptions:
    """All of them. ``provinces`` and ``levels`` are weights; ``name`` says which file, ``digest`` which content, ``told`` all of it."""

    name: str
    version: int
    digest: str
    provinces: Mapping[str, int]
    levels: Mapping[str, int]
    facts: Mapping[str, Assumption]
    told: str

    @property
    def edition(self) -> str:
        """Which assumptions, for whoever finds the workers later: the version they give themselves and a digest of the file."""
        return f"{self.version}-{self.digest}"

    @classmethod
    def read(cls, book: Rulebook, path: Path = OWN) -> Self:
        """Read and check a file.

        Raises RulebookError with every fault, each with line, cause and remedy; OSError where the file cannot be read.
        """
        path = path.resolve()
        digest = hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:12]
        source = Source(path, path.parent)
        if faults := faults_of(source, _SCHEMA) or check(source, book):
            raise RulebookError(faults)
        content: Any = source.content
        facts = {
            fact: _assumption(fact, entry, book, content["facts"].lines[fact])
            for fact, entry in content["facts"].items()
        }
        places = content["places"]
        weights = dict(places["provinces"]), dict(places["levels"])
        return cls(path.name, content["version"], digest, *weights, facts, told(content, book))


def _assumption(fact: str, entry: Mapping[str, Any], book: Rulebook, line: int) -> Assumption:
    given = entry.get("given")
    if given is None:
        return Assumption(fact, entry["unknown"], None, (entry.get("of"),), line)
    cases = entry["cases"]
    named = answers(parents(book.questions.by_fact)[given])
    drawn = tuple(cases[answer] if answer in cases else cases[OTHERWISE] for answer in named)
    return Assumption(fact, entry["unknown"], given, drawn, line)
