"""The coverage page (覆盖情况): place by place and topic by topic, what we know and what not."""

from __future__ import annotations

from flask import Blueprint, render_template

from eligibility.lawbook.coverage import AMOUNT, Cell, Knowledge
from eligibility.lawbook.places import place_name
from eligibility.wording import text
from web.calculators import today
from web.law.shelf import lawbook
from web.pages.visit import law_link, present


def register(law: Blueprint) -> None:
    """Add the page."""

    @law.get("/coverage")
    def coverage() -> str:
        shelf, say = lawbook(), present().wording.say
        book, held = shelf.book, shelf.coverage(today())

        def named(place: str) -> str:
            return say(place_name(book.regions, place))

        def known(cells: list[Cell]) -> list[Cell]:
            return [cell for cell in cells if cell.verified_on is not None]

        provinces = [
            {
                "code": province,
                "name": named(province),
                "cells": held.row(province),
                "known": len(known(held.row(province))),
                "gaps": sum(cell.knowledge is Knowledge.GAP for cell in held.row(province)),
                "inside": [(place, named(place), known(held.row(place))) for place in held.places_within(province)],
            }
            for province in held.provinces()
        ]
        titles = {name: say(provision.title) for name, provision in book.provisions.items()}
        titles |= {f"{name}{AMOUNT}": say(text("金额：{title}", title=title)) for name, title in titles.items()}
        titles |= {name: say(parameter.title) for name, parameter in book.parameters.items()}
        return render_template(
            "law/coverage.html",
            provinces=provinces,
            topics=held.topics,
            titles=titles,
            pages={name: law_link("provision", id=name) for name in book.provisions}
            | {f"{name}{AMOUNT}": law_link("provision", id=name, anchor="parameters") for name in book.provisions}
            | {name: law_link("parameter", id=name) for name in book.parameters},
            general=[
                provision
                for name, provision in book.provisions.items()
                if name not in held.topics and not provision.draft_only
            ],
        )
