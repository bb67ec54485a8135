"""What the address of the way in already says (预填): a city and an occupation, as a site that links to us may know them.

They count as if the reader had given them, are asked about where they are not exact enough, and can be changed on the result.
"""

from __future__ import annotations

from flask import request

from web.calculators import calculator
from web.pages.steps import PLACE, narrower
from web.pages.visit import fresh_link, link
from web.state import Progress

OCCUPATION = "occupation"


def prefilled() -> dict[str, str]:
    """The answers in this request's address, by fact; what is no place or no occupation is left out."""
    book = calculator().book
    found = {}
    code = book.regions.canonical(request.args.get("city", ""))
    if code is not None:
        found[PLACE] = code
    occupation = request.args.get(OCCUPATION, "")
    if occupation in book.questions.by_fact[OCCUPATION].choices:
        found[OCCUPATION] = occupation
    return found


def onward() -> str:
    """Where the start page leads: to the place, with the rest of a place that is given, or past it where it is exact."""
    answers = prefilled()
    if not answers:
        return fresh_link("place")
    progress = Progress(answers)
    if PLACE in answers and not narrower(calculator().book, PLACE, answers[PLACE]):
        return link("questions", progress.with_answers({}, (PLACE,)))
    return link("place", progress)
