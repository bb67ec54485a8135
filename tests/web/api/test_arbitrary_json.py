"""Whatever is sent, the reply is an assessment or a problem document, and never a fault of ours."""

from __future__ import annotations

import json
from typing import Any

from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eligibility.rulebook import load
from web.api.questions import example

QUESTIONS = load().questions.by_fact
CALM = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

# characters() also draws halves of surrogate pairs, floats() also draws NaN and infinity
words = st.text(st.characters(), max_size=12)
numbers = st.integers(-(10**40), 10**40) | st.integers(-3, 120) | st.floats()
known_words = st.sampled_from([value for question in QUESTIONS.values() for value in question.choices])
dates = st.dates().map(str) | st.dates().map(lambda day: str(day)[:7])
regions = st.from_regex(r"[1-8][0-9]{5}", fullmatch=True)
leaves = (
    st.none()
    | st.booleans()
    | numbers
    | words
    | known_words
    | dates
    | regions
    | st.decimals(0, 9999, places=2).map(str)
)
anything = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4), max_leaves=12
)
nearly_right = st.fixed_dictionaries(
    {},
    optional={fact: st.just(example(question)) | leaves | anything for fact, question in QUESTIONS.items()},
)
requests = st.fixed_dictionaries(
    {"situation": nearly_right | st.dictionaries(words, anything, max_size=4) | anything},
    optional={"as_of": dates | anything, "include_drafts": st.booleans() | anything, "other": anything},
)


def answered(client: FlaskClient, body: bytes) -> None:
    reply = client.post("/api/v1/assessments", data=body, content_type="application/json")
    content: Any = json.loads(reply.get_data().decode("utf-8"))
    if reply.status_code == 200:
        assert reply.mimetype == "application/json" and content["outcomes"] is not None
    else:
        assert reply.status_code in (400, 413, 422), content
        assert reply.mimetype == "application/problem+json"
        assert content["status"] == reply.status_code and content["errors"]


@CALM
@given(content=requests)
def test_nearly_right_requests(client: FlaskClient, content: Any) -> None:
    answered(client, json.dumps(content).encode())


@CALM
@given(content=anything)
def test_any_json(client: FlaskClient, content: Any) -> None:
    answered(client, json.dumps(content).encode())


@CALM
@given(body=st.binary(max_size=200) | words.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes(client: FlaskClient, body: bytes) -> None:
    answered(client, body)
