"""What a site chooses: a colour that can be read, a city, an occupation; what cannot be used is left out."""

from __future__ import annotations

from typing import Any

import pytest

from web.embedding import CONTRAST, SURFACES, contrast, read_embedding


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48)])
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


def test_a_dark_colour_takes_the_place_of_ours(reader: Any) -> None:
    page = reader.open("/zh-CN/?embed=1&accent=8C1C13")
    assert "--pine:#8c1c13" in page.html and min(contrast("#8c1c13", one) for one in SURFACES) >= CONTRAST


@pytest.mark.parametrize("accent", ["1677ff", "777777", "red", "8c1c1", "8c1c13;}", "", "#"])
def test_any_other_colour_leaves_ours(reader: Any, accent: str) -> None:
    page = reader.open("/zh-CN/?embed=1&accent=" + accent.replace("#", "%23").replace(";", "%3B"))
    assert page.status == 200 and page.html.count("--pine:#") == 1 and "accent=" not in page.html


def test_the_colour_needs_the_mode(reader: Any) -> None:
    assert "8c1c13;--tint" not in reader.open("/zh-CN/?accent=8c1c13").html.replace("--red:#8c1c13", "")


def test_what_the_address_does_not_say_is_not_carried() -> None:
    embedding = read_embedding({"embed": "1", "city": "hz", "occupation": "<b>", "accent": "white"})
    assert embedding is not None and {k for k, v in embedding.carried.items() if v} == {"embed"}
    assert read_embedding({"city": "330100"}) is None


@pytest.mark.parametrize("mode", ["", "embed=1&"])
def test_city_and_occupation_are_answered(reader: Any, mode: str) -> None:
    reader.open(f"/zh-CN/?{mode}city=330100&occupation=food_delivery")
    page = reader.follow("开始")
    assert "杭州市的哪个区县？" in page.text
    page = reader.send({"region": "enough"})
    assert "occupation" not in page.asked
    page = reader.send({"go": "result", **dict.fromkeys(page.asked, "?")})
    assert "送外卖" in page.text and "杭州市" in page.text


def test_a_place_that_is_exact_is_not_asked(reader: Any) -> None:
    reader.open("/zh-CN/?city=330106")
    assert reader.follow("开始").asked and "/questions" in reader.address


@pytest.mark.parametrize("query", ["city=999999&occupation=pilot", "city=hz", "occupation=", "city="])
def test_wrong_ones_are_as_if_not_there(reader: Any, query: str) -> None:
    reader.open(f"/zh-CN/?embed=1&{query}")
    assert reader.follow("开始").text.count("哪个省？") == 1 and "s=" not in reader.address


def test_a_door_knows_the_city_too(reader: Any) -> None:
    reader.open("/zh-CN/?embed=1&city=330100")
    door = reader.page.all(r'href="(/zh-CN/doors/[^"]*)"')[0].replace("&amp;", "&")
    reader.open(door)
    assert "杭州市的哪个区县？" in reader.follow("开始").text


def test_an_answer_that_differs_stays_out_of_the_address(reader: Any) -> None:
    reader.open("/zh-CN/?embed=1&city=330100&occupation=food_delivery")
    reader.follow("开始")
    reader.follow("返回")
    for region in ("320000", "320900", "enough"):
        reader.send({"region": region})
    assert "320900" not in reader.address and "city=330100" in reader.address
