"""What a client has to know of an operation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

JSON = "application/json"
LINES = "application/x-ndjson"
ITEM = "x-itemSchema"
_VERSION = "/api/v1/"


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation; ``takes`` and ``gives`` are schemas, of a line where the media type is one of lines."""

    id: str
    method: str
    path: str
    summary: str
    deprecated: bool
    takes: dict[str, Any] | None
    gives: dict[str, Any]
    media: str

    @property
    def resource(self) -> str:
        """What the address is about: ``provisions``, ``assessments``."""
        return self.path.removeprefix(_VERSION).partition("/")[0] if self.path.startswith(_VERSION) else "health"


def operations(document: dict[str, Any]) -> Iterator[Operation]:
    """Every operation of a document, in its order."""
    for path, members in document["paths"].items():
        for method, one in members.items():
            if method == "parameters":
                continue
            media, gives = _content(one["responses"]["200"])
            takes = _content(one["requestBody"])[1] if "requestBody" in one else None
            deprecated = one.get("deprecated", False)
            yield Operation(one["operationId"], method.upper(), path, one["summary"], deprecated, takes, gives, media)


def _content(node: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    ((media, content),) = node["content"].items()
    return media, content.get(ITEM) or content["schema"]
