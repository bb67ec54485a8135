"""The looks of a result (样式). A status is told by its word; its colour only helps to find it."""

from __future__ import annotations

from typing import Any

from eligibility.outcome_rules import Status

_COLOURS = {
    Status.ELIGIBLE: {"bg_color": "#D8F0DC", "font_color": "#0B4A1E", "bold": True},
    Status.NEEDS_INFORMATION: {"bg_color": "#FFF1CC", "font_color": "#5A3E00"},
    Status.NOT_VERIFIED: {"bg_color": "#E6E0F5", "font_color": "#3A2470"},
    Status.NOT_ELIGIBLE: {"font_color": "#404040"},
}


class Styles:
    """The formats of one workbook."""

    def __init__(self, file: Any) -> None:
        self.head = file.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE6F1", "border": 1}
        )
        self.bold = file.add_format({"bold": True})
        self.wrapped = file.add_format({"text_wrap": True, "valign": "top"})
        # the format of text keeps a cell text when somebody edits it
        self.plain = file.add_format({"num_format": "@"})
        self.whole = file.add_format({"num_format": "#,##0"})
        self.money = file.add_format({"num_format": "#,##0.00"})
        self.share = file.add_format({"num_format": "0.00%"})
        self.day = file.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.statuses = {status: file.add_format(looks) for status, looks in _COLOURS.items()}
