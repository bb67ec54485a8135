"""The page about the API, taken apart: its examples, its anchors, its links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

EXAMPLE = re.compile(r'<pre id="([^"]*)-(curl|python|javascript)"[^>]*><code>(.*?)</code></pre>', re.DOTALL)

Examples = dict[tuple[str, str], str]


def examples_in(html: str) -> Examples:
    """The examples of a page by operation and language."""
    return {(operation, written): unescape(source) for operation, written, source in EXAMPLE.findall(html)}


def ids_in(html: str) -> Counter[str]:
    """Every anchor of a page, and how often it is there."""
    return Counter(re.findall(r' id="([^"]*)"', html))


@pytest.fixture(scope="session")
def examples() -> Callable[[str], Examples]:
    return examples_in


@pytest.fixture(scope="session")
def anchors() -> Callable[[str], Counter[str]]:
    return ids_in


@pytest.fixture
def openapi(client: FlaskClient) -> Callable[[str], Any]:
    """The OpenAPI document in a language."""
    return lambda language: client.get("/api/v1/openapi.json", headers={"Accept-Language": language}).json
