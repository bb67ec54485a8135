"""What is asked of answers (所答): yes or no, and comparisons, each worked out once, however many criteria read it."""

from __future__ import annotations

import narwhals as nw

from eligibility.columnar.logic import VerdictColumns
from eligibility.columnar.stages import Stages


class Answers:
    """Two stages, the present one and the next: comparisons, null without an answer; and what is certainly so, or certainly not."""

    def __init__(self, stages: Stages) -> None:
        self._stages = stages
        self._comparisons, self._certain = stages.present, stages.begin_certain()

    def said(self, column: str) -> VerdictColumns:
        """The verdict of an answer of yes or no."""
        ask = self._stages.ask
        return VerdictColumns(lambda: ask(self._certain, column, True), lambda: ask(self._certain, column, False))

    def compared(self, name: str, comparison: nw.Expr) -> VerdictColumns:
        """The verdict of a comparison with an answer; ``name`` says all that tells it from others."""

        def side(verdict: bool) -> nw.Expr:
            self._stages.put(name, comparison, self._comparisons)
            return self._stages.ask(self._certain, self._stages.column(name), verdict)

        return VerdictColumns(lambda: side(True), lambda: side(False))
