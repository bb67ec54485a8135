"""What every answer carries, and what none does: headers, caches, cookies, other people's servers."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

ADDRESSES = [
    "/",
    "/zh-CN/",
    "/zh-CN/place",
    "/zh-CN/questions",
    "/nowhere",
    "/robots.txt",
    "/favicon.svg",
    "/zh-CN/result?s=x",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_headers(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    for part in ("img-src 'self' data:", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"):
        assert part in policy
    assert "unsafe" not in policy and "script-src" not in policy
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_cookies(client: FlaskClient, address: str) -> None:
    assert "Set-Cookie" not in client.get(address).headers
    assert "Set-Cookie" not in client.post(address, data={"region": "330000", "go": "on"}).headers


def test_a_whole_interview_leaves_no_cookie(reader: Any) -> None:
    reader.at_questions()
    reader.to_result({})
    assert not reader.client._cookies


def test_the_policy_lets_our_own_styles_in(client: FlaskClient) -> None:
    response = client.get("/zh-CN/")
    (styles,) = re.findall(r"<style>(.*?)</style>", response.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in response.headers["Content-Security-Policy"]


def test_pages_hold_nothing_the_policy_forbids(reader: Any) -> None:
    reader.at_questions()
    for html in (reader.page.html, reader.to_result({}).html):
        html = re.sub(r"<script>.*?</script>", "", html, count=1, flags=re.DOTALL)
        assert not re.search(r"<script|<iframe|\sstyle=|\son[a-z]+=|https?://(?!www\.w3\.org)", html)


def test_pages_with_answers_are_kept_by_no_cache(reader: Any) -> None:
    page = reader.at_questions()
    assert page.response.headers["Cache-Control"] == "no-store"
    assert reader.send({"go": "on"}).response.headers["Cache-Control"] == "no-store"
    assert reader.to_result({}).response.headers["Cache-Control"] == "no-store"


def test_answers_stay_out_of_headers_and_addresses(reader: Any, client: FlaskClient) -> None:
    reader.at_questions()
    target = re.findall(r'action="([^"]*)"', reader.page.html)[0].replace("&amp;", "&")
    data = {"asked": "occupation platform", "occupation": "designated_driver", "platform": "manbang_shengsheng"}
    response = client.post(target, data={**data, "go": "on"})
    assert response.status_code == 303
    told = f"{response.headers}{response.text}"
    assert "designated_driver" not in told and "manbang_shengsheng" not in told


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_pages_are_compressed(client: FlaskClient, coding: str) -> None:
    response = client.get("/zh-CN/", headers={"Accept-Encoding": coding})
    assert response.headers["Content-Encoding"] == coding
    assert len(response.data) < 6 * 1024
    assert "Accept-Encoding" in response.headers["Vary"]
