"""What could still be asked of a member (还能问什么): for all members at once, by expressions over the table.

For one worker the reasons say which answers decide (:mod:`eligibility.reasons`). Here, more roughly and never less: of the facts that
the conditions of an open provision read, those without an answer; and the place of work, where places that are still possible differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import narwhals as nw

from eligibility.bearing import facts_read
from eligibility.columnar.logic import some
from eligibility.columnar.places import alike
from eligibility.columnar.schema import columns_of
from eligibility.outcome_rules import Status
from eligibility.rulebook import Rulebook
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Selector

MISSING = "missing"
SEPARATOR = ","
_WORK = "work_region"


def open_facts(book: Rulebook, provisions: Iterable[Provision], as_of: date) -> nw.Expr:
    """The names of facts worth asking, in the order of the questions, joined by ``SEPARATOR``; empty where nothing is open.

    Reads the columns of facts and of statuses.
    """
    listed = [it for it in provisions if not it.draft_only]
    reads = {it.id: frozenset(_behind(book, it)) for it in listed}
    parts: list[nw.Expr] = []
    for fact, question in book.questions.by_fact.items():
        waiting = [_is_open(it.id) for it in listed if fact in reads[it.id]]
        unanswered = nw.col(columns_of(question)[0].name).is_null()
        asked = [some(waiting) & unanswered] if waiting else []
        if fact == _WORK:
            asked += _where_places_differ(book, listed, as_of)
        if asked:
            parts.append(nw.when(some(asked)).then(nw.lit(fact)))
    return nw.concat_str(*parts, separator=SEPARATOR, ignore_nulls=True)


def _behind(book: Rulebook, provision: Provision) -> Iterator[str]:
    """The facts that decide a provision; what only its remarks and amounts read is left out."""
    bars = (bar.when for bar in provision.bars)
    bases = (basis.when for basis in provision.bases)
    return facts_read(book, (provision.requires, provision.in_use, provision.fulfilled, *bars, *bases))


def _is_open(provision: str) -> nw.Expr:
    return (nw.col(f"{provision}__status") == Status.NEEDS_INFORMATION.value).fill_null(False)


def _where_places_differ(book: Rulebook, listed: Iterable[Provision], as_of: date) -> Iterator[nw.Expr]:
    """For each provision whether it is open at a place that is too coarse to tell which of its bases apply."""
    selector, places = Selector(book.regions), alike(book)
    stand_ins = dict.fromkeys(places.values())
    for provision in listed:
        coarse = {place for place in stand_ins if len(selector.candidates(provision, place, as_of)) > 1}
        codes = [int(code) for code, stand_in in places.items() if code is not None and stand_in in coarse]
        where = [nw.col(_WORK).is_in(codes).fill_null(False)] if codes else []
        where += [nw.col(_WORK).is_null()] if None in coarse else []
        if where:
            yield _is_open(provision.id) & some(where)
