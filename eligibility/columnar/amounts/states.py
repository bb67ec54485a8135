"""Every state of some verdicts (状态): what is worked out in each of them, worked out once for all that agree in what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import TypeVar

from eligibility.verdict import Verdict

VERDICTS = (Verdict.FALSE, Verdict.TRUE, Verdict.UNKNOWN)
"""In the order of the digits of a state."""

Result = TypeVar("Result")
Path = tuple[int, ...]


def in_every_state(names: Sequence[str], work: Callable[[Callable[[str], Verdict]], Result]) -> Iterator[Result]:
    """What ``work`` makes of every combination of verdicts on names, the last name turning first.

    ``work`` asks for verdicts one by one. What it asks first is always the same, and what it asks next follows from the verdicts it
    has seen; so its questions are a tree, and states that take the same way through it come to the same.

    >>> asked = []
    >>> def rides_or_retired(verdict_of):
    ...     asked.append([name for name in ("rides", "retired") if verdict_of(name) is not Verdict.TRUE])
    ...     return "none" if len(asked[-1]) == 2 else "some"
    >>> from collections import Counter
    >>> Counter(in_every_state(["rides", "retired", "insured"], rides_or_retired)), len(asked)
    (Counter({'some': 15, 'none': 12}), 9)
    """
    position = {name: at for at, name in enumerate(names)}
    asks: dict[Path, int] = {}
    results: dict[Path, Result] = {}

    def explore(digits: Sequence[int]) -> Path:
        read: dict[int, None] = {}

        def verdict_of(name: str) -> Verdict:
            read.setdefault(position[name])
            return VERDICTS[digits[position[name]]]

        result = work(verdict_of)
        way: Path = ()
        for at in read:
            asks[way] = at
            way = (*way, at, digits[at])
        results[way] = result
        return way

    for digits in product(range(len(VERDICTS)), repeat=len(names)):
        known: Path = ()
        while known in asks:
            known = (*known, asks[known], digits[asks[known]])
        yield results[known if known in results else explore(digits)]
