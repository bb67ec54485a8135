"""Worked cases (算好的例子): what scenarios expect of a provision. They are read when somebody first wants to see one."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.facts import FactReader
from eligibility.outcome_rules import Status
from eligibility.problems import SituationError
from eligibility.reason_words import answer_text
from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import RulebookError
from eligibility.rulebook.scenarios import Scenario, read_scenarios
from eligibility.wording import Text, Wording, text

_STATUSES = [status.value for status in Status]


@dataclass(frozen=True, slots=True)
class Example:
    """One case, as it concerns one provision. ``answers`` are the situation in words, name and answer."""

    id: str
    title: str
    as_of: date
    answers: tuple[tuple[str, str], ...]
    status: str
    force: str | None
    missing: tuple[str, ...]
    opens_on: str | None
    closes_on: str | None
    clauses: tuple[str, ...]


class Examples:
    """The scenarios of a rule base; none where it ships without them or they cannot be read."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._reader = FactReader(book)
        self._cases: dict[str, list[Scenario]] = {}
        try:
            found = read_scenarios(book.root)
        except RulebookError as error:
            logging.getLogger(__name__).warning("no worked cases are shown: %s", error)
            found = []
        for case in found:
            for provision in case.expect:
                self._cases.setdefault(provision, []).append(case)

    def count(self, provision: str) -> int:
        """How many cases there are of a provision."""
        return len(self._cases.get(provision, ()))

    def all(self, provision: str, wording: Wording) -> list[Example]:
        """Every case of a provision, in the order of the files."""
        return list(self._worded(self._cases.get(provision, ()), provision, wording))

    def few(self, provision: str, wording: Wording, limit: int = 6) -> list[Example]:
        """A choice of cases: each status that is expected, different places, the latest day, the simplest situations."""
        found = self._cases.get(provision, ())
        latest = max((case.as_of for case in found), default=None)
        cases = sorted(found, key=lambda case: (case.as_of != latest, len(case.situation), case.id))
        chosen: list[Scenario] = []
        places: set[object] = set()
        for fresh in (True, False):
            for status in _STATUSES * 2:
                for case in cases:
                    place = case.situation.get("work_region")
                    if case in chosen or case.expect[provision]["status"] != status or (fresh and place in places):
                        continue
                    chosen.append(case)
                    places.add(place)
                    break
        kept = sorted(chosen[:limit], key=lambda case: _STATUSES.index(case.expect[provision]["status"]))
        return list(self._worded(kept, provision, wording))

    def _worded(self, cases: Iterable[Scenario], provision: str, wording: Wording) -> Iterator[Example]:
        for case in cases:
            try:
                facts = self._reader.read(dict(case.situation), case.as_of)
            except SituationError:
                continue
            expected = case.expect[provision]
            yield Example(
                id=case.id,
                title=case.title,
                as_of=case.as_of,
                answers=tuple(self._answers(case.situation, facts, wording)),
                status=expected["status"],
                force=expected.get("force"),
                missing=tuple(self._name(fact, wording) for fact in expected.get("missing") or ()),
                opens_on=expected.get("opens_on"),
                closes_on=expected.get("closes_on"),
                clauses=tuple(expected.get("clauses") or expected.get("cites") or ()),
            )

    def _answers(self, situation: Any, facts: Any, wording: Wording) -> Iterator[tuple[str, str]]:
        for fact in self._book.questions.by_fact:
            if fact in situation:
                known = facts.get(fact) is not None
                answer = answer_text(self._book, fact, facts[fact]) if known else text("不知道")
                yield self._name(fact, wording), wording.value(answer)

    def _name(self, fact: str, wording: Wording) -> str:
        return wording.say(Text(self._book.questions.by_fact[fact].name))
