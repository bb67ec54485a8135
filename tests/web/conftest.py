"""A reader without a browser: opens pages, fills in forms, follows redirects, and sees what a page says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from eligibility.assessment import Calculator
from eligibility.presentation import present
from eligibility.wording import wording
from web import create_app
from web.pages.visit import _seal
from web.state import Progress

TODAY = date(2026, 11, 23)


@dataclass
class Clock:
    """The application's clock, which a test can turn."""

    day: date = TODAY

    def __call__(self) -> date:
        return self.day

    def turn(self, days: int) -> None:
        """Let days go by."""
        self.day += timedelta(days=days)


@dataclass
class Page:
    """What came back."""

    response: TestResponse
    html: str = field(init=False)

    def __post_init__(self) -> None:
        self.html = self.response.get_data(as_text=True)

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.response.status_code

    @property
    def text(self) -> str:
        """What can be read on the page, white space evened out."""
        whole = re.sub(r'<span (?:class="nb"|lang="zh-CN")>(.*?)</span>', r"\1", self.html)
        bare = re.sub(r"<(style|svg|title)\b.*?</\1>|<[^>]*>", " ", whole, flags=re.DOTALL)
        return _evened(unescape(bare))

    @property
    def title(self) -> str:
        """The title of the window."""
        return unescape(self.one(r"<title>(.*?)</title>"))

    @property
    def heading(self) -> str:
        """The first heading."""
        return re.sub(r"<[^>]*>", "", self.one(r"<h1[^>]*>(.*?)</h1>")).strip()

    def one(self, pattern: str) -> str:
        """The first group of a pattern that must be on the page."""
        match = re.search(pattern, self.html, re.DOTALL)
        assert match, f"{pattern} is not on the page: {self.text[:300]}"
        return match[1]

    def all(self, pattern: str) -> list[str]:
        """The first group of a pattern wherever it is on the page."""
        return [unescape(found) for found in re.findall(pattern, self.html, re.DOTALL)]

    def section(self, key: str) -> str:
        """The part of a result page that holds one group."""
        return self.one(rf'<section id="{key}"(.*?)</section>')

    @property
    def asked(self) -> list[str]:
        """The facts that the page asks for."""
        return self.one(r'name="asked" value="([^"]*)"').split() if 'name="asked"' in self.html else []


def _evened(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


class Reader:
    """Walks through the pages."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.page = Page(client.get("/robots.txt"))
        self.address = "/robots.txt"

    def open(self, address: str) -> Page:
        """Open an address, through redirects."""
        return self._arrive(self.client.get(address), address)

    def follow(self, words: str) -> Page:
        """Follow the link with these words."""
        links = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', self.page.html, re.DOTALL)
        labelled = [(unescape(href), _evened(unescape(re.sub(r"<[^>]*>", " ", label)))) for href, label in links]
        targets = [href for href, label in labelled if words in label]
        assert targets, f"no link says {words}: {[label for _, label in labelled]}"
        return self.open(targets[0])

    def send(self, fields: Mapping[str, str | list[str]], number: int = 0) -> Page:
        """Send the page's form, with its hidden fields and these."""
        forms = re.findall(r'<form [^>]*?action="([^"]*)"[^>]*>(.*?)</form>', self.page.html, re.DOTALL)
        action, inside = forms[number]
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', inside))
        target = unescape(action)
        return self._arrive(self.client.post(target, data={**hidden, **fields}), target)

    def at_questions(self, place: str = "330100") -> Page:
        """Go to the first question page, working at a prefecture."""
        self.open("/zh-CN/place")
        self.send({"region": place[:2] + "0000"})
        self.send({"region": place})
        return self.send({"region": "enough"})

    def answer(self, answers: Mapping[str, str | list[str]], **more: str) -> Page:
        """Answer the questions of the page; what is not named is 不知道."""
        fields: dict[str, str | list[str]] = {"go": "on", **more}
        for fact in self.page.asked:
            given = {name: value for name, value in answers.items() if name.split(".")[0] == fact}
            typed = re.search(rf'name="{fact}\.unknown"', self.page.html)
            fields.update(given or {f"{fact}.unknown": "1"} if typed else given or {fact: "?"})
        return self.send(fields)

    def to_result(self, answers: Mapping[str, str | list[str]]) -> Page:
        """Answer page after page until the result is there and nothing is left to ask."""
        for _ in range(40):
            if "/result" in self.address:
                if "接着答" not in self.page.text:
                    return self.page
                self.follow("接着答")
            else:
                self.answer(answers)
        raise AssertionError(f"no result after 40 pages: {self.page.text[:300]}")

    def _arrive(self, response: TestResponse, address: str) -> Page:
        for _ in range(5):
            if response.status_code not in (302, 303):
                break
            address = response.headers["Location"]
            response = self.client.get(address)
        self.address, self.page = address, Page(response)
        return self.page


@pytest.fixture(scope="session")
def only_calculator() -> Calculator:
    """The calculator of the one application, whatever a file of tests calculates with."""
    return Calculator()


@pytest.fixture(scope="session")
def calculator(only_calculator: Calculator) -> Calculator:
    """The shipped rule base, ready to answer."""
    return only_calculator


@pytest.fixture(scope="session")
def only_clock() -> Clock:
    """The clock of the one application."""
    return Clock()


@pytest.fixture
def clock(only_clock: Clock) -> Iterator[Clock]:
    """A clock that stands at the day the rule base was verified; what a test turns is turned back."""
    yield only_clock
    only_clock.day = TODAY


@pytest.fixture(scope="session")
def only_app(only_calculator: Calculator, only_clock: Clock) -> Flask:
    """One application for all tests, because it keeps nothing of whoever asks."""
    app = create_app(only_calculator, secret="a secret for tests", today=only_clock)
    app.testing = True
    return app


@pytest.fixture
def app(only_app: Flask, clock: Clock) -> Flask:
    """The application with a secret of its own."""
    return only_app


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    """A client that keeps cookies, were there any."""
    with app.test_client() as client:
        yield client


@pytest.fixture
def reader(client: FlaskClient) -> Reader:
    """A reader at the door."""
    return Reader(client)


@pytest.fixture
def show(app: Flask, reader: Reader) -> Callable[..., Page]:
    """Opens the result page for answers."""

    def open_result(answers: dict[str, Any], more: str = "", language: str = "zh-CN") -> Page:
        with app.app_context():
            token = _seal().seal(Progress(answers, tuple((fact,) for fact in answers)))
        return reader.open(f"/{language}/result?s={token}{more}")

    return open_result


@pytest.fixture
def outcomes(calculator: Calculator, clock: Clock) -> Callable[..., list[dict[str, Any]]]:
    """The same answers through the contract."""

    def assess(answers: dict[str, Any], drafts: bool = False) -> list[dict[str, Any]]:
        facts = calculator.reader.read(answers, clock.day)
        assessment = calculator.assess(facts, clock.day, include_drafts=drafts)
        found: list[dict[str, Any]] = present(calculator, assessment, wording())["outcomes"]
        return found

    return assess
