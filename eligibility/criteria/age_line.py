"""``age_line``: full years at or over a line that differs between women and men.

While the sex is unknown, an age over both lines is already true and one under both already false: it is not asked then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from eligibility.criteria.operator import Circumstances, Facts, Given, Operator
from eligibility.verdict import Verdict, verdict
from eligibility.wording import Text, text


@dataclass(frozen=True, slots=True)
class AgeLine(Operator):
    """``age_line: {age: age, sex: sex, female: 45, male: 55}``; lines in full years, literals or parameters."""

    key: ClassVar[str] = "age_line"
    age: str
    sex: str
    female: int | str
    male: int | str

    @classmethod
    def read(cls, given: Given) -> AgeLine:
        given.only("age", "sex", "female", "male")
        sex = given.fact("sex", "enum")
        return cls(given.fact("age", "integer").fact, sex.fact, given.number("female"), given.number("male"))

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.age, self.sex)

    def test(self, facts: Facts, at: Circumstances) -> Verdict:
        age, sex = facts.get(self.age), facts.get(self.sex)
        female, male = at.number(self.female), at.number(self.male)
        if age is None or female is None or male is None:
            return Verdict.UNKNOWN
        if sex is not None:
            return verdict(age >= (female if sex == "female" else male))
        if age >= max(female, male):
            return Verdict.TRUE
        return Verdict.FALSE if age < min(female, male) else Verdict.UNKNOWN

    def detail(self, facts: Facts, at: Circumstances) -> Text | None:
        female, male = at.number(self.female), at.number(self.male)
        if female is None or male is None:
            return None
        return text("女满{female}周岁，男满{male}周岁", female=female, male=male)
