"""Texts that are worded late (措辞): the rules and the code speak Chinese, the reader's language comes last.

A :class:`Text` is a Chinese sentence with named gaps; a :class:`Wording` fills and translates it for one language. Texts of
the rules, the code and the templates share one catalogue, ``eligibility/translations/<locale>/LC_MESSAGES/messages.po``.
"""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency
from babel.support import NullTranslations, Translations

from eligibility.months import last_day

CATALOGUES = Path(__file__).with_name("translations")
SOURCE_LANGUAGE = "zh-CN"
_LOCALES = {"zh-CN": "zh_Hans_CN", "en": "en"}
_NAMES = {"zh-CN": "中文", "en": "English"}


@dataclass(frozen=True, slots=True)
class Month:
    """A month to be shown in words."""

    index: int


@dataclass(frozen=True, slots=True)
class Yuan:
    """An amount of money in fen (分), to be shown in yuan (元)."""

    fen: int


@dataclass(frozen=True, slots=True)
class Text:
    """A Chinese sentence with gaps (``{name}``) and what fills them."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)


def text(template: str, **values: object) -> Text:
    """Write a text; the name is what the catalogue's extractor looks for."""
    return Text(template, values)


def languages() -> tuple[str, ...]:
    """The languages we speak, the source language first: one for each catalogue."""
    found = {
        path.parent.parent.name.replace("_", "-")
        for folder in _folders()
        for path in folder.glob("*/LC_MESSAGES/messages.po")
    }
    return (SOURCE_LANGUAGE, *sorted(found - {SOURCE_LANGUAGE}))


def _folders() -> tuple[Path, ...]:
    """Where catalogues lie: ours, and those that a deployment adds in ``$GIGRIGHTS_TRANSLATIONS``; its own go first."""
    added = os.environ.get("GIGRIGHTS_TRANSLATIONS")
    return (Path(added), CATALOGUES) if added else (CATALOGUES,)


def language_name(language: str) -> str:
    """What a language calls itself.

    >>> language_name("en"), language_name("zh-CN"), language_name("eo"), language_name("qqq")
    ('English', '中文', 'Esperanto', 'qqq')
    """
    try:
        return _NAMES.get(language) or Locale.parse(language, sep="-").get_language_name() or language
    except (UnknownLocaleError, ValueError):
        return language


class Wording:
    """Says texts in one language."""

    def __init__(self, language: str = SOURCE_LANGUAGE, translations: NullTranslations | None = None) -> None:
        self.language = language
        self.locale = _LOCALES.get(language, language.replace("-", "_"))
        self._chinese = self.locale.startswith("zh")
        self.translations = translations or NullTranslations()
        self._translated = self.translations.ugettext

    def gettext(self, message: str) -> str:
        """Translate one sentence; the source sentence where there is no translation."""
        return str(self._translated(message)) if message else ""

    def say(self, what: Text | str | None) -> str:
        """Translate a text and fill its gaps."""
        if what is None:
            return ""
        if isinstance(what, str):
            return self.gettext(what)
        sentence = self.gettext(what.template)
        if not what.values:
            return sentence
        return sentence.format(**{name: self.value(value) for name, value in what.values.items()})

    def value(self, value: object) -> str:
        """Write a value into a sentence: dates and money in the customs of the language."""
        if isinstance(value, Text):
            return self.say(value)
        if isinstance(value, Month):
            day = last_day(value.index)
            # Babel looks its data up anew for each date, which takes longer than all the rest of a sentence
            return f"{day.year}年{day.month}月" if self._chinese else format_date(day, "MMMM y", locale=self.locale)
        if isinstance(value, date):
            if self._chinese:
                return f"{value.year}年{value.month}月{value.day}日"
            return format_date(value, "d MMMM y", locale=self.locale)
        if isinstance(value, Yuan):
            amount = Decimal(value.fen) / 100
            if self._chinese:
                return f"{amount:,.2f} 元"
            return format_currency(amount, "CNY", locale=self.locale)
        if isinstance(value, Fraction):
            return share_in_words(value)
        if isinstance(value, list | tuple):
            return ("、" if self._chinese else ", ").join(self.value(item) for item in value)
        return str(value)


def share_in_words(share: Fraction) -> str:
    """A share as people write it: per cent where that is short, a fraction where it is not.

    >>> share_in_words(Fraction(19, 200)), share_in_words(Fraction(2, 3))
    ('9.5%', '2/3')
    """
    percent = share * 100
    if 100 % percent.denominator == 0:
        return f"{Decimal(percent.numerator) / percent.denominator:f}%"
    return f"{share.numerator}/{share.denominator}"


@cache
def wording(language: str = SOURCE_LANGUAGE) -> Wording:
    """The wording of a language; the source language where there is no catalogue for it."""
    inside = Path(language.replace("-", "_"), "LC_MESSAGES", "messages.po")
    path = next((folder / inside for folder in _folders() if (folder / inside).exists()), None)
    if language == SOURCE_LANGUAGE or path is None:
        return Wording()
    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=_LOCALES.get(language)))
    compiled.seek(0)
    return Wording(language, Translations(compiled))
