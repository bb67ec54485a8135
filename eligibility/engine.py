"""durable-rules in its cage: the only file that imports it.

From each conclusion we compile two positive rules, one that fires when it certainly holds and one when it certainly fails;
neither firing means that more information is needed. The rules of the cage, and what happens without each of them, are in
``docs/decisions/0002-durable-rules-caged.md``: an own host without timer threads, one lock, a fresh session for every fact
that is deleted whatever happens, strings only, no rule that only negates, few conclusions a ruleset, and actions that do
nothing but note that they fired.

A conclusion depends on the verdicts that its own condition reads, and on nothing else. What durable-rules has drawn from them is
remembered, and it is asked only for what it has not drawn from the same verdicts before: ``docs/decisions/0012-memo.md``.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Collection, Iterator
from typing import Any as Anything

from eligibility.antecedents import ALWAYS
from eligibility.program import Conclusion, Program, Verdicts
from eligibility.ruleset import MAX_CONCLUSIONS, Drawn, Ruleset
from eligibility.verdict import Letters, Verdict

try:
    from durable import engine as durable
except ImportError:  # Python 3.13 and later: the reference evaluator decides there
    durable = None

REMEMBERED = 4_096
"""Conclusions that each ruleset remembers: some 2 MiB where it remembers that many."""

_serial = itertools.count()


def available() -> bool:
    """Whether durable-rules can be imported here."""
    return durable is not None


def _quiet_host() -> Anything:
    class QuietHost(durable.Host):  # type: ignore[misc]
        """A host that starts no timer threads: they call into the C engine beside us and crash it."""

        def _run(self) -> None:
            pass

    return QuietHost()


class DurableEvaluator:
    """Decides a program with durable-rules. One instance a process, made after fork; safe to share between threads.

    Each ruleset remembers at most ``remembered`` conclusions; with 0 durable-rules is asked for everything every time.
    """

    name = "durable-rules"

    def __init__(self, program: Program, remembered: int = REMEMBERED) -> None:
        if durable is None:
            raise RuntimeError("durable-rules cannot be imported on this Python; use KleeneEvaluator")
        self._host = _quiet_host()
        self._lock = threading.Lock()
        self._fired: list[str] = []
        self._remembered = remembered
        self._layers = [
            [self._register(program, depth, part) for part in _chunks(layer)]
            for depth, layer in enumerate(program.layers)
        ]

    def _register(self, program: Program, depth: int, conclusions: tuple[Conclusion, ...]) -> Ruleset:
        name = f"{program.digest[:12]}_{depth}_{next(_serial)}"
        return Ruleset(self._host, name, conclusions, self._fired, self._remembered)

    def decide(self, verdicts: Verdicts, scopes: Collection[str]) -> dict[str, Verdict]:
        """Conclude everything that is in scope from the verdicts of the criteria.

        Raises RuntimeError where durable-rules reports an error of its own.
        """
        letters = Letters.of(verdicts)
        concluded: dict[str, Verdict] = {}
        for layer in self._layers:
            drawn: dict[str, Verdict] = {}
            for ruleset in layer:
                drawn.update(self._conclude(ruleset, letters, scopes))
            letters.update(Letters.of(drawn))
            concluded.update(drawn)
        return concluded

    def recollection(self) -> tuple[int, int]:
        """How many conclusions were wanted so far, and how many of them had been drawn before and were remembered."""
        memos = [ruleset.memo for layer in self._layers for ruleset in layer]
        return sum(memo.asked for memo in memos), sum(memo.found for memo in memos)

    def _conclude(self, ruleset: Ruleset, letters: Letters, scopes: Collection[str]) -> Iterator[tuple[str, Verdict]]:
        """What a ruleset decides: remembered where durable-rules has drawn it before, otherwise drawn now."""
        asked = ruleset.asks(letters, scopes)
        found = ruleset.memo.recall(asked)
        new = [drawn for drawn in asked if drawn not in found]
        if new:
            decided = self._run(ruleset, new)
            fresh = {drawn: decided.get(drawn[0], Verdict.UNKNOWN) for drawn in new}
            ruleset.memo.keep(fresh)
            found.update(fresh)
        return ((name, verdict) for (name, _), verdict in found.items() if verdict is not Verdict.UNKNOWN)

    def _run(self, ruleset: Ruleset, wanted: Collection[Drawn]) -> dict[str, Verdict]:
        session = f"s{next(_serial)}"
        fact = {**ruleset.fact(wanted), ALWAYS: "true", "sid": session}
        with self._lock:
            self._fired.clear()
            failure: object = None
            try:
                state = self._host.assert_fact(ruleset.name, fact)
                failure = state.get("exception") if state else None
            except durable.MessageNotHandledException:
                pass  # no rule fired: nothing in this ruleset is decided yet
            except Exception as error:
                failure = error
            finally:
                try:
                    self._host.delete_state(ruleset.name, session)
                except Exception as error:  # often only the consequence of a failure before, which says more
                    failure = failure or error
            if failure:
                raise RuntimeError(f"durable-rules: {failure}")
            return dict(ruleset.conclusions[rule] for rule in self._fired)


def _chunks(layer: tuple[Conclusion, ...]) -> Iterator[tuple[Conclusion, ...]]:
    for start in range(0, len(layer), MAX_CONCLUSIONS):
        yield layer[start : start + MAX_CONCLUSIONS]
