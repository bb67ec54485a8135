"""What a proxy in front says of the client is believed only where the deployment has said that there is one."""

from __future__ import annotations

from typing import Any

import pytest
from flask import request

from eligibility.assessment import Calculator
from web import create_app
from web.settings import Settings

FORWARDED = {
    "X-Forwarded-For": "198.51.100.9, 203.0.113.77",
    "X-Forwarded-Host": "rights.example",
    "X-Forwarded-Proto": "https",
}


@pytest.mark.parametrize(
    ("proxies", "address", "host"),
    [
        ("0", "127.0.0.1", "http://localhost/"),
        ("1", "203.0.113.77", "https://rights.example/"),
        ("2", "198.51.100.9", "http://localhost/"),
    ],
)
def test_forwarded_headers(calculator: Calculator, proxies: str, address: str, host: str) -> None:
    app = create_app(calculator, settings=Settings.read({"GIGRIGHTS_TRUSTED_PROXIES": proxies}))
    seen: list[Any] = []
    app.before_request(lambda: seen.append((request.remote_addr, request.host_url)))
    app.test_client().get("/healthz", headers=FORWARDED)
    assert seen == [(address, host)]


def test_a_shared_link_names_the_public_host(calculator: Calculator) -> None:
    app = create_app(calculator, settings=Settings.read({"GIGRIGHTS_TRUSTED_PROXIES": "1"}))
    client = app.test_client()
    place = client.post("/zh-CN/place", data={"region": "330000"}).headers["Location"]
    page = client.get(place.replace("/place", "/share"), headers=FORWARDED)
    assert page.status_code == 200
    assert "https://rights.example/zh-CN/" in page.text and "localhost" not in page.text
