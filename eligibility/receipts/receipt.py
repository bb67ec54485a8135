"""Making a receipt (开凭据): what was asked about, by which rules, what came out, and a signature over all of it."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from eligibility.assessment import Assessment, Outcome
from eligibility.receipts.canonical import canonical, situation_digest
from eligibility.receipts.keys import SigningKey
from eligibility.rulebook import Rulebook

FORM = 1
_SALT_BYTES = 16
SIGNED = ("form", "rulebook", "as_of", "include_drafts", "issued_on", "salt", "situation", "outcomes", "key_id")
"""What the signature covers: all of a receipt but the signature itself."""


def issue(
    book: Rulebook, assessment: Assessment, situation: dict[str, Any], issued_on: date, key: SigningKey
) -> dict[str, Any]:
    """The receipt of an assessment of a situation, the latter as it was sent. It holds no answer of the worker.

    Raises ValueError for a situation with a number that has a fraction.
    """
    salt = secrets.token_hex(_SALT_BYTES)
    content = {
        "form": FORM,
        "rulebook": book.content_hash,
        "as_of": assessment.as_of.isoformat(),
        "include_drafts": assessment.include_drafts,
        "issued_on": issued_on.isoformat(),
        "salt": salt,
        "situation": situation_digest(situation, salt),
        "outcomes": outcomes(assessment),
        "key_id": key.id,
    }
    return {**content, "signature": key.sign(canonical(content))}


def outcomes(assessment: Assessment) -> list[str]:
    """What came out, a line a provision: its id, its status, its main amount with the unit, and the last day on which it is met.

    What there is none of is a dash. One text a line keeps a receipt within what a request may hold.
    """
    return [_line(one) for one in assessment.outcomes]


def _line(one: Outcome) -> str:
    amount, closes = one.reckoning.main, one.deadline.closes_on
    sum_of = "-" if amount is None else f"{amount.written} {amount.unit_code}"
    return f"{one.provision.id} {one.status.value} {sum_of} {'-' if closes is None else closes.isoformat()}"
