"""``GET /api/v1/openapi.json``: the OpenAPI 3.1 document, built by flask-smorest from the schemas that check and describe."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from flask import Blueprint, Flask, Response, current_app
from flask_smorest import Api  # type: ignore[import-untyped]
from marshmallow import Schema, fields

from eligibility.facts import FactReader
from eligibility.problems import Problem, SituationError
from eligibility.rulebook import Rulebook
from eligibility.wording import Wording, text, wording
from web.api import batch_lines, deprecation, operation_ids
from web.api.blueprint import KEY
from web.api.problem_shape import ProblemSchema
from web.api.problems import INVALID, KINDS, MEDIA_TYPE, SHARED, Kind, document
from web.api.questions import example
from web.api.quota import described as limits_described
from web.api.replies import public_reply, reader_wording

PATH = "/api/v1/openapi.json"
_TITLE = text("新就业权益计算器 API")
_ABOUT = text(
    "平台劳动者在中国能申请什么、平台应当做到什么、依据哪份文件的哪一句。回答不存储、不记录。"
    "语言由 Accept-Language 决定（zh-CN 默认，en）；错误一律是 application/problem+json（RFC 9457）。"
)
_KEY = text("密钥，由运营者发；不用密钥也可以少量使用。RateLimit 头写着还剩多少次")
_ANY_PROBLEM = text("出错了：没有这个地址（404）、方法不对（405，见 Allow 头）或服务器出错（500）")
_TRANSLATED = {"title", "description", "summary", "x-unit"}
_LABELS = "x-enumDescriptions"
_DOCUMENT = "gigrights.openapi"


class ProblemApi(Api):  # type: ignore[misc]  # flask-smorest is not typed
    """flask-smorest's Api, except that errors are problem documents and that we serve the OpenAPI document ourselves."""

    ERROR_SCHEMA = ProblemSchema
    DEFAULT_ERROR_RESPONSE_NAME = "any-problem"

    def _register_error_handlers(self) -> None:
        """``web.api.errors`` does."""

    def _register_pagination_header(self) -> None:
        """We have no pages."""

    def _register_responses(self) -> None:
        described_by_name = {kind.name: kind.title for kind in KINDS} | {self.DEFAULT_ERROR_RESPONSE_NAME: _ANY_PROBLEM}
        for name, description in described_by_name.items():
            content = {MEDIA_TYPE: {"schema": ProblemSchema}}
            self.spec.components.response(name, {"description": description.template, "content": content}, lazy=True)


def make_api(app: Flask, book: Rulebook, request: type[Schema]) -> ProblemApi:
    """The collector of endpoints; the facts of the rule base describe themselves in it."""
    info = {"description": _ABOUT.template, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}}
    api = ProblemApi(
        app, spec_kwargs={"title": _TITLE.template, "version": "1", "openapi_version": "3.1.0", "info": info}
    )

    def fact_details(_converter: object, field: fields.Field[Any], **_: Any) -> dict[str, Any]:
        return _fact_details(book, field)

    api.ma_plugin.converter.add_attribute_function(fact_details)
    scheme = {"type": "http", "scheme": "bearer", "description": _KEY.template}
    api.spec.components.security_scheme(KEY, scheme)
    batch_lines.describe(api.spec, request)
    return api


def _fact_details(book: Rulebook, field: fields.Field[Any]) -> dict[str, Any]:
    """What the rule base knows about a fact, beyond what its marshmallow field says."""
    parent = type(field.parent).__name__ if field.parent is not None else ""
    question = book.questions.by_fact.get(str(field.name)) if parent == "Situation" else None
    if question is None:
        return {}
    details: dict[str, Any] = {
        "title": question.name,
        "description": question.label,
        "examples": [example(question)],
        "x-type": question.type,
    }
    if question.unit:
        details["x-unit"] = question.unit
    if question.choices:
        details[_LABELS] = dict(question.choices)
    return details


def serve(app: Flask, api: ProblemApi, reader: FactReader) -> None:
    """Serve the document; it is complete once every blueprint has been registered."""
    content = api.spec.to_dict()
    operation_ids.name(content, app)
    limits_described.describe(content)
    deprecation.mark(content, deprecation.declared(app))
    blueprint = Blueprint("openapi", __name__)

    @cache
    def in_language(language: str) -> dict[str, Any]:
        words = wording(language)
        found: dict[str, Any] = translated(content, words)
        for kind in KINDS:
            if response := found["components"]["responses"].get(kind.name):
                problems = _mistakes(reader) if kind is INVALID else []
                response["content"][MEDIA_TYPE].update(_example(kind, problems, words))
        return found

    @blueprint.get(PATH)
    def openapi() -> Response:
        return public_reply(in_language(reader_wording().language))

    app.register_blueprint(blueprint)
    app.extensions[_DOCUMENT] = in_language


def described_in(language: str) -> dict[str, Any]:
    """The document of the present application in a language, to be read and not to be changed."""
    found: dict[str, Any] = current_app.extensions[_DOCUMENT](language)
    return found


def _example(kind: Kind, problems: list[Problem], words: Wording) -> dict[str, Any]:
    """What a problem looks like; where two kinds share an answer, each of them."""
    if kind.name not in SHARED:
        return {"example": document(kind, kind.detail, problems, words)}
    both = {one.name: {"value": document(one, one.detail, [], words)} for one in (kind, SHARED[kind.name])}
    return {"examples": both}


def _mistakes(reader: FactReader) -> list[Problem]:
    """What a situation with two mistakes gives."""
    try:
        reader.read({"age": "16", "union_member": 1}, date(2026, 11, 23))
    except SituationError as error:
        return [problem.under("situation") for problem in error.problems]
    return []


def translated(node: Any, words: Wording, key: str = "") -> Any:
    """The document in one language: titles, descriptions and labels, but no names and no values."""
    if isinstance(node, dict):
        return {name: translated(inner, words, _LABELS if key == _LABELS else name) for name, inner in node.items()}
    if isinstance(node, list):
        return [translated(inner, words) for inner in node]
    return words.gettext(node) if isinstance(node, str) and (key in _TRANSLATED or key == _LABELS) else node
