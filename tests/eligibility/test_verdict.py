"""The three values: their tables, and the laws that make "unknown" safe to calculate with."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.verdict import Verdict, all_hold, any_holds, opposite, verdict

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN
PAIRS = list(itertools.product(Verdict, Verdict))
lists = st.lists(st.sampled_from(Verdict), max_size=6)

AND = {
    (TRUE, TRUE): TRUE,
    (TRUE, FALSE): FALSE,
    (TRUE, UNKNOWN): UNKNOWN,
    (FALSE, FALSE): FALSE,
    (FALSE, UNKNOWN): FALSE,
    (UNKNOWN, UNKNOWN): UNKNOWN,
}
OR = {
    (TRUE, TRUE): TRUE,
    (TRUE, FALSE): TRUE,
    (TRUE, UNKNOWN): TRUE,
    (FALSE, FALSE): FALSE,
    (FALSE, UNKNOWN): UNKNOWN,
    (UNKNOWN, UNKNOWN): UNKNOWN,
}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_tables_of_and_and_or(one: Verdict, other: Verdict) -> None:
    key = (one, other) if (one, other) in AND else (other, one)
    assert all_hold([one, other]) is AND[key]
    assert any_holds([one, other]) is OR[key]


def test_table_of_not() -> None:
    assert [opposite(value) for value in (TRUE, FALSE, UNKNOWN)] == [FALSE, TRUE, UNKNOWN]


def test_ordinary_answers() -> None:
    assert [verdict(answer) for answer in (True, False, None)] == [TRUE, FALSE, UNKNOWN]


def test_without_parts_all_holds_and_any_does_not() -> None:
    assert all_hold([]) is TRUE
    assert any_holds([]) is FALSE


def test_one_false_decides_an_all_and_one_true_an_any_wherever_it_stands() -> None:
    for order in itertools.permutations([TRUE, FALSE, UNKNOWN]):
        assert all_hold(order) is FALSE
        assert any_holds(order) is TRUE


@pytest.mark.parametrize("value", list(Verdict))
def test_a_verdict_is_not_used_as_yes_or_no(value: Verdict) -> None:
    with pytest.raises(TypeError, match="three values"):
        bool(value)
    with pytest.raises(TypeError, match="three values"):
        assert not value


@given(lists)
def test_de_morgan(values: list[Verdict]) -> None:
    assert opposite(all_hold(values)) is any_holds(map(opposite, values))
    assert opposite(any_holds(values)) is all_hold(map(opposite, values))


@given(st.data(), lists)
def test_order_and_repetition_do_not_matter(data: st.DataObject, values: list[Verdict]) -> None:
    shuffled = data.draw(st.permutations(values + values))
    assert all_hold(shuffled) is all_hold(values)
    assert any_holds(shuffled) is any_holds(values)


@given(lists, st.lists(st.sampled_from([TRUE, FALSE]), min_size=6, max_size=6))
def test_what_is_decided_stays_when_the_unknown_becomes_known(values: list[Verdict], answers: list[Verdict]) -> None:
    known = [answer if value is UNKNOWN else value for value, answer in zip(values, answers, strict=False)]
    for join in (all_hold, any_holds):
        assert join(values) in (UNKNOWN, join(known))
