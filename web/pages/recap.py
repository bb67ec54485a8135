"""The answers again (你的回答): in words, each with the address at which to change it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import dropwhile

from eligibility.reason_words import answer_text
from eligibility.rulebook import Rulebook
from eligibility.wording import Text, Wording, text
from web.pages.figures import Outcome
from web.pages.steps import Standing
from web.pages.visit import RESULT, link


@dataclass(frozen=True)
class Given:
    """One answer: what it is about, what was said, and where to change it."""

    name: str
    answer: str
    address: str


def recap(book: Rulebook, standing: Standing, wording: Wording) -> dict[str, Given]:
    """The answers by fact, in the order of the questions, 不知道 among them."""
    facts, progress = standing.assessment.facts, standing.progress
    found: dict[str, Given] = {}
    for fact, question in book.questions.by_fact.items():
        if fact in progress.answers:
            answer = wording.value(answer_text(book, fact, facts[fact]))
        elif fact in progress.seen:
            answer = wording.say(text("不知道"))
        else:
            continue
        found[fact] = Given(wording.say(Text(question.name)), answer, where_to_change(book, fact))
    return found


def where_to_change(book: Rulebook, fact: str) -> str:
    """The address of the page that asks for a fact and then comes back to the result."""
    if book.questions.by_fact[fact].type == "region":
        return link("place", fact=fact, top="1", then=RESULT)
    return link("questions", ask=fact, then=RESULT)


def decisive_answers(outcomes: Iterable[Outcome], given: dict[str, Given]) -> dict[str, list[Given]]:
    """For each outcome that is a no: the answers behind the first reason against it, for these would change it.

    A concept reads no answers itself; those of its grounds, which follow it, count for it.
    """
    found: dict[str, list[Given]] = {}
    for outcome in outcomes:
        against = dropwhile(lambda reason: reason["counts"] != "against", outcome["reasons"])
        facts: list[str] = next((reason["facts"] for reason in against if reason["facts"]), [])
        found[outcome["provision"]] = [given[fact] for fact in facts if fact in given]
    return found
