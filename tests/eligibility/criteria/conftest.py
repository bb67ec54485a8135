"""Fixtures of the twin tests: an operator tried on facts, or refused with its reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from eligibility.criteria import Circumstances, Operator
from eligibility.rulebook.faults import RulebookError
from eligibility.verdict import Verdict

Declaration = dict[str, dict[str, Any]]
Tried = Callable[..., Verdict]
Refusal = Callable[[Declaration], str]


@pytest.fixture(scope="session")
def tried(operator: Callable[..., Operator], circumstances: Callable[[str], Circumstances]) -> Tried:
    """The verdict of a declaration on facts, on a day; a fact that is None counts as not given."""

    def run(declaration: Declaration, facts: dict[str, Any], day: str = "2026-11-23") -> Verdict:
        ((key, arguments),) = declaration.items()
        given = {name: value for name, value in facts.items() if value is not None}
        return operator(key, **arguments).test(given, circumstances(day))

    return run


@pytest.fixture(scope="session")
def refusal(operator: Callable[..., Operator]) -> Refusal:
    """The cause and the remedy with which a declaration is refused."""

    def run(declaration: Declaration) -> str:
        ((key, arguments),) = declaration.items()
        with pytest.raises(RulebookError) as caught:
            operator(key, **arguments)
        (fault,) = caught.value.faults
        return f"{fault.cause} → {fault.remedy}"

    return run
