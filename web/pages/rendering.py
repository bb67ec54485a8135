"""How templates become pages (渲染): languages, typography, and the styles that are inlined into every page."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from flask import Flask
from markupsafe import Markup, escape

from eligibility.months import month_index
from eligibility.wording import Month, Text, Wording, language_name, languages
from web.pages.figures import last_day
from web.pages.framing import framing
from web.pages.script import script_here
from web.pages.visit import (
    api_link,
    desk_link,
    embed_link,
    fresh_link,
    law_link,
    letter_link,
    link,
    present,
    same_page,
    staff_link,
)

_STATIC = Path(__file__).parents[1] / "static"
# Dates, amounts and numbered marks that must not be torn apart at the end of a line.
_UNBREAKABLE = re.compile(
    r"\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2} [A-Z][a-z]+ \d{4}|[\d,.]+ ?(?:元|小时|个月|周岁|%)(?:/月)?|（\d+）"
)
# Chinese words, with the digits inside of them: 人社厅发〔2023〕50号.
_CHINESE = re.compile(
    r"[\u3400-\u9fff](?:[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e\d()]*[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e])?"
)


@cache
def styles(name: str = "style") -> str:
    """A style sheet without comments and needless white space."""
    bare = re.sub(r"/\*.*?\*/", "", (_STATIC / f"{name}.css").read_text("utf-8"), flags=re.DOTALL)
    return re.sub(r"\s*([{};,>])\s*", r"\1", re.sub(r"\s+", " ", bare)).replace(";}", "}").replace(": ", ":").strip()


def typeset(words: str, locale: str) -> Markup:
    """The words with dates and amounts kept on one line, and Chinese names marked as such in any other language."""
    marks = [(_UNBREAKABLE, Markup('<span class="nb">{}</span>'))]
    if not locale.startswith("zh"):
        marks.append((_CHINESE, Markup('<span lang="zh-CN">{}</span>')))
    return _marked(words, marks)


def _marked(words: str, marks: list[tuple[re.Pattern[str], Markup]]) -> Markup:
    if not marks:
        return escape(words)
    (pattern, wrap), *others = marks
    parts: list[Markup] = []
    end = 0
    for match in pattern.finditer(words):
        parts += [_marked(words[end : match.start()], others), wrap.format(match[0])]
        end = match.end()
    return Markup("").join([*parts, _marked(words[end:], others)])


@lru_cache(maxsize=2048)
def rough_date(words: Wording, written: str) -> str:
    """A date of which only the year, or year and month, may be known, in the customs of the language."""
    match written.count("-"):
        case 2:
            return words.value(date.fromisoformat(written))
        case 1:
            return words.value(Month(month_index(written)))
        case _:
            return f"{written}年" if words.locale.startswith("zh") else written


def sources(outcome: dict[str, Any]) -> list[dict[str, Any]]:
    """The clauses in which the numbers of an outcome stand, each once, without those that are quoted as its reasons."""
    cited = {clause["id"] for clause in outcome["clauses"]}
    found = {clause["id"]: clause for amount in outcome["amounts"] for clause in amount["clauses"]}
    return [clause for name, clause in found.items() if name not in cited]


def install(app: Flask) -> None:
    """Teach the application's templates our languages, filters and links."""
    environment = app.jinja_env
    environment.add_extension("jinja2.ext.i18n")
    environment.trim_blocks = environment.lstrip_blocks = True

    def ngettext(one: str, many: str, number: int) -> str:
        return str(present().wording.translations.ungettext(one, many, number))

    environment.install_gettext_callables(  # type: ignore[attr-defined]
        lambda message: present().wording.gettext(message), ngettext, newstyle=True
    )

    def say(what: Text | str | None) -> str:
        return present().wording.say(what)

    def set_here(words: str) -> Markup:
        return typeset(words, present().wording.locale)

    environment.filters.update(
        say=say,
        typeset=set_here,
        in_words=lambda value: set_here(present().wording.value(value)),
        day_in_words=lambda written: set_here(present().wording.value(date.fromisoformat(written))),
        days_left=lambda written, since: (date.fromisoformat(written) - since).days,
        last_day=last_day,
        sources=sources,
        rough_date=lambda written: set_here(rough_date(present().wording, written)),
    )

    @app.context_processor
    def for_every_page() -> dict[str, object]:
        visit = present()
        return {
            "visit": visit,
            "link": link,
            "fresh_link": fresh_link,
            "law_link": law_link,
            "letter_link": letter_link,
            "desk_link": desk_link,
            "staff_link": staff_link,
            "embed_link": embed_link,
            "api_link": api_link,
            "same_page": same_page,
            "script_here": script_here,
            "framing": framing(visit.embedding, styles("framed")),
            "styles": Markup(styles()),
            "other_languages": [(tag, language_name(tag)) for tag in languages() if tag != visit.language],
        }
