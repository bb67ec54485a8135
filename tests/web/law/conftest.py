"""Everything that hangs together under /rules/, opened once: each page that another one leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

import pytest
from flask import Flask

from web import create_app


@dataclass(frozen=True)
class Opened:
    """A page: what came back, the anchors it has, and where it leads, without the links that enlarge its text."""

    status: int
    html: str
    anchors: tuple[str, ...]
    links: tuple[str, ...]


def opened(client: Any, address: str) -> Opened:
    """Open an address."""
    reply = client.get(address)
    html = reply.get_data(as_text=True)
    links = [unescape(link) for link in re.findall(r'href="([^"]*)"', html)]
    if reply.status_code in (301, 302, 308):
        links = [reply.headers["Location"]]
    return Opened(
        reply.status_code,
        html,
        tuple(re.findall(r'\sid="([^"]*)"', html)),
        tuple(link for link in links if "size=l" not in link),
    )


@pytest.fixture(scope="session")
def law_app(calculator: Any) -> Flask:
    """One application for all of these pages: they are the same for everybody."""
    app = create_app(calculator, secret="a secret for tests", today=lambda: date(2026, 11, 23))
    app.testing = True
    return app


@pytest.fixture(scope="session")
def law(law_app: Flask) -> Any:
    """A client of it."""
    return law_app.test_client()


@pytest.fixture(scope="session")
def every_page(law: Any) -> dict[str, Opened]:
    """Every page that can be reached from the index without leaving /rules/, in both languages."""

    def within(link: str, page: str) -> Iterator[str]:
        address = link.partition("#")[0]
        if re.match(r"/[^/]+/rules/", address):
            yield address

    todo = ["/zh-CN/rules/", "/en/rules/"]
    found: dict[str, Opened] = {}
    while todo:
        address = todo.pop()
        if address not in found:
            found[address] = opened(law, address)
            todo += [target for link in found[address].links for target in within(link, address)]
    return found
