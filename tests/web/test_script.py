"""The one script: ES5, small, run by its hash, and only where it is needed."""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
ACORN = ROOT / ".cache/node/node_modules/.bin/acorn"
SCRIPTS = sorted((ROOT / "web/static").glob("*.js"))
# embed.js runs in other sites' pages and has a limit of its own: tests/web/embed/test_served_script.py.
OURS = [script for script in SCRIPTS if script.name != "embed.js"]
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
    assert 0 < sum(len(gzip.compress(script.read_bytes())) for script in OURS) <= MOST


def test_it_stands_in_the_page_and_may_run_by_its_hash(reader: Any) -> None:
    page = reader.at_questions()
    script = page.one(r"<script>(.*?)</script>")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}';" in page.response.headers["Content-Security-Policy"]
    assert "oneAtATime" in script and "</" not in script and not script.startswith("/*")


def test_pages_that_need_none_have_none(reader: Any) -> None:
    for address in ("/zh-CN/", "/zh-CN/place", "/zh-CN/rules/", "/zh-CN/staff"):
        assert "<script" not in reader.open(address).html


def test_nothing_else_runs(reader: Any) -> None:
    html = reader.at_questions().html
    assert html.count("<script") == 1 and not re.search(r"\son[a-z]+=|javascript:", html)
    policy = reader.page.response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy and "script-src 'self'" not in policy
