"""The list of changes knows every address of the API, and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from web.api.openapi import PATH
from web.apidocs.changes import RELEASES


def test_every_address_has_come_in_some_release(openapi: Callable[[str], Any]) -> None:
    named = {address for release in RELEASES for change in release.changes for address in change.addresses}
    assert named == {*openapi("en")["paths"], PATH}


def test_it_is_on_the_page(reader: Any) -> None:
    page = reader.open("/zh-CN/api")
    assert "0.1.0 · 还没有发布" in page.text
    for release in RELEASES:
        assert all(change.about.template in page.text for change in release.changes)
