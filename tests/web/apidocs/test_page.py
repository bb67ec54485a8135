"""The page says all that the OpenAPI document says, in both languages, by itself: no script, nothing from elsewhere."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

LANGUAGES = ("zh-CN", "en")


def _sections(html: str) -> dict[str, str]:
    """The text of each operation by its method and path."""
    found = re.findall(r'<section class="card flat"(.*?)</section>', html, re.DOTALL)
    named = {}
    for section in found:
        (method, path) = re.findall(r'<b class="method \w+">(\w+)</b> <code>(.*?)</code>', section)[0]
        named[f"{method} {path}"] = unescape(re.sub(r"<[^>]*>", " ", section))
    return named


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_operation_is_explained(reader: Any, openapi: Callable[[str], Any], examples: Any, language: str) -> None:
    page, document = reader.open(f"/{language}/api"), openapi(language)
    sections = _sections(page.html)
    operations = {
        f"{method.upper()} {path}": operation
        for path, held in document["paths"].items()
        for method, operation in held.items()
        if method != "parameters"
    }
    assert list(sections) == list(operations)
    for name, operation in operations.items():
        told = sections[name]
        assert operation["summary"] in told and operation.get("description", "") in told
        for status, response in operation["responses"].items():
            known = response.get("$ref", "").rsplit("/", 1)[-1]
            assert status == "default" or f"{status} {known}".strip() in told, (name, status)
        for parameter in document["paths"][name.split()[1]].get("parameters", ()):
            assert parameter["description"] in told and parameter["example"] in told
    assert len(examples(page.html)) == 3 * len(operations)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_every_shape_is_explained(reader: Any, openapi: Callable[[str], Any], language: str) -> None:
    page = reader.open(f"/{language}/api")
    tables = re.findall(r'<caption class="hidden">(\w+)</caption>(.*?)</table>', page.html, re.DOTALL)
    by_name = {name: unescape(table) for name, table in tables}
    for name, schema in openapi(language)["components"]["schemas"].items():
        for key, described in schema["properties"].items():
            assert f'<th scope="row"><code>{key}</code>' in by_name[name], f"{name}.{key}"
            assert described["description"] in by_name[name], f"{name}.{key}"
            for value in filter(None, described.get("enum", ())):
                assert f"<code>{value}</code>" in by_name[name], f"{name}.{key}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_on_the_page_leads_somewhere(reader: Any, anchors: Any, language: str) -> None:
    for size in ("", "?size=l"):
        page = reader.open(f"/{language}/api{size}")
        ids = anchors(page.html)
        assert [name for name, count in ids.items() if count > 1] == []
        inside = re.findall(rf'href="(?:/{language}/api(?:\?size=l)?)?#([^"]+)"', page.html)
        assert len(inside) > 60 and set(inside) - set(ids) == set()
        labelled = re.findall(r'aria-(?:labelledby|describedby)="([^"]*)"', page.html)
        assert set(" ".join(labelled).split()) - set(ids) == set()


def test_the_english_page_is_english(reader: Any) -> None:
    page = reader.open("/en/api")
    html = re.sub(r"<style>.*?</style>", "", page.html, flags=re.DOTALL)
    html = re.sub(r'<(\w+) [^>]*lang="zh-CN"[^>]*>.*?</\1>', "", html)
    assert set(re.findall(r"[\u3400-\u9fff]+", html)) == set()


def test_it_needs_nothing_from_elsewhere(client: FlaskClient) -> None:
    reply = client.get("/zh-CN/api")
    html, policy = reply.get_data(as_text=True), reply.headers["Content-Security-Policy"]
    assert "<script" not in html and "script-src" not in policy and "Set-Cookie" not in reply.headers
    assert re.findall(r'(?:src|srcset)="', html) == [] and "url(" not in html and "@import" not in html
    for sheet in re.findall(r"<style>(.*?)</style>", html, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(unescape(sheet).encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert reply.headers["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize(("wanted", "language"), [("en-GB", "en"), ("zh-TW", "zh-CN"), ("de", "zh-CN")])
def test_the_short_address_leads_to_the_readers_language(client: FlaskClient, wanted: str, language: str) -> None:
    reply = client.get("/api/", headers={"Accept-Language": wanted})
    assert (reply.status_code, reply.headers["Location"]) == (302, f"/{language}/api")
    assert reply.headers["Vary"].startswith("Accept-Language")
    assert client.get("/api", follow_redirects=True).status_code == 200
    assert client.get(f"/{language}/api/").headers["Location"] == f"/{language}/api"
    assert client.get("/de/api").status_code == 404


def test_the_way_there_and_the_other_language(reader: Any) -> None:
    reader.open("/zh-CN/")
    assert reader.follow("接口说明").heading == "接口说明"
    assert reader.follow("English").heading == "API documentation"
    assert reader.follow("Large text").response.request.args["size"] == "l"
    assert "接口说明" not in reader.open("/zh-CN/?embed=1").text, "not inside of another site's page"


def test_the_sheets_stay_small(reader: Any) -> None:
    page = reader.open("/zh-CN/api")
    sheets = "".join(re.findall(r"<style>(.*?)</style>", page.html, re.DOTALL))
    assert len(gzip.compress(sheets.encode())) <= 5 * 1024
    assert len(gzip.compress(page.html.encode())) <= 40 * 1024
