"""A ruleset of durable-rules (规则集): a few conclusions of one layer as positive rules, and what has been drawn from them before.

It is registered with a host that it is given; only ``eligibility/engine.py`` knows where hosts come from, and runs it.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection
from typing import Any as Anything

from eligibility.antecedents import Definition, antecedent
from eligibility.memo import Memo
from eligibility.program import Conclusion
from eligibility.verdict import OPEN, Letters, Verdict, spelling

MAX_CONCLUSIONS = 30
"""Conclusions in one ruleset: 64 rules matching at once break durable-rules, and more than 512 conditions freeze it."""

Drawn = tuple[str, str]
"""A conclusion and the verdicts that it is drawn from: one letter for each name that its condition reads, in its order."""

_WARM_UP = "warm_up"
_DECIDED = (Verdict.TRUE, Verdict.FALSE)
_WRITTEN = {"t": "true", "f": "false", OPEN: "unknown"}


class TooManyConclusions(ValueError):
    """A ruleset was asked to hold more than durable-rules can bear."""


class Ruleset:
    """A few conclusions of one layer, registered under a name that is never used again.

    Its rules note in ``fired`` that they fired. ``memo`` holds the conclusions that durable-rules has drawn, at most
    ``remembered`` of them; one that was drawn from other verdicts, or never, is not in it.
    """

    def __init__(
        self, host: Anything, name: str, conclusions: Collection[Conclusion], fired: list[str], remembered: int
    ) -> None:
        if len(conclusions) > MAX_CONCLUSIONS:
            raise TooManyConclusions(
                f"ruleset {name} has {len(conclusions)} conclusions; durable-rules holds at most {MAX_CONCLUSIONS} safely. "
                "Split the layer into more rulesets."
            )
        self.name = name
        self.conclusions = {_rule_name(c, verdict): (c.name, verdict) for c in conclusions for verdict in _DECIDED}
        self.reads = {c.name: tuple(dict.fromkeys(c.reads())) for c in conclusions}
        self._asking = [(c.name, c.scope, spelling(self.reads[c.name])) for c in conclusions]
        self.memo: Memo[Drawn, Verdict] = Memo(remembered)
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

    def asks(self, letters: Letters, scopes: Collection[str]) -> list[Drawn]:
        """The conclusions in scope, each with the verdicts that it is to be drawn from."""
        return [(name, spell(letters)) for name, scope, spell in self._asking if scope is None or scope in scopes]

    def fact(self, wanted: Collection[Drawn]) -> dict[str, str]:
        """What durable-rules is told so that it draws just these conclusions."""
        said = {_flag(name): "yes" for name, _ in wanted}
        for name, letters in wanted:
            said.update((read, _WRITTEN[letter]) for read, letter in zip(self.reads[name], letters, strict=True))
        return said

    def _warm_up(self, host: Anything) -> None:
        """Let one action run before the first real fact.

        durable-rules never initialises the memory that holds a session's running action. Deleting a session in which no rule
        fired frees whatever lay there before and crashes the process, unless an action has run in that place once. Sessions
        follow one another in the same place, because we delete each before the next begins.
        """
        host.assert_fact(self.name, {_WARM_UP: "true", "sid": _WARM_UP})
        host.delete_state(self.name, _WARM_UP)


def _rule_name(conclusion: Conclusion, verdict: Verdict) -> str:
    return f"{conclusion.name} is {verdict.value}"


def _note(rule: str, fired: list[str]) -> Callable[[Anything], None]:
    def action(_closure: Anything) -> None:
        fired.append(rule)

    return action


def _flag(conclusion: str) -> str:
    """What has to be told for a conclusion to be drawn: those out of scope, and those that are remembered, are not."""
    return f"wanted.{conclusion}"


def _condition(conclusion: Conclusion, verdict: Verdict) -> Definition | None:
    if verdict is Verdict.TRUE or conclusion.fails is None:
        condition = antecedent(conclusion.holds, verdict)
    else:
        condition = antecedent(conclusion.fails)
    return None if condition is None else {"$and": [{_flag(conclusion.name): "yes"}, condition]}
