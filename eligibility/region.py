"""One place of the table of regions (一个地方): an administrative unit, or a development zone that has rules of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self


@dataclass(frozen=True, slots=True)
class Region:
    """One place; ``parent`` is the code of the unit above it, None for a province.

    A development zone (开发区, ``zone``) is no administrative unit: it stands at the level of counties, beside those of its
    parent. ``called`` is what else people call it.
    """

    code: str
    name: str
    level: Literal["province", "prefecture", "county"]
    parent: str | None
    zone: bool = False
    called: tuple[str, ...] = ()

    @classmethod
    def of_zone(cls, entry: Mapping[str, Any]) -> Self:
        """The place of an entry of ``zones`` in regions.yaml.

        Raises KeyError where its code, name or parent is missing, and ValueError where one is no text.
        """
        code, name, parent = entry["code"], entry["name"], entry["parent"]
        called = tuple(entry.get("called", ()))
        if not all(isinstance(part, str) for part in (code, name, parent, *called)):
            raise ValueError(f"zone {code} {name}: code, name, parent and every other name must be text, in quotes")
        return cls(code, name, "county", parent, True, called)
