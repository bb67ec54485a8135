"""Where in the rule files something stands, for faults that are found in the rule base as a whole."""

from __future__ import annotations

from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import Fault
from eligibility.rulebook.provisions import Provision
from eligibility.rulebook.yaml_source import Source
from eligibility.selection import Variant


def fault_at(book: Rulebook, file: str, path: list[str | int], cause: str, remedy: str) -> Fault:
    """A fault at a part of a rule file, by its path."""
    source = Source(book.root / file, book.root)
    return source.fault(source.line_at(path), cause, remedy)


def fault_in(book: Rulebook, provision: Provision, path: list[str | int], cause: str, remedy: str) -> Fault:
    """A fault in the file of a provision."""
    return fault_at(book, f"provisions/{provision.id}.yaml", path, cause, remedy)


def bases_at(provision: Provision, variant: Variant) -> list[str | int]:
    """The path to the first basis of a variant."""
    ids = [basis.id for basis in provision.bases]
    return ["bases", ids.index(variant.bases[0].id)] if variant.bases else ["bases"]


def named(variant: Variant) -> str:
    """A variant by its bases."""
    return " + ".join(basis.id for basis in variant.bases)
