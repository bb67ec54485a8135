"""A problem leads to the value it is about, by a JSON pointer (RFC 6901)."""

from __future__ import annotations

from eligibility.problems import Problem, SituationError
from eligibility.wording import text


def test_a_pointer_is_escaped_as_the_standard_says() -> None:
    problem = Problem(("a/b", "c~d", 0), text("不对"))
    assert problem.pointer == "/a~1b/c~0d/0"
    assert problem.under("situation", 3).pointer == "/situation/3/a~1b/c~0d/0"
    assert Problem((), text("不对")).pointer == ""


def test_the_error_itself_names_every_value() -> None:
    error = SituationError([Problem(("age",), text("不对")), Problem(("sex",), text("也不对"))])
    assert str(error) == "/age: 不对; /sex: 也不对"
