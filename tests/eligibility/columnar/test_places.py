"""What is no code of a place is a place not known, and not a place without rules."""

from __future__ import annotations

from datetime import date

import polars as pl

from eligibility.assessment import Calculator
from eligibility.columnar import Layout, assess_frame

DAY = date(2026, 11, 23)


def test_a_code_that_no_place_has_is_a_place_not_known(kleene: Calculator) -> None:
    codes = [None, 999_999, -5, 0, 330_100]
    riders = pl.DataFrame({"work_region": codes, "hukou_region": codes, "occupation": "food_delivery", "age": 30})
    for layout in Layout:
        unknown, *others, hangzhou = assess_frame(riders, kleene.book, DAY, layout=layout).rows()
        assert others == [unknown] * 3
        assert hangzhou != unknown
        assert any(value is not None for value in unknown)
