"""Many workers at once (按列评估): the same rule base, read as expressions over columns instead of over one worker's answers.

A table of facts goes in, a table of outcomes comes out; see :func:`eligibility.columnar.frames.assess_frame`.
"""

from __future__ import annotations

from eligibility.columnar.frames import assess_frame, run
from eligibility.columnar.outcomes import Layout
from eligibility.columnar.parts import write_parts
from eligibility.columnar.plan import Plan, Wanted
from eligibility.columnar.reading import TableError

__all__ = ["Layout", "Plan", "TableError", "Wanted", "assess_frame", "run", "write_parts"]
