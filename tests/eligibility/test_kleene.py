"""The reference evaluator: holds and fails, scopes, and layers that build on one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.conditions import ALWAYS, All, Any, Named, Not
from eligibility.engine import DurableEvaluator, available
from eligibility.kleene import KleeneEvaluator, conclude
from eligibility.program import Conclusion, Program
from eligibility.verdict import Verdict

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN
a, b, c = Named("a"), Named("b"), Named("c")
CONCEPT = Conclusion("concept", holds=All((a, b)), fails=Any((Not(a), c)))
PROGRAM = Program(
    (
        (CONCEPT, Conclusion("plain", Any((a, Not(b))))),
        (Conclusion("granted", All((Named("concept"), c)), scope="here"), Conclusion("free", ALWAYS, scope="here")),
        (Conclusion("due", All((Named("granted"), Not(Named("plain")))), scope="here"),),
    ),
    digest="0123456789abcdef",
)
worlds = st.fixed_dictionaries({name: st.sampled_from(Verdict) for name in "abc"})


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ({"a": TRUE, "b": TRUE, "c": FALSE}, TRUE),
        ({"a": FALSE, "b": TRUE, "c": FALSE}, FALSE),
        ({"a": TRUE, "b": FALSE, "c": TRUE}, FALSE),
        ({"a": TRUE, "b": FALSE, "c": FALSE}, UNKNOWN),  # neither holds nor fails
        ({"a": TRUE, "b": TRUE, "c": TRUE}, TRUE),  # what holds comes first
        ({}, UNKNOWN),
    ],
)
def test_a_conclusion_with_fails_is_false_only_where_that_holds(
    verdicts: dict[str, Verdict], expected: Verdict
) -> None:
    assert conclude(CONCEPT, verdicts) is expected


def test_a_conclusion_without_fails_is_false_where_it_does_not_hold() -> None:
    assert conclude(Conclusion("x", All((a, b))), {"a": FALSE}) is FALSE
    assert conclude(Conclusion("x", All((a, b))), {"a": TRUE}) is UNKNOWN


def test_a_conclusion_reads_what_makes_it_hold_and_fail() -> None:
    assert list(CONCEPT.reads()) == ["a", "b", "a", "c"]


def test_what_is_out_of_scope_is_not_concluded() -> None:
    assert set(KleeneEvaluator(PROGRAM).decide({}, set())) == {"concept", "plain"}
    assert set(KleeneEvaluator(PROGRAM).decide({}, {"here"})) == {"concept", "plain", "granted", "free", "due"}


def test_later_layers_read_earlier_ones() -> None:
    concluded = KleeneEvaluator(PROGRAM).decide({"a": TRUE, "b": TRUE, "c": TRUE}, {"here"})
    assert concluded == {"concept": TRUE, "plain": TRUE, "granted": TRUE, "free": TRUE, "due": FALSE}


def test_the_given_verdicts_are_left_alone() -> None:
    verdicts = {"a": TRUE}
    KleeneEvaluator(PROGRAM).decide(verdicts, {"here"})
    assert verdicts == {"a": TRUE}


@given(worlds, worlds)
def test_more_answers_never_reverse_a_conclusion_that_holds_by_itself(
    world: dict[str, Verdict], answers: dict[str, Verdict]
) -> None:
    program = Program(((Conclusion("x", Any((All((a, b)), Not(c)))),),), "f" * 12)
    refined = {name: answers[name] if value is UNKNOWN else value for name, value in world.items()}
    before, after = (KleeneEvaluator(program).decide(known, set())["x"] for known in (world, refined))
    assert before in (UNKNOWN, after)


@pytest.mark.skipif(not available(), reason="durable-rules cannot be imported on this Python")
def test_durable_rules_reads_the_same_program_the_same_way() -> None:
    durable, kleene = DurableEvaluator(PROGRAM), KleeneEvaluator(PROGRAM)
    for values in [(x, y, z) for x in Verdict for y in Verdict for z in Verdict]:
        verdicts = dict(zip("abc", values, strict=True))
        if verdicts["c"] is TRUE and verdicts["a"] is verdicts["b"] is TRUE:
            continue  # holds and fails at once: answers that contradict each other are refused before
        for scopes in (set[str](), {"here"}):
            decided = {name: value for name, value in kleene.decide(verdicts, scopes).items() if value is not UNKNOWN}
            assert durable.decide(verdicts, scopes) == decided
