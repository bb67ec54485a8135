"""What the page shows of an answered roster (网页预览): the most telling parts; the workbook has all of it."""

from __future__ import annotations

from typing import Any

from eligibility.roster.tally import SOON
from eligibility.wording import Wording
from web.staff.roster import counts, deadlines, members
from web.staff.roster.answers import Answered


def shown(answered: Answered, wording: Wording) -> dict[str, Any]:
    """The values of the template, ready to be written out."""
    every = counts.counts(answered, wording)
    due, due_in_all = deadlines.due_soon(answered, wording)
    return {
        "answered": answered,
        "kept": members.kept_shown(answered),
        "members": list(members.first_members(answered, wording)),
        "met": counts.members_met(answered),
        "counts": every,
        "chart": counts.charted(every),
        "due": due,
        "due_in_all": due_in_all,
        "within": SOON.days,
    }
