"""What has changed in the API (变更), the newest first; names of addresses and fields stand in it as they are written.

Every address of the API is in here: a new one needs its entry.
"""

from __future__ import annotations

from dataclasses import dataclass

from eligibility.wording import Text, text


@dataclass(frozen=True, slots=True)
class Change:
    """One change, and the addresses it brought or touched."""

    about: Text
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """The changes of one release of the project; ``day`` is when it came out, in ISO 8601, and empty before that."""

    version: str
    day: str
    changes: tuple[Change, ...]


RELEASES = (
    Release(
        "0.1.0",
        "",
        (
            Change(
                text("第一版接口 v1：评估一个人的情况；可以填哪些情况"), ("/api/v1/assessments", "/api/v1/questions")
            ),
            Change(text("很多人一起评估：NDJSON，一行一个人，边发边答"), ("/api/v1/assessments/batch",)),
            Change(text("接着问什么；期限做成一个日历文件（.ics）"), ("/api/v1/questions/next", "/api/v1/deadlines")),
            Change(
                text("规则库可以直接读：权益、数字、文件和每一句原文，带 ETag"),
                (
                    "/api/v1/provisions",
                    "/api/v1/provisions/{id}",
                    "/api/v1/parameters",
                    "/api/v1/parameters/{id}",
                    "/api/v1/documents",
                    "/api/v1/documents/{id}",
                ),
            ),
            Change(
                text("签了名的凭据：receipt 为 true 时给；公钥和验凭据"), ("/api/v1/keys", "/api/v1/receipts/verify")
            ),
            Change(text("按以前的规则库重新算：请求里的 rulebook"), ()),
            Change(text("每个地址、每个密钥的限额，写在 RateLimit 头里"), ()),
            Change(text("名单上的网站可以从浏览器里调用（CORS）"), ()),
            Change(text("进程是否正常，能不能回答"), ("/healthz", "/readyz")),
            Change(
                text("OpenAPI 文档里写明批量的每一行（x-itemSchema）、地址里编号的例子和一张示例凭据"),
                ("/api/v1/openapi.json",),
            ),
            Change(text('出错的回答用 Link 头指到这一页上的说明（rel="help"）；type 不变'), ()),
        ),
    ),
)
