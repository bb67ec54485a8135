"""The pages of numbers: every value with its place, its days and its sentence, and what could not be verified."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from eligibility.assessment import Calculator


def test_every_value_is_there_with_its_sentence(every_page: Any, calculator: Calculator) -> None:
    for parameter in calculator.book.parameters.values():
        html = every_page[f"/zh-CN/rules/parameters/{parameter.id}"].html
        assert html.count('<div class="value">') == len(parameter.values), parameter.id
        for row in parameter.values:
            document = calculator.book.clauses[row.clause].document.id
            assert f'href="/zh-CN/rules/documents/{document}#{row.clause}"' in html
            if row.unverified:
                told = re.sub(r"<span[^>]*>|</span>", "", unescape(html))
                assert row.unverified in told


def test_a_wage_in_its_province(reader: Any) -> None:
    page = reader.open("/zh-CN/rules/parameters/minimum_wage_monthly")
    beijing = page.one(r'<details class="basis" id="in-110000">(.*?)</details>')
    assert "2,540.00 元" in beijing and beijing.index("2,540.00") < beijing.index("2,420.00"), (
        "what holds now comes first"
    )
    assert reader.follow("报酬不低于最低工资").heading == "报酬不低于最低工资，按时足额发"


def test_a_place_tells_its_numbers(reader: Any) -> None:
    assert "2,540.00 元" in reader.open("/zh-CN/rules/places/110000").section("numbers")
    assert "选到市县才知道" in reader.open("/zh-CN/rules/places/330000").section("numbers")


def test_a_mistyped_name_is_not_found_but_understood(reader: Any) -> None:
    page = reader.open("/en/rules/parameters/minimum_wage")
    assert page.status == 404
    assert "/en/rules/parameters/minimum_wage_hourly" in page.all(r'href="([^"]*)"')
