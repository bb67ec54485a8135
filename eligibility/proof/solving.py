"""Asking z3 about the answers of one worker."""

from __future__ import annotations

from typing import Any

import z3

from eligibility.proof.reading import Reading


def solver(*formulas: Any) -> Any:
    """A solver over these formulas that can say which assumptions exclude each other."""
    found = z3.SolverFor("QF_LIRA")
    found.set("core.minimize", True)
    found.add(*formulas)
    return found


def satisfiable(asked: Any) -> bool:
    """Whether a solver finds anything; it must never give up."""
    answer = asked.check()
    if answer == z3.unknown:
        raise RuntimeError(f"z3 gave up: {asked.reason_unknown()}")
    return bool(answer == z3.sat)


def example(reading: Reading, *formulas: Any) -> dict[str, Any] | None:
    """Answers that the reader of facts accepts and for which the formulas hold, as few as z3 finds needed; None without any."""
    asked = solver(*reading.possible(), *formulas)
    if not satisfiable(asked):
        return None
    answers = reading.answers
    values = answers.read(asked.model())
    for fact in list(values):  # leave out what does not matter
        asked.push()
        asked.add(z3.Not(answers.answered[fact]))
        others = [name for name in values if name != fact]
        asked.add(*(z3.And(answers.answered[name], answers.same(name, values[name])) for name in others))
        if satisfiable(asked):
            del values[fact]
        asked.pop()
    return answers.plain(values)


def possible(reading: Reading, *formulas: Any) -> bool:
    """Whether there is anybody for whom the formulas hold."""
    return satisfiable(solver(*reading.possible(), *formulas))
