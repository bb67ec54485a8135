"""How keys of API clients are written down: ``name:sha256``, so that nobody who reads the file can use one."""

from __future__ import annotations

import re

Keys = tuple[tuple[str, bytes], ...]
"""Names of clients, each with the SHA-256 digest of a key; a client that changes its key is listed twice for a while."""

_ENTRY = re.compile(r"([A-Za-z0-9._-]{1,40}):([0-9a-fA-F]{64})")


def parse(written: str) -> Keys:
    """Keys with white space between them; what stands behind ``#`` is a remark. Raises ValueError, without repeating an entry."""
    entries = [entry for line in written.splitlines() for entry in line.partition("#")[0].split()]
    found: list[tuple[str, bytes]] = []
    for number, entry in enumerate(entries, 1):
        # an entry that is wrong may be a key itself: it is not told
        if not (parts := _ENTRY.fullmatch(entry)):
            raise ValueError(f"entry {number} is no key: write name:sha256, the digest in 64 hexadecimal digits")
        found.append((parts[1], bytes.fromhex(parts[2])))
    return tuple(found)
