"""Which bases of a provision a proof speaks of, for faults that name them."""

from __future__ import annotations

from eligibility.rulebook.provisions import Provision
from eligibility.selection import Variant


def bases_at(provision: Provision, variant: Variant) -> list[str | int]:
    """The path to the first basis of a variant."""
    ids = [basis.id for basis in provision.bases]
    return ["bases", ids.index(variant.bases[0].id)] if variant.bases else ["bases"]


def named(variant: Variant) -> str:
    """A variant by its bases."""
    return " + ".join(basis.id for basis in variant.bases)
