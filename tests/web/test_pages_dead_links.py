"""Addresses that no longer open: a friendly page, and a way to start again."""

from __future__ import annotations

from typing import Any

import pytest


def test_a_link_works_tomorrow_and_has_expired_the_day_after(reader: Any, clock: Any) -> None:
    reader.at_questions()
    address = reader.address
    clock.turn(1)
    assert reader.open(address).asked == ["occupation", "platform"]
    clock.turn(1)
    page = reader.open(address)
    assert page.status == 410
    assert page.heading == "这个链接已经过期"
    assert reader.follow("重新开始").heading == "跑单这份活，你有哪些权益？"


@pytest.mark.parametrize("where", ["place", "questions", "result"])
@pytest.mark.parametrize("token", ["x", "A" * 60, "C0pn" * 30, "%00", "a" * 5000])
def test_a_mangled_link_says_so(reader: Any, where: str, token: str) -> None:
    page = reader.open(f"/zh-CN/{where}?s={token}")
    assert page.status in (400, 410)
    assert "重新开始" in page.text and token[:40] not in page.text
    assert page.response.headers["Cache-Control"] == "no-store"


def test_a_truncated_link_is_mangled(reader: Any) -> None:
    reader.at_questions()
    page = reader.open(reader.address[:-3])
    assert page.status == 400 and page.heading == "这个链接打不开"


def test_sending_a_form_with_a_dead_link_says_so(reader: Any, clock: Any) -> None:
    reader.at_questions()
    clock.turn(2)
    assert reader.answer({}).status == 410


def test_links_on_the_page_of_a_dead_link_are_alive(reader: Any, clock: Any) -> None:
    reader.at_questions()
    clock.turn(2)
    page = reader.open(reader.address)
    for address in page.all(r'<a [^>]*href="(/[^"]*)"'):
        assert reader.open(address).status == 200
