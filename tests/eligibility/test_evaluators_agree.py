"""durable-rules and Kleene's logic decide the same, for whole generated workers on any day."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility.assessment import Calculator

DAYS = st.sampled_from(
    [date(2026, 11, 23), date(2026, 11, 30), date(2025, 8, 1), date(2024, 12, 31), date(2022, 7, 1), date(2031, 1, 1)]
)


@settings(max_examples=150)
@given(data=st.data(), drafts=st.booleans())
def test_whole_assessments_agree(
    data: st.DataObject, drafts: bool, situations: Any, durable: Calculator, kleene: Calculator
) -> None:
    raw = data.draw(situations)
    day = date(2026, 11, 23)
    facts = kleene.reader.read(raw, day)
    assert durable.assess(facts, day, include_drafts=drafts) == kleene.assess(facts, day, include_drafts=drafts)


@settings(max_examples=60)
@given(data=st.data(), day=DAYS)
def test_conclusions_agree_on_any_day(
    data: st.DataObject, day: date, situations: Any, durable: Calculator, kleene: Calculator
) -> None:
    raw = data.draw(situations)
    facts = kleene.reader.read(raw, date(2026, 11, 23))
    kept = {name: value for name, value in facts.items() if not isinstance(value, date) or value <= day}
    assert durable.assess(kept, day) == kleene.assess(kept, day)
