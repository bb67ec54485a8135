"""What an answer that is no answer to the question means."""

from __future__ import annotations

import json

from eligibility.client.connection import Answer
from eligibility.client.errors import ClientError, UnexpectedAnswer, problem_error
from eligibility.client.waiting import seconds

_SHOWN = 200


def refusal(answer: Answer) -> ClientError:
    """The error that says why: a ProblemError, or an UnexpectedAnswer where somebody else has spoken."""
    if answer.headers.get_content_type() != "application/problem+json":
        return UnexpectedAnswer(answer.status, answer.content[:_SHOWN].decode("utf-8", "replace"))
    try:
        content = json.loads(answer.content)
    except ValueError:
        return UnexpectedAnswer(answer.status, "a problem document that is no JSON")
    return problem_error(content, answer.status, seconds(answer.headers.get("Retry-After")))
