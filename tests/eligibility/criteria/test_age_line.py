"""``age_line``: two lines, one for each sex; between them the sex has to be known, outside of them it has not."""

from __future__ import annotations

from typing import Any

import pytest

from eligibility.verdict import Verdict
from eligibility.wording import wording

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN
WOMEN = "zhejiang_older_unemployed_woman_age"


def age_line(female: Any, male: Any, age: str = "age", sex: str = "sex") -> dict[str, dict[str, Any]]:
    return {"age_line": {"age": age, "sex": sex, "female": female, "male": male}}


@pytest.mark.parametrize(
    ("age", "female", "male", "unsaid"),
    [
        (39, FALSE, FALSE, FALSE),
        (40, TRUE, FALSE, UNKNOWN),
        (49, TRUE, FALSE, UNKNOWN),
        (50, TRUE, TRUE, TRUE),
        (51, TRUE, TRUE, TRUE),
        (None, UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_both_sides_of_both_lines(age: int | None, female: Verdict, male: Verdict, unsaid: Verdict, tried: Any) -> None:
    for sex, expected in (("female", female), ("male", male), (None, unsaid)):
        assert tried(age_line(40, 50), {"age": age, "sex": sex}) is expected, sex


def test_the_higher_line_may_be_the_womens(tried: Any) -> None:
    assert tried(age_line(50, 40), {"age": 45}) is UNKNOWN
    assert tried(age_line(50, 40), {"age": 45, "sex": "male"}) is TRUE
    assert tried(age_line(50, 40), {"age": 50}) is TRUE
    assert tried(age_line(50, 40), {"age": 39}) is FALSE


@pytest.mark.parametrize(
    ("day", "age", "expected"),
    [
        ("2025-01-01", 45, TRUE),
        ("2025-01-01", 44, FALSE),
        ("2027-12-31", 45, TRUE),
        ("2028-01-01", 45, FALSE),
        ("2028-01-01", 46, TRUE),
        ("2030-12-31", 46, TRUE),
        ("2031-01-01", 46, FALSE),
        ("2031-01-01", 47, TRUE),
    ],
)
def test_zhejiangs_line_for_women_moves_with_the_years(day: str, age: int, expected: Verdict, tried: Any) -> None:
    assert tried(age_line(WOMEN, 55), {"age": age, "sex": "female"}, day) is expected


def test_plus_moves_both_lines(tried: Any, operator: Any, circumstances: Any) -> None:
    declaration = {"age_line": {**age_line(WOMEN, 55)["age_line"], "plus": 1}}
    for age, sex, expected in ((45, "female", FALSE), (46, "female", TRUE), (55, "male", FALSE), (56, "male", TRUE)):
        assert tried(declaration, {"age": age, "sex": sex}) is expected
    assert [tried(declaration, {"age": age}) for age in (45, 46, 55, 56)] == [FALSE, UNKNOWN, UNKNOWN, TRUE]
    said = operator("age_line", **declaration["age_line"]).detail({}, circumstances("2026-11-23"))
    assert wording().say(said) == "女满46周岁，男满56周岁"


def test_before_the_parameter_is_known_it_is_open(tried: Any) -> None:
    assert tried(age_line(WOMEN, 55), {"age": 50, "sex": "female"}, "2024-12-31") is UNKNOWN
    assert tried(age_line(WOMEN, 55), {"age": 60}, "2024-12-31") is UNKNOWN


def test_it_says_both_lines_of_the_day(operator: Any, circumstances: Any) -> None:
    criterion = operator("age_line", **age_line(WOMEN, 55)["age_line"])
    assert wording().say(criterion.detail({}, circumstances("2026-11-23"))) == "女满45周岁，男满55周岁"
    assert wording().say(criterion.detail({}, circumstances("2028-01-01"))) == "女满46周岁，男满55周岁"


@pytest.mark.parametrize("lines", [(WOMEN, 55), (45, WOMEN)])
def test_it_says_nothing_while_a_line_is_not_known(lines: tuple[Any, Any], operator: Any, circumstances: Any) -> None:
    criterion = operator("age_line", **age_line(*lines)["age_line"])
    assert criterion.detail({}, circumstances("2024-12-31")) is None


def test_it_reads_age_and_sex(operator: Any) -> None:
    assert operator("age_line", **age_line(45, 55)["age_line"]).facts == ("age", "sex")


@pytest.mark.parametrize(
    ("declaration", "says"),
    [
        (age_line(45, 55, age="ages"), 'no fact is called "ages" → did you mean "age"?'),
        (age_line(45, 55, age="sex"), '"sex" is of type enum → use a fact of type integer'),
        (age_line(45, 55, sex="age"), '"age" is of type integer → use a fact of type enum'),
        (age_line("45", 55), 'no parameter is called "45"'),
        (age_line(WOMEN + "s", 55), f'did you mean "{WOMEN}"?'),
        (age_line(45, False), "False is neither a whole number nor a parameter"),
        (
            {"age_line": {**age_line(45, 55)["age_line"], "plus": WOMEN}},
            "plus is a number of years, not a parameter → write a whole number, such as 1",
        ),
        ({"age_line": {"age": "age", "sex": "sex", "female": 45}}, '"male" is missing → add male: …'),
        ({"age_line": {"age": "age", "sex": "sex", "femal": 45, "male": 55}}, 'key "femal" → did you mean "female"'),
    ],
)
def test_a_malformed_declaration_is_refused_with_a_remedy(
    declaration: dict[str, dict[str, Any]], says: str, refusal: Any
) -> None:
    assert says in refusal(declaration)
