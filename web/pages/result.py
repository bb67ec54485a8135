"""The result page (结果): the answer first, then each entitlement with its reasons, its clauses and the way to claim it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from eligibility.assessment import Calculator
from eligibility.letters import offers
from eligibility.presentation import answer_text
from eligibility.presentation import present as contract
from eligibility.rulebook import Rulebook
from eligibility.wording import Text, Wording, text
from web.calculators import calculator
from web.pages.advice import checklists
from web.pages.controls import ControlMaker
from web.pages.groups import Group, force_words, grouped
from web.pages.paging import next_page
from web.pages.steps import Standing, open_facts, take_stock
from web.pages.visit import link, present

_TYPES_ASKED_INLINE = ("boolean", "enum")


@dataclass(frozen=True)
class Wanted:
    """A question that is still open: its words, where to answer it, and how many outcomes wait for it."""

    fact: str
    label: str
    address: str
    decides: int
    skipped: bool


@dataclass(frozen=True)
class Given:
    """An answer in the recapitulation, and where to change it."""

    name: str
    answer: str
    address: str


def register(pages: Blueprint) -> None:
    """Add the result page."""

    @pages.get("/result")
    def result() -> str | Response:
        visit = present()
        if not visit.progress.asked and not visit.progress.answers:
            return redirect(link("start"), 303)
        drafts = request.args.get("drafts") == "1"
        decider = calculator()
        standing = take_stock(decider, visit.progress, include_drafts=drafts)
        answer = contract(decider, standing.assessment, visit.wording)
        groups = grouped(answer["outcomes"], decider.book.families)
        counts = {group.key: len(group.outcomes) for group in groups}
        wanted = {entry.fact: entry for entry in _wanted(decider.book, standing, visit.wording)}
        return render_template(
            "result.html",
            answer=answer,
            as_of=standing.assessment.as_of,
            verified_on=decider.book.verified_on,
            groups=groups,
            counts=counts,
            force_words=force_words,
            wanted=wanted,
            wanted_for_amount=_wanted_for_amount(decider.book, standing, visit.wording),
            open_of=_open_of(decider.book, standing),
            rivals=_rivals(groups),
            letters=offers(decider.book, standing.assessment),
            checklists=checklists(groups),
            question=_inline(decider, standing, visit.wording),
            recap=list(_recap(decider.book, standing, visit.wording)),
            left=len(standing.unasked),
            drafts=drafts,
            opened=request.args.get("open") == "1",
        )


def _wanted(book: Rulebook, standing: Standing, wording: Wording) -> Iterator[Wanted]:
    """The open questions, those first that decide most."""
    waiting: dict[str, int] = {}
    for facts in _open_of(book, standing).values():
        for fact in facts:
            waiting[fact] = waiting.get(fact, 0) + 1
    for fact in sorted(waiting, key=lambda fact: -waiting[fact]):
        label = wording.say(book.questions.by_fact[fact].label)
        skipped = fact in standing.progress.skipped
        yield Wanted(fact, label, _change(book, fact), waiting[fact], skipped)


def _open_of(book: Rulebook, standing: Standing) -> dict[str, list[str]]:
    """For each open outcome the questions to show beside it: those whose turn has come."""
    return {
        outcome.provision.id: [
            fact for fact in open_facts(book, outcome.missing, standing.progress) if fact in standing.open
        ]
        for outcome in standing.assessment.outcomes
        if outcome.missing
    }


def _wanted_for_amount(book: Rulebook, standing: Standing, wording: Wording) -> dict[str, list[Wanted]]:
    """For each outcome the questions that only its amount waits for."""
    return {
        outcome.provision.id: [
            Wanted(fact, wording.say(book.questions.by_fact[fact].label), _change(book, fact), 0, False)
            for fact in open_facts(book, outcome.reckoning.missing, standing.progress)
        ]
        for outcome in standing.assessment.outcomes
        if outcome.reckoning.missing
    }


def _change(book: Rulebook, fact: str) -> str:
    if book.questions.by_fact[fact].type == "region":
        return link("place", fact=fact, top="1", then="result")
    return link("questions", ask=fact, then="result")


def _inline(decider: Calculator, standing: Standing, wording: Wording) -> Any:
    """The next question as a form on the page itself, where it is one tap to answer."""
    for fact in next_page(decider, standing):
        if decider.book.questions.by_fact[fact].type in _TYPES_ASKED_INLINE:
            return ControlMaker(decider.book, wording, standing.progress).make(fact)
    return None


def _recap(book: Rulebook, standing: Standing, wording: Wording) -> Iterator[Given]:
    facts, progress = standing.assessment.facts, standing.progress
    for fact, question in book.questions.by_fact.items():
        if fact in progress.answers:
            answer = wording.value(answer_text(book, fact, facts[fact]))
        elif fact in progress.seen:
            answer = wording.say(text("不知道"))
        else:
            continue
        yield Given(wording.say(Text(question.name)), answer, _change(book, fact))


def _rivals(groups: tuple[Group, ...]) -> dict[str, list[str]]:
    """For each outcome of which a person takes one in a group: the titles of the others that could be had."""
    eligible = [
        o for group in groups if group.key in ("claim", "owed", "lever") for o in group.outcomes if o["must_choose"]
    ]
    return {
        one["provision"]: [
            other["title"] for other in eligible if other["one_of"] == one["one_of"] and other is not one
        ]
        for one in eligible
    }
