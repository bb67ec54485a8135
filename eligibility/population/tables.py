"""Tables to draw from (抽样表): 65 536 equally likely places, filled with answers in proportion to their shares.

A draw is a random number of 16 bits and one look into a table, which is what makes millions of workers a second possible. It rounds
every share to a 65 536th. The answers that are left open stand in the same table: nothing else needs to be drawn for them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eligibility.population.entries import Draw

BITS = 14
SIZE = 1 << BITS
WITHHELD = 0x80
"""Set in the code of an answer that somebody has but does not give: what depends on it still goes by it."""
NOT_ASKED = 0xFF

Array = NDArray[Any]


def spread_over(weights: Sequence[float], size: int = SIZE) -> Array:
    """The number of an item for each of ``size`` places, in order, as often as its weight says."""
    edges = np.rint(np.cumsum(np.asarray(weights, dtype=np.float64)) / sum(weights) * size).astype(np.int64)
    return np.repeat(np.arange(len(weights)), np.diff(edges, prepend=0))


def codes(weights: Sequence[int], unknown: int) -> Array:
    """Codes of answers, by their weights; of each, as many thousandths withheld."""
    known = [weight * (1000 - unknown) for weight in weights]
    withheld = [weight * unknown for weight in weights]
    item = spread_over([*known, *withheld])
    return np.where(item < len(weights), item, item - len(weights) | WITHHELD).astype(np.uint8)


def word_table(cases: Sequence[Draw], words: Sequence[str], unknown: int) -> Array:
    """One table of codes for each case, one behind the other."""
    return np.concatenate([_words(draw, words, unknown) for draw in cases])


def number_table(cases: Sequence[Draw], unknown: int, scale: int) -> Array:
    """One table of numbers for each case; -1 where the answer is left open or not asked. Amounts count in ``scale`` to the unit."""
    return np.concatenate([_numbers(draw, unknown, scale) for draw in cases]).astype(np.int32)


def pick(table: Array, draws: Array, case: Array | None = None) -> Array:
    """What the draws find in a table; with ``case``, in the table of each worker's own case."""
    if case is None:
        return table.take(draws)
    return table.take((case.astype(np.intp) << BITS) | draws)


def _words(draw: Draw, words: Sequence[str], unknown: int) -> Array:
    if draw is None:
        return np.full(SIZE, NOT_ASKED, dtype=np.uint8)
    if isinstance(draw, Mapping):
        return codes([draw.get(word, 0) for word in words], unknown)
    assert isinstance(draw, int)
    return codes([1000 - draw, draw], unknown)


def _numbers(draw: Draw, unknown: int, scale: int) -> Array:
    if draw is None:
        return np.full(SIZE, -1)
    known = round(SIZE * (1000 - unknown) / 1000)
    if isinstance(draw, Mapping):
        found = _amounts(draw, known) * scale
    else:
        assert isinstance(draw, list)
        found = _bands(draw, known)
    return np.concatenate([found, np.full(SIZE - known, -1)])


def _amounts(draw: Mapping[str, int], size: int) -> Array:
    if size == 0:
        return np.empty(0, dtype=np.int64)
    z = np.interp((np.arange(size) + 0.5) / size, (np.arange(SIZE) + 0.5) / SIZE, _normal())
    drawn = draw["median"] * np.exp(z * draw["spread"] / 100)
    steps = np.rint(np.clip(drawn, draw["least"], draw["most"]) / draw["step"]).astype(np.int64)
    found: Array = np.clip(steps * draw["step"], draw["least"], draw["most"])
    return found


def _bands(bands: list[list[int]], size: int) -> Array:
    values = np.concatenate([np.arange(start, end + 1) for start, end, _ in bands])
    weights = np.concatenate([np.full(end + 1 - start, weight / (end + 1 - start)) for start, end, weight in bands])
    found: Array = values[spread_over(weights.tolist(), size)]
    return found


@cache
def _normal() -> Array:
    """The standard normal distribution at the middle of each place."""
    normal = NormalDist()
    return np.array([normal.inv_cdf((place + 0.5) / SIZE) for place in range(SIZE)])
