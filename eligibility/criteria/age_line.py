"""``age_line``: full years at or over a line that differs between women and men.

While the sex is unknown, an age over both lines is already true and one under both already false: it is not asked then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from eligibility.criteria.operator import Circumstances, Facts, Given, Operator
from eligibility.months import last_day
from eligibility.verdict import Verdict
from eligibility.wording import Text, text


@dataclass(frozen=True, slots=True)
class AgeLine(Operator):
    """``age_line: {age: age, sex: sex, female: 45, male: 55}``; lines in full years, literals or parameters.

    ``plus: 1`` moves both lines by that many years.
    """

    key: ClassVar[str] = "age_line"
    age: str
    sex: str
    female: int | str
    male: int | str
    plus: int = 0

    @classmethod
    def read(cls, given: Given) -> AgeLine:
        given.only("age", "sex", "female", "male", *(["plus"] if "plus" in given.raw else []))
        sex = given.fact("sex", "enum")
        plus = given.number("plus") if "plus" in given.raw else 0
        if not isinstance(plus, int):
            raise given.refuse("plus", "plus is a number of years, not a parameter", "write a whole number, such as 1")
        return cls(given.fact("age", "integer").fact, sex.fact, given.number("female"), given.number("male"), plus)

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.age, self.sex)

    def test(self, facts: Facts, at: Circumstances) -> Verdict:
        age, sex = facts.get(self.age), facts.get(self.sex)
        given = (self.female, self.male) if sex is None else (self.female if sex == "female" else self.male,)
        lines = [line + self.plus for line in map(at.number, given) if line is not None]
        if age is None or len(lines) < len(given):
            return Verdict.UNKNOWN
        if age >= max(lines):
            return Verdict.TRUE
        return Verdict.FALSE if age < min(lines) else Verdict.UNKNOWN

    def turning_days(self, facts: Facts, at: Circumstances) -> tuple[date, ...]:
        """The days on which the worker reaches the lines, or the lines move; an age alone does not tell when it grows."""
        birth = facts.get("birth_month")
        if birth is None:
            return ()
        lines = {line + self.plus for given in (self.female, self.male) for line in at.numbers(given)}
        moves = [day for given in (self.female, self.male) for day in at.moves(given)]
        return (*(last_day(birth + 12 * line) for line in lines), *moves)

    def detail(self, facts: Facts, at: Circumstances) -> Text | None:
        female, male = at.number(self.female), at.number(self.male)
        if female is None or male is None:
            return None
        return text("女满{female}周岁，男满{male}周岁", female=female + self.plus, male=male + self.plus)
