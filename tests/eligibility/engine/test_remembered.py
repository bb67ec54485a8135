"""What durable-rules has drawn is remembered, and remembering never changes an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any as Anything

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility.assessment import Calculator
from eligibility.compiler import scope
from eligibility.conditions import All, Any, Named, Not
from eligibility.engine import REMEMBERED, DurableEvaluator
from eligibility.facts import criteria_verdicts
from eligibility.memo import Memo
from eligibility.program import Conclusion, Program, Verdicts
from eligibility.ruleset import Drawn
from eligibility.verdict import Verdict

DAY = date(2026, 11, 23)
TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN
Asked = tuple[Verdicts, set[str]]

a, b = Named("a"), Named("b")
SMALL = Program(
    (
        (Conclusion("both", All((a, b))), Conclusion("not_a", Not(a), scope="here")),
        (Conclusion("either", Any((Named("both"), Named("not_a")))),),
    ),
    "0" * 12,
)


def asked_of(calculator: Calculator, raw: dict[str, Anything]) -> Asked:
    """What the evaluator is asked for a worker: the verdicts of the criteria, and what is in scope."""
    facts = calculator.reader.read(raw, DAY)
    candidates = [
        variant
        for provision in calculator.book.provisions.values()
        for variant in calculator.selector.candidates(provision, facts.get("work_region"), DAY)
    ]
    verdicts = criteria_verdicts(calculator.book, facts, calculator.book.circumstances(DAY))
    return verdicts, {scope(variant) for variant in candidates if variant.bases}


def count(evaluator: DurableEvaluator, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """The facts that durable-rules is told from now on."""
    told: list[dict[str, str]] = []
    usual = evaluator._host.assert_fact
    monkeypatch.setattr(evaluator._host, "assert_fact", lambda name, fact: told.append(fact) or usual(name, fact))
    return told


@pytest.fixture(scope="module")
def evaluators(kleene: Calculator) -> list[DurableEvaluator]:
    """One that remembers all it can, one that forgets all the time."""
    return [DurableEvaluator(kleene.program), DurableEvaluator(kleene.program, remembered=20)]


@settings(max_examples=100)
@given(data=st.data())
def test_remembering_changes_no_conclusion(
    data: st.DataObject,
    situations: Anything,
    forgetful: Calculator,
    kleene: Calculator,
    evaluators: list[DurableEvaluator],
) -> None:
    asked = asked_of(kleene, data.draw(situations))
    expected = forgetful.evaluator.decide(*asked)
    for evaluator in evaluators:
        assert evaluator.decide(*asked) == expected  # perhaps drawn now
        assert evaluator.decide(*asked) == expected  # now remembered, as far as the memory goes


class _AnyOfTheName(Memo[Drawn, Verdict]):
    """Poisoned: what was drawn from other verdicts is taken for an answer."""

    def recall(self, questions: Iterable[Drawn]) -> dict[Drawn, Verdict]:
        latest = {name: answer for (name, _), answer in self._kept.items()}
        return {question: latest[question[0]] for question in questions if question[0] in latest}


class _OneVerdictUnread(_AnyOfTheName):
    """Poisoned: the last verdict that a conclusion reads is not part of the question."""

    def recall(self, questions: Iterable[Drawn]) -> dict[Drawn, Verdict]:
        near = {(name, letters[:-1]): answer for (name, letters), answer in self._kept.items()}
        return {(name, of): near[name, of[:-1]] for name, of in questions if (name, of[:-1]) in near}


class _OpenIsNo(Memo[Drawn, Verdict]):
    """Poisoned: what durable-rules left open is kept as a no."""

    def keep(self, found: Mapping[Drawn, Verdict]) -> None:
        super().keep({drawn: FALSE if verdict is UNKNOWN else verdict for drawn, verdict in found.items()})


class _Shifted(Memo[Drawn, Verdict]):
    """Poisoned: each answer is kept for the question beside it."""

    def keep(self, found: Mapping[Drawn, Verdict]) -> None:
        answers = list(found.values())
        super().keep(dict(zip(found, answers[1:] + answers[:1], strict=True)))


@pytest.mark.parametrize(
    ("memo", "healthy"),
    [(Memo, True), (_AnyOfTheName, False), (_OneVerdictUnread, False), (_OpenIsNo, False), (_Shifted, False)],
)
def test_a_poisoned_memory_is_noticed(
    memo: Callable[[int], Memo[Drawn, Verdict]],
    healthy: bool,
    forgetful: Calculator,
    kleene: Calculator,
    workers: Callable[[int], list[dict[str, Anything]]],
) -> None:
    evaluator = DurableEvaluator(kleene.program)
    for layer in evaluator._layers:
        for ruleset in layer:
            ruleset.memo = memo(REMEMBERED)
    every = [asked_of(kleene, raw) for raw in workers(40)]
    assert healthy == all(
        evaluator.decide(*asked) == forgetful.evaluator.decide(*asked) for asked in [*every, *reversed(every)]
    )


def test_durable_rules_is_not_asked_again_for_what_it_has_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    evaluator = DurableEvaluator(SMALL)
    told = count(evaluator, monkeypatch)
    first = evaluator.decide({"a": TRUE, "b": FALSE}, {"here"})
    assert first == {"both": FALSE, "not_a": FALSE, "either": FALSE}
    assert len(told) == 2  # once for each layer
    assert evaluator.decide({"a": TRUE, "b": FALSE}, {"here"}) == first
    assert len(told) == 2


def test_it_is_asked_only_for_what_other_verdicts_touch(monkeypatch: pytest.MonkeyPatch) -> None:
    evaluator = DurableEvaluator(SMALL)
    evaluator.decide({"a": TRUE, "b": FALSE}, {"here"})
    told = count(evaluator, monkeypatch)
    assert evaluator.decide({"a": TRUE}, {"here"}) == {"not_a": FALSE}
    assert [{name for name in fact if name.startswith("wanted.")} for fact in told] == [
        {"wanted.both"},
        {"wanted.either"},
    ]


def test_what_is_remembered_is_not_concluded_out_of_scope() -> None:
    evaluator = DurableEvaluator(SMALL)
    assert evaluator.decide({"a": FALSE}, {"here"}) == {"both": FALSE, "not_a": TRUE, "either": TRUE}
    assert evaluator.decide({"a": FALSE}, ()) == {"both": FALSE}


def test_an_open_conclusion_is_remembered_as_open(monkeypatch: pytest.MonkeyPatch) -> None:
    evaluator = DurableEvaluator(SMALL)
    told = count(evaluator, monkeypatch)
    assert [evaluator.decide({}, {"here"}) for _ in range(3)] == [{}, {}, {}]
    assert len(told) == 2


def test_an_error_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    evaluator = DurableEvaluator(SMALL)
    with monkeypatch.context() as patched:
        patched.setattr(evaluator._host, "assert_fact", lambda *_: {"exception": "boom"})
        with pytest.raises(RuntimeError, match="durable-rules: boom"):
            evaluator.decide({"a": TRUE, "b": TRUE}, ())
    assert evaluator.decide({"a": TRUE, "b": TRUE}, ()) == {"both": TRUE, "either": TRUE}


@pytest.mark.parametrize("remembered", [0, 1, 20])
def test_the_memory_is_bounded(
    remembered: int, kleene: Calculator, workers: Callable[[int], list[dict[str, Anything]]]
) -> None:
    evaluator = DurableEvaluator(kleene.program, remembered)
    for raw in workers(40):
        evaluator.decide(*asked_of(kleene, raw))
        assert all(len(ruleset.memo) <= remembered for layer in evaluator._layers for ruleset in layer)
