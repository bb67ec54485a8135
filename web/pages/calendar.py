"""A deadline for the worker's own calendar (加到日历), as a file that the telephone offers to add."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from eligibility.wording import Wording, text
from web.calculators import calculator
from web.calendar_file import calendar_file, events
from web.pages.steps import take_stock
from web.pages.visit import RESULT, link, present


def register(pages: Blueprint) -> None:
    """Add the calendar file of each deadline."""

    @pages.get("/result/deadline.ics")
    def calendar() -> AnyResponse | tuple[str, int]:
        visit = present()
        if not visit.progress.asked and not visit.progress.answers:
            return redirect(link("start"), 303)
        standing = take_stock(calculator(), visit.progress)
        wanted = request.args.get("provision")
        outcomes = (outcome for outcome in standing.assessment.outcomes if outcome.provision.id == wanted)
        found = [event for outcome in outcomes for event in events(outcome, visit.wording)]
        if not found:
            return _no_deadline(visit.wording), 404
        return calendar_file(found, visit.wording)


def _no_deadline(wording: Wording) -> str:
    return render_template(
        "error.html",
        title=wording.say(text("这一项没有期限可以加到日历")),
        advice=wording.say(text("可能是回答改过了，也可能是期限没有核实到。请回到结果看这一项的说明。")),
        back=link(RESULT),
    )
