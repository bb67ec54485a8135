"""What ``gigrights assess`` reads: files and standard input, JSON and YAML, in which nothing is guessed."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from eligibility.cli import main

RIDER = {"work_region": "330100", "occupation": "food_delivery", "arrangement": "managed", "written_agreement": False}
RIDER_YAML = """\
work_region: "330100"
occupation: food_delivery
arrangement: managed
written_agreement: false
injured_on_order: true
injury_date: 2026-09-01  # a date as YAML writes it
graduation_month: 2025-06
"""


def test_standard_input_json_and_yaml_give_the_same(
    situation: Any, answered: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_file = answered(situation(RIDER))
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(RIDER)))
    assert answered("-") == from_file
    monkeypatch.setattr(sys, "stdin", io.StringIO(RIDER_YAML.split("injured")[0]))
    assert answered("-") == from_file


def test_yaml_guesses_no_dates(situation: Any, answered: Any) -> None:
    answer = answered(situation(RIDER_YAML, "worker.yaml"))
    assert "injury_date" not in answer["next_questions"] and "graduation_month" not in answer["next_questions"]


@pytest.mark.parametrize(
    ("written", "pointer"),
    [
        ("union_member: yes", "/union_member: “yes”不是“是”或“否”"),
        ("union_member: True", "/union_member: “True”不是“是”或“否”"),
        ("work_region: 330100", "/work_region: 没有330100这个地区代码"),
        ("monthly_income: 997.20", "/monthly_income: 997.2不是金额或小时数"),
        ("monthly_hours: 12:30", "/monthly_hours: “12:30”不是金额或小时数"),
        ('age: "16"', "/age: “16”不是整数"),
    ],
)
def test_yaml_guesses_nothing_else_either(
    written: str, pointer: str, situation: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["assess", situation(written, "worker.yaml")]) == 1
    assert pointer in capsys.readouterr().err


def test_the_body_of_an_api_request_is_understood(situation: Any, answered: Any) -> None:
    wrapped, bare = situation({"situation": RIDER}, "wrapped.json"), situation(RIDER)
    assert answered(wrapped) == answered(bare)


def test_a_file_with_a_byte_order_mark_is_read(situation: Any, answered: Any) -> None:
    assert answered(situation("\ufeff" + json.dumps(RIDER)))["outcomes"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[1, 2]", "/: 情况必须是一个对象"),
        ("", "/: 情况必须是一个对象"),
        ("a: [1", "expected"),
        ("\tage: 3", "cannot start any token"),
    ],
)
def test_what_is_no_situation_exits_1(
    content: str, says: str, situation: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["assess", situation(content, "worker.yaml")]) == 1
    assert says in capsys.readouterr().err


def test_a_file_that_cannot_be_read_exits_1_and_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    absent, other = tmp_path / "absent.json", tmp_path / "gb18030.json"
    other.write_bytes('{"occupation": "外卖"}'.encode("gb18030"))
    for path in (absent, other):
        assert main(["assess", str(path)]) == 1
        assert path.name in capsys.readouterr().err
