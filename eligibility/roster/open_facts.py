"""What could still be asked of a member (还能问什么): for all members at once, by expressions over the table.

For one worker the reasons say which answers decide (:mod:`eligibility.reasons`). Here, more roughly and never less: of the facts that
the conditions of an open provision read, those without an answer, or with a place too coarse for them; and the place of work, where
places that are still possible differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import narwhals as nw

from eligibility.bearing import facts_read
from eligibility.columnar.plan import Plan
from eligibility.columnar.schema import columns_of
from eligibility.outcome_rules import Status
from eligibility.rulebook import Rulebook
from eligibility.rulebook.provisions import Provision
from eligibility.verdict import Verdict

MISSING = "missing"
SEPARATOR = ","
_WORK = "work_region"


def open_facts(plan: Plan) -> nw.Expr:
    """The names of facts worth asking, in the order of the questions, joined by ``SEPARATOR``; empty where nothing is open.

    Reads the columns of facts and of statuses.
    """
    book = plan.book
    listed = [columns.provision for columns in plan.provisions.values() if not columns.provision.draft_only]
    reads = {it.id: frozenset(_behind(book, it)) for it in listed}
    parts: list[nw.Expr] = []
    for fact, question in book.questions.by_fact.items():
        waiting = [_is_open(it.id) for it in listed if fact in reads[it.id]]
        unanswered = nw.col(columns_of(question)[0].name).is_null()
        asked = [_some(waiting) & unanswered] if waiting else []
        if waiting and question.type == "region" and (coarse := _too_coarse(plan, fact)):
            asked.append(_some(waiting) & nw.col(fact).is_in(coarse).fill_null(False))
        if fact == _WORK:
            asked += _where_places_differ(plan, listed)
        if asked:
            parts.append(nw.when(_some(asked)).then(nw.lit(fact)))
    # long ago there was no rule that could be open
    return nw.concat_str(*parts, separator=SEPARATOR, ignore_nulls=True) if parts else nw.lit("")


def _behind(book: Rulebook, provision: Provision) -> Iterator[str]:
    """The facts that decide a provision; what only its remarks and amounts read is left out."""
    bars = (bar.when for bar in provision.bars)
    bases = (basis.when for basis in provision.bases)
    return facts_read(book, (provision.requires, provision.in_use, provision.fulfilled, *bars, *bases))


def _is_open(provision: str) -> nw.Expr:
    return (nw.col(f"{provision}__status") == Status.NEEDS_INFORMATION.value).fill_null(False)


def _too_coarse(plan: Plan, fact: str) -> list[int]:
    """The places, such as a bare province, of which a criterion that reads this place can say neither yes nor no."""
    book, circumstances = plan.book, plan.book.circumstances(plan.as_of)
    questions = book.questions.by_fact
    reading = [it.operator for it in book.criteria.values() if fact in it.operator.facts]
    of_places = [it for it in reading if all(questions[read].type == "region" for read in it.facts)]
    return [
        int(code)
        for code in book.regions.codes
        if any(it.test(dict.fromkeys(it.facts, code), circumstances) is Verdict.UNKNOWN for it in of_places)
    ]


def _where_places_differ(plan: Plan, listed: Iterable[Provision]) -> Iterator[nw.Expr]:
    """For each provision whether it is open at a place that is too coarse to tell which of its bases apply."""
    for provision in listed:
        unknown, codes = plan.too_coarse(provision.id)
        where = [nw.col(_WORK).is_in([int(code) for code in codes]).fill_null(False)] if codes else []
        where += [nw.col(_WORK).is_null()] if unknown else []
        if where:
            yield _is_open(provision.id) & _some(where)


def _some(parts: Iterable[nw.Expr]) -> nw.Expr:
    return nw.any_horizontal(*parts, ignore_nulls=False)
