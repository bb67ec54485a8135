"""Questions still open on a result (还缺的回答): their words, where to answer them, and what waits for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from eligibility.assessment import Calculator
from eligibility.rulebook import Rulebook
from eligibility.wording import Wording
from web.pages.controls import ControlMaker
from web.pages.paging import next_page
from web.pages.recap import where_to_change
from web.pages.steps import Standing, open_facts

_TYPES_ASKED_INLINE = ("boolean", "enum")


@dataclass(frozen=True)
class Wanted:
    """A question that is still open: its words, where to answer it, and how many outcomes wait for it."""

    fact: str
    label: str
    address: str
    decides: int
    skipped: bool


def wanted(book: Rulebook, standing: Standing, wording: Wording) -> dict[str, Wanted]:
    """The open questions by fact."""
    waiting: dict[str, int] = {}
    for facts in open_of(book, standing).values():
        for fact in facts:
            waiting[fact] = waiting.get(fact, 0) + 1
    return {fact: _wanted(book, standing, wording, fact, number) for fact, number in waiting.items()}


def open_of(book: Rulebook, standing: Standing) -> dict[str, list[str]]:
    """For each open outcome the questions to show beside it: those whose turn has come."""
    return {
        outcome.provision.id: [
            fact for fact in open_facts(book, outcome.missing, standing.progress) if fact in standing.open
        ]
        for outcome in standing.assessment.outcomes
        if outcome.missing
    }


def wanted_for_amount(book: Rulebook, standing: Standing, wording: Wording) -> dict[str, list[Wanted]]:
    """For each outcome the questions that only its amount waits for."""
    return {
        outcome.provision.id: [
            _wanted(book, standing, wording, fact, 0)
            for fact in open_facts(book, outcome.reckoning.missing, standing.progress)
        ]
        for outcome in standing.assessment.outcomes
        if outcome.reckoning.missing
    }


def inline(decider: Calculator, standing: Standing, wording: Wording) -> Any:
    """The next question as a form on the page itself, where it is one tap to answer."""
    for fact in next_page(decider, standing):
        if decider.book.questions.by_fact[fact].type in _TYPES_ASKED_INLINE:
            return ControlMaker(decider.book, wording, standing.progress).make(fact)
    return None


def _wanted(book: Rulebook, standing: Standing, wording: Wording, fact: str, decides: int) -> Wanted:
    label = wording.say(book.questions.by_fact[fact].label)
    return Wanted(fact, label, where_to_change(book, fact), decides, fact in standing.progress.skipped)
