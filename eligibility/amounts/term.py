"""A number on its way to an amount: its exact value, the words of its arithmetic, and the standards that went into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Self

from eligibility.amounts.amount import Amount, Certainty, Kind, surest, to_fen
from eligibility.amounts.standards import Standard
from eligibility.months import month_of
from eligibility.rulebook.parameters import DatedValue
from eligibility.wording import Month, Text, Yuan, text


@dataclass(frozen=True, slots=True)
class Term:
    """``exact`` is in fen; ``steps`` counts what was reckoned; ``left_out`` says what could not be counted in."""

    exact: Fraction
    words: Text
    used: tuple[Standard, ...] = ()
    steps: int = 0
    left_out: tuple[Text, ...] = ()

    @classmethod
    def money(cls, fen: int | Fraction, used: tuple[Standard, ...] = ()) -> Self:
        """A sum of money as it is."""
        return cls(Fraction(fen), text("{sum}", sum=Yuan(int(fen))), used)

    @classmethod
    def nothing(cls, why: Text) -> Self:
        """What cannot be counted in."""
        return cls(Fraction(0), Text(""), left_out=(why,))

    def times(self, share: Standard) -> Term:
        """A share of it."""
        words = text("（{sum}）", sum=self.words) if self.words.template == _PLUS else self.words
        return Term(
            self.exact * Fraction(share.value),
            text("{sum} × {share}", sum=words, share=Fraction(share.value)),
            (*self.used, share),
            self.steps + 1,
            self.left_out,
        )

    @property
    def certainties(self) -> tuple[Certainty, ...]:
        """What is to be said of any amount that comes from it."""
        return (*certainties_of(self.used), *([Certainty.ESTIMATE] if self.left_out else []))

    def rounded(self) -> int:
        """The value in fen."""
        return to_fen(self.exact, ceiling=Certainty.AT_MOST in self.certainties)

    def remarks(self) -> list[Text]:
        """What has to be said beside the arithmetic."""
        return [*self.left_out, *remarks_on(self.used)]

    def amount(self, kind: Kind, unit: str) -> Amount:
        """The term as an amount of its own."""
        value = self.rounded()
        working = text("{words} = {sum}", words=self.words, sum=Yuan(value)) if self.steps else self.words
        working = with_remarks(working, self.remarks())
        return Amount(
            kind, value, unit, working, surest(self.certainties), sources(self.used), partial=bool(self.left_out)
        )


_PLUS = "{first} + {second}"


def summed(terms: Sequence[Term]) -> Term:
    """Several terms added up."""
    left_out = tuple(remark for term in terms for remark in term.left_out)
    counted = [term for term in terms if term.exact or not term.left_out]
    if not counted:
        return Term(Fraction(0), text("{sum}", sum=Yuan(0)), left_out=left_out)
    words = counted[0].words
    for term in counted[1:]:
        words = text("{first} + {second}", first=words, second=term.words)
    return Term(
        sum((term.exact for term in counted), Fraction(0)),
        words,
        tuple(used for term in counted for used in term.used),
        sum(term.steps for term in counted) + len(counted) - 1,
        left_out,
    )


def certainties_of(used: Iterable[Standard]) -> tuple[Certainty, ...]:
    """What standards make of an amount: a ceiling makes it "at most", an overdue one "last known"."""
    found: list[Certainty] = []
    for standard in used:
        found += [Certainty.AT_MOST] if standard.row.at_most else []
        found += [Certainty.LAST_KNOWN] if standard.last_known else []
    return tuple(found)


def remarks_on(used: Iterable[Standard]) -> list[Text]:
    """What has to be said of standards: the year of one that is only the last known, its tier, and the editor's note."""
    remarks: list[Text] = []
    for standard in used:
        row = standard.row
        if standard.last_known:
            remarks.append(_age(row))
        if row.tier:
            remarks.append(Text(row.tier))
        if row.note:
            remarks.append(Text(row.note))
    return [remark for index, remark in enumerate(remarks) if remark not in remarks[:index]]


def _age(row: DatedValue) -> Text:
    """Of when a standard is that may no longer hold."""
    if row.valid_to is None or row.valid_to.year == row.valid_from.year:
        return text("按 {year} 年的标准，之后的没有核实到", year=row.valid_from.year)
    since, until = Month(month_of(row.valid_from)), Month(month_of(row.valid_to))
    return text("按 {since}至{until}的标准，之后的没有核实到", since=since, until=until)


def with_remarks(working: Text, remarks: Iterable[Text]) -> Text:
    """The arithmetic, followed by what has to be said beside it."""
    for remark in remarks:
        working = text("{working}；{remark}", working=working, remark=remark)
    return working


def sources(used: Iterable[Standard]) -> tuple[str, ...]:
    """The clauses in which the numbers stand."""
    return tuple(dict.fromkeys(standard.row.clause for standard in used))
