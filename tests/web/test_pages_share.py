"""A result as a link and a QR code, and opening such a link again, without scripts."""

from __future__ import annotations

import base64
import json
import re
import zlib
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from web.sharing import pack, unpack
from web.state import Progress

ANSWERS = {
    "work_region": "330100",
    "occupation": "food_delivery",
    "platform": "meituan",
    "pension": "flexible",
    "hardship": [],
    "monthly_income": "4197.55",
}


@pytest.fixture
def shared(show: Any, reader: Any) -> Any:
    """The share page of a result."""
    show(ANSWERS)
    return reader.follow("发给别人，或者自己存着")


def address_on(page: Any) -> str:
    return str(page.all(r"<textarea[^>]*>(.*?)</textarea>")[0])


def test_the_link_holds_the_answers_behind_the_hash(shared: Any) -> None:
    sent, _, kept = address_on(shared).partition("#")
    assert sent == "http://localhost/zh-CN/open"
    assert unpack(kept)[0] == ANSWERS
    assert "只发给你信任的人" in shared.text


def test_the_code_says_what_the_link_says(shared: Any) -> None:
    (picture,) = shared.all(r'<img src="data:image/png;base64,([^"]*)"')
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(base64.b64decode(picture))))
    assert code.text == address_on(shared)


def test_the_longest_answers_still_fit_into_a_code(show: Any, reader: Any, calculator: Any) -> None:
    everything = {
        fact: next(iter(q.choices)) for fact, q in calculator.book.questions.by_fact.items() if q.type == "enum"
    }
    everything |= {"hardship": list(calculator.book.questions.by_fact["hardship"].choices), "work_region": "330106"}
    show(everything)
    page = reader.follow("发给别人，或者自己存着")
    assert page.status == 200 and len(address_on(page)) < 1200


def test_a_link_leads_to_the_same_result(show: Any, reader: Any, shared: Any) -> None:
    before = show(ANSWERS)
    link = address_on(shared)
    reader.open("/zh-CN/open")
    after = reader.send({"link": f"看看 {link}"})
    assert after.text == before.text


def test_no_answer_travels_in_an_address_that_reaches_the_server(reader: Any, shared: Any) -> None:
    link = address_on(shared)
    reader.open("/zh-CN/open")
    reader.send({"link": link})
    assert "#" not in reader.address and "4197" not in reader.address and re.search(r"[?&]s=", reader.address)


def test_what_the_rules_no_longer_take_is_left_out_and_said(reader: Any) -> None:
    old = pack(Progress({**ANSWERS, "blood_group": "A", "age": 999, "platform": "gone"}, ()))
    reader.open("/zh-CN/open")
    page = reader.send({"link": old})
    assert "/result" in reader.address
    assert "链接里有 3 个回答" in page.text


@pytest.mark.parametrize("pasted", ["", "https://example.org/", "1abc", pack(Progress({"blood_group": "A"}, ()))])
def test_what_cannot_be_opened_is_said_on_the_spot(client: Any, pasted: str) -> None:
    reply = client.post("/zh-CN/open", data={"link": pasted})
    assert reply.status_code == 422
    assert "<title>错误：" in reply.text and 'id="errors"' in reply.text
    assert f">{pasted}</textarea>" in reply.text, "what was pasted is still there"


@pytest.mark.parametrize("value", [{"a": [1] * 500}, [[[[]]]], "x" * 5000, 1e999, -1, None, True])
def test_made_up_answers_do_no_harm(client: Any, value: Any) -> None:
    answers = dict.fromkeys(
        ["work_region", "age", "hardship", "graduation_month", "injury_date", "monthly_income"], value
    )
    plain = json.dumps({"a": {**answers, "occupation": "courier"}, "u": ["age", 3, None]}).encode()
    link = "1" + base64.urlsafe_b64encode(zlib.compress(plain)).decode().rstrip("=")
    reply = client.post("/zh-CN/open", data={"link": link})
    assert reply.status_code in (303, 422)
    if reply.status_code == 303:
        assert client.get(reply.headers["Location"]).status_code == 200


def test_there_is_nothing_to_share_without_answers(client: Any) -> None:
    assert client.get("/zh-CN/share").status_code == 303
