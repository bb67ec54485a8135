"""Whom a request counts for, without knowing who it is: an address is only ever a keyed hash, and the key is gone after a day.

A key is random and lives in memory, or, where several processes count together, in their Redis until it has expired there.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import time
from collections.abc import Callable

_DAY = 24 * 60 * 60
_BYTES = 32

Salt = Callable[[int], bytes]
"""The random key of a day, counted from 1970."""


class OwnSalt:
    """A key that only this process has."""

    def __init__(self) -> None:
        self._kept = (-1, b"")

    def __call__(self, day: int) -> bytes:
        """The day's key; that of the day before is forgotten."""
        kept, salt = self._kept
        if kept != day:
            salt = secrets.token_bytes(_BYTES)
            self._kept = (day, salt)
        return salt


def pseudonym(address: str, salt: Salt) -> str:
    """What stands for an address today. Of IPv6 the network counts, for a client has more addresses in it than it could use up."""
    day = int(time.time()) // _DAY
    return hmac.digest(salt(day), _network(address).encode(), hashlib.sha256).hex()


def _network(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
