"""embed.js: small, ES5, pinned by its hash, loadable from anywhere, and never gone while a snippet names it."""

from __future__ import annotations

import base64
import gzip
import hashlib
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from web.embed import served

MOST = 1024
EARLIER = Path(served.__file__).parents[1] / "static/earlier"
KNOWN = {"f9157ab71249"}


def test_it_is_small(client: FlaskClient) -> None:
    assert 0 < len(gzip.compress(client.get("/embed.js").data)) <= MOST


@pytest.mark.parametrize("address", ["/embed.js", f"/embed-{served.version()}.js"])
def test_any_site_may_load_it_with_its_hash(client: FlaskClient, address: str) -> None:
    response = client.get(address, headers={"Origin": "https://union.example"})
    assert response.mimetype == "text/javascript" and "Set-Cookie" not in response.headers
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert served.integrity() == "sha384-" + base64.b64encode(hashlib.sha384(response.data).digest()).decode()
    again = client.get(address, headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304 and not again.data


def test_the_lasting_address_is_kept_for_good(client: FlaskClient) -> None:
    assert client.get(f"/embed-{served.version()}.js").headers["Cache-Control"].endswith("immutable")
    assert "immutable" not in client.get("/embed.js").headers["Cache-Control"]
    assert client.get("/embed-000000000000.js").status_code == 404


def test_snippets_made_before_go_on_working() -> None:
    assert served.versions().keys() == KNOWN, (
        f"embed.js has changed: keep what it was as {EARLIER.name}/<version>.js, and add {served.version()} to those known here"
    )
    for path in EARLIER.glob("*.js"):
        assert path.stem == served.version(path.read_bytes()), f"{path.name} is not what was served"
