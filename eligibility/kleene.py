"""The reference evaluator: Kleene's three-valued logic, read straight off the conditions.

It explains decisions, stands in where durable-rules cannot be imported, and is what the other evaluators are held against.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from eligibility.conditions import evaluate
from eligibility.program import Conclusion, Program, Verdicts
from eligibility.verdict import Verdict


class KleeneEvaluator:
    """Draws every conclusion of a program in pure Python."""

    name = "kleene"

    def __init__(self, program: Program) -> None:
        self._program = program

    def decide(self, verdicts: Verdicts, scopes: Collection[str]) -> dict[str, Verdict]:
        """Conclude everything that is in scope from the verdicts of the criteria."""
        known = _Known(verdicts)
        concluded: dict[str, Verdict] = {}
        for layer in self._program.layers:
            drawn = {
                conclusion.name: _conclude(conclusion, known.__getitem__)
                for conclusion in layer
                if conclusion.scope is None or conclusion.scope in scopes
            }
            known.update(drawn)
            concluded.update(drawn)
        return concluded


def conclude(conclusion: Conclusion, verdicts: Verdicts) -> Verdict:
    """The verdict of one conclusion; a name nobody has answered is unknown."""
    return _conclude(conclusion, lambda name: verdicts.get(name, Verdict.UNKNOWN))


class _Known(dict[str, Verdict]):
    """Verdicts by name. Every assessment asks for thousands of them: hence no function of ours in between."""

    def __missing__(self, name: str) -> Verdict:
        return Verdict.UNKNOWN


def _conclude(conclusion: Conclusion, verdict_of: Callable[[str], Verdict]) -> Verdict:
    if conclusion.fails is None:
        return evaluate(conclusion.holds, verdict_of)
    if evaluate(conclusion.holds, verdict_of) is Verdict.TRUE:
        return Verdict.TRUE
    if evaluate(conclusion.fails, verdict_of) is Verdict.TRUE:
        return Verdict.FALSE
    return Verdict.UNKNOWN
