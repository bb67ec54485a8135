"""Every kind of problem is explained on the page, and every answer that reports one leads there."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from eligibility.wording import wording
from web.api.problems import KINDS


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_kind_has_its_row(reader: Any, language: str) -> None:
    page, say = reader.open(f"/{language}/api"), wording(language).say
    rows = dict(re.findall(r'<tr id="([\w-]+)"><th scope="row">(.*?)</tr>', page.html, re.DOTALL))
    assert set(rows) == {kind.name for kind in KINDS}
    for kind in KINDS:
        told = unescape(rows[kind.name])
        assert f">{kind.status}<" in told and f"<code>{kind.name}</code>" in told
        assert all(say(words) in told for words in (kind.title, kind.when, kind.detail))
        assert kind.type == f"urn:gigrights:problem:{kind.name}", "published: clients compare it"
    assert "urn:gigrights:problem:" in page.text


@pytest.mark.parametrize(
    ("address", "content", "name"),
    [
        ("/api/v1/assessments", "{", "malformed-json"),
        ("/api/v1/assessments", "{}", "invalid-content"),
        ("/api/v1/nowhere", "{}", "not-found"),
        ("/api/v1/questions", "{}", "method-not-allowed"),
        ("/healthz", "{}", "method-not-allowed"),
    ],
)
def test_a_problem_leads_to_its_row(client: FlaskClient, anchors: Any, address: str, content: str, name: str) -> None:
    reply = client.post(address, data=content, content_type="application/json", headers={"Accept-Language": "en"})
    assert reply.get_json()["type"].endswith(f":{name}")
    (target, anchor) = re.fullmatch(r'<([^#]*)#([\w-]+)>; rel="help"', reply.headers["Link"]).groups()  # type: ignore[union-attr]
    assert (target, anchor) == ("/en/api", name)
    assert anchors(client.get(target).get_data(as_text=True))[anchor] == 1
