"""Places as people type them."""

from __future__ import annotations

from typing import Any

import pytest

from web.staff.places import PlaceNames, UnclearPlace, place_names


@pytest.fixture
def names(calculator: Any) -> PlaceNames:
    """The names of all regions."""
    return place_names(calculator.book.regions)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("杭州", "330100"),
        ("浙江", "330000"),
        ("浙江杭州", "330100"),
        (" 杭州 西湖 ", "330106"),
        ("浙江省杭州市西湖区", "330106"),
        ("北京朝阳", "110105"),
        ("上海浦东", "310115"),
        ("延边", "222400"),
        ("内蒙古", "150000"),
        ("广西", "450000"),
        ("330106", "330106"),
        ("３３０１０６", "330106"),
        ("3301", "330100"),
        ("33", "330000"),
        ("330106 浙江省杭州市西湖区", "330106"),
        ("苏州工业园区", "320571"),
        ("苏州园区", "320571"),
        ("苏州市工业园区", "320571"),
        ("江苏苏州园区", "320571"),
        ("江苏省苏州市苏州工业园区", "320571"),
        ("320571", "320571"),
        ("苏州", "320500"),
    ],
)
def test_one_place(names: PlaceNames, typed: str, code: str) -> None:
    assert names.find(typed) == code


@pytest.mark.parametrize("typed", ["吉林", "朝阳", "西湖", "海南"])
def test_several_places_are_asked_back(names: PlaceNames, typed: str) -> None:
    with pytest.raises(UnclearPlace) as unclear:
        names.find(typed)
    assert len(unclear.value.choices) > 1
    for code in unclear.value.choices:
        assert names.find(typed, code) == code


@pytest.mark.parametrize("typed", ["园区", "工业园区"])
def test_a_zone_that_is_named_by_half_is_asked_back(names: PlaceNames, typed: str) -> None:
    with pytest.raises(UnclearPlace) as unclear:
        names.find(typed)
    assert "320571" in unclear.value.choices


@pytest.mark.parametrize("typed", ["火星", "999999", "hangzhou", "0", "区", "12345"])
def test_no_place(names: PlaceNames, typed: str) -> None:
    with pytest.raises(UnclearPlace):
        names.find(typed)


def test_every_full_name_and_code_is_understood(names: PlaceNames, calculator: Any) -> None:
    regions = calculator.book.regions
    for common in names.common:
        assert names.find(regions.full_name(common.code)) == names.find(common.code) == common.code
