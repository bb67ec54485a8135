"""The pages of parameters (数字): every number of the law, where and since when, and the sentence that sets it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NoReturn

from flask import Blueprint, render_template

from eligibility.lawbook.nearest import nearest
from eligibility.lawbook.parameter_content import Content, parameter_content, parameter_summary
from eligibility.lawbook.places import place_name, province_of
from eligibility.rulebook.documents import NATION
from eligibility.wording import text
from web.calculators import today
from web.law.missing import Missing, Suggestion
from web.law.shelf import lawbook
from web.pages.visit import law_link, present


def register(law: Blueprint) -> None:
    """Add the pages of parameters."""

    @law.get("/parameters/")
    def parameters() -> str:
        shelf, wording = lawbook(), present().wording
        each = [
            (parameter_summary(parameter, wording), len(parameter.values))
            for parameter in shelf.book.parameters.values()
        ]
        return render_template("law/parameters.html", parameters=each)

    @law.get("/parameters/<id>")
    def parameter(id: str) -> str:
        shelf, wording = lawbook(), present().wording
        found = shelf.book.parameters.get(id)
        if found is None:
            _no_parameter(id)
        content = parameter_content(shelf.book, found, today(), wording)
        used = [
            provision for provision in shelf.book.provisions.values() if id in shelf.citations.parameters(provision)
        ]
        return render_template(
            "law/parameter.html",
            parameter=content,
            groups=list(_by_province(content["values"])),
            used=used,
            clause_of=shelf.book.clauses,
        )


def _by_province(rows: Iterable[Content]) -> Iterable[tuple[str, str, list[Content]]]:
    """Values under the province of their places, in the country's order: code, name, rows; what holds now comes first."""
    book, say = lawbook().book, present().wording.say

    def province(row: Content) -> str:
        code = str(row["regions"][0]["code"])
        return "" if code == NATION else province_of(book.regions, code)

    ordered = sorted(rows, key=lambda row: (province(row), not row["applies"]))
    for code, each in groupby(ordered, key=province):
        yield code or NATION, say(place_name(book.regions, code or NATION)), list(each)


def _no_parameter(id: str) -> NoReturn:
    book, say = lawbook().book, present().wording.say
    near = nearest(id, book.parameters)
    meant = [Suggestion(say(book.parameters[name].title), law_link("parameter", id=name)) for name in near]
    raise Missing(text("规则库里没有这个数字"), meant)
