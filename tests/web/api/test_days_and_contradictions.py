"""Days that cannot be, and answers that cannot all be true, are refused where they stand."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("fact", "last", "first_refused"),
    [
        ("graduation_month", "2027-11", "2027-12"),
        ("certificate_month", "2026-11", "2026-12"),
        ("injury_date", "2026-11-23", "2026-11-24"),
    ],
)
def test_what_lies_ahead_is_refused(post: Any, refused: Any, fact: str, last: str, first_refused: str) -> None:
    assert post({fact: last}).status_code == 200
    refused(post({fact: first_refused}), 422, f"/situation/{fact}")


@pytest.mark.parametrize("month", ["2026-12", "2026-11", "2020-01", "1900-01"])
def test_nobody_who_works_was_born_then(post: Any, month: str) -> None:
    reply = post({"birth_month": month})
    assert reply.status_code == 422
    assert {entry["pointer"] for entry in reply.json["errors"]} == {"/situation/birth_month"}


def test_ahead_is_counted_from_the_day_asked_about(post: Any, refused: Any) -> None:
    refused(post({"injury_date": "2026-01-02"}, as_of="2026-01-01"), 422, "/situation/injury_date")
    assert post({"injury_date": "2026-01-01"}, as_of="2026-01-01").status_code == 200


def test_answers_that_contradict_each_other_are_refused(post: Any, refused: Any) -> None:
    refused(post({"arrangement": "managed", "own_account": True}), 422, "/situation/arrangement")
    refused(post({"age": 50, "birth_month": "2000-01"}), 422, "/situation/age")


@pytest.mark.parametrize(
    "day", ["1999-12-31", "2101-01-01", "2026-02-29", "2026-11-23T00:00", "today", "", 20261123, True, [], {}]
)
def test_a_day_outside_of_our_years_is_refused(post: Any, refused: Any, day: Any) -> None:
    assert refused(post({}, as_of=day), 422, "/as_of")["errors"][0]["hint"]
