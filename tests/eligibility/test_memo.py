"""The bounded memory: it gives back what was kept, forgets what was not asked for longest, and threads can share it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.memo import Memo


def test_what_was_kept_is_recalled_and_nothing_else() -> None:
    memo: Memo[str, int] = Memo(3)
    memo.keep({"one": 1, "two": 2})
    assert memo.recall(["two", "three", "one"]) == {"two": 2, "one": 1}


def test_what_was_not_asked_for_longest_is_forgotten_first() -> None:
    memo: Memo[str, int] = Memo(2)
    memo.keep({"one": 1, "two": 2})
    memo.recall(["one"])
    memo.keep({"three": 3})
    assert memo.recall(["one", "two", "three"]) == {"one": 1, "three": 3}


def test_what_is_kept_again_counts_as_asked_for() -> None:
    memo: Memo[str, int] = Memo(2)
    memo.keep({"one": 1, "two": 2})
    memo.keep({"one": 1})
    memo.keep({"three": 3})
    assert memo.recall(["one", "two", "three"]) == {"one": 1, "three": 3}


def test_it_counts_what_was_asked_and_what_it_knew() -> None:
    memo: Memo[str, int] = Memo(2)
    memo.keep({"one": 1})
    memo.recall(["one", "two"])
    memo.recall(["three"])
    assert (memo.asked, memo.found) == (3, 1)


@given(size=st.integers(0, 5), asked=st.lists(st.lists(st.integers(0, 9), max_size=4, unique=True)))
def test_it_never_holds_more_than_its_size_and_never_another_answer(size: int, asked: list[list[int]]) -> None:
    memo: Memo[int, int] = Memo(size)
    for questions in asked:
        memo.keep({question: -question for question in questions})
        assert len(memo) <= size
        recalled = memo.recall(range(10))
        assert recalled == {question: -question for question in recalled}
        assert set(questions[-1:] if size else []) <= set(recalled)


@pytest.mark.parametrize("size", [0, 1, 20])
def test_threads_share_it(size: int) -> None:
    memo: Memo[int, int] = Memo(size)

    def use(start: int) -> bool:
        right = True
        for turn in range(2_000):
            question = (start + turn) % 50
            right &= memo.recall([question]).get(question, -question) == -question
            memo.keep({question: -question})
        return right

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(use, range(8)))
    assert len(memo) <= size
