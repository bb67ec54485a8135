"""What a site chooses for its frame (选项): read from the generator's form, with words for what cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from eligibility.rulebook import Rulebook
from eligibility.wording import Text, Wording, languages, text
from web.embedding import SURFACES, contrast, read_colour, readable
from web.pages.prefill import OCCUPATION
from web.staff.places import UnclearPlace, place_names

LONGEST_TITLE = 60


@dataclass
class Choices:
    """The options in order, and what is wrong, by the field's name; nothing wrong means that a snippet can be made."""

    language: str
    city: str = ""
    occupation: str = ""
    accent: str = ""
    title: str = ""
    wrong: dict[str, str] = field(default_factory=dict)


def read_choices(book: Rulebook, words: Wording, given: Mapping[str, str]) -> Choices:
    """The choices of a form whose fields are ``lang``, ``place``, ``work``, ``colour`` and ``title``, all of them optional."""
    chosen = Choices(given["lang"] if given.get("lang") in languages() else words.language)
    chosen.title = " ".join(given.get("title", "").split())[:LONGEST_TITLE]
    if given.get("work") in book.questions.by_fact[OCCUPATION].choices:
        chosen.occupation = given["work"]
    if typed := given.get("place", "").strip():
        try:
            chosen.city = place_names(book.regions).find(typed)
        except UnclearPlace as error:
            chosen.wrong["place"] = _with_names(book, words, error)
    if typed := given.get("colour", "").strip():
        colour = read_colour(typed)
        if colour is None:
            chosen.wrong["colour"] = words.say(text("颜色写成六位十六进制，比如 #8c1c13"))
        elif not readable(colour):
            chosen.wrong["colour"] = words.say(_pale(colour))
        else:
            chosen.accent = colour
    return chosen


def _pale(colour: str) -> Text:
    """What to say of a colour that nobody could read everywhere; rounded down, so that 6.99 is never called 7."""
    least = min(contrast(colour, surface) for surface in SURFACES)
    return text("这个颜色太浅：对比度只有 {ratio}，要到 7 才看得清", ratio=f"{int(least * 10) / 10:.1f}")


def _with_names(book: Rulebook, words: Wording, error: UnclearPlace) -> str:
    named = [f"{book.regions.full_name(code)} {code}" for code in error.choices]
    return words.say(error.detail) + (f" ({'; '.join(named)})" if named else "")
