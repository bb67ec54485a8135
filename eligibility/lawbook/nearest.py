"""Did you mean (是不是想找): known names near one that does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_LONGEST = 64


def nearest(word: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """The known names nearest to a word, best first; upper and lower case and dashes count little.

    >>> nearest("Minimum-Wages", ["minimum_wage", "union_membership"])
    ['minimum_wage']
    """
    bare: dict[str, list[str]] = {}
    for name in known:
        bare.setdefault(_bare(name), []).append(name)
    wanted = _bare(word[:_LONGEST])
    if not wanted:
        return []
    found = [wanted] if wanted in bare else []
    found += [name for name in bare if name.startswith(wanted) or wanted.startswith(name)]
    found += difflib.get_close_matches(wanted, bare, n=limit, cutoff=0.6)
    return [name for each in dict.fromkeys(found) for name in bare[each]][:limit]


def _bare(word: str) -> str:
    return "".join(sign for sign in word.casefold() if sign.isalnum())
