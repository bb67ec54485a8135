"""Condition trees: Kleene's reading, the names in them, and which of these were decisive."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from eligibility.conditions import ALWAYS, All, Any, Condition, Named, Not, decisive, evaluate, names
from eligibility.verdict import Verdict, opposite

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN
LETTERS = "abcde"
a, b, c = Named("a"), Named("b"), Named("c")

leaves = st.sampled_from(LETTERS).map(Named)
trees: st.SearchStrategy[Condition] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, max_size=3).map(lambda parts: Any(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=12,
)
worlds = st.fixed_dictionaries({letter: st.sampled_from(Verdict) for letter in LETTERS})


def reading(**verdicts: Verdict) -> Callable[[str], Verdict]:
    return lambda name: verdicts.get(name, UNKNOWN)


def test_a_tree_is_read_from_its_leaves() -> None:
    tree = All((a, Any((b, Not(c)))))
    assert evaluate(tree, reading(a=TRUE, b=FALSE, c=FALSE)) is TRUE
    assert evaluate(tree, reading(a=TRUE, b=FALSE, c=TRUE)) is FALSE
    assert evaluate(tree, reading(a=TRUE, b=FALSE)) is UNKNOWN
    assert evaluate(tree, reading(a=FALSE)) is FALSE
    assert evaluate(tree, reading(b=TRUE)) is UNKNOWN


def test_no_condition_always_holds() -> None:
    assert evaluate(ALWAYS, reading()) is TRUE
    assert list(decisive(ALWAYS, reading())) == []


def test_names_keep_the_authors_order_and_repeats() -> None:
    assert list(names(All((c, Not(a), Any((b, a)))))) == ["c", "a", "b", "a"]


def test_only_the_true_branches_of_a_true_any_are_decisive() -> None:
    assert list(decisive(Any((a, b, c)), reading(a=FALSE, b=TRUE))) == [("b", False)]


def test_only_the_false_parts_of_a_false_all_are_decisive() -> None:
    assert list(decisive(All((a, b, c)), reading(a=TRUE, b=FALSE))) == [("b", False)]


def test_only_the_open_parts_of_an_open_tree_are_decisive() -> None:
    assert list(decisive(All((a, Any((b, c)))), reading(a=TRUE, b=FALSE))) == [("c", False)]


def test_a_negation_turns_what_stands_under_it() -> None:
    tree = All((a, Not(All((b, Not(c))))))
    assert list(decisive(tree, reading(a=TRUE, b=TRUE, c=TRUE))) == [("a", False), ("c", False)]
    assert list(decisive(tree, reading(a=TRUE, b=FALSE, c=TRUE))) == [("a", False), ("b", True), ("c", False)]


@given(trees, worlds)
def test_de_morgan(tree: Condition, world: dict[str, Verdict]) -> None:
    def turned(condition: Condition) -> Condition:
        match condition:
            case All(parts):
                return Any(tuple(turned(part) for part in parts))
            case Any(parts):
                return All(tuple(turned(part) for part in parts))
            case Not(part):
                return part
            case _:
                return Not(condition)

    assert evaluate(turned(tree), world.__getitem__) is opposite(evaluate(tree, world.__getitem__))


@given(trees, worlds, worlds)
def test_what_is_decided_stays_when_the_unknown_becomes_known(
    tree: Condition, world: dict[str, Verdict], answers: dict[str, Verdict]
) -> None:
    refined = {name: answers[name] if value is UNKNOWN else value for name, value in world.items()}
    assert evaluate(tree, world.__getitem__) in (UNKNOWN, evaluate(tree, refined.__getitem__))


@given(trees, worlds)
def test_the_decisive_names_alone_decide(tree: Condition, world: dict[str, Verdict]) -> None:
    outcome = evaluate(tree, world.__getitem__)
    kept = {name for name, _ in decisive(tree, world.__getitem__)}
    assert kept <= set(names(tree))
    if outcome is not UNKNOWN:
        assert evaluate(tree, lambda name: world[name] if name in kept else UNKNOWN) is outcome


@given(trees, worlds)
def test_an_open_tree_names_at_least_one_open_name(tree: Condition, world: dict[str, Verdict]) -> None:
    if evaluate(tree, world.__getitem__) is UNKNOWN:
        found = [name for name, _ in decisive(tree, world.__getitem__)]
        assert found and all(world[name] is UNKNOWN for name in found)
