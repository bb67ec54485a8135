"""What would change it (怎样就符合): the fewest things that a person can do after which an outcome is certainly a yes.

Computed, not written by hand: the answers that a person can change (``eligibility/rulebook/actions.py``) are changed one, two and
three at a time, and the decision is drawn again by Kleene's logic. Two shortcuts leave out what cannot help: answers that the
provision does not look at, and provisions that stay a no even with all those answers left open (then by Kleene's logic no answer
to them can make a yes).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from itertools import combinations
from typing import Any

from eligibility.compiler import conditions, unbarred, verified
from eligibility.conditions import Condition
from eligibility.criteria import Facts
from eligibility.deadlines import Deadline
from eligibility.outcome_rules import Status
from eligibility.rulebook import Rulebook
from eligibility.rulebook.actions import Action
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Selector, Variant
from eligibility.supposition import Reading, Supposition
from eligibility.verdict import Verdict
from eligibility.wording import Text, text

AT_ONCE = 3
"""Things to do at once that are tried; more is no advice that anybody can follow."""

ALTERNATIVES = 3
"""Ways told, where several are equally short."""

Actions = tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Answers (as sent to the API) with which an outcome would be a yes, from a day on where one has to wait, and a sentence."""

    facts: Mapping[str, Any]
    text: Text
    opens_on: date | None = None


class WhatIf:
    """Finds what would change outcomes, for one rule base."""

    def __init__(self, book: Rulebook, selector: Selector) -> None:
        self.book = book
        self.selector = selector
        self.reading = Reading(book)
        self._fresh: dict[tuple[str, ...], list[Condition]] = {}
        self.contradictions = tuple(book.contradictions.values())
        self._relevant = {
            name: self._actions(provision) for name, provision in book.provisions.items() if not provision.draft_only
        }

    def about(self, facts: Facts, as_of: date) -> Ways:
        """What would change the outcomes of one person on one day; nothing is worked out before it is asked for."""
        return Ways(self, facts, as_of)

    def afresh(self, provision: Provision, variants: tuple[Variant, ...]) -> list[Condition]:
        """The conditions of variants without having it already; none where one of them can never be a yes."""
        key = tuple([variant.key for variant in variants])
        trees = self._fresh.get(key)
        if trees is None:
            anew = replace(provision, in_use=None)
            possible = all(verified(variant) for variant in variants)
            trees = [unbarred(anew, verified(variant)) for variant in variants] if possible else []
            self._fresh[key] = trees
        return trees

    def relevant(self, provision: Provision) -> Actions:
        """The actions that could matter to a provision, in the order of the questions; none to a draft."""
        return self._relevant.get(provision.id, ())

    def _actions(self, provision: Provision) -> Actions:
        """Those that change an answer the provision looks at, or one that another of them has to go through."""
        read = set(self._facts(provision))
        while True:
            found = tuple(action for action in self.book.actions if read & action.answers(date.min).keys())
            through = {action.through for action in found} - {None}
            more = {fact for name in through for fact in self._facts(self.book.provisions.get(str(name)))}
            if more <= read:
                return found
            read |= more

    def _facts(self, provision: Provision | None) -> frozenset[str]:
        if provision is None:
            return frozenset()
        trees = [conditions(provision, provision.bases), *provision.against]
        return self.reading.read_by(*trees)


class Ways:
    """What would change the outcomes of one person on one day."""

    def __init__(self, what_if: WhatIf, facts: Facts, as_of: date) -> None:
        self._rules, self._facts, self._as_of = what_if, facts, as_of
        book = what_if.book
        self._at = book.circumstances(as_of)
        self._now = Supposition(what_if.reading, facts, self._at)
        self._left_open = self._suppose({fact: None for one in book.actions for fact in one.answers(as_of)})
        self._tried: dict[frozenset[Action], Supposition] = {}

    def to(self, provision: Provision, status: Status, deadline: Deadline) -> tuple[Change, ...]:
        """To wait, where that is enough, and then the shortest ways to do something."""
        if status is Status.ELIGIBLE or provision.draft_only:
            return ()
        opens = deadline.opens_on
        waiting = () if opens is None else (Change({}, text("等到{day}，就符合条件", day=opens), opens),)
        return (*waiting, *(self._change(way) for way in self._shortest(provision, status)))

    def _change(self, way: Actions) -> Change:
        facts = [answer for action in way for answer in action.written(self._as_of).items()]
        steps = [self._worded(action) for action in way]
        whole = reduce(lambda first, then: text("{first}，再{then}", first=first, then=then), steps)
        return Change(dict(facts), text("{actions}，就符合条件", actions=whole))

    def _worded(self, action: Action) -> Text:
        words = Text(action.words)
        return words if action.fact in self._facts else text("{action}（还没做的话）", action=words)

    def _shortest(self, provision: Provision, status: Status) -> list[Actions]:
        """All ways of the smallest size, in the order of the questions, a few at most."""
        open_to = [one for one in self._rules.relevant(provision) if self._can_be_done(one, status)]
        trees = self._afresh(provision) if open_to else []
        if not trees or any(self._left_open.of(tree) is Verdict.FALSE for tree in trees):
            return []
        for size in range(1, AT_ONCE + 1):
            found = [way for way in combinations(open_to, size) if self._leads_to(way, trees)]
            if found:
                return found[:ALTERNATIVES]
        return []

    def _can_be_done(self, action: Action, status: Status) -> bool:
        """Whether it would be something new. What is merely open is first of all a question, so an answer is not supposed."""
        if self._facts.get(action.fact) == action.value:
            return False
        if status is Status.NEEDS_INFORMATION and action.fact not in self._facts:
            return False
        return action.unless is None or self._now.of(action.unless) is not Verdict.TRUE

    def _afresh(self, provision: Provision) -> list[Condition]:
        """What has to hold at every place that is still possible; nothing where at one of them nothing can.

        Having it already does not count: nobody becomes entitled to something by taking it.
        """
        place = self._facts.get("work_region")
        return self._rules.afresh(provision, self._rules.selector.candidates(provision, place, self._as_of))

    def _leads_to(self, way: Actions, trees: list[Condition]) -> bool:
        if len({action.fact for action in way}) < len(way):
            return False
        supposed = self._supposing(frozenset(way))
        return (
            all(supposed.of(tree) is Verdict.TRUE for tree in trees)
            and not any(supposed.of(tree) is Verdict.TRUE for tree in self._rules.contradictions)
            and all(self._is_possible(action, way) for action in way)
        )

    def _is_possible(self, action: Action, way: Actions) -> bool:
        """Whether the provision that an action goes through is met by the other actions."""
        if action.through is None:
            return True
        provision = self._rules.book.provisions.get(action.through)
        if provision is None or provision.draft_only:
            return False
        supposed = self._supposing(frozenset(way) - {action})
        trees = self._afresh(provision)
        return bool(trees) and all(supposed.of(tree) is Verdict.TRUE for tree in trees)

    def _supposing(self, way: frozenset[Action]) -> Supposition:
        """The answers after a way has been gone, remembered for the other provisions."""
        if way not in self._tried:
            changed = [answer for action in way for answer in action.answers(self._as_of).items()]
            self._tried[way] = self._suppose(dict(changed))
        return self._tried[way]

    def _suppose(self, changed: Mapping[str, Any]) -> Supposition:
        return Supposition(self._rules.reading, self._facts, self._at, self._now, changed)
