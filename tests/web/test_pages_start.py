"""The way in: languages, text size, the start page, and what lies outside of any language."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from eligibility.wording import languages

english = pytest.mark.skipif("en" not in languages(), reason="no English catalogue yet")


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("", "zh-CN"),
        ("zh", "zh-CN"),
        ("zh-TW,en;q=0.5", "zh-CN"),
        ("zh-Hant-HK", "zh-CN"),
        ("de", "zh-CN"),
        pytest.param("en-GB,zh;q=0.4", "en", marks=english),
        pytest.param("de,en;q=0.4,zh;q=0.2", "en", marks=english),
        pytest.param("zh;q=0.2,en;q=0.9", "en", marks=english),
        ("en;q=0,*", "zh-CN"),
    ],
)
def test_the_root_leads_to_the_readers_language(client: FlaskClient, wanted: str, given: str) -> None:
    response = client.get("/", headers={"Accept-Language": wanted})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{given}/")
    assert "Accept-Language" in response.headers["Vary"]


def test_the_start_page_says_what_it_is(reader: Any) -> None:
    page = reader.open("/zh-CN/")
    assert page.status == 200
    assert page.heading == "跑单这份活，你有哪些权益？"
    assert "不保存你填的内容" in page.text and "规则核对到" in page.text
    assert page.title == "新就业权益计算器"


def test_start_leads_to_the_place(reader: Any) -> None:
    reader.open("/zh-CN/")
    assert reader.follow("开始").heading == "你主要在哪里接单？"


@pytest.mark.parametrize("address", ["/zh-CN/", "/zh-CN/place", "/zh-CN/nowhere"])
def test_hotlines_are_on_every_page(reader: Any, address: str) -> None:
    assert reader.open(address).all(r'href="tel:(\d+)"')[-4:] == ["12333", "12351", "12348", "12345"]


def test_text_size_is_kept_by_links_and_forms(reader: Any) -> None:
    reader.open("/zh-CN/")
    assert '<html lang="zh-CN" class="large">' in reader.follow("大字").html
    assert 'class="large"' in reader.follow("开始").html
    assert 'class="large"' in reader.send({"region": "330000"}).html
    assert 'class="large"' not in reader.follow("标准字").html


@english
def test_language_can_be_changed_on_the_way(reader: Any) -> None:
    reader.at_questions()
    assert reader.page.asked == ["occupation", "platform"]
    page = reader.follow("English")
    assert '<html lang="en">' in page.html
    assert page.asked == ["occupation", "platform"], "the answers so far came along"


@pytest.mark.parametrize("address", ["/xx/", "/zh/", "/zh-CN", "/en-GB/place", "/zh-CN/nowhere", "/nowhere/at/all"])
def test_no_such_page(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    if address == "/zh-CN":
        assert response.headers["Location"].endswith("/zh-CN/")
    else:
        assert response.status_code == 404
        assert "没有这个页面" in response.text


@english
def test_errors_speak_the_language_of_the_address(client: FlaskClient) -> None:
    assert '<html lang="en">' in client.get("/en/nowhere", headers={"Accept-Language": "zh"}).text


def test_wrong_method(client: FlaskClient) -> None:
    response = client.post("/zh-CN/")
    assert response.status_code == 405
    assert "不能这样打开这个页面" in response.text


def test_a_form_beyond_measure_is_refused(client: FlaskClient) -> None:
    response = client.post("/zh-CN/questions", data={"asked": "x" * 70_000})
    assert response.status_code == 413
    assert "内容太多了" in response.text


def test_an_accident_gets_a_page_too(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def accident(*_: object) -> None:
        raise RuntimeError("accident")

    client.application.testing = False
    monkeypatch.setattr("web.pages.start.calculator", accident)
    response = client.get("/zh-CN/")
    assert response.status_code == 500
    assert "我们这边出了问题" in response.text
    assert "accident" not in response.text


def test_robots_and_icon(client: FlaskClient) -> None:
    assert "Disallow: /api/" in client.get("/robots.txt").text
    assert client.get("/favicon.ico").mimetype == client.get("/favicon.svg").mimetype == "image/svg+xml"


def test_without_answers_there_is_no_result(reader: Any) -> None:
    assert reader.open("/zh-CN/result").heading == "跑单这份活，你有哪些权益？"
