"""What the rules see in answers (所见): formulas about single values, each put together once and not for every worker proposed."""

from __future__ import annotations

from functools import cache
from typing import Any

import z3

from eligibility.proof.reading import Reading


class Seen:
    """Formulas about the values of facts, as a finished reading has them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        # remembered with this object and no longer
        self.whole, self.parts = cache(self._whole), cache(self._parts)
        self.other, self.elsewhere = cache(self._other), cache(self._elsewhere)

    def _whole(self, fact: str, value: Any) -> Any:
        """That a fact has this value, or for a wide place that of one within."""
        answers = self.reading.answers
        same = answers.same(fact, value)
        if answers.questions[fact].type == "region":
            same = z3.Or([answers.value[fact] == inner for inner in self.reading.inside(value)])
        return z3.And(answers.answered[fact], same)

    def _parts(self, fact: str, value: Any) -> dict[str, Any]:
        """What the rules look at of a fact, and what they see in this value; each part under a name of its own."""
        answers = self.reading.answers
        own = answers.constants(fact, value)
        return {
            f"{fact}!{name}": z3.And(answers.answered[fact], part == z3.simplify(z3.substitute(part, *own)))
            for name, part in answers.parts[fact].items()
        }

    def _other(self, fact: str, value: Any, name: str) -> Any:
        """That a fact is answered, and a part of it is not what is seen in this value."""
        return z3.And(self.reading.answers.answered[fact], z3.Not(self.parts(fact, value)[name]))

    def _elsewhere(self, fact: str, value: Any, names: tuple[str, ...]) -> Any:
        """That a place is given, and none within it looks in these parts like the one of this value."""
        answers, parts = self.reading.answers, self.parts(fact, value)
        around = self.reading.around(fact, [parts[name] for name in names])
        return z3.And(answers.answered[fact], z3.Not(z3.Or([answers.value[fact] == index for index in around])))
