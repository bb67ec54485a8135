"""The page that makes the snippet: what it gives, what it refuses, whom it says the list holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

from flask import Flask

from web.embed import served


def _snippet(page: Any) -> str:
    return unescape(page.one(r'<textarea id="snippet"[^>]*>(.*?)</textarea>'))


def test_the_plain_snippet(reader: Any) -> None:
    assert _snippet(reader.open("/zh-CN/embed")).splitlines() == [
        f'<script async src="http://localhost/embed-{served.version()}.js" integrity="{served.integrity()}" '
        'crossorigin="anonymous" data-lang="zh-CN" data-title="新就业权益计算器"></script>',
        '<noscript><a href="http://localhost/zh-CN/" target="_blank" rel="noopener">新就业权益计算器</a></noscript>',
    ]


def test_all_options(reader: Any) -> None:
    reader.open("/zh-CN/embed")
    page = reader.open("/zh-CN/embed?lang=en&place=杭州&work=food_delivery&colour=8C1C13&title=Your+rights")
    snippet = _snippet(page)
    options = 'data-lang="en" data-city="330100" data-occupation="food_delivery" data-accent="#8c1c13"'
    assert f'{options} data-title="Your rights"' in snippet
    assert "/en/?city=330100&amp;occupation=food_delivery" in snippet
    plain = unescape(page.one(r'<textarea id="plain"[^>]*>(.*?)</textarea>'))
    assert plain in snippet and "script" not in plain


def test_a_title_cannot_break_out(reader: Any) -> None:
    snippet = _snippet(reader.open('/en/embed?title="><script>alert(1)</script>'))
    assert snippet.count("<script") == 1 and "&#34;&gt;&lt;script&gt;" in snippet


def test_what_is_wrong_is_said_at_its_field(reader: Any) -> None:
    page = reader.open("/zh-CN/embed?place=西湖&colour=%231677ff")
    assert page.status == 422 and page.title.startswith("错误") and 'id="snippet"' not in page.html
    assert (
        "有 2 处要改" in page.text
        and "对比度只有" in page.text
        and "西湖" in page.one(r'value="([^"]*)" maxlength="40"')
    )
    assert re.search(r'id="place-error".*?\d{6}', page.html)
    assert "六位十六进制" in reader.open("/zh-CN/embed?colour=red").text


def test_the_list_is_shown(reader: Any, deployment: Callable[..., Flask]) -> None:
    assert "https://union.example" in reader.open("/zh-CN/embed").text
    empty = deployment("").test_client().get("/zh-CN/embed").text
    assert "名单是空的" in empty and "GIGRIGHTS_FRAME_ANCESTORS" in empty


def test_a_preview_where_the_list_holds_ourselves(reader: Any, deployment: Callable[..., Flask]) -> None:
    page = reader.open("/zh-CN/embed?colour=8c1c13")
    policy = page.response.headers["Content-Security-Policy"]
    assert "frame-src 'self'" in policy and "frame-ancestors 'none'" in policy
    assert "embed=1&amp;accent=8c1c13" in page.one(r'<iframe src="([^"]*)"')
    other = deployment("https://union.example").test_client().get("/zh-CN/embed")
    assert "<iframe" not in other.text and "frame-src" not in other.headers["Content-Security-Policy"]


def test_the_way_there(reader: Any) -> None:
    reader.open("/zh-CN/")
    assert reader.follow("把计算器放进你的网页").heading == "把计算器放进你的网页"
    assert reader.open("/en/embed?size=l").heading == "Put the calculator into your page"
    assert reader.open("/de/embed").status == 404
