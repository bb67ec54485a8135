"""How a question gets to the server and its answer back: with who asks, in which language, again where it has to wait."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from eligibility.client import notices, shapes
from eligibility.client.connection import Answer, Server, exchange
from eligibility.client.errors import UnexpectedAnswer
from eligibility.client.kept import Kept
from eligibility.client.refusals import refusal
from eligibility.client.rows import Rows
from eligibility.client.streaming import stream
from eligibility.client.waiting import Patience

_PROBLEM = "application/problem+json"
_JSON = "application/json"
_LINES = "application/x-ndjson"


@dataclass(frozen=True, slots=True)
class Transport:
    """The way to one server. ``headers`` go with every request."""

    server: Server
    headers: Mapping[str, str]
    patience: Patience
    kept: Kept

    def json(self, method: str, path: str, content: Any = None) -> Any:
        """The answer as plain data. Raises ConnectionFailed, ProblemError, UnexpectedAnswer."""
        answer = self.send(method, path, content)
        if answer.headers.get_content_type() != _JSON:
            raise UnexpectedAnswer(answer.status, f"{answer.headers.get_content_type()} in place of JSON")
        try:
            return json.loads(answer.content)
        except ValueError as error:
            raise UnexpectedAnswer(answer.status, "what says that it is JSON is not") from error

    def send(self, method: str, path: str, content: Any = None) -> Answer:
        """The answer, 200 in any case: what the server need not send again comes out of what is kept."""
        headers, body = {**self.headers, "Accept": f"{_JSON}, text/calendar, {_PROBLEM}"}, None
        if content is not None:
            headers["Content-Type"] = _JSON
            body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        had = self.kept.get(path) if method == "GET" else None
        if had is not None:
            headers["If-None-Match"] = had.headers["ETag"]
        tries = 1
        while True:
            answer = exchange(self.server, method, path, headers, body)
            if not self.patience.wait(answer.status, answer.headers.get("Retry-After"), tries):
                break
            tries += 1
        if answer.status not in (200, 304) or (answer.status == 304 and had is None):
            raise refusal(answer)
        notices.warn(f"{method} {path}", answer.headers)
        if answer.status == 304 and had is not None:
            return replace(had, status=200)
        if method == "GET" and "ETag" in answer.headers:
            self.kept.put(path, answer)
        return answer

    def lines(self, path: str, rows: Iterable[shapes.BatchRow]) -> Iterator[shapes.BatchAnswer]:
        """The answers to a batch. Nothing is sent before the first one is asked for."""
        headers = {**self.headers, "Content-Type": _LINES, "Accept": f"{_LINES}, {_PROBLEM}"}
        return stream(self.server, path, headers, Rows(rows), self.patience)
