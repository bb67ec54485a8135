"""Counts requests (计数): in this process, or together with others in Redis, and alone again while Redis cannot be reached.

Windows are fixed: they begin with a client's first request and last a minute.
"""

from __future__ import annotations

import logging
import secrets
import time
from dataclasses import dataclass
from typing import Any

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import FixedWindowRateLimiter

from web.api.quota.clients import OwnSalt, pseudonym
from web.operations.logs import log

WINDOW = 60
"""Seconds."""
_TIMEOUT = 0.5
_PAUSE = 30
"""Seconds until Redis is tried again: each try can hold up one request."""
_SALT = "gigrights:salt:{day}"
_SALT_SECONDS = 2 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may send how many requests in a window."""

    name: str
    quota: int

    @property
    def item(self) -> RateLimitItem:
        """The policy as the limits library has it."""
        return RateLimitItemPerMinute(self.quota)


@dataclass(frozen=True, slots=True)
class Count:
    """Where a client stands: whether this request is within the policy, how many are left, in how many seconds all are again."""

    policy: Policy
    allowed: bool
    remaining: int
    seconds: int


class Alone:
    """Counts in this process."""

    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._salt = OwnSalt()

    def address(self, policy: Policy, address: str) -> Count:
        """Count a request of an address."""
        return _count(self._limiter, policy, pseudonym(address, self._salt))

    def client(self, policy: Policy, name: str) -> Count:
        """Count a request of a client with a key."""
        return _count(self._limiter, policy, name)


class Together:
    """Counts in Redis, so that several processes and machines have one count; alone for a while where that fails."""

    def __init__(self, uri: str) -> None:
        options: dict[str, Any] = {"socket_timeout": _TIMEOUT, "socket_connect_timeout": _TIMEOUT}
        self._storage: Any = storage_from_string(uri, wrap_exceptions=True, **options)
        self._errors: tuple[type[Exception], ...] = (StorageError, *_errors(self._storage))
        self._limiter = FixedWindowRateLimiter(self._storage)
        self._alone = Alone()
        self._again = 0.0
        self._lost = False
        self._salts: dict[int, bytes] = {}

    def address(self, policy: Policy, address: str) -> Count:
        """Count a request of an address."""
        found = self._try(lambda: _count(self._limiter, policy, pseudonym(address, self._salt)))
        return found or self._alone.address(policy, address)

    def client(self, policy: Policy, name: str) -> Count:
        """Count a request of a client with a key."""
        return self._try(lambda: _count(self._limiter, policy, name)) or self._alone.client(policy, name)

    def _try(self, count: Any) -> Count | None:
        if time.monotonic() < self._again:
            return None
        try:
            found: Count = count()
        except self._errors:
            self._again = time.monotonic() + _PAUSE
            if not self._lost:
                log(logging.WARNING, "redis cannot be reached, each process counts alone", seconds=_PAUSE)
            self._lost = True
            return None
        if self._lost:
            log(logging.WARNING, "redis can be reached again")
            self._lost = False
        return found

    def _salt(self, day: int) -> bytes:
        """The day's key: whichever process comes first makes it, and Redis forgets it after the next day."""
        if day not in self._salts:
            redis, name = self._storage.get_connection(), _SALT.format(day=day)
            made = secrets.token_bytes()
            redis.set(name, made, nx=True, ex=_SALT_SECONDS)
            self._salts = {day: redis.get(name) or made}
        return self._salts[day]


def _errors(storage: Any) -> tuple[type[Exception], ...]:
    found = storage.base_exceptions
    return found if isinstance(found, tuple) else (found,)


def _count(limiter: FixedWindowRateLimiter, policy: Policy, who: str) -> Count:
    allowed = limiter.hit(policy.item, policy.name, who)
    stats = limiter.get_window_stats(policy.item, policy.name, who)
    seconds = min(max(1, round(stats.reset_time - time.time())), WINDOW)
    return Count(policy, allowed, stats.remaining if allowed else 0, seconds)
