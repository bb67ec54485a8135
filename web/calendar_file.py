"""A calendar file (.ics, RFC 5545) of deadlines: all-day events with reminders.

The file says no more than what, until when and where to go: nothing of the answers from which that follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

from flask import Response
from icalendar import Alarm, Calendar, Event

from eligibility.assessment import Outcome
from eligibility.rulebook.provisions import Provision
from eligibility.wording import Text, Wording, text
from web.calculators import today

_NINE = timedelta(hours=9)
# How many days ahead a calendar reminds of it, at nine in the morning.
_BEFORE_IT_CLOSES = (14, 3)
_BEFORE_IT_OPENS = (1,)


def events(outcome: Outcome, wording: Wording) -> Iterator[Event]:
    """What a provision's dates come to: usually one event, for what is met has an end and what is not has a beginning."""
    provision, deadline = outcome.provision, outcome.deadline
    title = Text(provision.title)
    ends = [end for end in (deadline.closes_on, outcome.window and outcome.window.until) if end]
    if ends:
        yield _event(min(ends), text("最后一天：{title}", title=title), _BEFORE_IT_CLOSES, provision, wording)
    if deadline.opens_on:
        yield _event(deadline.opens_on, text("今天起符合：{title}", title=title), _BEFORE_IT_OPENS, provision, wording)


def _event(day: date, what: Text, reminders: tuple[int, ...], provision: Provision, wording: Wording) -> Event:
    summary, claim = wording.say(what), provision.claim
    event = Event()
    event.add("uid", f"{uuid4()}@gigrights")  # drawn at random: it must not tell whose calendar this came from
    event.add("dtstamp", datetime.combine(today(), time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))  # all day; the end is the first moment after it
    event.add("summary", summary)
    event.add("description", "\n".join(_description(claim.where, claim.phone, wording)))
    if claim.where:
        event.add("location", wording.say(Text(claim.where)))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    for days in reminders:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", _NINE - timedelta(days=days))
        event.add_component(alarm)
    return event


def _description(where: str | None, phone: str | None, wording: Wording) -> Iterator[str]:
    if where:
        yield wording.say(text("办理地点：{where}", where=Text(where)))
    if phone:
        yield wording.say(text("咨询电话：{phone}", phone=phone))
    yield wording.say(text("日期按你当时的回答和规定推算，以经办机构认定为准。"))


def calendar_file(found: Iterable[Event], wording: Wording) -> Response:
    """All events in one file, shown rather than downloaded."""
    whole = Calendar()
    whole.add("prodid", f"-//gigrights//deadlines//{wording.language.split('-')[0].upper()}")
    whole.add("version", "2.0")
    for event in found:
        whole.add_component(event)
    response = Response(whole.to_ical(), content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = wording.language
    # Inline: telephones then offer to add it, where an attachment would only be put among the downloads.
    response.headers["Content-Disposition"] = 'inline; filename="deadline.ics"'
    return response
