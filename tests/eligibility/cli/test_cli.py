"""``gigrights``: one situation in, an answer out; exit 1 with a pointer where it is refused, 2 where the command is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

import eligibility
from eligibility.cli import main
from eligibility.engine import available
from eligibility.rulebook import Rulebook
from eligibility.wording import languages

RIDER = {"work_region": "330100", "occupation": "food_delivery", "arrangement": "managed", "written_agreement": False}
DECIDER = "durable-rules" if available() else "kleene"


def statuses(answer: dict[str, Any]) -> dict[str, str]:
    return {outcome["provision"]: outcome["status"] for outcome in answer["outcomes"]}


def test_a_file_is_answered_for_people(situation: Any, capsys: pytest.CaptureFixture[str], book: Rulebook) -> None:
    assert main(["assess", situation(RIDER), "--as-of", "2026-11-23"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("按 2026-11-23 的规定")
    assert f"* {book.provisions['written_agreement'].title}" in out
    clause = book.clauses["ZJ-EC-17-3"]
    assert f"「{clause.quote}」" in out and f"《{clause.document.title}》" in out
    assert out.index("== 平台或单位应当做到") < out.index("== 还要再答几题") < out.index("== 暂不符合")
    assert out.rstrip().endswith(f"由 {DECIDER} 判断")


def test_with_json_the_answer_is_that_of_the_api(situation: Any, answered: Any) -> None:
    answer = answered(situation(RIDER))
    assert set(answer) == {"as_of", "rulebook", "outcomes", "next_questions"}
    assert answer["as_of"] == "2026-11-23" and answer["rulebook"]["engine"] == DECIDER
    assert statuses(answer)["written_agreement"] == "eligible"


def test_with_drafts_the_draft_stands_beside_what_was_adopted(
    situation: Any, capsys: pytest.CaptureFixture[str], book: Rulebook
) -> None:
    worker = situation({"work_region": "330100", "occupation": "food_delivery", "training_completed": True})
    assert main(["assess", worker, "--as-of", "2026-11-23"]) == 0
    assert "ZJ2022D" not in capsys.readouterr().out
    assert main(["assess", worker, "--as-of", "2026-11-23", "--include-drafts"]) == 0
    out = capsys.readouterr().out
    kept, dropped = (book.clauses[name] for name in ("ZJ2022D-4-g", "ZJ2022D-4-e"))
    union = out[out.index("[ZJ2023-12-e]") :]
    assert union.index("草案里原来这样写") < union.index(f"「{kept.quote}」") < union.index("正式文件保留了这一句")
    draft = out[out.index(f"「{dropped.quote}」") :]
    assert dropped.became is not None and f"≠ 正式文件没有写进这一句：{dropped.became.note}" in draft
    assert f"「{book.clauses['ZJ2023-12-d'].quote}」" in draft


def test_the_day_and_drafts_are_chosen_by_options(situation: Any, answered: Any) -> None:
    worker = situation({"work_region": "310115", "occupation": "food_delivery"})
    assert "injury_scheme_benefits" not in statuses(answered(worker, "--as-of", "2022-06-30"))
    assert "injury_scheme_benefits" in statuses(answered(worker, "--as-of", "2022-07-01"))
    usual = answered(situation(RIDER))
    more = answered(situation(RIDER), "--include-drafts")
    added = set(statuses(more)) - set(statuses(usual))
    assert added and {outcome["standing"] for outcome in more["outcomes"] if outcome["provision"] in added} == {"draft"}


@pytest.mark.parametrize(
    "engine",
    [
        "kleene",
        pytest.param(
            "durable-rules",
            marks=pytest.mark.skipif(not available(), reason="durable-rules cannot be imported on this Python"),
        ),
    ],
)
def test_the_engine_is_chosen_by_an_option(engine: str, situation: Any, answered: Any) -> None:
    assert answered(situation(RIDER), "--engine", engine)["rulebook"]["engine"] == engine


@pytest.mark.parametrize("language", languages())
def test_every_language_can_be_asked_for(language: str, situation: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", situation(RIDER), "--lang", language, "--include-drafts"]) == 0
    assert "ZJ-EC-17-3" in capsys.readouterr().out


def test_a_refused_situation_exits_1_with_a_pointer_for_every_problem(
    situation: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["assess", situation({"age": "16", "hardship": ["disable"], "work_region": "330999"})]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split(":")[0] for line in err.splitlines() if line.startswith("/")] == [
        "/work_region",
        "/age",
        "/hardship/0",
    ]
    assert "    → 是不是想填 disabled？" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        [],
        ["assess"],
        ["assess", "-", "--as-of", "2026-13-01"],
        ["assess", "-", "--lang", "tlh"],
        ["rules"],
    ],
)
def test_a_wrong_command_exits_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_status:
        main(arguments)
    assert exit_status.value.code == 2
    assert "usage: gigrights" in capsys.readouterr().err


def test_the_version_names_the_rule_base_and_who_decides(capsys: pytest.CaptureFixture[str], book: Rulebook) -> None:
    with pytest.raises(SystemExit) as exit_status:
        main(["--version"])
    assert exit_status.value.code == 0
    said = " ".join(capsys.readouterr().out.split())
    assert said.startswith(f"gigrights {eligibility.__version__}, rule base {book.version}, decided by {DECIDER}")


def test_it_runs_as_a_program_of_its_own() -> None:
    program = [sys.executable, "-c", "import sys; from eligibility.cli import main; sys.exit(main())"]
    done = subprocess.run(
        [*program, "assess", "-", "--json"],
        input=json.dumps(RIDER),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert statuses(json.loads(done.stdout))["written_agreement"] == "eligible"


def test_a_no_tells_what_would_make_it_a_yes(situation: Any, capsys: pytest.CaptureFixture[str]) -> None:
    trained = {"work_region": "330100", "rural_labourer": True, "training_completed": True, "certificate_level": "none"}
    assert main(["assess", situation(trained), "--as-of", "2026-11-23"]) == 0
    assert "    → 考到职业技能证书，就符合条件\n" in capsys.readouterr().out
