"""Reading JSON strictly: what two readers could take differently is refused, and nothing a client sends can exhaust us."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, NoReturn

from flask import Request
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

from eligibility.problems import Problem
from eligibility.wording import Text, text
from web.api.problems import INVALID, MALFORMED, TOO_LARGE, WRONG_TYPE, Refused

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 16
MAX_VALUES = 200
"""A situation has fewer than a hundred values; each further one could only ask us for a did-you-mean."""

_BLOCK = 64 * 1024
_MAX_DRAINED = 8 * MAX_BYTES
_MAX_DIGITS = 40
"""Digits that count: every limit of a whole number is far below, and Python refuses to read thousands of digits."""


def read_json(request: Request) -> dict[str, Any]:
    """The content of a request, a JSON object. Raises Refused where it is anything else."""
    _check_type(request)
    value = parse(_content(request))
    if not isinstance(value, dict):
        _malformed(text("内容必须是一个对象"), text("请写成 {example}", example='{"situation": {…}}'))
    return value


def _content(request: Request) -> bytes:
    """All bytes of the content. What is a little too large is still taken in, or the client would never read our answer."""
    request.max_content_length = _MAX_DRAINED
    kept = bytearray()
    try:
        while block := request.stream.read(_BLOCK):
            if len(kept) <= MAX_BYTES:
                kept += block
    except RequestEntityTooLarge as error:
        raise Refused(TOO_LARGE) from error
    except ClientDisconnected:
        _malformed(text("内容比 Content-Length 说的短"), None)
    if len(kept) > MAX_BYTES:
        raise Refused(TOO_LARGE)
    return bytes(kept)


def _check_type(request: Request) -> None:
    charset = request.mimetype_params.get("charset", "utf-8")
    if request.mimetype != "application/json" or charset.lower() not in ("utf-8", "utf8"):
        raise Refused(WRONG_TYPE, headers={"Accept-Post": "application/json"})
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Refused(WRONG_TYPE, text("请不要压缩内容（Content-Encoding）"), headers={"Accept-Encoding": "identity"})


def parse(content: bytes) -> Any:
    """Read one JSON value. Raises Refused for broken JSON, for NaN, for a name that comes twice, for a bottomless nest."""
    try:
        decoded = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _malformed(text("内容不是 UTF-8 编码（第 {byte} 个字节）", byte=error.start + 1), text("请存成 UTF-8 再发"))
    if not decoded.strip():
        _malformed(text("没有内容"), text("请写成 {example}", example='{"situation": {…}}'))
    try:
        value = json.loads(
            decoded,
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_int=lambda digits: int(digits[:_MAX_DIGITS]),
        )
    except json.JSONDecodeError as error:
        _malformed(text("第 {line} 行第 {column} 列读不下去", line=error.lineno, column=error.colno), None)
    except RecursionError:
        _malformed(text("嵌套太深"), text("最多 {depth} 层", depth=MAX_DEPTH))
    _measure(value)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        _malformed(text("“{name}”写了不止一次", name=twice[:40]), text("只留一个，我们不猜该信哪一个"))
    return found


def _constant(name: str) -> NoReturn:
    _malformed(text("JSON 里没有 {name}", name=name), text("不知道就填 null，或者不填"))


def _measure(value: Any) -> None:
    """Refuse what is nested too deeply or holds too much, without recursion."""
    count = 0
    level = [value]
    for _ in range(MAX_DEPTH + 1):
        count += len(level)
        if count > MAX_VALUES:
            hint = text("一个人的情况不到一百项；一次请求只评估一个人")
            problem = Problem((), text("内容太多：最多 {limit} 个值", limit=MAX_VALUES), hint)
            raise Refused(INVALID, problem.detail, [problem])
        level = [
            inner
            for node in level
            if isinstance(node, dict | list)
            for inner in (node.values() if isinstance(node, dict) else node)
        ]
        if not level:
            return
    _malformed(text("嵌套太深"), text("最多 {depth} 层", depth=MAX_DEPTH))


def _malformed(detail: Text, hint: Text | None) -> NoReturn:
    raise Refused(MALFORMED, detail, [Problem((), detail, hint)])
