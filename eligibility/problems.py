"""What is wrong with what somebody sent us: where, what, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from eligibility.wording import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a situation. ``path`` leads to the value, such as ``("situation", "age")``."""

    path: tuple[str | int, ...]
    detail: Text
    hint: Text | None = None

    @property
    def pointer(self) -> str:
        """The path as a JSON pointer (RFC 6901)."""
        return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in self.path)

    def under(self, *prefix: str | int) -> Problem:
        """The same mistake, seen from further up."""
        return Problem((*prefix, *self.path), self.detail, self.hint)


class SituationError(ValueError):
    """A situation is refused; ``problems`` says why, value by value."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{problem.pointer}: {problem.detail.template}" for problem in problems))
