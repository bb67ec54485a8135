"""What can go wrong when the API is asked, and what of it a program can react to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from eligibility.client.shapes import Problem


class ClientError(Exception):
    """Anything that went wrong between a client and its answer."""


class ConnectionFailed(ClientError):
    """No answer came, or not all of it: no such host, nobody there, no certificate, too slow, broken off."""


class Truncated(ConnectionFailed):
    """The answer to a batch has been cut off; ``answered`` rows had come before."""

    def __init__(self, answered: int, why: str) -> None:
        super().__init__(f"the answer to a batch has been cut off after {answered} rows: {why}")
        self.answered = answered


class UnexpectedAnswer(ClientError):
    """What came back is no answer of the API: something between here and the server speaks in its place."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(f"{status}: {detail}")
        self.status = status


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in what was sent: where (a JSON Pointer), what, and how to mend it where the server knows that."""

    pointer: str
    detail: str
    hint: str | None

    def __str__(self) -> str:
        return f"{self.pointer or '/'}: {self.detail}{f' ({self.hint})' if self.hint else ''}"


class ProblemError(ClientError):
    """The server has refused something and says why (RFC 9457). ``type`` and ``status`` stay; sentences may change.

    ``retry_after`` is the number of seconds after which it may be sent again, where the server names one.
    """

    def __init__(self, problem: Problem, retry_after: float | None = None) -> None:
        self.type, self.status = problem["type"], problem["status"]
        self.title, self.detail = problem["title"], problem["detail"]
        self.mistakes = tuple(Mistake(one["pointer"], one["detail"], one["hint"]) for one in problem["errors"])
        self.retry_after = retry_after
        super().__init__("\n".join([f"{self.status} {self.title}: {self.detail}", *map(str, self.mistakes)]))

    @property
    def kind(self) -> str:
        """The stable end of the type, such as ``invalid-content``."""
        return self.type.rpartition(":")[2]


class InvalidContent(ProblemError):
    """422: what was sent has mistakes, all of which are in ``mistakes``."""


class NotFound(ProblemError):
    """404: nothing has this id; a mistake's hint names the nearest ones."""


class TooManyRequests(ProblemError):
    """429: the limit is used up or a batch is running, and waiting as often as was allowed has not helped."""


_BY_STATUS: dict[int, type[ProblemError]] = {404: NotFound, 422: InvalidContent, 429: TooManyRequests}


def problem_error(content: object, status: int, retry_after: float | None) -> ClientError:
    """The error for a problem document; an UnexpectedAnswer where it is none."""
    try:
        return _BY_STATUS.get(status, ProblemError)(cast(Problem, content), retry_after)
    except (KeyError, TypeError):
        return UnexpectedAnswer(status, "JSON, but no problem document")
