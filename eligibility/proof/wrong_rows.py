"""Numbers of places with one mistake (写错的数): a value a small step higher, a day moved, a row left out.

Only of numbers that amounts and filing windows are worked out from; what criteria compare with is in ``mutants.py``. A step is what
an editor could mistype without anybody seeing it at once: one yuan, one fen where the number is of an hour or an order, one
percentage point, one month. Whether a row says 最多 is a mistake of its own.

Left out is what no worker can see, found by working the formulas out at every place and day that a row is about
(:class:`Sight`): a row of a time or place at which no provision rests on it, a base where no rate is known by which it could be
multiplied, and whether our source says of a place that the number is not verified or says nothing, where the answer is "not
verified" both times. Remarks (档次, 说明) are words, and words are not mutated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from eligibility.proof.mutant import Mutant
from eligibility.proof.sight import Sight
from eligibility.rulebook import Rulebook
from eligibility.rulebook.parameters import DatedValue, Parameter
from eligibility.rulebook.region_codes import named
from eligibility.rulebook.whereabouts import declared

_DAY = timedelta(days=1)
_STEPS: dict[str, int | Fraction] = {"元/小时": 1, "元/单": 1, "比例": Fraction(1, 100), "个月": 1, "天": 1, "周岁": 1}
_YUAN = 100

Rows = tuple[DatedValue, ...]


def wrong_rows(book: Rulebook, apart_from: frozenset[str], only: str = "") -> Iterator[Mutant]:
    """Every mutant of the numbers that amounts and filing windows use, apart from some parameters, in files with such a name."""
    sight = Sight(book)
    for name, file in declared(book, "parameters").items():
        parameter = book.parameters[name]
        if name in apart_from or only not in file or not sight.uses(name):
            continue
        for what, row, rows in _wrong(book, parameter):
            wrong = replace(parameter, values=rows)
            if sight.can_show(parameter, wrong, row):
                changed = replace(book, parameters={**book.parameters, name: wrong})
                yield Mutant(file, f"{name}: {what}", changed, frozenset({name}), row.regions, name)


def _wrong(book: Rulebook, parameter: Parameter) -> Iterator[tuple[str, DatedValue, Rows]]:
    """What is wrong, of which row, and all rows then."""
    for index, row in enumerate(parameter.values):
        before, after = parameter.values[:index], parameter.values[index + 1 :]
        case = "" if row.case is None else f"{row.case} in "
        more = f" and {len(row.regions) - 1} more" if len(row.regions) > 1 else ""
        label = f"{case}{named(book.regions, row.regions[0])}{more} {row.valid_from}"
        yield f"{label}: left out", row, (*before, *after)
        if row.value is not None:
            step = _STEPS.get(parameter.unit, _YUAN)
            yield f"{label}: {row.value} + {step}", row, (*before, replace(row, value=row.value + step), *after)
        if row.at_most:
            yield f"{label}: not at most", row, (*before, replace(row, at_most=False), *after)
        for what, moved in _moved(parameter.values, row):
            yield f"{label}: {what}", row, moved


def _moved(rows: Rows, row: DatedValue) -> Iterator[tuple[str, Rows]]:
    """The first day moved, with the last of the row before it; the last day, where no row follows (a gap would be refused)."""
    for step in (-_DAY, _DAY):
        changed = []
        for one in rows:
            if one is row:
                one = replace(row, valid_from=row.valid_from + step)
            elif one.valid_to is not None and _same_thread(one, row) and one.valid_to + _DAY == row.valid_from:
                one = replace(one, valid_to=one.valid_to + step)
            changed.append(one)
        yield f"first day {step.days:+}", tuple(changed)
        if row.valid_to is not None:
            next_day = row.valid_to + _DAY
            if not any(one.valid_from == next_day and _same_thread(one, row) for one in rows):
                ended = replace(row, valid_to=row.valid_to + step)
                yield f"last day {step.days:+}", tuple(ended if one is row else one for one in rows)


def _same_thread(one: DatedValue, other: DatedValue) -> bool:
    return one.case == other.case and not set(one.regions).isdisjoint(other.regions)
