"""A deployment that lets two sites embed it; ``localhost`` is where Flask's own client thinks it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from web import create_app
from web.settings import Settings

LISTED = "https://union.example http://localhost"


@pytest.fixture(scope="session")
def deployment(calculator: Any, only_clock: Any) -> Callable[..., Flask]:
    """Makes an application whose list of framing sites is the one given; made once for each list."""

    @cache
    def make(ancestors: str = LISTED) -> Flask:
        settings = Settings.read({"GIGRIGHTS_FRAME_ANCESTORS": ancestors})
        app = create_app(calculator, secret="a secret for tests", today=only_clock, settings=settings)
        app.testing = True
        return app

    return make


@pytest.fixture
def app(deployment: Callable[..., Flask], clock: Any) -> Flask:
    """The application that the tests of this folder read."""
    return deployment()


@pytest.fixture
def policy(client: FlaskClient) -> Callable[[str], str]:
    """The content security policy of an address."""
    return lambda address: client.get(address).headers["Content-Security-Policy"]
