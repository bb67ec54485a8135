"""The keys that are valid at this moment: those of a variable, and those of a file that may change while we run."""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
from pathlib import Path

from web.client_keys import Keys, parse
from web.operations.logs import log


class Keyring:
    """Knows clients by their keys."""

    def __init__(self, keys: Keys, file: Path | None) -> None:
        self._fixed, self._file = keys, file
        self._read: Keys = ()
        self._seen: tuple[int, ...] = ()

    def client(self, key: str) -> str | None:
        """The name of the client whose key this is. Takes the same time whichever key is nearly right."""
        digest = hashlib.sha256(key.encode("utf-8", "replace")).digest()
        found = None
        for name, expected in (*self._fixed, *self._from_file()):
            if hmac.compare_digest(digest, expected):
                found = name
        return found

    def _from_file(self) -> Keys:
        """The file's keys, read again where it has changed; one that cannot be read leaves those of before."""
        if self._file is None:
            return ()
        try:
            status = os.stat(self._file)
            state: tuple[int, ...] = (status.st_mtime_ns, status.st_size, status.st_ino)
            if state != self._seen:
                self._seen = state
                self._read = parse(self._file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            if not isinstance(error, OSError) or self._seen != (0,):
                log(logging.WARNING, "keys not read, those of before stay valid", error=type(error).__name__)
            if isinstance(error, OSError):
                self._seen = (0,)
        return self._read
