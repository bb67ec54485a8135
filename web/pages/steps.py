"""Where a worker stands (进度): what their answers come to, and which questions are still open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from eligibility.assessment import Assessment, Calculator
from eligibility.outcome_rules import Status
from eligibility.problems import SituationError
from eligibility.rulebook import Rulebook
from web.calculators import today
from web.state import Progress

PLACE = "work_region"


@dataclass(frozen=True)
class Standing:
    """Where a worker stands: progress that the rule base accepts, and what it comes to."""

    progress: Progress
    assessment: Assessment
    open: tuple[str, ...]
    reckoning: tuple[str, ...]

    @property
    def unasked(self) -> tuple[str, ...]:
        """Open questions that have not been put yet, those that decide first, then those that only an amount waits for."""
        every = dict.fromkeys((*self.open, *self.reckoning))
        return tuple(fact for fact in every if fact not in self.progress.seen)


def take_stock(calculator: Calculator, progress: Progress, *, include_drafts: bool = False) -> Standing:
    """Assess progress; an answer that the rule base no longer takes counts as not given."""
    while True:
        try:
            facts = calculator.reader.read(dict(progress.answers), today())
            break
        except SituationError as error:
            refused = {str(problem.path[0]) for problem in error.problems if problem.path} & progress.answers.keys()
            progress = progress.with_answers(dict.fromkeys(refused or progress.answers))
    assessment = calculator.assess(facts, today(), include_drafts=include_drafts)
    deciding = [one.missing for one in assessment.outcomes if one.status is Status.NEEDS_INFORMATION]
    reckoning = [one.reckoning.missing for one in assessment.outcomes if one.status is Status.ELIGIBLE]
    book = calculator.book
    return Standing(progress, assessment, _in_order(book, deciding, progress), _in_order(book, reckoning, progress))


def _in_order(book: Rulebook, wanted: Iterable[Iterable[str]], progress: Progress) -> tuple[str, ...]:
    """Facts that outcomes wait for, in the order of asking; some stand back until another has been asked."""
    waiting = {fact for missing in wanted for fact in open_facts(book, missing, progress)}
    unasked = waiting - progress.seen
    questions = book.questions.by_fact
    return tuple(fact for fact in questions if fact in waiting and questions[fact].ask_after not in unasked)


def open_facts(book: Rulebook, missing: Iterable[str], progress: Progress) -> list[str]:
    """Those of an outcome's missing facts for which an answer is wanted: none yet, or a place that is too coarse."""

    def coarse(fact: str) -> bool:
        code = str(progress.answers[fact])
        return book.questions.by_fact[fact].type == "region" and bool(narrower(book, fact, code, waited_for=True))

    def vague(fact: str) -> bool:
        return coarse(fact) and book.regions.insurance_area(str(progress.answers[fact])) is None

    missing = list(missing)
    wanted = [fact for fact in missing if fact not in progress.answers or vague(fact)]
    return wanted or [fact for fact in missing if coarse(fact)]


def waited_for(calculator: Calculator, progress: Progress, fact: str) -> bool:
    """Whether something is open that this fact could decide, answered or not: a place can be known, but not exactly enough."""
    outcomes = take_stock(calculator, progress).assessment.outcomes
    return any(fact in one.missing for one in outcomes if one.status is Status.NEEDS_INFORMATION)


def narrower(book: Rulebook, fact: str, code: str | None, *, waited_for: bool = False) -> list[tuple[str, str]]:
    """The next, narrower places to choose from, code and name; none where the place is exact enough.

    A place of work goes down to the county. For any other place the insurance area is enough, unless something waits for a
    part of it, such as a rule for those whose hukou is in one development zone.
    """
    regions = book.regions
    if code is None:
        return [(region.code, region.name) for region in regions.provinces()]
    if fact != PLACE and not waited_for and regions.insurance_area(code) is not None:
        return []
    return [(region.code, region.name) for region in regions.children(code)]


def first_facts(book: Rulebook, progress: Progress) -> tuple[str, ...]:
    """The facts that the worker's door asks before all others; none without a door, or with one that is gone."""
    door = book.doors.get(progress.door or "")
    return door.first if door else ()
