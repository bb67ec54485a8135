"""Turns: one at a time, given back however it ends, taken over from who has fallen silent."""

from __future__ import annotations

from web.api.turns import SILENCE, Turns


def test_one_at_a_time() -> None:
    turns = Turns()
    first = turns.take()
    assert first is not None and first.mine and turns.take() is None
    first.end()
    first.end()
    second = turns.take()
    assert second is not None and second.mine and not first.mine
    first.end()
    assert second.mine, "who has had their turn ends nobody else's"


def test_silence_is_taken_over() -> None:
    now = [0.0]
    turns = Turns(lambda: now[0])
    silent = turns.take()
    assert silent is not None
    now[0] = SILENCE - 1
    assert silent.mine and turns.take() is None
    now[0] += SILENCE - 1
    assert turns.take() is None, "it has been heard since"
    now[0] += 1
    assert turns.take() is not None and not silent.mine
