"""durable-rules in its cage: the only file that imports it.

From each conclusion we compile two positive rules, one that fires when it certainly holds and one when it certainly fails;
neither firing means that more information is needed. The rules of the cage, and what happens without each of them, are in
``docs/decisions/0002-durable-rules-caged.md``: an own host without timer threads, one lock, a fresh session for every fact
that is deleted whatever happens, strings only, no rule that only negates, few conclusions a ruleset, and actions that do
nothing but note that they fired.
"""

from __future__ import annotations

import copy
import itertools
import threading
from collections.abc import Callable, Collection, Iterator
from typing import Any as Anything

from eligibility.antecedents import ALWAYS, Definition, antecedent
from eligibility.program import Conclusion, Program, Verdicts
from eligibility.verdict import Verdict

try:
    from durable import engine as durable
except ImportError:  # Python 3.13 and later: the reference evaluator decides there
    durable = None

MAX_CONCLUSIONS = 30
"""Conclusions in one ruleset: 64 rules matching at once break durable-rules, and more than 512 conditions freeze it."""

_WARM_UP = "warm_up"
_serial = itertools.count()


class TooManyConclusions(ValueError):
    """A ruleset was asked to hold more than durable-rules can bear."""


def available() -> bool:
    """Whether durable-rules can be imported here."""
    return durable is not None


def _quiet_host() -> Anything:
    class QuietHost(durable.Host):  # type: ignore[misc]
        """A host that starts no timer threads: they call into the C engine beside us and crash it."""

        def _run(self) -> None:
            pass

    return QuietHost()


class _Ruleset:
    """A few conclusions of one layer, registered under a name that is never used again."""

    def __init__(self, host: Anything, name: str, conclusions: Collection[Conclusion], fired: list[str]) -> None:
        if len(conclusions) > MAX_CONCLUSIONS:
            raise TooManyConclusions(
                f"ruleset {name} has {len(conclusions)} conclusions; durable-rules holds at most {MAX_CONCLUSIONS} safely. "
                "Split the layer into more rulesets."
            )
        self.name = name
        self.reads = frozenset(itertools.chain.from_iterable(c.reads() for c in conclusions))
        self.scoped = all(c.scope is not None for c in conclusions)
        self.scopes = frozenset(c.scope for c in conclusions if c.scope is not None)
        self.conclusions = {_rule_name(c, verdict): (c.name, verdict) for c in conclusions for verdict in _DECIDED}
        rules: Definition = {}
        for conclusion in conclusions:
            for verdict in _DECIDED:
                condition = _condition(conclusion, verdict)
                if condition is not None:
                    rule = _rule_name(conclusion, verdict)
                    rules[rule] = {"all": [{"m": condition}], "run": _note(rule, fired)}
        rules[_WARM_UP] = {"all": [{"m": {_WARM_UP: "true"}}], "run": _note(_WARM_UP, fired)}
        # durable-rules takes definitions apart while it registers them
        host.register_rulesets({name: copy.copy(rules)})
        self._warm_up(host)

    def idle(self, scopes: Collection[str]) -> bool:
        """Whether nothing in it is in scope, so that running it could conclude nothing."""
        return self.scoped and self.scopes.isdisjoint(scopes)

    def _warm_up(self, host: Anything) -> None:
        """Let one action run before the first real fact.

        durable-rules never initialises the memory that holds a session's running action. Deleting a session in which no rule
        fired frees whatever lay there before and crashes the process, unless an action has run in that place once. Sessions
        follow one another in the same place, because we delete each before the next begins.
        """
        host.assert_fact(self.name, {_WARM_UP: "true", "sid": _WARM_UP})
        host.delete_state(self.name, _WARM_UP)


_DECIDED = (Verdict.TRUE, Verdict.FALSE)


def _rule_name(conclusion: Conclusion, verdict: Verdict) -> str:
    return f"{conclusion.name} is {verdict.value}"


def _note(rule: str, fired: list[str]) -> Callable[[Anything], None]:
    def action(_closure: Anything) -> None:
        fired.append(rule)

    return action


def _condition(conclusion: Conclusion, verdict: Verdict) -> Definition | None:
    if verdict is Verdict.TRUE or conclusion.fails is None:
        condition = antecedent(conclusion.holds, verdict)
    else:
        condition = antecedent(conclusion.fails)
    if condition is None or conclusion.scope is None:
        return condition
    return {"$and": [{conclusion.scope: "in"}, condition]}


class DurableEvaluator:
    """Decides a program with durable-rules. One instance a process, made after fork; safe to share between threads."""

    name = "durable-rules"

    def __init__(self, program: Program) -> None:
        if durable is None:
            raise RuntimeError("durable-rules cannot be imported on this Python; use KleeneEvaluator")
        self._host = _quiet_host()
        self._lock = threading.Lock()
        self._fired: list[str] = []
        self._layers = [
            [self._register(program, depth, part) for part in _chunks(layer)]
            for depth, layer in enumerate(program.layers)
        ]

    def _register(self, program: Program, depth: int, conclusions: tuple[Conclusion, ...]) -> _Ruleset:
        name = f"{program.digest[:12]}_{depth}_{next(_serial)}"
        return _Ruleset(self._host, name, conclusions, self._fired)

    def decide(self, verdicts: Verdicts, scopes: Collection[str]) -> dict[str, Verdict]:
        """Conclude everything that is in scope from the verdicts of the criteria.

        Raises RuntimeError where durable-rules reports an error of its own.
        """
        known = dict(verdicts)
        concluded: dict[str, Verdict] = {}
        for layer in self._layers:
            drawn: dict[str, Verdict] = {}
            for ruleset in layer:
                if ruleset.idle(scopes):
                    continue
                drawn.update(self._run(ruleset, known, scopes))
            known.update(drawn)
            concluded.update(drawn)
        return concluded

    def _run(self, ruleset: _Ruleset, known: Verdicts, scopes: Collection[str]) -> dict[str, Verdict]:
        session = f"s{next(_serial)}"
        fact = {name: known.get(name, Verdict.UNKNOWN).value for name in ruleset.reads}
        fact.update({scope: "in" if scope in scopes else "out" for scope in ruleset.scopes})
        fact.update({ALWAYS: "true", "sid": session})
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
