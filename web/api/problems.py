"""Problem documents (RFC 9457): how every endpoint says what went wrong, where, and how to mend it, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from flask import Response
from werkzeug.exceptions import HTTPException

from eligibility.problems import Problem
from eligibility.wording import Text, Wording, text
from web.api.replies import json_reply, reader_wording

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem; ``name`` is the stable end of its ``type``. ``detail`` is what we say where nobody knows more, which is
    how to mend it; ``when`` tells readers of the documentation what brings it about."""

    name: str
    status: int
    title: Text
    detail: Text
    when: Text

    @property
    def type(self) -> str:
        """The identifier a client may compare with. It names the kind and leads nowhere."""
        return f"urn:gigrights:problem:{self.name}"


MALFORMED = Kind(
    "malformed-json",
    400,
    text("内容读不出来"),
    text("请发一个 JSON 对象"),
    text("JSON 写坏了、不是 UTF-8、有 NaN、一个对象里同一个名字写了两次、嵌套超过 16 层，或者不是一个对象"),
)
NOT_FOUND = Kind(
    "not-found",
    404,
    text("没有这个地址"),
    text("地址见 GET /api/v1/openapi.json"),
    text("没有这个地址，或者没有这个编号的权益、数字、文件"),
)
WRONG_METHOD = Kind(
    "method-not-allowed",
    405,
    text("这个地址不支持这种方法"),
    text("可用的方法见 Allow 头"),
    text("地址对，方法不对，比如该用 POST 的用了 GET"),
)
GONE = Kind(
    "rulebook-gone",
    410,
    text("这一版规则库已经不在了"),
    text("现在是哪一版，见回答里的 rulebook.version；不填 rulebook 就用现在的"),
    text("指定了一版规则库，这个部署没有留着"),
)
TOO_LARGE = Kind(
    "content-too-large",
    413,
    text("内容太大"),
    text("一次请求最多 1 MiB"),
    text("内容超过 1 MiB；很多人一起算时，一行超过 64 KiB"),
)
WRONG_TYPE = Kind(
    "unsupported-media-type",
    415,
    text("不支持这种内容格式"),
    text("请用 UTF-8 编码的 JSON，并写明 Content-Type: application/json"),
    text("没有写明 JSON（很多人一起算时是 NDJSON）、不是 UTF-8，或者压缩过"),
)
UNKNOWN_KEY = Kind(
    "unknown-key",
    401,
    text("这个密钥不能用"),
    text("请检查 Authorization: Bearer 后面的密钥；不用密钥也可以少量使用"),
    text("带了密钥，但它无效或者已经停用；不带密钥就能通过"),
)
LIMITED = Kind(
    "too-many-requests",
    429,
    text("请求太多了"),
    text("请等 Retry-After 说的秒数再发；要用得更多，请向运营者要一个密钥"),
    text("这个地址或这个密钥的次数用完了"),
)
BUSY = Kind(
    "busy",
    429,
    text("现在忙不过来"),
    text("同时只能算一批；请等 Retry-After 说的秒数再发"),
    text("这个进程正在算另一批"),
)
NO_KEY = Kind(
    "no-signing-key",
    409,
    text("这里不开凭据"),
    text("这个部署没有签名的钥匙；去掉 receipt，或者请运维设 GIGRIGHTS_SIGNING_KEY"),
    text("要了凭据，但这个部署不签凭据"),
)
INVALID = Kind(
    "invalid-content",
    422,
    text("内容有误"),
    text("要改的地方见 errors"),
    text("名字不认识、类型或取值不对、日子不合理、几个回答互相矛盾，或者超过 200 个值"),
)
FAILED = Kind(
    "internal-error",
    500,
    text("服务器出错了"),
    text("不是你的错；请稍后再试，问题还在就告诉我们"),
    text("我们的程序出了错"),
)
KINDS = (
    MALFORMED,
    NOT_FOUND,
    WRONG_METHOD,
    GONE,
    TOO_LARGE,
    WRONG_TYPE,
    NO_KEY,
    INVALID,
    UNKNOWN_KEY,
    LIMITED,
    BUSY,
    FAILED,
)

SHARED = {BUSY.name: LIMITED}
"""Kinds whose answer in the OpenAPI document tells of another too: an endpoint has one description for each status."""

_BY_STATUS = {kind.status: kind for kind in KINDS}


@dataclass(eq=False)
class Refused(Exception):
    """A request is refused. ``problems`` point at values inside the content."""

    kind: Kind
    detail: Text | None = None
    problems: Sequence[Problem] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


def refused_reply(error: Refused) -> Response:
    """The problem document of a refusal."""
    wording = reader_wording()
    content = document(error.kind, error.detail or error.kind.detail, error.problems, wording)
    return _reply(content, error.kind.status, {**explained(error.kind, wording), **error.headers})


def http_reply(error: HTTPException) -> Response:
    """The problem document of an error that Flask or Werkzeug found."""
    wording = reader_wording()
    status = error.code or 500
    headers = {name: value for name, value in error.get_headers() if name.lower() != "content-type"}
    kind = _BY_STATUS.get(status)
    if kind is not None:
        return _reply(document(kind, kind.detail, (), wording), status, {**explained(kind, wording), **headers})
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
    content = {"type": "about:blank", "title": phrase, "status": status, "detail": phrase, "errors": []}
    return _reply(content, status, headers)


def document(kind: Kind, detail: Text, problems: Sequence[Problem], wording: Wording) -> dict[str, Any]:
    """A problem document as plain data."""
    return {
        "type": kind.type,
        "title": wording.say(kind.title),
        "status": kind.status,
        "detail": wording.say(detail),
        "errors": [
            {
                "pointer": problem.pointer,
                "detail": wording.say(problem.detail),
                "hint": wording.say(problem.hint) or None,
            }
            for problem in problems
        ],
    }


def explained(kind: Kind, wording: Wording) -> dict[str, str]:
    """A header that leads to where the kind is explained; its ``type`` is a name and leads nowhere."""
    return {"Link": f'</{wording.language}/api#{kind.name}>; rel="help"'}


def _reply(content: dict[str, Any], status: int, headers: Mapping[str, str]) -> Response:
    reply = json_reply(content, status, MEDIA_TYPE)
    reply.headers.extend(headers)
    return reply
