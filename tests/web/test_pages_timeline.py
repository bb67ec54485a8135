"""The drawn dates: there from two days on, nothing covers anything, and the text beside says all of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from web.pages.groups import Group
from web.pages.timeline import WIDTH, Timeline, timeline

TODAY = date(2026, 11, 23)
RIDER: dict[str, Any] = {
    "work_region": "330100",
    "occupation": "food_delivery",
    "platform": "meituan",
    "flexible_registration": True,
    "hukou_region": "330100",
    "pension": "flexible",
    "medical": "flexible",
    "subsidy_months_used": 0,
    "receives_unemployment_benefit": False,
    "education": "college_or_above",
    "graduation_month": "2027-06",
    "training_completed": True,
    "certificate_level": "four",
    "certificate_month": "2025-12",
    "rural_labourer": True,
}
Show = Callable[..., Any]


def drawn(ends: Sequence[int], opens: Sequence[int] = (), large: bool = False) -> Timeline | None:
    """A drawing of days that are so many days ahead."""

    def outcome(days: int, key: str) -> dict[str, Any]:
        day = (TODAY + timedelta(days)).isoformat()
        dates = {"closes_on": None, "opens_on": None, key: day}
        return {"title": f"{key} {days}", "claim": {"file_until": None}, **dates}

    claims = tuple(outcome(days, "closes_on") for days in ends)
    later = tuple(outcome(days, "opens_on") for days in opens)
    groups = [Group("claim", None, None, claims), Group("later", None, None, later)]  # type: ignore[arg-type]
    return timeline(groups, TODAY, "zh_Hans_CN", large)


@pytest.mark.parametrize(("ends", "opens"), [([], []), ([9], []), ([], [9]), ([9, 9], [9])])
def test_one_day_needs_no_drawing(ends: list[int], opens: list[int]) -> None:
    assert drawn(ends, opens) is None


def test_marks_stand_in_the_order_of_days_and_to_scale() -> None:
    found = drawn([100, 10], [50])
    assert found is not None
    assert [(mark.number, mark.event.days, mark.event.opens) for mark in found.marks] == [
        (1, 10, False),
        (2, 50, True),
        (3, 100, False),
    ]
    first, second, third = (mark.x - found.left for mark in found.marks)
    assert second == pytest.approx(5 * first) and third == pytest.approx(10 * first)
    assert [mark.y < found.axis for mark in found.marks] == [True, False, True]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    ("ends", "opens"),
    [([0, 1, 2, 3, 4, 900], [1, 1, 2]), ([5, 6], []), ([], [30, 31]), ([1, 2, 300, 301, 302], [299, 5000])],
)
def test_nothing_covers_anything_or_leaves_the_drawing(ends: list[int], opens: list[int], large: bool) -> None:
    found = drawn(ends, opens, large)
    assert found is not None
    radius = found.sizes.radius
    for mark in found.marks:
        assert radius <= mark.x <= WIDTH - radius and radius <= mark.y <= found.height - radius - found.sizes.words
        assert abs(mark.y - found.axis) > radius
        for other in found.marks[mark.number :]:
            assert (mark.x - other.x) ** 2 + (mark.y - other.y) ** 2 >= (2 * radius) ** 2
    words = [x for x, _ in found.ticks]
    assert all(later - earlier > 4 * found.sizes.words for earlier, later in pairwise(words))
    assert all(50 < x < WIDTH - 20 for x in words)


def test_a_long_time_has_a_scale_too() -> None:
    found = drawn([1, 5000])
    assert found is not None and len(found.ticks) >= 2
    assert all(re.fullmatch(r"\d{4}年1月", words) for _, words in found.ticks)


def test_the_page_draws_them_and_says_them(show: Show) -> None:
    page = show(RIDER)
    part = page.one(r'<section class="dates"(.*?)</section>')
    assert part.count("<circle") == 2 == part.count("<li>")
    assert part.count('<circle class="ends"') == 1 == part.count('<circle class="opens"')
    assert "2026年12月31日 （38 天以后） 最后一天：职业培训补贴" in page.text
    assert "2027年6月30日 （219 天以后） 最早这天起：高校毕业生灵活就业社保补贴" in page.text
    assert "style=" not in part and "<script" not in part
    assert 'role="img"' in part and 'aria-label="时间线，下面的文字说的是同样的内容"' in part


def test_large_text_draws_larger(show: Show) -> None:
    number = r'text-anchor="middle">1</text>'
    size = rf'font-size="(\d+)" {number}'
    assert int(show(RIDER, "&size=l").one(size)) > 1.3 * int(show(RIDER).one(size))


def test_in_english_the_scale_is_english(show: Show) -> None:
    assert re.search(r">Mar 2027</text>", show(RIDER, language="en").html)


def test_with_one_date_there_is_none(show: Show) -> None:
    assert 'class="dates"' not in show({**RIDER, "training_completed": False}).html
