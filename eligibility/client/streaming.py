"""A batch: rows out, answers in, at the same time, neither side ever holding more than a few of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse

from eligibility.client import notices
from eligibility.client.connection import Answer, Server, broken_http, failures
from eligibility.client.duplex import Duplex
from eligibility.client.errors import ConnectionFailed, Truncated
from eligibility.client.refusals import refusal
from eligibility.client.rows import Rows
from eligibility.client.shapes import BatchAnswer
from eligibility.client.waiting import Patience

_BLOCK = 64 * 1024


def stream(
    server: Server, path: str, headers: Mapping[str, str], rows: Rows, patience: Patience
) -> Iterator[BatchAnswer]:
    """The answer to each row, as it comes. Raises ConnectionFailed, Truncated, and for a refusal what ``refusal`` gives."""
    tries = 0
    while True:
        tries += 1
        with (
            closing(server.connection()) as connection,
            closing(_begin(connection, server, path, headers, rows)) as duplex,
        ):
            reply = duplex.answer()
            if reply.status == 200:
                rows.forget()
                notices.warn(f"POST {path}", reply.headers)
                yield from _answers(reply)
                return
            duplex.stop()
            with broken_http():
                answer = Answer(reply.status, reply.headers, reply.read())
        again = rows.repeatable and patience.wait(answer.status, answer.headers.get("Retry-After"), tries)
        if not again:
            raise refusal(answer)


def _begin(connection: HTTPConnection, server: Server, path: str, headers: Mapping[str, str], rows: Rows) -> Duplex:
    with failures():
        connection.connect()
        connection.putrequest("POST", server.prefix + path, skip_accept_encoding=True)
        for name, value in {**headers, "Transfer-Encoding": "chunked"}.items():
            connection.putheader(name, value)
        connection.endheaders()
        return Duplex(connection.sock, rows, server.timeout)


def _answers(reply: HTTPResponse) -> Iterator[BatchAnswer]:
    answered, rows = 0, None
    try:
        for line in _lines(reply):
            found = json.loads(line)
            if "line" in found:
                answered += 1
                yield found
            else:
                rows = found["rows"]
    except (ConnectionFailed, KeyError, TypeError, json.JSONDecodeError) as error:
        raise Truncated(answered, str(error)) from error
    if rows != answered:
        raise Truncated(answered, "its last line is missing" if rows is None else f"its last line says {rows}")


def _lines(reply: HTTPResponse) -> Iterator[bytes]:
    rest = b""
    while True:
        with broken_http():
            block = reply.read1(_BLOCK)
        *whole, rest = (rest + block).split(b"\n")
        yield from whole
        if not block:
            if rest:
                yield rest
            return
