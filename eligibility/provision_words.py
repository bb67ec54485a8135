"""What of a provision is the same for everybody (事项的说法): its title and how to claim it, worded once in each language."""

from __future__ import annotations

from typing import Any

from eligibility.rulebook.provisions import Claim, Provision
from eligibility.wording import Wording

_REMEMBERED = 2_000


class ProvisionWords:
    """Words provisions of one rule base, and remembers the words."""

    def __init__(self) -> None:
        self._worded: dict[tuple[str, Wording], tuple[str, str, dict[str, Any]]] = {}

    def of(self, provision: Provision, wording: Wording) -> tuple[str, str, dict[str, Any]]:
        """The title, the summary, and how to go about it."""
        asked = provision.id, wording
        worded = self._worded.get(asked)
        if worded is None:
            if len(self._worded) >= _REMEMBERED:
                self._worded.clear()
            worded = wording.say(provision.title), wording.say(provision.summary), _claim(provision.claim, wording)
            self._worded[asked] = worded
        title, summary, claim = worded
        return title, summary, {**claim, "steps": [*claim["steps"]], "documents": [*claim["documents"]]}


def _claim(claim: Claim, wording: Wording) -> dict[str, Any]:
    return {
        "steps": [wording.say(step) for step in claim.steps],
        "documents": [wording.say(paper) for paper in claim.documents],
        "where": wording.say(claim.where) or None,
        "phone": claim.phone,
        "fee": wording.say(claim.fee) or None,
        "file_from": None,
        "file_until": None,
    }
