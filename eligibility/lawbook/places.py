"""Places as rules name them (地方): regions of the table, the whole country, and the Corps, which has no code there."""

from __future__ import annotations

from eligibility.regions import Regions
from eligibility.rulebook.documents import NATION
from eligibility.verdict import Verdict
from eligibility.wording import Text, text

CORPS = "XPCC"
_NATION, _CORPS = text("全国"), text("新疆生产建设兵团")


def place_name(regions: Regions, code: str) -> Text | str:
    """What a place is called, with the units above it."""
    if code == NATION:
        return _NATION
    return _CORPS if code == CORPS else regions.full_name(code)


def canonical(regions: Regions, code: str) -> str | None:
    """The present code of a place that can be looked up; None for any other, and for the whole country."""
    return CORPS if code == CORPS else regions.canonical(code)


def stand_in(regions: Regions, code: str) -> str:
    """A code of the table for a place: its own, and for the Corps one of its cities."""
    return regions.corps_cities[0] if code == CORPS else code


def lies_in(regions: Regions, place: str, scope: str) -> bool:
    """Whether what holds in a scope holds everywhere in a place."""
    return scope in (NATION, place) or regions.within(stand_in(regions, place), scope) is Verdict.TRUE


def province_of(regions: Regions, code: str) -> str:
    """The province a place lies in; the Corps stands for itself."""
    if code == CORPS:
        return code
    above = regions.ancestors(code)
    return above[-1].code if above else code


def sorted_places(codes: set[str]) -> list[str]:
    """The whole country first, then by code, the Corps behind Xinjiang."""
    return sorted(codes, key=lambda code: code.replace(CORPS, "659999"))
