"""Limits in the OpenAPI document: every operation that they can refuse names its 429 and the headers that say where one stands."""

from __future__ import annotations

from typing import Any

from eligibility.wording import Text, text
from web.api.operation_ids import operations
from web.api.problems import BUSY, LIMITED

_BOTH = text("请求太多了（too-many-requests），或者现在忙不过来（busy）")


def _header(description: Text, example: str) -> dict[str, Any]:
    return {"description": description.template, "schema": {"type": "string"}, "example": example}


_STANDING = {
    "RateLimit-Policy": _header(text("限额：w 秒里可以发 q 次；没有限额就没有这个头"), '"open";q=1200;w=60'),
    "RateLimit": _header(text("还剩 r 次，t 秒以后又是全数；没有限额就没有这个头"), '"open";r=1187;t=42'),
}
_WAIT = {
    "Retry-After": {
        "description": text("过几秒再发").template,
        "schema": {"type": "integer", "minimum": 1},
        "example": 42,
    }
}


def describe(content: dict[str, Any]) -> None:
    """Add the headers to the document, wherever an operation can be refused for being one too many."""
    components = content["components"]
    components.setdefault("headers", {}).update({**_STANDING, **_WAIT})
    standing, wait = _references(_STANDING), _references(_WAIT)
    for kind in (LIMITED, BUSY):
        components["responses"][kind.name]["headers"] = {**wait, **standing}
    components["responses"][BUSY.name]["description"] = _BOTH.template
    for _, _, operation in operations(content):
        if "429" in operation["responses"]:
            operation["responses"]["200"].setdefault("headers", {}).update(standing)


def _references(headers: dict[str, Any]) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in headers}
