"""Many generated workers, and what the reference says of each: the statuses, amounts and deadlines that columns are held against."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import polars as pl

from eligibility.assessment import Calculator
from eligibility.columnar.polars_engine import schema_of
from eligibility.columnar.schema import columns, day_number, stored
from eligibility.comparison.population import accepted, drawn, places_of
from eligibility.compiler import scope
from eligibility.criteria import Facts
from eligibility.facts import criteria_verdicts
from eligibility.months import month_text
from eligibility.outcome_rules import Status, combined, status_of
from eligibility.reasons import Reasoner

# somebody to whom much applies: workers near to her meet whole provisions, which answers drawn evenly hardly ever do
NEAR: dict[str, Any] = {
    "occupation": "food_delivery",
    "platform": "meituan",
    "arrangement": "managed",
    "education": "college_or_above",
    "graduation_month": "2025-06",
    "employed_since_graduation": False,
    "flexible_registration": True,
    "pension": "flexible",
    "medical": "flexible",
    "pension_paid": "997.20",
    "medical_paid": "423.35",
    "subsidy_months_used": 3,
    "receives_unemployment_benefit": False,
    "unemployment_insurance_now": "none",
    "registered_unemployed_months": 7,
    "sex": "female",
    "injured_on_order": True,
    "injury_cover": "none",
    "monthly_income": "2100.50",
    "monthly_hours": "176.5",
    "training_completed": True,
    "certificate_level": "four",
    "certificate_month": "2026-02",
    "business": "individual",
    "needs_loan": True,
    "vat_small_scale": True,
    "monthly_sales": "90000.00",
}


def workers(calculator: Calculator, as_of: date, count: int, seed: int) -> list[Facts]:
    """Generated workers of any kind and place whose answers are accepted; half of them are near to somebody whom much concerns."""
    book, chance = calculator.book, random.Random(seed)
    every = drawn(book.questions.by_fact.values(), as_of, seed, places_of([book]), at_home=0.4)
    found = []
    for raw in islice(every, count):
        if chance.random() < 0.5:
            raw.update({fact: answer for fact, answer in NEAR.items() if chance.random() < 0.6})
        if "age" in raw and chance.random() < 0.5:
            month = (as_of.year - raw.pop("age")) * 12 + chance.randint(0, 11)
            raw["birth_month"] = month_text(month)
        if chance.random() < 0.05:
            raw.pop("work_region", None)
        found.append(accepted(raw, calculator.reader, as_of)[1])
    return found


def table(calculator: Calculator, facts: list[Facts]) -> pl.DataFrame:
    """Workers as a table of facts, with their number."""
    questions = calculator.book.questions.by_fact
    rows = [stored(known, questions) for known in facts]
    return pl.DataFrame(rows, schema=schema_of(columns(questions))).with_row_index("number")


def said(calculator: Calculator, facts: Facts, as_of: date, *, drafts: bool = False) -> dict[str, Any]:
    """What the reference says of a worker, under the names of the columns; what it leaves open or out is left out."""
    return dict(_said(calculator, facts, as_of, drafts))


def _said(calculator: Calculator, facts: Facts, as_of: date, drafts: bool) -> Iterator[tuple[str, Any]]:
    book, place = calculator.book, facts.get("work_region")
    asked = [provision for provision in book.provisions.values() if drafts or not provision.draft_only]
    candidates = {it.id: calculator.selector.candidates(it, place, as_of) for it in asked}
    verdicts = criteria_verdicts(book, facts, book.circumstances(as_of))
    scopes = {scope(variant) for found in candidates.values() for variant in found if variant.bases}
    known = {**verdicts, **calculator.evaluator.decide(verdicts, scopes)}
    worker = Reasoner(book, known, facts, as_of)
    for provision in asked:
        found = candidates[provision.id]
        if not any(variant.bases for variant in found):
            continue
        status = combined([status_of(provision, variant, known) for variant in found])
        yield f"{provision.id}__status", status.value
        amounts = calculator.reckoner.of(provision, status, worker).amounts
        for kind in {amount.kind: None for amount in amounts}:
            value = next(amount.value for amount in amounts if amount.kind is kind)
            yield f"{provision.id}__{kind.value}", value if isinstance(value, int) else int(value * 1_000_000)
        deadline = calculator.deadlines.of(provision, status, calculator.deadlines.ahead(facts, as_of))
        yield from (
            (f"{provision.id}__{name}", day_number(day))
            for name, day in (("opens_on", deadline.opens_on), ("closes_on", deadline.closes_on))
            if day is not None
        )


def differences(
    calculator: Calculator, facts: list[Facts], outcomes: pl.DataFrame, as_of: date, **how: bool
) -> list[str]:
    """Where columns say another thing than the reference, for how many workers, and for whom first."""
    days = [name for name, kind in outcomes.schema.items() if kind == pl.Date]
    told = outcomes.with_columns(pl.col(name).cast(pl.Int32) for name in days)
    first: dict[str, str] = {}
    count: dict[str, int] = {}
    for known, row in zip(facts, told.iter_rows(named=True), strict=True):
        expected = said(calculator, known, as_of, **how)
        for name in expected.keys() | row.keys():
            if row.get(name) != expected.get(name) and not name.endswith(("recommended", "number", "as_drafted")):
                count[name] = count.get(name, 0) + 1
                first.setdefault(name, f"{row.get(name)} instead of {expected.get(name)} for {known}")
    return [f"{name}: {count[name]} differ, such as {first[name]}" for name in count]


def seen(outcomes: pl.DataFrame) -> dict[str, int]:
    """How often each status, kind of amount and kind of deadline came about: a test of nothing proves nothing."""
    found = {status.value: 0 for status in Status}
    for name in outcomes.columns:
        kind = name.rpartition("__")[2]
        if kind == "status":
            for status, count in outcomes[name].value_counts().iter_rows():
                found[status] = found.get(status, 0) + count
        else:
            found[kind] = found.get(kind, 0) + outcomes[name].count()
    return found
