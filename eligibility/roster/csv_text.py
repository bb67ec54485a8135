"""Text in CSV (CSV 里的文字): what a spreadsheet program would run as a formula gets an apostrophe before it."""

from __future__ import annotations

import polars as pl

BOM = b"\xef\xbb\xbf"
"""By it spreadsheet programs know UTF-8."""
_FORMULA = r"^\s*[=+\-@＝＋－＠\t\r]"
_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def harmless(column: str) -> pl.Expr:
    """A column of text of which no cell is a formula."""
    text = pl.col(column)
    return pl.when(text.str.contains(_FORMULA)).then(pl.lit("'") + text).otherwise(text).alias(column)


def harmless_text(text: str) -> str:
    """The same for one text.

    >>> harmless_text("=1+1"), harmless_text("\\t-2"), harmless_text("张三")
    ("'=1+1", "'\\t-2", '张三')
    """
    return f"'{text}" if text.startswith(("\t", "\r")) or text.lstrip().startswith(_STARTS) else text
