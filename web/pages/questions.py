"""The question pages (提问): a handful of questions at a time, asked and answered."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from eligibility.assessment import Calculator
from eligibility.conditions import names
from eligibility.problems import Problem, SituationError
from eligibility.rulebook import Rulebook
from eligibility.wording import Text, text
from web.calculators import calculator, today
from web.pages.controls import ControlMaker
from web.pages.paging import next_page, short_way_ends
from web.pages.reading import UNANSWERED, Reading, read_page
from web.pages.steps import PLACE, Standing, first_facts, take_stock
from web.pages.visit import RESULT, go, link, present, then, way_in
from web.state import Progress

_Page = tuple[str | Response, int] | str | Response


def register(pages: Blueprint) -> None:
    """Add the question pages."""

    @pages.get("/questions")
    def questions() -> _Page:
        book, progress = calculator().book, present().progress
        facts = _known(book, request.args.get("ask", "").split())
        if PLACE in facts:
            return redirect(link("place", fact=PLACE, top="1", then=then()), 303)
        if not facts and PLACE not in progress.seen and PLACE not in progress.answers:
            return redirect(link("place"), 303)
        standing = take_stock(calculator(), progress)
        facts = facts or next_page(calculator(), standing)
        if not facts:
            return redirect(link(RESULT), 303)
        return _page(ControlMaker(book, present().wording, progress), facts, standing)

    @pages.post("/questions")
    def answer() -> _Page:
        book, before = calculator().book, present().progress
        facts = _known(book, request.form.get("asked", "").split())
        reading = read_page([book.questions.by_fact[fact] for fact in facts], request.form, before.answers)
        to_result = RESULT in (request.form.get("go"), then())
        problems: dict[str, Text | Problem] = dict(reading.problems)
        if request.form.get("go") != RESULT:
            problems.update(dict.fromkeys(reading.blank, UNANSWERED))
        progress = before.with_answers(reading.answers, reading.said)
        shown = list(facts)
        if not problems:
            for problem in _refused(calculator(), progress):
                problems.setdefault(str(problem.path[0]) if problem.path else facts[0], problem)
                shown += [fact for fact in _behind(book, problem, progress) if fact not in shown]
        if problems:
            words = {fact: _words(problem) for fact, problem in problems.items()}
            maker = ControlMaker(book, present().wording, before, request.form, words)
            return _page(maker, tuple(dict.fromkeys([*shown, *problems])), take_stock(calculator(), before)), 422
        return _onward(reading, progress, to_result or short_way_ends(calculator(), before, progress))


def _onward(reading: Reading, progress: Progress, to_result: bool) -> Response:
    if reading.elsewhere:
        after = RESULT if to_result else None
        return go("place", progress, fact=reading.elsewhere[0], top="1", then=after)
    return go(RESULT if to_result else "questions", progress)


def _page(maker: ControlMaker, facts: tuple[str, ...], standing: Standing) -> str:
    book, progress = maker.book, maker.progress
    return render_template(
        "questions.html",
        heading=maker.wording.say(_heading(book, facts, progress)),
        controls=[maker.make(fact) for fact in facts],
        asked=" ".join(facts),
        left=len([fact for fact in standing.unasked if fact not in facts]),
        back=_back(progress, facts),
        may_stop=any(page != (PLACE,) for page in progress.asked),
        then=then(),
        unanswered=UNANSWERED,
    )


def _heading(book: Rulebook, facts: tuple[str, ...], progress: Progress) -> str:
    """The topic of a page; what happened, where a door asks about several topics at once."""
    topics = {book.questions.by_fact[fact].topic for fact in facts}
    if len(topics) > 1 and progress.door and set(facts) <= set(first_facts(book, progress)):
        return book.doors[progress.door].title
    return book.questions.topics[book.questions.by_fact[facts[0]].topic]


def _back(progress: Progress, facts: tuple[str, ...]) -> str:
    """The page asked before this one; from a change of an answer, back to the result."""
    if then():
        return link(RESULT)
    before = progress.asked
    for index, page in enumerate(before):
        if facts[0] in page:
            before = before[:index]
            break
    if not before:
        return way_in()
    return link("place", top="1") if before[-1] == (PLACE,) else link("questions", ask=" ".join(before[-1]))


def _known(book: Rulebook, names_of_facts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact for fact in names_of_facts if fact in book.questions.by_fact))


def _refused(decider: Calculator, progress: Progress) -> list[Problem]:
    try:
        decider.reader.read(dict(progress.answers), today())
    except SituationError as error:
        return error.problems
    return []


def _behind(book: Rulebook, problem: Problem, progress: Progress) -> list[str]:
    """The other answers in a contradiction, so that the reader can mend whichever is wrong."""
    facts: list[str] = []
    for entry in book.questions.contradictions:
        if entry.message == problem.detail.template:
            for name in names(book.contradictions[entry.id]):
                criterion = book.criteria.get(name)
                facts += criterion.operator.facts if criterion else ()
    return [fact for fact in dict.fromkeys(facts) if fact in progress.answers]


def _words(problem: Text | Problem) -> str:
    say = present().wording.say
    if isinstance(problem, Text):
        return say(problem)
    if problem.hint is None:
        return say(problem.detail)
    return say(text("{problem}。{hint}", problem=problem.detail, hint=problem.hint))
