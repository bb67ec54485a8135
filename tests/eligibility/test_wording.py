"""Wording: gaps are filled, dates, months and money follow the language, and a missing translation is no accident."""

from __future__ import annotations

import string
from collections.abc import Iterator
from datetime import date

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from babel.support import NullTranslations

from eligibility.wording import CATALOGUES, SOURCE_LANGUAGE, Month, Text, Wording, Yuan, languages, text, wording

NOVEMBER = Month(2026 * 12 + 10)


class Dictionary(NullTranslations):
    """Translations from a table; what is not in it stays as it is."""

    def __init__(self, entries: dict[str, str]) -> None:
        super().__init__()
        self.entries = entries

    def ugettext(self, message: str) -> str:
        return self.entries.get(message, message)


ENGLISH = Wording("en", Dictionary({"算到{day}为止": "until {day}", "是": "yes", "男": "male", "女": "female"}))


def test_a_text_is_translated_and_its_gaps_are_filled() -> None:
    late = text("算到{day}为止", day=date(2026, 11, 30))
    assert wording().say(late) == "算到2026年11月30日为止"
    assert ENGLISH.say(late) == "until 30 November 2026"


def test_without_a_translation_the_source_sentence_is_said() -> None:
    assert ENGLISH.say("没有译文") == "没有译文"
    assert ENGLISH.say(text("没有译文的{name}", name=text("是"))) == "没有译文的yes"


def test_nothing_is_said_of_nothing() -> None:
    assert ENGLISH.say(None) == ENGLISH.say("") == ENGLISH.gettext("") == ""


def test_braces_in_a_text_without_gaps_are_left_alone() -> None:
    assert wording().say(Text('{"age": 30}')) == wording().say('{"age": 30}') == '{"age": 30}'


def test_braces_in_what_fills_a_gap_are_left_alone() -> None:
    assert wording().say(text("没有“{name}”这一项", name="{age}")) == "没有“{age}”这一项"


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        (date(2026, 1, 5), "2026年1月5日", "5 January 2026"),
        (date(2024, 2, 29), "2024年2月29日", "29 February 2024"),
        (NOVEMBER, "2026年11月", "November 2026"),
        (Month(2024 * 12), "2024年1月", "January 2024"),
        (Yuan(99720), "997.20 元", "CN¥997.20"),
        (Yuan(123456789), "1,234,567.89 元", "CN¥1,234,567.89"),
        (Yuan(0), "0.00 元", "CN¥0.00"),
        (Yuan(5), "0.05 元", "CN¥0.05"),
        (text("是"), "是", "yes"),
        ([text("男"), text("女")], "男、女", "male, female"),
        (("a", "b"), "a、b", "a, b"),
        ([], "", ""),
        (16, "16", "16"),
        ("330100", "330100", "330100"),
    ],
)
def test_values_follow_the_customs_of_the_language(value: object, chinese: str, english: str) -> None:
    assert wording().value(value) == chinese
    assert ENGLISH.value(value) == english


def test_the_source_language_comes_first_and_needs_no_catalogue() -> None:
    assert languages()[0] == SOURCE_LANGUAGE == wording().language
    assert len(set(languages())) == len(languages())


@pytest.mark.parametrize("language", languages())
def test_every_language_has_a_wording_of_its_own(language: str) -> None:
    words = wording(language)
    assert words.language == language
    assert words is wording(language), "read once"
    assert words.value(date(2026, 11, 23)) and words.say("这句话在任何目录里都没有") == "这句话在任何目录里都没有"


def test_a_language_without_a_catalogue_gets_the_source_language() -> None:
    assert wording("tlh").say("是") == "是"
    assert wording("tlh").language == SOURCE_LANGUAGE


def test_a_language_reads_its_catalogue() -> None:
    for path in CATALOGUES.glob("*/LC_MESSAGES/messages.po"):
        words = wording(path.parent.parent.name.replace("_", "-"))
        found = [message for message in messages(path.parent.parent.name) if message.string and not message.fuzzy]
        assert all(words.gettext(str(message.id)) == message.string for message in found)


def messages(language: str) -> Iterator[Message]:
    with (CATALOGUES / language / "LC_MESSAGES" / "messages.po").open("rb") as source:
        yield from (
            message for message in read_po(source, locale=language) if isinstance(message.id, str) and message.id
        )


def gaps(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("language", [path.name for path in sorted(CATALOGUES.iterdir()) if path.is_dir()])
def test_every_gap_of_a_translation_is_one_of_the_source(language: str) -> None:
    for message in messages(language):
        if message.string and "{" in str(message.string):
            assert gaps(str(message.string)) <= gaps(str(message.id)), message.id
