"""What holds where, as tables by place: the legal bases of a provision, the rows of a parameter, the areas of insurance."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from eligibility.amounts.standards import Found, Gap, Standard, Standards, TooWide
from eligibility.regions import Regions
from eligibility.rulebook import Rulebook
from eligibility.rulebook.parameters import Parameter
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Selector
from eligibility.verdict import Verdict

NOTHING = {"kind": "none", "value": 0, "over": 1, "rank": -1, "at_most": False}


class PlaceTables:
    """Tables over all places, in the order of their codes; where a worker gives none, the last place stands for it."""

    def __init__(self, book: Rulebook, day: date) -> None:
        self._regions: Regions = book.regions
        self._day = day
        self._selector = Selector(book.regions)
        self._standards = Standards(book.regions)
        self.places = sorted(book.regions.codes)
        self._asked: list[str | None] = [*self.places, None]

    def codes(self) -> dict[str, Any]:
        """The codes, old ones too, and by place the area of insurance (0: none, as of a bare province)."""
        number = {code: index for index, code in enumerate(self.places)}
        known = dict(number)
        for old in self._regions.old_codes:  # read as the unit they became
            known[old] = number[str(self._regions.canonical(old))]
        areas = [self._regions.insurance_area(code) for code in self.places]
        return {
            "codes": [int(code) for code in sorted(known)],
            "place": [known[code] for code in sorted(known)],
            "areas": [*(int(area or 0) for area in areas), 0],
        }

    def inside(self, region: str) -> list[int]:
        """The places that certainly lie in a region."""
        return [i for i, code in enumerate(self.places) if self._regions.within(code, region) is Verdict.TRUE]

    def variants(self, provision: Provision) -> tuple[list[list[str]], list[list[int]], list[int]]:
        """The sets of bases that apply together, the sets of these that are possible at a place, and by place which set."""
        variants: dict[tuple[str, ...], int] = {}
        groups: dict[tuple[int, ...], int] = {}
        chosen = []
        for place in self._asked:
            found = self._selector.candidates(provision, place, self._day)
            keys = [tuple(basis.id for basis in variant.bases) for variant in found]
            group = tuple(variants.setdefault(key, len(variants)) for key in keys)
            chosen.append(groups.setdefault(group, len(groups)))
        return [list(key) for key in variants], [list(group) for group in groups], chosen

    def parameter(self, parameter: Parameter) -> dict[str, Any]:
        """What a parameter holds: its distinct findings, and which of them by case and place."""
        cases = sorted({row.case for row in parameter.values if row.case is not None}) if parameter.by else [None]
        findings: dict[tuple[Any, ...], int] = {}
        at = []
        for case in cases:
            found = [_finding(self._standards.find(parameter, place, self._day, case)) for place in self._asked]
            at.append([findings.setdefault(tuple(one.values()), len(findings)) for one in found])
        return {
            "title": parameter.title,
            "unit": parameter.unit,
            "by": parameter.by,
            "cases": cases,
            "findings": [dict(zip(NOTHING, values, strict=True)) for values in findings],
            "at": at,
        }


def _finding(found: Found) -> dict[str, Any]:
    if isinstance(found, Standard):
        value = Fraction(found.value)
        return {
            "kind": "number",
            "value": value.numerator,
            "over": value.denominator,
            "rank": found.rank,
            "at_most": found.row.at_most,
        }
    if isinstance(found, Gap):
        return {**NOTHING, "kind": "gap", "rank": found.rank}
    return {**NOTHING, "kind": "too_wide"} if isinstance(found, TooWide) else dict(NOTHING)
