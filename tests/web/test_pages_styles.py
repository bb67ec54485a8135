"""The style sheet: small, readable for tired eyes, and understood by the oldest browser we promise."""

from __future__ import annotations

import gzip
import re

import pytest

from web.pages.rendering import styles

PAIRS = [
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "bright"),
    ("ink", "note"),
    ("ink", "tint"),
    ("muted", "paper"),
    ("muted", "card"),
    ("pine", "paper"),
    ("pine", "card"),
    ("card", "pine"),
    ("red", "card"),
    ("card", "muted"),
    ("card", "red"),
]


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[index : index + 2], 16) / 255 for index in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colours() -> dict[str, str]:
    return dict(re.findall(r"--([a-z]+):(#[0-9a-f]{3,6})", styles()))


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out(text: str, ground: str) -> None:
    named = colours()
    assert contrast(named[text], named[ground]) >= 7


@pytest.mark.parametrize("colour", ["#1d4674", "#5f4100"])
def test_so_do_the_words_of_force(colour: str) -> None:
    assert colour in styles()
    assert contrast(colour, colours()["card"]) >= 7


@pytest.mark.parametrize(("text", "ground"), [("#e4efea", "#0b4a41"), ("#ffc845", "#073a33"), ("#fff", "#073a33")])
def test_so_does_the_hero(text: str, ground: str) -> None:
    assert text in styles() and ground in styles()
    assert contrast(text, ground) >= 7


def test_edges_of_controls_stand_out() -> None:
    assert contrast(colours()["edge"], colours()["card"]) >= 3


def test_it_is_small() -> None:
    assert len(gzip.compress(styles().encode(), 6)) <= 4 * 1024


@pytest.mark.parametrize(
    "too_new",
    [
        ":has(",
        ":is(",
        ":where(",
        "aspect-ratio",
        "inset",
        "dvh",
        " min(",
        ":min(",
        ":max(",
        "clamp(",
        "focus-visible",
        " gap:",
        ";gap:",
        "{gap:",
        "@layer",
        "@container",
        "&",
    ],
)
def test_an_old_webview_understands_it(too_new: str) -> None:
    assert too_new not in styles()


def test_the_sheet_of_advice_is_small_plain_and_of_the_same_colours() -> None:
    advice = styles("advice")
    assert len(gzip.compress(advice.encode(), 6)) <= 1024
    for too_new in (
        ":has(",
        ":is(",
        "aspect-ratio",
        "inset",
        " gap:",
        ";gap:",
        "{gap:",
        "clamp(",
        "focus-visible",
        "url(",
    ):
        assert too_new not in advice
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", advice)) <= {"#fff", "#000"}


def test_colours_come_from_the_palette() -> None:
    rules = styles().split("}", 1)[1]
    assert len(set(re.findall(r"#[0-9a-f]{3,6}\b", rules))) <= 10


def test_no_font_is_fetched() -> None:
    assert "url(" not in styles() and "@import" not in styles() and "@font-face" not in styles()


@pytest.mark.parametrize("name", ["result", "sheet"])
def test_sheets_that_come_on_top_are_plain_and_keep_to_the_colours(name: str) -> None:
    more = styles(name)
    assert len(gzip.compress((styles() + more).encode(), 6)) <= 5 * 1024
    for too_new in (":has(", ":is(", "aspect-ratio", "inset", " gap:", ";gap:", "{gap:", "clamp(", "url(", "&"):
        assert too_new not in more
    used = set(re.findall(r"#[0-9a-f]{3,6}\b", more))
    assert used <= {"#fff", "#000", "#1d4674", "#5f4100", "#c98a00"} and used - {"#000"} <= set(
        re.findall(r"#[0-9a-f]{3,6}\b", styles())
    )


def test_so_do_the_words_on_a_badge() -> None:
    assert contrast("#fff", "#1d4674") >= 7 and contrast("#fff", colours()["pine"]) >= 7
    assert contrast("#5f4100", colours()["card"]) >= 7 and contrast(colours()["pine"], colours()["tint"]) >= 7
    assert contrast(colours()["red"], colours()["note"]) >= 7
