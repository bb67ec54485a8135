"""Months: read and written, the last day that counts, and today's date in China."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility import months
from eligibility.months import completed_month, first_day, last_day, month_index, month_of, month_text

indexes = st.integers(1900 * 12, 2199 * 12 + 11)


@given(indexes)
def test_a_month_is_written_as_it_is_read(month: int) -> None:
    assert month_index(month_text(month)) == month


@given(indexes)
def test_the_day_after_the_last_day_is_the_first_of_the_next_month(month: int) -> None:
    assert month_of(last_day(month)) == month
    after = last_day(month) + timedelta(days=1)
    assert after.day == 1 and month_of(after) == month + 1


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_the_completed_month_is_the_latest_whose_last_day_has_come(day: date) -> None:
    month = completed_month(day)
    assert last_day(month) <= day < last_day(month + 1)


@pytest.mark.parametrize(
    ("month", "day"),
    [("2024-02", 29), ("2025-02", 28), ("2000-02", 29), ("2100-02", 28), ("2026-04", 30), ("2026-12", 31)],
)
def test_the_length_of_a_month(month: str, day: int) -> None:
    assert last_day(month_index(month)).day == day


@pytest.mark.parametrize(
    "text",
    [
        "2025-13",
        "2025-00",
        "2025-6",
        "25-06",
        "2025/06",
        "2025-06-01",
        " 2025-06",
        "2025-06\n",
        "",
        "２０２５-06",
        "1899-12",
    ],
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        month_index(text)


def test_the_years_between_which_a_month_lies() -> None:
    assert month_index("1900-01") == 1900 * 12
    assert month_index("2199-12") == 2199 * 12 + 11
    with pytest.raises(ValueError):
        month_index("2200-01")


@pytest.mark.parametrize(
    ("text", "day"),
    [("2021", date(2021, 1, 1)), ("2021-07", date(2021, 7, 1)), ("2021-07-16", date(2021, 7, 16))],
)
def test_a_date_known_roughly_counts_from_its_first_day(text: str, day: date) -> None:
    assert first_day(text) == day


@pytest.mark.parametrize("text", ["", "21", "2021-", "2021-7-16-1", "2021-13", "2021-02-30", "july 2021", "2021-7月"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        first_day(text)


def test_today_is_the_day_in_china(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime.fromisoformat("2026-11-23T16:30:00+00:00")

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            assert tz is months._CHINA
            return moment.astimezone(months._CHINA)

    monkeypatch.setattr(months, "datetime", Clock)
    assert months.today() == date(2026, 11, 24)
