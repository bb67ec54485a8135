"""Style sheets that an old web view understands, and that stay small."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest

SHEETS = sorted((Path(__file__).parents[2] / "web/static").glob("*.css"))
MOST = 5 * 1024
# What came after Chrome 66 and has no place here, because a page would fall apart without it.
TOO_NEW = {
    "gap in a flexible box": r"(?<![\w-])(?:row-|column-)?gap:(?!0)",
    "inset": r"(?<![\w-])inset(?:-\w+)*:",
    "aspect-ratio": r"aspect-ratio:",
    "logical margins and paddings": r"(?:margin|padding)-(?:inline|block)",
    ":has, :is, :where, :focus-visible": r":(?:has|is|where|focus-visible)\b",
    "min(), max(), clamp()": r"[:\s,(](?:min|max|clamp)\(",
    "dynamic viewport units": r"\d(?:dvh|svh|lvh|dvw)\b",
    "layers, containers, nesting": r"@(?:layer|container|property)\b|&",
    "color functions": r"(?:color-mix|oklch|lab|lch)\(",
}


def bare(sheet: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_nothing_is_newer_than_an_old_web_view(sheet: Path) -> None:
    screen = re.sub(r"@media print\s*\{(?:[^{}]|\{[^{}]*\})*\}", "", bare(sheet))
    allowed = re.sub(r"column-gap:|columns:", "", screen)
    assert [name for name, pattern in TOO_NEW.items() if re.search(pattern, allowed)] == []


def test_what_is_inlined_into_a_page_is_small(reader: Any) -> None:
    for address in ("/zh-CN/", "/zh-CN/staff", "/zh-CN/rules/", "/zh-CN/doors/injured"):
        sheets = reader.open(address).all(r"<style>(.*?)</style>")
        assert sheets and len(gzip.compress("".join(sheets).encode())) <= MOST, address


def test_a_sheet_that_is_too_new_would_be_found() -> None:
    for wrong in ("a{gap:1rem}", "a{inset:0}", "a:has(b){}", "a{width:min(1px,2px)}"):
        assert any(re.search(pattern, wrong) for pattern in TOO_NEW.values()), wrong
