"""What drafts would give (假如照草案): the conditions of what only drafts promised, as columns.

A draft is never a right, so its status is never a yes. Whether it *would* be met is a column of its own, the same reading as the remark
that :mod:`eligibility.explanation` makes; nothing else is worked out from it.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from eligibility.columnar.logic import VerdictColumns, VerdictOf, tree
from eligibility.columnar.selections import Selections
from eligibility.compiler import unbarred
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Variant


def as_drafted(provision: Provision, selections: Selections, day: date, verdict_of: VerdictOf) -> VerdictColumns:
    """True where the conditions of a draft are met, false where not, or it does not concern the place; unknown where it is open."""

    def met(variant: Variant) -> VerdictColumns:
        return tree(unbarred(provision, variant.bases), verdict_of)

    everywhere = partial(selections.every_candidate, provision.id, day)
    return VerdictColumns(
        lambda: everywhere(lambda variant: met(variant).holds), lambda: everywhere(lambda variant: met(variant).fails)
    )
