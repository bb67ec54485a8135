"""Region codes (地区代码) in rule files: named for somebody who knows the place, and refused with the codes of its neighbours."""

from __future__ import annotations

from eligibility.regions import NATIONAL, Regions
from eligibility.rulebook.faults import punctuation_remedy

_NAMED_ELSEWHERE = {NATIONAL: "全国", "XPCC": "新疆生产建设兵团"}


def named(regions: Regions, code: str) -> str:
    """A code with the name of its region, for somebody who knows one of the two.

    Such as ``330700 金华市``.
    """
    region = regions.get(code)
    return f"{code} {_NAMED_ELSEWHERE.get(code) or (region.name if region else '')}".strip()


def known_region(regions: Regions, code: str) -> bool:
    """Whether a rule can apply in a region of this code."""
    return code in _NAMED_ELSEWHERE or regions.get(code) is not None


def unknown_region(regions: Regions, code: object) -> tuple[str, str]:
    """Cause and remedy for a code that no region has, or for a name where a code belongs.

    Such a remedy is ``did you mean 330784 永康市? All codes are in rules/regions.csv``.
    """
    word = str(code)
    if not isinstance(code, str):
        return f"this must be text, not {word}", f'put it in quotes: "{word}"'
    near = regions.suggest(word) if word.isdecimal() else [region.code for region in regions.search(word, 3)]
    meant = " or ".join(named(regions, one) for one in near[:3])
    remedy = (f"did you mean {meant}? " if meant else "") + "All codes are in rules/regions.csv"
    return f'no region has the code "{word}"', punctuation_remedy(word) or remedy
