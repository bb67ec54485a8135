"""Parameters as plain data (参数): every value with where, since when, and the sentence that sets it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from eligibility.amounts.standards import Gap, Standard, Standards, TooWide
from eligibility.lawbook.places import lies_in, place_name, sorted_places, stand_in
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import NATION
from eligibility.rulebook.parameters import EVERYWHERE, DatedValue, Parameter, Value
from eligibility.wording import Text, Wording, Yuan, text

Content = dict[str, Any]
_PER = {
    "元": text("{sum}"),
    "元/月": text("{sum}/月"),
    "元/小时": text("{sum}/小时"),
    "元/年": text("{sum}/年"),
    "元/单": text("{sum}/单"),
}


def row_regions(book: Rulebook, row: DatedValue) -> tuple[str, ...]:
    """Where a value holds; one that names no region has that of the document which sets it."""
    return row.regions if row.regions != EVERYWHERE else (book.clauses[row.clause].document.region,)


def value_words(unit: str, value: Value) -> Text:
    """A value with its unit."""
    if unit in _PER:
        return Text(_PER[unit].template, {"sum": Yuan(int(value))})
    if isinstance(value, Fraction):
        return text("{sum}", sum=value)
    return text("{number} {unit}", number=value, unit=Text(unit))


def value_written(unit: str, value: Value) -> str:
    """A value as text that programs read: yuan with two places, a share as a fraction, anything else as a whole number."""
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return f"{value // 100}.{value % 100:02d}" if unit in _PER else str(value)


def parameter_summary(parameter: Parameter, wording: Wording) -> Content:
    """What a list of parameters shows of one."""
    return {
        "id": parameter.id,
        "title": wording.say(parameter.title),
        "unit": wording.say(parameter.unit),
        "verified_on": parameter.verified_on.isoformat(),
        "yearly": parameter.yearly,
        "by": parameter.by,
    }


def parameter_content(book: Rulebook, parameter: Parameter, day: date, wording: Wording) -> Content:
    """A parameter with all of its values, in the order of the rule file."""
    return {
        **parameter_summary(parameter, wording),
        "values": [row_content(book, parameter, row, day, wording) for row in parameter.values],
    }


def row_content(book: Rulebook, parameter: Parameter, row: DatedValue, day: date, wording: Wording) -> Content:
    """One value of a parameter."""
    say = wording.say
    known = row.value is not None
    case = book.questions.by_fact[parameter.by].choices[row.case] if parameter.by and row.case else None
    return {
        "regions": [
            {"code": code, "name": say(place_name(book.regions, code))}
            for code in sorted_places({*row_regions(book, row)})
        ],
        "case": row.case,
        "case_title": say(case) or None,
        "from": row.valid_from.isoformat(),
        "to": row.valid_to.isoformat() if row.valid_to else None,
        "applies": row.valid(day),
        "value": value_written(parameter.unit, row.value) if row.value is not None else None,
        "text": say(value_words(parameter.unit, row.value)) if row.value is not None else None,
        "at_most": row.at_most and known,
        "tier": say(row.tier) or None,
        "note": say(row.note) or None,
        "unverified": say(row.unverified) or None,
        "clause": row.clause,
    }


def numbers_at(book: Rulebook, standards: Standards, place: str, day: date, wording: Wording) -> list[Content]:
    """What is known of each parameter in a place, where its own rules or those of its province say something."""
    found = []
    for parameter in book.parameters.values():
        cases = sorted({row.case for row in parameter.values if row.case}) if parameter.by else [None]
        for case in cases:
            number = standards.find(parameter, stand_in(book.regions, place), day, case)
            if number is None or (not isinstance(number, TooWide) and not _of_the_place(book, number.row, place)):
                continue
            row = None if isinstance(number, TooWide) else row_content(book, parameter, number.row, day, wording)
            found.append(
                {
                    "id": parameter.id,
                    "title": wording.say(parameter.title),
                    "row": row,
                    "differs": isinstance(number, TooWide),
                    "last_known": isinstance(number, Standard) and number.last_known,
                    "open": isinstance(number, Gap),
                }
            )
    return found


def _of_the_place(book: Rulebook, row: DatedValue, place: str) -> bool:
    """Whether a value is made for the place or one above it, and not for the whole country."""
    regions = row_regions(book, row)
    return NATION not in regions and any(lies_in(book.regions, place, scope) for scope in regions)
