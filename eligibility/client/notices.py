"""What the server says of its own future: that what was used is going to go (``Deprecation``, ``Sunset``)."""

from __future__ import annotations

import re
import warnings
from datetime import UTC, datetime
from http.client import HTTPMessage

_MOMENT = re.compile(r"@(-?\d{1,11})\s*(?:;.*)?")


class GoingAway(FutureWarning):
    """What was used of the API is deprecated. Python shows it once for each place; a filter can make it an error."""


def warn(what: str, headers: HTTPMessage) -> None:
    """Warn where an answer says that the operation, or what was sent to it, is going to go."""
    given = headers.get("Deprecation")
    if given is None:
        return
    match = _MOMENT.fullmatch(given.strip())
    since = datetime.fromtimestamp(int(match[1]), UTC).date().isoformat() if match else given
    until = f", and may be gone from {headers['Sunset']} on" if "Sunset" in headers else ""
    link = f": {headers['Link']}" if "Link" in headers else ""
    warnings.warn(f"{what} is deprecated since {since}{until}{link}", GoingAway, stacklevel=2)
