"""A try (试一试): what somebody typed becomes a request to the API of this very application, and its answer is shown as it came.

The request goes the way that every other goes, for the address of whoever typed it: the same reading, the same limits, the same
words for what is wrong. Nothing of it is kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any

from flask import Flask, current_app, request
from werkzeug.datastructures import Headers
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from eligibility.wording import Wording, languages
from web.api.problems import TOO_LARGE, Refused, document
from web.api.reading import MAX_BYTES, parse
from web.apidocs.calls import JSON, Call
from web.apidocs.curl import command

PATH = "/api/v1/assessments"
FIELDS = ("situation", "as_of", "include_drafts", "lang")
_BLANK = " \t\r\n\ufeff"
_TOLD = ("RateLimit-Policy", "RateLimit", "Retry-After")


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was typed, the same as a curl command, and what the API said to it."""

    given: Mapping[str, str]
    curl: str
    status: int
    content: Any
    headers: Mapping[str, str]

    @property
    def phrase(self) -> str:
        """The name of the status in HTTP."""
        return HTTPStatus(self.status).phrase

    @property
    def good(self) -> bool:
        """Whether it was answered."""
        return self.status == HTTPStatus.OK

    @property
    def written(self) -> str:
        """The answer, to be read."""
        return json.dumps(self.content, ensure_ascii=False, indent=2)


def attempt(words: Wording) -> Attempt:
    """Try what the present form holds; ``words`` are those of the page, which say what is wrong before the API is asked."""
    request.max_content_length = request.max_form_memory_size = MAX_BYTES
    try:
        given = {name: request.form.get(name, "").strip(_BLANK) for name in FIELDS}
    except RequestEntityTooLarge:
        return Attempt({}, "", TOO_LARGE.status, document(TOO_LARGE, TOO_LARGE.detail, (), words), {})
    content = body(given)
    language = given["lang"] if given["lang"] in languages() else words.language
    call = Call("POST", request.url_root.rstrip("/") + PATH, language, JSON)
    reply = _ask(content.encode("utf-8", "replace"), language)
    told = {name: reply.headers[name] for name in _TOLD if name in reply.headers}
    return Attempt(given, command(call, content), reply.status_code, json.loads(reply.get_data()), told)


def body(given: Mapping[str, str]) -> str:
    """The content of the request, with the situation as it was typed.

    Who pastes a whole request, with ``situation`` in it, means that one. What is no JSON is sent as it is: the API then says where
    it cannot be read.
    """
    situation = given["situation"]
    try:
        value = parse(situation.encode("utf-8", "replace"))
    except Refused:
        return situation
    options: dict[str, Any] = {"as_of": given["as_of"]} if given["as_of"] else {}
    if given["include_drafts"]:
        options["include_drafts"] = True
    if isinstance(value, dict) and "situation" in value:
        return json.dumps({**value, **options}, ensure_ascii=False) if options else situation
    written = "".join(f", {json.dumps(name)}: {json.dumps(value)}" for name, value in options.items())
    return f'{{"situation": {situation}{written}}}'


def _ask(content: bytes, language: str) -> Response:
    """The application's own answer, in a context of its own, for the client of the present request."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    asked = EnvironBuilder(
        PATH,
        request.url_root,
        method="POST",
        data=content,
        content_type=JSON,
        headers=Headers({"Accept-Language": language}),
        environ_base={"REMOTE_ADDR": request.remote_addr or ""},
    )
    with app.app_context():
        # past what stands in front of the application: the address of the client is known by now
        return Response.from_app(partial(Flask.wsgi_app, app), asked.get_environ(), buffered=True)
