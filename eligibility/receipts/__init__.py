"""Receipts (凭据): a signed note of what the rules said of a situation on a day, which anybody can check later."""

from __future__ import annotations

from eligibility.receipts.checking import Checked, check
from eligibility.receipts.keys import BadKey, Keyring, SigningKey
from eligibility.receipts.receipt import issue

__all__ = ["BadKey", "Checked", "Keyring", "SigningKey", "check", "issue"]
