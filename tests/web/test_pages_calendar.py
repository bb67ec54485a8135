"""A deadline in the worker's own calendar: a file that every calendar reads, and that tells nothing of the answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from icalendar import Calendar

from eligibility.assessment import Calculator
from eligibility.wording import languages, wording

# Hangzhou; graduated in June 2025: two years end on the last day of June 2027.
GRADUATE = {
    "work_region": "330100",
    "occupation": "food_delivery",
    "flexible_registration": True,
    "hukou_region": "330100",
    "pension": "flexible",
    "medical": "flexible",
    "pension_paid": "997.20",
    "subsidy_months_used": 0,
    "receives_unemployment_benefit": False,
    "education": "college_or_above",
    "graduation_month": "2025-06",
}
LAST_DAY = date(2027, 6, 30)
PROVISION = "graduate_insurance_subsidy"
Show = Callable[..., Any]


def link_on(page: Any, provision: str = PROVISION) -> str:
    """The address behind 加到日历 on the card of a provision."""
    (address,) = re.findall(rf'<a class="to-calendar" href="([^"]*provision={provision}[^"]*)"', page.html)
    return unescape(address)


@pytest.fixture
def file(show: Show, client: Any) -> Callable[..., Any]:
    """Opens the result, and then the calendar file of one provision."""

    def fetch(answers: dict[str, Any] = GRADUATE, provision: str = PROVISION, language: str = "zh-CN") -> Any:
        response = client.get(link_on(show(answers, language=language), provision))
        assert response.status_code == 200
        return response

    return fetch


def event_of(response: Any) -> Any:
    """The one event of a calendar file, read back."""
    (event,) = Calendar.from_ical(response.data).walk("VEVENT")
    return event


def test_the_last_day_is_an_event_of_a_whole_day(file: Any, calculator: Calculator) -> None:
    event, provision = event_of(file()), calculator.book.provisions[PROVISION]
    assert (event["dtstart"].dt, event["dtend"].dt) == (LAST_DAY, LAST_DAY + timedelta(days=1))
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert str(event["summary"]) == f"最后一天：{provision.title}"
    assert str(event["location"]) == provision.claim.where
    assert provision.claim.phone in event["description"] and "以经办机构认定为准" in event["description"]


def test_it_reminds_some_days_before_in_the_morning(file: Any) -> None:
    alarms = event_of(file()).walk("VALARM")
    triggers = [alarm["trigger"].dt for alarm in alarms]
    assert triggers == [timedelta(hours=9) - timedelta(days=14), timedelta(hours=9) - timedelta(days=3)]
    assert {str(alarm["action"]) for alarm in alarms} == {"DISPLAY"}
    assert all(alarm["description"] for alarm in alarms)


def test_the_first_day_is_an_event_too(file: Any, clock: Any) -> None:
    ahead = {**GRADUATE, "graduation_month": "2027-06"}
    event = event_of(file(ahead))
    assert str(event["summary"]).startswith("今天起符合：")
    assert event["dtstart"].dt > clock.day
    assert [alarm["trigger"].dt for alarm in event.walk("VALARM")] == [timedelta(hours=9) - timedelta(days=1)]


def test_the_end_of_the_time_to_apply_is_a_last_day_too(file: Any) -> None:
    hurt = {
        "work_region": "330100",
        "occupation": "food_delivery",
        "platform": "meituan",
        "arrangement": "labour_relation",
    }
    hurt |= {"injured_on_order": True, "injury_date": "2026-11-03"}
    event = event_of(file(hurt, "work_injury_recognition"))
    assert event["dtstart"].dt == date(2026, 12, 3)
    assert str(event["summary"]).startswith("最后一天：")


@pytest.mark.parametrize("language", languages())
def test_the_file_has_the_form_that_calendars_ask_for(language: str, file: Any) -> None:
    response = file(language=language)
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Language"] == language
    assert '.ics"' in response.headers["Content-Disposition"]
    raw: bytes = response.data
    assert raw.endswith(b"END:VCALENDAR\r\n")
    lines = raw.removesuffix(b"\r\n").split(b"\r\n")
    assert b"\n" not in b"".join(lines) and b"\r" not in b"".join(lines)
    assert max(map(len, lines)) <= 75, "folded in octets"
    for line in lines:
        line.decode("utf-8")  # no character is torn apart
    assert any(line.startswith(b" ") for line in lines), "something was long enough to be folded"
    unfolded = raw.replace(b"\r\n ", b"").decode()
    assert "VERSION:2.0\r\n" in unfolded and "PRODID:-//gigrights//" in unfolded
    assert re.search(r"DESCRIPTION:[^\r]*\\n", unfolded), "a new line is escaped"


@pytest.mark.skipif("en" not in languages(), reason="no English catalogue")
def test_in_english_it_speaks_english(file: Any, calculator: Calculator) -> None:
    event, provision = event_of(file(language="en")), calculator.book.provisions[PROVISION]
    assert wording("en").say(provision.title) in event["summary"]
    spoken = " ".join(str(event[key]) for key in ("summary", "description", "location"))
    assert not re.search(r"[\u4e00-\u9fff]", spoken), spoken


def test_signs_that_mean_something_in_the_format_are_escaped(file: Any) -> None:
    raw = file(language="en").data.replace(b"\r\n ", b"").decode()
    texts = re.findall(r"^(?:SUMMARY|DESCRIPTION|LOCATION):(.*)\r$", raw, re.MULTILINE)
    assert texts and not [text for text in texts if re.search(r"(?<!\\)[,;]", text)]


def test_nothing_of_the_answers_is_in_the_file(file: Any) -> None:
    raw = file().data.replace(b"\r\n ", b"").decode()
    raw = re.sub(r"UID:[^\r]*", "UID:", raw)  # drawn at random: it may well hold any three digits
    for told in ("330100", "杭州", "997", "2025-06", "202506", "food_delivery", "外卖", "s="):
        assert told not in raw
    names = {line.split(":")[0].split(";")[0] for line in raw.split("\r\n") if line}
    assert names == {
        *("BEGIN", "END", "VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION"),
        *("LOCATION", "CLASS", "TRANSP", "ACTION", "TRIGGER"),
    }


def test_the_same_answers_have_another_uid_each_time(file: Any) -> None:
    assert event_of(file())["uid"] != event_of(file())["uid"]


def test_nobody_keeps_the_file(file: Any) -> None:
    assert file().headers["Cache-Control"] == "no-store"


def test_only_a_deadline_has_a_link_and_it_says_for_what(show: Show, calculator: Calculator, clock: Any) -> None:
    page = show(GRADUATE)
    assessment = calculator.assess(calculator.reader.read(GRADUATE, clock.day), clock.day)
    dated = {one.provision.id for one in assessment.outcomes if one.deadline.closes_on or one.deadline.opens_on}
    assert set(page.all(r'class="to-calendar" href="[^"]*provision=(\w+)')) == dated != set()
    title = calculator.book.provisions[PROVISION].title
    assert f'加到日历<span class="hidden"> {title}</span>' in page.html


@pytest.mark.parametrize("provision", ["union_membership", "no_such_provision", "", "训练"])
def test_what_has_no_deadline_leads_back_to_the_result(
    provision: str, show: Show, reader: Any, calculator: Calculator
) -> None:
    address = link_on(show(GRADUATE)).replace(f"provision={PROVISION}", f"provision={provision}")
    page = reader.open(address)
    assert page.status == 404 and "没有期限" in page.heading
    assert page.response.headers["Cache-Control"] == "no-store"
    assert reader.follow("回到结果").status == 200
    assert calculator.book.provisions[PROVISION].title in reader.page.text


def test_the_page_without_a_deadline_can_be_read_in_every_language(show: Show, reader: Any) -> None:
    address = link_on(show(GRADUATE)).replace(PROVISION, "union_membership")
    for language in languages():
        page = reader.open(address.replace("/zh-CN/", f"/{language}/"))
        assert page.status == 404
        for other in page.all(r'hreflang="[^"]*"') and page.all(r'<a href="([^"]*)" lang='):
            assert reader.open(other).status == 404, "switching the language keeps the page"


def test_a_link_that_is_too_old_or_mangled_says_so(show: Show, reader: Any, clock: Any) -> None:
    address = link_on(show(GRADUATE))
    assert reader.open(re.sub(r"s=[^&]*", "s=mangled", address)).status == 400
    clock.turn(2)
    page = reader.open(address)
    assert page.status == 410 and "过期" in page.heading


def test_without_answers_there_is_nothing_to_put_down(reader: Any) -> None:
    reader.open(f"/zh-CN/result/deadline.ics?provision={PROVISION}")
    assert reader.page.status == 200 and "/result" not in reader.address
