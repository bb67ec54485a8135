"""Rosters in the browser (网页名册): a spreadsheet goes up, the answered workbook or a page comes back, nothing is kept.

What reads rosters and answers them brings Polars along; it is imported when the first roster comes, so that a worker that never
sees one starts fast and stays small.
"""

from __future__ import annotations

from web.staff.roster.page import register

__all__ = ["register"]
