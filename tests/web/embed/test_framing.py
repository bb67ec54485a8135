"""Who may frame what: pages made for it, by the deployment's list; every other page, and every other site, nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

LISTED = "frame-ancestors https://union.example http://localhost;"
EMBEDDED = [
    "/zh-CN/?embed=1",
    "/en/place?embed=1",
    "/zh-CN/rules/?embed=1",
    "/zh-CN/staff?embed=1",
    "/zh-CN/nowhere?embed=1",
]
ORDINARY = ["/", "/zh-CN/", "/zh-CN/place", "/zh-CN/rules/", "/zh-CN/embed", "/embed.js", "/zh-CN/?embed=2", "/nowhere"]


@pytest.mark.parametrize("address", EMBEDDED)
def test_an_embedded_page_names_the_sites_of_the_list(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    assert LISTED in headers["Content-Security-Policy"]
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin" and "Set-Cookie" not in headers


@pytest.mark.parametrize("address", ORDINARY)
def test_every_other_page_refuses(policy: Callable[[str], str], address: str) -> None:
    assert "frame-ancestors 'none'" in policy(address)


def test_without_a_list_nobody_frames_anything(deployment: Callable[..., Flask]) -> None:
    response = deployment("").test_client().get("/zh-CN/?embed=1")
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_mode_stays_through_the_whole_journey(reader: Any) -> None:
    reader.open("/zh-CN/?embed=1&accent=8c1c13")
    reader.follow("开始")
    for region in ("330000", "330100", "enough"):
        reader.send({"region": region})
    seen = [reader.page, reader.to_result({})]
    seen += [reader.open(f"{reader.address}&open=1&drafts=1")]
    for page in seen:
        inward = [link for link in page.all(r'(?:href|action)="(/[^"]*)"') if link.startswith(("/zh-CN/", "/en/"))]
        outward = [link for link in inward if "embed=1" not in link]
        assert len(inward) > 3 and outward == [unescape(page.one(r'href="([^"]*)" target="_blank"'))]
        assert all("accent=8c1c13" in link for link in inward if link not in outward)
        assert LISTED in page.response.headers["Content-Security-Policy"]
    assert not reader.client._cookies


def test_a_search_among_the_rules_stays_in_the_frame(reader: Any) -> None:
    page = reader.open("/zh-CN/rules/?embed=1&accent=8c1c13")
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page.html))
    assert hidden == {"embed": "1", "accent": "8c1c13"}


def test_out_of_the_frame_the_answers_go_along(reader: Any) -> None:
    reader.open("/zh-CN/place?embed=1")
    reader.send({"region": "330000"})
    page = reader.follow("在新窗口打开")
    assert "embed" not in reader.address and "s=" in reader.address and "浙江" in page.text
    assert "在新窗口打开" not in page.text


@pytest.mark.parametrize("address", ["/zh-CN/?embed=1&accent=8c1c13", "/en/rules/?embed=1", "/zh-CN/place?embed=1"])
def test_all_that_is_inlined_is_allowed_by_its_hash(reader: Any, address: str) -> None:
    page = reader.open(address)
    policy = page.response.headers["Content-Security-Policy"]
    inlined = page.all(r"<style>(.*?)</style>") + page.all(r"<script>(.*?)</script>")
    assert len(inlined) >= 3 and "unsafe" not in policy
    for part in re.findall(r"<(?:style|script)>(.*?)</", page.html, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_embedded_pages_are_in_no_index(reader: Any) -> None:
    assert '<meta name="robots" content="noindex">' in reader.open("/zh-CN/?embed=1").html
    assert "noindex" not in reader.open("/zh-CN/").html


def test_a_dead_link_stays_in_the_frame(reader: Any) -> None:
    page = reader.open("/zh-CN/result?s=x&embed=1")
    assert page.status == 400 and LISTED in page.response.headers["Content-Security-Policy"]
    reader.follow("重新开始")
    assert "embed=1" in reader.address
