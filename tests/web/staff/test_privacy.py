"""What a member says leaves no trace: not in an address, a header, a cookie, a cache or a log."""

from __future__ import annotations

import base64
import hashlib
import logging
import re
from typing import Any
from urllib.parse import unquote

import pytest

from web.pages.rendering import styles

CANARY = {"monthly_income": "41973.55", "work_region": "659001", "occupation": "designated_driver"}
TRACES = ("41973", "659001", "石河子", "designated_driver")


def test_answers_are_in_no_address_header_or_log(
    reader: Any, ask: Any, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    page = ask(CANARY)
    assert "石河子" in page.html, "the canary has arrived"
    addresses = page.all(r'(?:href|action|src)="([^"]*)"')
    told = [reader.address, str(page.response.headers), *addresses, caplog.text, *capfd.readouterr()]
    for trace in TRACES:
        assert not [one for one in told if trace in unquote(one)]
    assert not reader.client._cookies


def test_pages_with_answers_are_kept_by_no_cache(reader: Any, ask: Any, member: Any) -> None:
    assert ask(member).response.headers["Cache-Control"] == "no-store"
    assert reader.follow("打印咨询单").response.headers["Cache-Control"] == "no-store"
    assert ask({"age": "abc"}).response.headers["Cache-Control"] == "no-store"


def test_the_redirect_says_nothing(client: Any) -> None:
    response = client.post("/zh-CN/staff", data=CANARY)
    assert response.status_code == 303 and response.headers["Location"].startswith("/zh-CN/staff?s=")
    assert not [trace for trace in TRACES if trace in response.text + unquote(str(response.headers))]


def test_the_policy_lets_both_style_sheets_in_and_no_script(ask: Any, member: Any) -> None:
    for page in (ask({}), ask(member), ask({"age": "abc"})):
        policy = page.response.headers["Content-Security-Policy"]
        sheets = re.findall(r"<style>(.*?)</style>", page.html, re.DOTALL)
        assert len(sheets) == 2
        for sheet in sheets:
            assert base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode() in policy
        assert "script-src" not in policy and "unsafe" not in policy
        assert not re.search(r"<script|<iframe|\sstyle=|\son[a-z]+=|https?://(?!www\.w3\.org)", page.html)


@pytest.mark.parametrize(
    "too_new", [":has(", ":is(", ":where(", "aspect-ratio", "inset", "clamp(", " gap:", ";gap:", "{gap:", "&"]
)
def test_an_old_browser_understands_the_styles(too_new: str) -> None:
    assert too_new not in styles("staff")
