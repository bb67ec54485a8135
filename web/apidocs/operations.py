"""Operations (接口) out of the OpenAPI document: what is sent, what comes back, what can go wrong, and an example to call."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from web.api.problems import KINDS, SHARED, Kind
from web.apidocs.calls import JSON, LINES, Call
from web.apidocs.shapes import Shape, shape, targets_of

Document = dict[str, Any]
_METHODS = ("get", "post", "put", "patch", "delete")
_ITEMS = "x-itemSchema"


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something besides the content: ``place`` is ``path`` for a gap in the address, or ``query`` or ``header``."""

    name: str
    place: str
    description: str
    example: str


@dataclass(frozen=True, slots=True)
class Content:
    """What is sent or comes back: a media type, and its shapes where it has any; ``lines``: each line has one of them."""

    media_type: str
    description: str
    shapes: tuple[Shape, ...]
    lines: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address. ``counted``: it counts against the limit of a client."""

    method: str
    path: str
    summary: str
    description: str
    counted: bool
    parameters: tuple[Parameter, ...]
    sent: Content | None
    status: int
    answer: Content
    problems: tuple[Kind, ...]
    call: Call

    @property
    def anchor(self) -> str:
        """What it is called on the page."""
        named = self.path.removeprefix("/api/v1").strip("/").replace("/", "-").replace("{", "").replace("}", "")
        return f"{self.method.lower()}-{named}"


def operations(document: Document, root: str, language: str) -> list[Operation]:
    """Every operation, in the order of the document. ``root`` is where the application is, without a slash at its end."""
    found = []
    for path, held in document["paths"].items():
        for method in _METHODS:
            if method in held:
                parameters = (*held.get("parameters", ()), *held[method].get("parameters", ()))
                found.append(_operation(document, method.upper(), path, held[method], parameters, root, language))
    return found


def _operation(
    document: Document, method: str, path: str, held: Document, parameters: Any, root: str, language: str
) -> Operation:
    given = tuple(
        Parameter(one["name"], one["in"], one.get("description", ""), str(one.get("example", ""))) for one in parameters
    )
    status, told = next((int(code), inner) for code, inner in held["responses"].items() if code.startswith("2"))
    answer = _content(document, told)
    assert answer is not None, f"{method} {path} answers with no content"
    body = held.get("requestBody", {})
    sent = _content(document, body)
    address = path
    for gap in given:
        address = address.replace(f"{{{gap.name}}}", quote(gap.example))
    media_type = sent.media_type if sent else ""
    content = _example(body["content"][media_type], media_type) if sent else None
    return Operation(
        method,
        path,
        held.get("summary", ""),
        held.get("description", ""),
        bool(held.get("security")),
        given,
        sent,
        status,
        answer,
        tuple(_problems(held["responses"])),
        Call(method, root + address, language, media_type, content, answer.media_type),
    )


def _content(document: Document, held: Document) -> Content | None:
    for media_type, inner in held.get("content", {}).items():
        lines = _ITEMS in inner
        targets = targets_of(inner[_ITEMS] if lines else inner.get("schema", {}))
        found = tuple(shape(document["components"]["schemas"], target) for target in targets)
        return Content(media_type, held.get("description", ""), found, lines)
    return None


def _example(held: Document, media_type: str) -> Any:
    """The first documented example; of lines, each as a value."""
    given = next(iter(held["examples"].values()))["value"] if "examples" in held else held["example"]
    return [json.loads(line) for line in given.splitlines()] if media_type == LINES else given


def _problems(responses: Document) -> Iterator[Kind]:
    by_name = {kind.name: kind for kind in KINDS}
    for response in responses.values():
        kind = by_name.get(str(response.get("$ref", "")).rsplit("/", 1)[-1])
        if kind is not None:
            yield kind
            if kind.name in SHARED:
                yield SHARED[kind.name]


def first_example(found: list[Operation], path: str) -> Any:
    """The content of an operation's example."""
    return next(one.call.content for one in found if one.path == path and one.call.media_type == JSON)
