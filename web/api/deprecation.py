"""What is going to go (弃用): said in one place, told in headers and in the OpenAPI document long before it goes.

An operation, a member of what it takes, or the whole version can be declared here. Answers then carry ``Deprecation``
(RFC 9745), ``Sunset`` (RFC 8594) and a ``Link`` to the reasons, and the OpenAPI document says ``deprecated``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask, Response, g, request
from werkzeug.http import http_date

from web.api.operation_ids import address, operations

VERSION = "/api/v1/"
NOTICE = timedelta(days=365)
"""What docs/api.md promises: at least so long between the announcement and the end."""

_DECLARED = "gigrights.deprecations"


@dataclass(frozen=True, slots=True)
class Deprecation:
    """Something that is going to go.

    ``operation`` is written ``POST /api/v1/deadlines``; None means all of the version. ``member`` is a JSON Pointer into the content
    of that operation (``/include_drafts``, ``/situation/age``): only requests that use it are then told so. ``since`` and ``sunset``
    are moments with a time zone; ``link`` is a page that says why, and what to use instead. Raises ValueError for what would break
    the promise or the standards.
    """

    since: datetime
    link: str
    sunset: datetime | None = None
    operation: str | None = None
    member: str | None = None

    def __post_init__(self) -> None:
        if self.since.tzinfo is None or (self.sunset is not None and self.sunset.tzinfo is None):
            raise ValueError("since and sunset need a time zone")
        if self.sunset is not None and self.sunset < self.since + NOTICE:
            raise ValueError(f"nothing ends earlier than {NOTICE.days} days after it has been deprecated (docs/api.md)")
        if self.member is not None and (self.operation is None or not self.member.startswith("/")):
            raise ValueError("a member is a JSON Pointer into the content of an operation")


DECLARED: tuple[Deprecation, ...] = ()
"""All that is deprecated today: nothing."""


def install(app: Flask) -> None:
    """Tell in every answer what of it is deprecated."""
    app.extensions[_DECLARED] = DECLARED

    @app.after_request
    def tell(reply: Response) -> Response:
        if concerned := [one for one in declared(app) if _concerns(one)]:
            first = min(one.since for one in concerned)
            reply.headers["Deprecation"] = f"@{int(first.timestamp())}"
            if ends := [one.sunset for one in concerned if one.sunset is not None]:
                reply.headers["Sunset"] = http_date(min(ends).astimezone(UTC))
            for link in dict.fromkeys(one.link for one in concerned):
                reply.headers.add("Link", f'<{link}>; rel="deprecation"; type="text/html"')
        return reply


def declared(app: Flask) -> tuple[Deprecation, ...]:
    """What an application has declared."""
    found: tuple[Deprecation, ...] = app.extensions[_DECLARED]
    return found


def _concerns(one: Deprecation) -> bool:
    """Whether the present request uses what is deprecated."""
    if one.operation is None:
        return request.path.startswith(VERSION)
    method = "GET" if request.method == "HEAD" else request.method
    if request.url_rule is None or one.operation != f"{method} {address(request.url_rule.rule)}":
        return False
    node: Any = g.get("gigrights_content") if one.member else ...
    for step in (one.member or "").split("/")[1:]:
        node = node.get(step) if isinstance(node, dict) else None
    return node is not None


def mark(content: dict[str, Any], declarations: Sequence[Deprecation]) -> None:
    """Mark in an OpenAPI document what is deprecated. Raises ValueError where a declaration names nothing."""
    for one in declarations:
        for node in _marked(content, one):
            node["deprecated"] = True
            node["x-deprecation"] = {
                "since": one.since.isoformat(),
                "sunset": one.sunset and one.sunset.isoformat(),
                "link": one.link,
            }


def _marked(content: dict[str, Any], one: Deprecation) -> list[dict[str, Any]]:
    known = {f"{method} {path}": operation for method, path, operation in operations(content)}
    if one.operation is None:
        return [operation for name, operation in known.items() if VERSION in name]
    if one.operation not in known:
        raise ValueError(f"{one.operation} is no operation: {', '.join(known)}")
    if one.member is None:
        return [known[one.operation]]
    return [_member(content, known[one.operation], one.member)]


def _member(content: dict[str, Any], operation: dict[str, Any], pointer: str) -> dict[str, Any]:
    """The schema of a member, through references; it is shared by the operations that take the same content."""
    (media,) = operation.get("requestBody", {"content": {"": {"schema": {}}}})["content"].values()
    node: Any = media.get("x-itemSchema", media["schema"])
    for step in pointer.split("/")[1:]:
        while "$ref" in node:
            node = content["components"]["schemas"][node["$ref"].rpartition("/")[2]]
        if step not in node.get("properties", {}):
            raise ValueError(f"{pointer}: there is no {step}")
        node = node["properties"][step]
    found: dict[str, Any] = node
    return found
