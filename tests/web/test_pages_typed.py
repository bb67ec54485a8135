"""What people type: full-width digits, units, separators, several ways to write a date."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.pages import typed


@pytest.mark.parametrize(
    ("given_text", "meant"),
    [
        ("3200", "3200"),
        ("３２００", "3200"),
        ("3,200元", "3200"),
        ("3，200.50 元", "3200.5"),
        ("¥3,200", "3200"),
        ("￥3200元/月", "3200"),
        ("3 200", "3200"),
        ("0.32万", "3200"),
        ("3千", "3000"),
        ("1,234,567.89", "1234567.89"),
        ("997.20", "997.2"),
        ("0", "0"),
        ("每月3200".removeprefix("每月"), "3200"),
    ],
)
def test_money(given_text: str, meant: str) -> None:
    assert typed.decimal_text(given_text, "3200") == meant


@pytest.mark.parametrize(
    "given_text",
    ["三千", "-5", "1.2.3", "3200.555", "1e5", "99999999999", "3,20", "12 or 13", "元", "0x10", "NaN"],
)
def test_no_money(given_text: str) -> None:
    with pytest.raises(typed.Unreadable):
        typed.decimal_text(given_text, "3200")


@pytest.mark.parametrize("given_text", ["16", "１６", "16个月", "16 月", "16岁", "16周岁", "16.0", "16 months"])
def test_whole_numbers(given_text: str) -> None:
    assert typed.whole(given_text, 0, 100) == 16


@pytest.mark.parametrize("given_text", ["", "16.5", "-1", "101", "十六", "1 6 x"])
def test_no_whole_numbers(given_text: str) -> None:
    with pytest.raises(typed.Unreadable) as refused:
        typed.whole(given_text, 0, 100)
    assert refused.value.detail.values == {"minimum": 0, "maximum": 100}


@pytest.mark.parametrize(
    "fields",
    [
        ("2025", "6"),
        ("２０２５年", "０６月"),
        ("2025年6月", ""),
        ("2025-6", ""),
        ("2025.06", ""),
        ("2025/6", ""),
        ("202506", ""),
    ],
)
def test_months(fields: tuple[str, str]) -> None:
    assert typed.month(*fields) == "2025-06"


@pytest.mark.parametrize(
    "fields",
    [("2025", ""), ("", "6"), ("25", "6"), ("2025", "13"), ("2025", "0"), ("202513", ""), ("2025年6月3日", "")],
)
def test_no_months(fields: tuple[str, str]) -> None:
    with pytest.raises(typed.Unreadable):
        typed.month(*fields)


@pytest.mark.parametrize(
    "fields",
    [
        ("2026", "9", "3"),
        ("2026年9月3日", "", ""),
        ("2026-09-03", "", ""),
        ("20260903", "", ""),
        ("2026", "9月", "3号"),
    ],
)
def test_days(fields: tuple[str, str, str]) -> None:
    assert typed.day(*fields) == "2026-09-03"


@pytest.mark.parametrize(
    "fields", [("2026", "2", "30"), ("2026", "9", ""), ("202609", "", ""), ("", "", "3"), ("x", "y", "z")]
)
def test_no_days(fields: tuple[str, str, str]) -> None:
    with pytest.raises(typed.Unreadable):
        typed.day(*fields)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused_in_words(anything: str) -> None:
    for read in (
        lambda: typed.whole(anything, 0, 100),
        lambda: Decimal(typed.decimal_text(anything, "3200")),
        lambda: typed.month(anything, ""),
        lambda: typed.day("2026", anything, "3"),
    ):
        try:
            read()
        except typed.Unreadable as refused:
            assert refused.detail.template
