"""Checking a receipt (验凭据): the signature, the situation it speaks of, and whether the rules still say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.assessment import Calculator
from eligibility.problems import SituationError
from eligibility.receipts.canonical import canonical, situation_digest
from eligibility.receipts.keys import Keyring
from eligibility.receipts.receipt import FORM, SIGNED, outcomes

GOOD, BAD, UNKNOWN_KEY = "good", "bad", "unknown_key"
MATCHES, DIFFERS, NOT_GIVEN = "matches", "differs", "not_given"
CONFIRMED, CONTRADICTED, OTHER_VERSION, NOT_CHECKED = "confirmed", "contradicted", "other_version", "not_checked"


@dataclass(frozen=True, slots=True)
class Checked:
    """What holds of a receipt.

    ``signature`` is good, bad or of an unknown key; ``situation`` matches, differs or was not given; ``rules`` say whether the rule
    base at hand comes to the same outcomes: confirmed, contradicted, another version, or not checked.
    """

    signature: str
    situation: str
    rules: str

    @property
    def stands(self) -> bool:
        """Whether nothing speaks against the receipt."""
        return self.signature == GOOD and self.situation != DIFFERS and self.rules != CONTRADICTED


def check(
    receipt: Any, keys: Keyring, situation: dict[str, Any] | None = None, calculator: Calculator | None = None
) -> Checked:
    """Check a receipt as it came in; whatever is no receipt has a bad signature."""
    signature = _signature(receipt, keys)
    if situation is None or signature == BAD:
        return Checked(signature, NOT_GIVEN, NOT_CHECKED)
    if not _speaks_of(receipt, situation):
        return Checked(signature, DIFFERS, NOT_CHECKED)
    return Checked(signature, MATCHES, NOT_CHECKED if calculator is None else _rules(receipt, situation, calculator))


def _signature(receipt: Any, keys: Keyring) -> str:
    if not isinstance(receipt, dict) or set(receipt) != {*SIGNED, "signature"} or receipt["form"] != FORM:
        return BAD
    if not isinstance(receipt["key_id"], str) or not isinstance(receipt["signature"], str):
        return BAD
    if receipt["key_id"] not in keys:
        return UNKNOWN_KEY
    try:
        content = canonical({name: receipt[name] for name in SIGNED})
    except (ValueError, RecursionError):
        return BAD
    return GOOD if keys.verifies(receipt["key_id"], receipt["signature"], content) else BAD


def _speaks_of(receipt: dict[str, Any], situation: dict[str, Any]) -> bool:
    try:
        return bool(situation_digest(situation, str(receipt["salt"])) == receipt["situation"])
    except (ValueError, RecursionError):
        return False


def _rules(receipt: dict[str, Any], situation: dict[str, Any], calculator: Calculator) -> str:
    if receipt["rulebook"] != calculator.book.content_hash:
        return OTHER_VERSION
    try:
        as_of = date.fromisoformat(str(receipt["as_of"]))
        facts = calculator.reader.read(situation, as_of)
    except (ValueError, SituationError):
        return CONTRADICTED
    found = calculator.assess(facts, as_of, include_drafts=receipt["include_drafts"] is True)
    return CONFIRMED if outcomes(found) == receipt["outcomes"] else CONTRADICTED
