"""The worker's dates on one line (时间线): last days above it, first days below, each with the number of its line of text.

Laid out here in the units of a drawing as wide as the narrowest phone, so that the page needs no script. The text beside the
drawing says all that it shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from babel.dates import format_date

from eligibility.months import first_day, month_of, month_text
from web.pages.figures import Outcome, days_from, last_day
from web.pages.groups import Group, by_key

WIDTH = 320
_ENDS = ("claim", "owed", "lever", "using")
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months from one mark of the scale to the next."""


@dataclass(frozen=True)
class Sizes:
    """Radius of a mark, and height of its number and of the scale's words, in units of the drawing."""

    radius: int
    number: int
    words: int

    @property
    def lane(self) -> int:
        """From one row of marks to the next."""
        return 2 * self.radius + 5


_NORMAL, _LARGE = Sizes(13, 16, 13), Sizes(18, 22, 18)


@dataclass(frozen=True)
class Event:
    """A last day, or a first one where it ``opens``; ``days`` from today on."""

    day: str
    days: int
    opens: bool
    outcome: Outcome


@dataclass
class Mark:
    """An event in the drawing. ``y`` is the middle of its disc."""

    number: int
    event: Event
    x: float
    lane: int = 0
    y: float = 0


@dataclass
class Timeline:
    """The drawing: marks around an axis, and words under it for the scale."""

    marks: list[Mark]
    ticks: list[tuple[float, str]]
    sizes: Sizes
    width: int = WIDTH
    axis: float = field(init=False)
    height: float = field(init=False)

    def __post_init__(self) -> None:
        above, below = self._stack(False), self._stack(True)
        gap = self.sizes.radius + 8
        self.axis = above * self.sizes.lane + 8
        for mark in self.marks:
            away = mark.lane * self.sizes.lane + gap
            mark.y = self.axis + away if mark.event.opens else self.axis - away
        self.height = self.axis + below * self.sizes.lane + 8 + 1.6 * self.sizes.words

    @property
    def left(self) -> int:
        """Where today is."""
        return self.sizes.radius + 3

    def _stack(self, opens: bool) -> int:
        """Put the marks on one side into rows, so that none covers another; how many rows there are."""
        ends: list[float] = []
        for mark in (mark for mark in self.marks if mark.event.opens is opens):
            free = (lane for lane, end in enumerate(ends) if end + 2 <= mark.x - self.sizes.radius)
            mark.lane = next(free, len(ends))
            ends[mark.lane : mark.lane + 1] = [mark.x + self.sizes.radius]
        return len(ends)


def timeline(groups: Iterable[Group], today: date, locale: str, large: bool) -> Timeline | None:
    """The dates of a result as a drawing; None where there are fewer than two different ones."""
    events = sorted(_events(groups, today), key=lambda event: (event.day, event.opens))
    if len({event.day for event in events}) < 2:
        return None
    sizes = _LARGE if large else _NORMAL
    left, right = sizes.radius + 3, WIDTH - sizes.radius - 3
    scale = (right - left) / max(event.days for event in events)
    marks = [Mark(number, event, left + event.days * scale) for number, event in enumerate(events, 1)]
    return Timeline(marks, list(_ticks(today, events[-1], left, scale, locale, sizes)), sizes)


def _events(groups: Iterable[Group], today: date) -> Iterator[Event]:
    held = by_key(groups)
    days = [(last_day(one), False, one) for key in _ENDS for one in held.get(key, ())]
    days += [(one["opens_on"], True, one) for one in held.get("later", ())]
    for day, opens, outcome in days:
        away = days_from(today, day)
        if day is not None and away is not None:
            yield Event(day, away, opens, outcome)


def _ticks(
    today: date, last: Event, left: float, scale: float, locale: str, sizes: Sizes
) -> Iterator[tuple[float, str]]:
    """Firsts of months in words, as close together as the words allow, and clear of the word for today."""
    pattern = "y年M月" if locale.startswith("zh") else "MMM y"
    half = 2.2 * sizes.words
    end = month_of(date.fromisoformat(last.day))
    step = next((one for one in _STEPS if one * 30 * scale > 2 * half + 6), _STEPS[-1])
    for month in range(month_of(today) + 1, end + 1):
        if month % step == 0:
            day = first_day(month_text(month))
            x = left + (day - today).days * scale
            if 3 * sizes.words + half < x <= WIDTH - half:
                yield x, format_date(day, pattern, locale=locale)
