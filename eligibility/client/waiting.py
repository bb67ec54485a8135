"""When to send something again: after what ``Retry-After`` says, a few times, and never for longer than was allowed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Patience:
    """How often something is sent again, and how long, in seconds, is waited before that at most."""

    retries: int = 3
    longest: float = 60
    sleep: Callable[[float], None] = time.sleep

    def wait(self, status: int, retry_after: str | None, tries: int) -> bool:
        """Wait, and say that it may be sent again; False at once where it may not. ``tries`` have been made, with this one."""
        pause = seconds(retry_after)
        if status != TOO_MANY or tries > self.retries or pause is None or pause > self.longest:
            return False
        self.sleep(pause)
        return True


def seconds(retry_after: str | None) -> float | None:
    """What a ``Retry-After`` means now: it holds seconds, or a day and time. None where it is neither or there is none.

    >>> seconds("42"), seconds("Sun, 06 Nov 1994 08:49:37 GMT"), seconds("soon"), seconds(None)
    (42.0, 0.0, None, None)
    """
    if retry_after is None:
        return None
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after)
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - time.time())
    except ValueError:
        return None
