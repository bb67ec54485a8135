"""The pages inside another site's page (嵌入): what that site chose travels in the address from page to page.

``?embed=1`` makes a page one that may be framed by the sites on the deployment's list, with a narrow header and a script that
tells the height. The site's colour, city and occupation go with it. They are the site's choices and the same for all its
readers; a reader's answers stay sealed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

CONTRAST = 7.0
# What the accent colour stands on, or under, somewhere on our pages: cards, notes, paper, tint, and small print in the hero band.
SURFACES = ("#ffffff", "#fff5d9", "#f8f6ef", "#eef0ee", "#e4efea")
_COLOUR = re.compile(r"#?([0-9a-f]{6})", re.IGNORECASE)
_CITY = re.compile(r"\d{6}")
_OCCUPATION = re.compile(r"[a-z_]{1,40}")


@dataclass(frozen=True)
class Embedding:
    """What the site around the page chose; ``accent`` as in ``#8c1c13``, the others as they were given."""

    accent: str | None = None
    city: str | None = None
    occupation: str | None = None

    @property
    def carried(self) -> dict[str, str | None]:
        """What an address carries of it."""
        accent = self.accent and self.accent[1:]
        return {"embed": "1", "accent": accent, "city": self.city, "occupation": self.occupation}

    @property
    def colours(self) -> str:
        """Rules that put the accent colour where our own green is; empty without one."""
        if self.accent is None:
            return ""
        return (
            f":root{{--pine:{self.accent};--tint:#eef0ee}}"
            f".tiles a,.worth{{background:{self.accent};border-color:#fff}}.tiles b,.worth b{{color:#fff}}"
        )


def read_embedding(given: Mapping[str, str]) -> Embedding | None:
    """What an address says about the site around the page; None where there is none. What cannot be used is left out."""
    if given.get("embed") != "1":
        return None
    accent = read_colour(given.get("accent", ""))
    return Embedding(
        accent=accent if accent and readable(accent) else None,
        city=_matching(_CITY, given.get("city", "")),
        occupation=_matching(_OCCUPATION, given.get("occupation", "")),
    )


def read_colour(written: str) -> str | None:
    """A colour as ``#rrggbb`` in small letters, with or without its #; None for anything else.

    >>> read_colour("8C1C13"), read_colour("red")
    ('#8c1c13', None)
    """
    match = _COLOUR.fullmatch(written.strip())
    return f"#{match[1].lower()}" if match else None


def readable(colour: str) -> bool:
    """Whether a colour stands out at 7:1 from everything it meets on our pages.

    >>> readable("#8c1c13"), readable("#1677ff")
    (True, False)
    """
    return all(contrast(colour, surface) >= CONTRAST for surface in SURFACES)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG defines it, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _matching(pattern: re.Pattern[str], written: str) -> str | None:
    return written if pattern.fullmatch(written) else None
