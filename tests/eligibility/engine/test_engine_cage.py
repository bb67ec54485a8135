"""The cage around durable-rules: what would freeze it, crash it or let it lie does not come to pass.

Whatever could hang or crash runs in a process of its own, with a time limit.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from typing import Any as Anything

import pytest

from eligibility import ruleset
from eligibility.antecedents import antecedent
from eligibility.assessment import Calculator, Engine
from eligibility.conditions import All, Any, Named, Not
from eligibility.engine import DurableEvaluator
from eligibility.program import Conclusion, Program
from eligibility.rulebook import Rulebook
from eligibility.ruleset import MAX_CONCLUSIONS, Ruleset, TooManyConclusions
from eligibility.verdict import Verdict

TRUE, FALSE = Verdict.TRUE, Verdict.FALSE
a, b = Named("a"), Named("b")
SMALL = Program(((Conclusion("c", All((a, Not(b)))),),), "0" * 12)


def boom(_: Anything) -> Anything:
    raise ValueError("boom")


def test_the_real_program_is_registered_and_decides_a_worker(run_alone: Callable[..., str]) -> None:
    script = """
    from datetime import date
    from eligibility.assessment import Calculator, Engine

    calculator, day = Calculator(engine=Engine.DURABLE), date(2026, 11, 23)
    raw = {"work_region": "330100", "arrangement": "labour_relation", "written_agreement": False}
    assessment = calculator.assess(calculator.reader.read(raw, day), day)
    statuses = {outcome.provision.id: outcome.status.value for outcome in assessment.outcomes}
    print(calculator.evaluator.name, statuses["written_agreement"])
    """
    assert run_alone(script, limit=60) == "durable-rules eligible"


@pytest.mark.parametrize("conclusions", [1, MAX_CONCLUSIONS])
def test_sessions_in_which_no_rule_fires_can_come_first_and_follow_each_other(
    conclusions: int, run_alone: Callable[..., str]
) -> None:
    """durable-rules frees memory that it never set when such a session ends: without Ruleset._warm_up this crashes."""
    script = f"""
    from eligibility.conditions import All, Named, Not
    from eligibility.engine import DurableEvaluator
    from eligibility.program import Conclusion, Program

    layer = tuple(Conclusion(f"c{{n}}", All((Named(f"a{{n}}"), Not(Named("b"))))) for n in range({conclusions}))
    evaluator = DurableEvaluator(Program((layer,), "0" * 12), remembered=0)
    assert all(evaluator.decide({{}}, ()) == {{}} for _ in range(5_000))
    print("alive")
    """
    assert run_alone(script) == "alive"


def test_a_worker_of_whom_nothing_is_known_can_come_first(run_alone: Callable[..., str]) -> None:
    script = """
    from eligibility.assessment import Calculator, Engine
    from eligibility.engine import DurableEvaluator

    evaluator = DurableEvaluator(Calculator(engine=Engine.KLEENE).program, remembered=0)
    assert all(evaluator.decide({}, ()) == {} for _ in range(1_000))
    print("alive")
    """
    assert run_alone(script) == "alive"


def test_a_full_ruleset_of_long_conditions_neither_freezes_nor_errs(run_alone: Callable[..., str]) -> None:
    script = """
    import random
    from eligibility.conditions import All, Any, Named, Not
    from eligibility.engine import DurableEvaluator
    from eligibility.kleene import KleeneEvaluator
    from eligibility.program import Conclusion, Program
    from eligibility.ruleset import MAX_CONCLUSIONS
    from eligibility.verdict import Verdict

    letters, dice = [f"n{number}" for number in range(120)], random.Random(1)

    def tree():
        return All(tuple(Any((Named(dice.choice(letters)), Not(Named(dice.choice(letters))))) for _ in range(12)))

    program = Program((tuple(Conclusion(f"c{number}", tree()) for number in range(MAX_CONCLUSIONS)),), "0" * 12)
    durable, kleene = DurableEvaluator(program), KleeneEvaluator(program)
    for share in (0, 1, 3, 100):
        known = {name: dice.choice([Verdict.FALSE, Verdict.UNKNOWN, *[Verdict.TRUE] * share]) for name in letters}
        decided = {name: found for name, found in kleene.decide(known, ()).items() if found is not Verdict.UNKNOWN}
        assert durable.decide(known, ()) == decided
    print("agreed")
    """
    assert run_alone(script) == "agreed"


def test_more_conclusions_than_a_ruleset_bears_are_refused_before_durable_rules_sees_them() -> None:
    conclusions = [Conclusion(f"c{number}", a) for number in range(MAX_CONCLUSIONS + 1)]
    with pytest.raises(TooManyConclusions, match=f"has {MAX_CONCLUSIONS + 1} conclusions.*Split the layer"):
        Ruleset(object(), "too_large", conclusions, [], remembered=0)


def test_a_long_layer_is_split_over_several_rulesets() -> None:
    layer = tuple(Conclusion(f"c{number}", Named(f"a{number}")) for number in range(2 * MAX_CONCLUSIONS + 1))
    odd = range(1, len(layer), 2)
    evaluator = DurableEvaluator(Program((layer,), "0" * 12))
    assert [len(part.conclusions) // 2 for part in evaluator._layers[0]] == [MAX_CONCLUSIONS, MAX_CONCLUSIONS, 1]
    assert evaluator.decide({f"a{number}": TRUE for number in odd}, ()) == {f"c{number}": TRUE for number in odd}


def test_a_fact_of_the_real_program_has_fewer_properties_than_durable_rules_bears(durable: Calculator) -> None:
    evaluator = durable.evaluator
    assert isinstance(evaluator, DurableEvaluator)
    for layer in evaluator._layers:
        for full in layer:
            told = full.fact([(name, "u" * len(reads)) for name, reads in full.reads.items()])
            assert len(told) + 2 < 255, "split the layer: error 302 from 256 properties on"


def test_an_exception_that_durable_rules_reports_surfaces(monkeypatch: pytest.MonkeyPatch) -> None:
    evaluator = DurableEvaluator(SMALL)
    with monkeypatch.context() as patched:
        patched.setattr(evaluator._host, "assert_fact", lambda *_: {"exception": "boom"})
        with pytest.raises(RuntimeError, match="durable-rules: boom"):
            evaluator.decide({}, ())
    assert evaluator.decide({"a": TRUE, "b": FALSE}, ()) == {"c": TRUE}


def test_an_exception_in_an_action_surfaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ruleset, "_note", lambda *_: boom)
    evaluator = DurableEvaluator(SMALL)
    assert evaluator.decide({}, ()) == {}
    with pytest.raises(RuntimeError, match=r"durable-rules: .*boom"):
        evaluator.decide({"a": TRUE, "b": FALSE}, ())


def test_an_error_code_of_durable_rules_surfaces_and_not_what_followed_from_it() -> None:
    layer = tuple(
        Conclusion(f"c{number}", All(tuple(Named(f"a{number}_{part}") for part in range(10)))) for number in range(30)
    )
    with pytest.raises(RuntimeError, match="Could not assert fact, error code: 302"):  # more than 255 properties
        DurableEvaluator(Program((layer,), "0" * 12)).decide({}, ())


def test_every_session_is_deleted_even_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    evaluator = DurableEvaluator(SMALL, remembered=0)
    deleted: list[str] = []
    monkeypatch.setattr(evaluator._host, "delete_state", lambda _, session: deleted.append(session))
    for answer in ({}, {"exception": "boom"}):
        monkeypatch.setattr(evaluator._host, "assert_fact", lambda *_, answer=answer: answer)
        try:
            evaluator.decide({}, ())
        except RuntimeError:
            assert answer
    monkeypatch.setattr(evaluator._host, "assert_fact", lambda *_: boom(_))
    with pytest.raises(RuntimeError, match="boom"):
        evaluator.decide({}, ())
    assert len(set(deleted)) == 3


def test_no_timer_threads_are_started(book: Rulebook) -> None:
    before = threading.active_count()
    calculator = Calculator(book, Engine.DURABLE)
    calculator.assess({}, date(2026, 11, 23))
    assert threading.active_count() == before


def test_nothing_but_text_is_asserted(forgetful: Calculator, monkeypatch: pytest.MonkeyPatch) -> None:
    evaluator = forgetful.evaluator
    assert isinstance(evaluator, DurableEvaluator)
    asserted: list[dict[str, Anything]] = []
    usual = evaluator._host.assert_fact
    monkeypatch.setattr(evaluator._host, "assert_fact", lambda name, fact: asserted.append(fact) or usual(name, fact))
    forgetful.assess({"work_region": "330100", "age": 46, "hardship": ()}, date(2026, 11, 23))
    assert asserted and {type(value) for fact in asserted for value in fact.values()} == {str}


@pytest.mark.parametrize(
    ("condition", "when_true", "when_false"),
    [
        (a, {"a": "true"}, {"a": "false"}),
        (Not(a), {"a": "false"}, {"a": "true"}),
        (All((a, b)), {"$and": [{"a": "true"}, {"b": "true"}]}, {"$or": [{"a": "false"}, {"b": "false"}]}),
        (Any((a, b)), {"$or": [{"a": "true"}, {"b": "true"}]}, {"$and": [{"a": "false"}, {"b": "false"}]}),
        (Not(Any((a, Not(b)))), {"$and": [{"a": "false"}, {"b": "true"}]}, {"$or": [{"a": "true"}, {"b": "false"}]}),
        (All((a,)), {"a": "true"}, {"a": "false"}),
        (All(()), {"always": "true"}, None),
        (Any(()), None, {"always": "true"}),
        (Any((a, All(()))), {"$or": [{"a": "true"}, {"always": "true"}]}, None),
        (All((a, Any(()))), None, {"$or": [{"a": "false"}, {"always": "true"}]}),
    ],
)
def test_conditions_are_positive_and_never_empty(
    condition: Anything, when_true: Anything, when_false: Anything
) -> None:
    assert antecedent(condition) == when_true
    assert antecedent(condition, FALSE) == when_false
