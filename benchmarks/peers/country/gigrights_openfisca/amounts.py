"""Amounts as formulas, in fen and exact: fractions are kept as whole numbers over whole numbers until they are rounded.

OpenFisca cannot say that there is no amount: it is 0 then, as is a shortfall of nothing.
"""

from __future__ import annotations

from typing import Any

import numpy

from gigrights_openfisca.knowledge import Array, Knowledge
from gigrights_openfisca.provisions import Status
from gigrights_openfisca.subsidies import monthly

_WIDEST = numpy.iinfo(numpy.int32).max


def amount(known: Knowledge, provision: str, formula: dict[str, Any], kind: str) -> Any:
    """The formula of one kind of amount of a provision, for those to whom it is not a no."""
    work = _FORMULAS[formula["formula"]]

    def worked(person: Any, period: Any) -> Any:
        value = work(known, formula, kind, person, period)
        due = numpy.asarray(person(f"status__{provision}", period)) != Status.not_eligible.index
        return numpy.where(due, numpy.minimum(value, _WIDEST), 0)

    return worked


def to_fen(value: Array, over: Array, ceiling: Array) -> Array:
    """Round to the fen, half up; what is a ceiling is rounded down."""
    return numpy.where(ceiling, value // over, (2 * value + over) // (2 * over))


def _stated(known: Knowledge, formula: dict[str, Any], kind: str, person: Any, period: Any) -> Array:
    found = known.tables[formula["value"]].find(person, period)
    share = known.content["parameters"][formula["value"]]["unit"] == "比例"
    value = 100 * found.value / found.over if share else found.value
    return numpy.where(known.holds(formula["when"], person, period) & found.known, value, 0)


def _shortfall(known: Knowledge, formula: dict[str, Any], kind: str, person: Any, period: Any) -> Array:
    wage = known.tables[formula["standard"]].find(person, period)
    applies = known.holds(formula["when"], person, period) & wage.known
    if kind == "standard":
        return numpy.where(applies, wage.value, 0)
    hours = 100 if formula["hours"] is None else person(formula["hours"], period).astype(numpy.int64)
    due = to_fen(wage.value * hours, numpy.array(100), numpy.array(False))
    return numpy.where(applies, numpy.maximum(due - person(formula["income"], period), 0), 0)


def _contribution(known: Knowledge, formula: dict[str, Any], kind: str, person: Any, period: Any) -> Array:
    rate, lowest = (known.tables[formula[key]].find(person, period) for key in ("rate", "lowest"))
    reckoned = rate.known & lowest.known
    fee = None if formula["fee"] is None else known.tables[formula["fee"]].find(person, period)
    if fee is not None:
        reckoned &= ~fee.known
    nothing = numpy.zeros(person.count, dtype=numpy.int64)
    if kind == "contribution_own":
        return nothing if formula["paid"] is None else numpy.where(reckoned, person(formula["paid"], period), 0)
    if kind == "contribution_highest":
        if formula["highest"] is None:
            return nothing
        base = known.tables[formula["highest"]].find(person, period)
        reckoned &= base.known
    else:
        base = lowest
    sum_due = to_fen(base.value * rate.value, base.over * rate.over, base.at_most | rate.at_most)
    sum_due = numpy.where(reckoned, sum_due, 0)
    return numpy.where(fee.known, fee.value, sum_due) if fee is not None and kind == "contribution_lowest" else sum_due


def _subsidy(known: Knowledge, formula: dict[str, Any], kind: str, person: Any, period: Any) -> Array:
    value, over, at_most, known_sum = monthly(known, formula, person, period)
    month = numpy.where(known_sum, to_fen(value, over, at_most), 0)
    if formula["cap"] is not None:
        cap = known.tables[formula["cap"]].find(person, period)
        month = numpy.where(cap.known, numpy.minimum(month, cap.value), month)
    if kind == "monthly":
        return month
    limit = known.tables[formula["months"]].find(person, period)
    months = limit.value if kind == "total" else numpy.maximum(limit.value - person(formula["used"], period), 0)
    return numpy.where(limit.known, month * months, 0)


_FORMULAS = {"stated": _stated, "shortfall": _shortfall, "contribution": _contribution, "subsidy": _subsidy}
