"""Where in the rule files something stands, for faults that are found in the rule base as a whole."""

from __future__ import annotations

import re

from eligibility.rulebook.book import Rulebook
from eligibility.rulebook.faults import Fault
from eligibility.rulebook.provisions import Provision
from eligibility.rulebook.yaml_source import Source

_ENTRY = re.compile(r"^(\w+):", re.MULTILINE)


def fault_at(book: Rulebook, file: str, path: list[str | int], cause: str, remedy: str) -> Fault:
    """A fault at a part of a rule file, by its path."""
    source = Source(book.root / file, book.root)
    return source.fault(source.line_at(path), cause, remedy)


def fault_in(book: Rulebook, provision: Provision, path: list[str | int], cause: str, remedy: str) -> Fault:
    """A fault in the file of a provision."""
    return fault_at(book, f"provisions/{provision.id}.yaml", path, cause, remedy)


def declared(book: Rulebook, folder: str) -> dict[str, str]:
    """The names that the files of a folder declare (criteria, parameters), each with its file."""
    return {
        name: f"{folder}/{path.name}"
        for path in sorted((book.root / folder).glob("*.yaml"))
        for name in _ENTRY.findall(path.read_text("utf-8"))
    }
