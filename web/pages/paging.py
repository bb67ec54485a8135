"""The next page of questions (下一页): the most decisive open question, and those of its topic that settle something too."""

from __future__ import annotations

from fractions import Fraction

from eligibility.assessment import Calculator
from web.asker import asker
from web.pages.steps import PLACE, Standing, first_facts, take_stock
from web.state import Progress

PAGE_SIZE = 5
SHORT_WAY = 12
"""After so many questions the result is shown, unless something that pays is still open; who wants more goes on from there."""

_BASICS = 6
"""After so many questions, about the work and the platform, what pays goes before what is owed or can only be quoted."""

_WORTH_A_PLACE = Fraction(1, 2)
_A_PAIR = 2
"""Two questions of a topic share a page whatever they settle: another page costs a slow phone more than another question."""


def next_page(calculator: Calculator, standing: Standing) -> tuple[str, ...]:
    """The questions of the next page, a handful at most; none where nothing is left to ask.

    What the worker's door asks comes first; what follows from the page before (``ask_after``) is asked at once, while it is on
    the worker's mind.
    """
    questions = calculator.book.questions.by_fact
    unasked = [fact for fact in standing.unasked if fact != PLACE]
    if urgent := [fact for fact in first_facts(calculator.book, standing.progress) if fact in unasked]:
        return tuple(urgent[:PAGE_SIZE])
    last = standing.progress.asked[-1] if standing.progress.asked else ()
    if following := [fact for fact in unasked if questions[fact].ask_after in last]:
        return tuple(following[:PAGE_SIZE])
    ranking = [ask for ask in asker(calculator).ranking(standing.assessment) if ask.fact in unasked]
    asked, most = len(standing.progress.seen - {PLACE}), PAGE_SIZE
    if asked >= _BASICS:
        ranking = [ask for ask in ranking if ask.pays] or ranking
        most = min(PAGE_SIZE, SHORT_WAY - asked) if asked < SHORT_WAY else PAGE_SIZE
    settles = {ask.fact: ask.settles for ask in ranking}
    ranked = list(settles) or unasked
    if not ranked:
        return ()
    beside = [fact for fact in ranked if questions[fact].topic == questions[ranked[0]].topic]
    if len(beside) > _A_PAIR:
        enough = min(_WORTH_A_PLACE, settles.get(ranked[0], _WORTH_A_PLACE))
        beside = [fact for fact in beside if settles.get(fact, _WORTH_A_PLACE) >= enough]
    return tuple(fact for fact in questions if fact in beside[:most])


def short_way_ends(calculator: Calculator, before: Progress, after: Progress) -> bool:
    """Whether the questions just answered were the last ones of the short way: enough, and nothing that pays still open."""
    return _walked(calculator, after) and not _walked(calculator, before)


def _walked(calculator: Calculator, progress: Progress) -> bool:
    if len(progress.seen - {PLACE}) < SHORT_WAY:
        return False
    standing = take_stock(calculator, progress)
    ranking = asker(calculator).ranking(standing.assessment)
    return not any(ask.pays and ask.fact in standing.unasked for ask in ranking)
