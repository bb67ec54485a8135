"""The one script: ES5, small, kept for good under an address of its own, and only where it is needed."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
ACORN = ROOT / ".cache/node/node_modules/.bin/acorn"
SCRIPTS = sorted((ROOT / "web/static").glob("*.js"))
MOST = 4 * 1024


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_an_old_web_view_understands_it(script: Path) -> None:
    if not ACORN.exists():
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail("no acorn: make axe fetches it")
        pytest.skip("no acorn: make axe fetches it (needs npm)")
    parsed = subprocess.run([ACORN, "--ecma5", "--silent", script], capture_output=True, text=True)
    assert parsed.returncode == 0, parsed.stderr


def test_all_scripts_together_are_small() -> None:
    assert 0 < sum(len(gzip.compress(script.read_bytes())) for script in SCRIPTS) <= MOST


def test_it_is_kept_for_good_under_its_own_address(reader: Any, client: Any) -> None:
    page = reader.at_questions()
    (address,) = page.all(r'<script src="([^"]*)" defer></script>')
    reply = client.get(address)
    assert reply.mimetype == "text/javascript" and "immutable" in reply.headers["Cache-Control"]
    assert "oneAtATime" in reply.text
    other = client.get("/app-000000000000.js")
    assert other.text == reply.text and "immutable" not in other.headers["Cache-Control"]


def test_pages_that_need_none_have_none(reader: Any) -> None:
    for address in ("/zh-CN/", "/zh-CN/place", "/zh-CN/rules/", "/zh-CN/staff"):
        assert "<script" not in reader.open(address).html


def test_no_script_stands_inside_a_page(reader: Any) -> None:
    html = reader.at_questions().html
    assert not re.search(r"<script(?![^>]*src=)|\son[a-z]+=|javascript:", html)
    policy = reader.page.response.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy and "unsafe" not in policy
