"""The pages about the rules: cacheable, without cookies, with two style sheets by their hashes, and kind where nothing is."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from typing import Any

import pytest

from web.pages.rendering import styles

PAGES = ["/zh-CN/rules/", "/en/rules/documents/ZJ2023", "/zh-CN/rules/provisions/minimum_wage", "/zh-CN/rules/coverage"]


@pytest.mark.parametrize("address", PAGES)
def test_any_cache_may_keep_them(law: Any, address: str) -> None:
    reply = law.get(address)
    assert reply.headers["Cache-Control"].startswith("public, max-age=")
    again = law.get(address, headers={"If-None-Match": reply.headers["ETag"]})
    assert (again.status_code, again.get_data()) == (304, b"")
    packed = law.get(address, headers={"Accept-Encoding": "gzip"})
    once_more = law.get(address, headers={"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]})
    assert once_more.status_code == 304


def test_a_search_is_kept_by_the_readers_own_browser_only(law: Any) -> None:
    assert law.get("/zh-CN/rules/?q=工伤").headers["Cache-Control"].startswith("private")


@pytest.mark.parametrize("address", [*PAGES, "/zh-CN/rules/?q=x", "/zh-CN/rules/provisions/nothing"])
def test_no_cookies_and_no_answers(law: Any, address: str) -> None:
    reply = law.get(address)
    assert "Set-Cookie" not in reply.headers
    dead = law.get(address + ("&" if "?" in address else "?") + "s=broken")
    assert dead.status_code == reply.status_code, "these pages read no answers"


@pytest.mark.parametrize("address", [PAGES[0], "/zh-CN/rules/provisions/nothing", "/xx/rules/"])
def test_the_policy_lets_both_style_sheets_in(law: Any, address: str) -> None:
    reply = law.get(address)
    policy = reply.headers["Content-Security-Policy"]
    for sheet in re.findall(r"<style>(.*?)</style>", reply.text, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "unsafe" not in policy and policy.startswith("default-src 'none';")


def test_the_form_does_not_carry_their_styles(law: Any) -> None:
    assert law.get("/zh-CN/").text.count("<style>") == 1
    assert law.get(PAGES[0]).text.count("<style>") == 2
    assert len(gzip.compress(styles("law").encode(), 6)) <= 3 * 1024


@pytest.mark.parametrize(
    "too_new", [":has(", ":is(", ":where(", "aspect-ratio", "inset", "clamp(", " gap:", ";gap:", "{gap:", "&"]
)
def test_an_old_webview_understands_them(too_new: str) -> None:
    assert too_new not in styles("law")


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("provisions/minimum-wages", "/zh-CN/rules/provisions/minimum_wage"),
        ("provisions/MINIMUM_WAGE", "/zh-CN/rules/provisions/minimum_wage"),
        ("documents/zj2023", "/zh-CN/rules/documents/ZJ2023"),
        ("documents/ZJ2023-12-c", "/zh-CN/rules/documents/ZJ2023#ZJ2023-12-c"),
        ("places/330111222", "/zh-CN/rules/places/330111"),
        ("places/宁波", "/zh-CN/rules/places/330200"),
    ],
)
def test_what_does_not_exist_says_what_may_have_been_meant(reader: Any, address: str, meant: str) -> None:
    page = reader.open(f"/zh-CN/rules/{address}")
    assert page.status == 404 and "是不是想找" in page.text
    assert meant in page.all(r'href="([^"]*)"')
    english = reader.open(f"/en/rules/{address}")
    assert english.status == 404 and "Did you mean" in english.text


WEIRD = [
    "%00",
    "x" * 5000,
    "%F0%9F%9A%B2",
    "%ED%A0%80",
    "a/b",
    "<b>",
    "%25s",
    "{x}",
    "٣٣٠١٠٠",
    "000000",
    "'",
    "%2e%2e%2f",
]


@pytest.mark.parametrize("part", ["provisions", "parameters", "documents", "places"])
@pytest.mark.parametrize("id", WEIRD)
def test_weird_ids_are_not_found(law: Any, part: str, id: str) -> None:
    reply = law.get(f"/zh-CN/rules/{part}/{id}", follow_redirects=True)
    assert reply.status_code == 404
    plain = law.get(f"/zh-CN/rules/{part}/nothing-of-the-kind")
    assert "<h1>" in reply.text and reply.text.count("<b>") == plain.text.count("<b>")


@pytest.mark.parametrize("part", ["provisions/", "places/", "documents", ""])
def test_addresses_that_are_cut_short_still_lead_somewhere(law: Any, part: str) -> None:
    assert law.get(f"/en/rules/{part}", follow_redirects=True).status_code == 200


def test_language_and_text_size_stay(reader: Any) -> None:
    reader.open("/zh-CN/rules/documents/ZJ2023?size=l")
    assert reader.follow("English").one(r'<html lang="([^"]*)" class="large">') == "en"
    assert "/documents/ZJ2023" in reader.address
    assert "size=l" in reader.follow("The rules").html


def test_posting_is_refused_in_words(law: Any) -> None:
    assert law.post("/zh-CN/rules/", data={"q": "x"}).status_code == 405
