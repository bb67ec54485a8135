"""A typed client of the HTTP API, for programs in Python; it needs nothing but the standard library. docs/client.md shows it.

client = Client("http://127.0.0.1:8000")
answer = client.assess({"work_region": "330100", "occupation": "food_delivery"})
"""

from eligibility.client.calls import Client
from eligibility.client.errors import (
    ClientError,
    ConnectionFailed,
    InvalidContent,
    Mistake,
    NotFound,
    ProblemError,
    TooManyRequests,
    Truncated,
    UnexpectedAnswer,
)
from eligibility.client.notices import GoingAway

__all__ = [
    "Client",
    "ClientError",
    "ConnectionFailed",
    "GoingAway",
    "InvalidContent",
    "Mistake",
    "NotFound",
    "ProblemError",
    "TooManyRequests",
    "Truncated",
    "UnexpectedAnswer",
]
