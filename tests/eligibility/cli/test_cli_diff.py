"""``gigrights rules diff``: what changed between two rule bases, and for whom; 0 nothing, 1 something, 2 no comparison."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eligibility.cli import main
from eligibility.rulebook import Rulebook
from eligibility.wording import languages

Captured = pytest.CaptureFixture[str]
Edit = Callable[[str, str, str], None]
FEW = ("--workers", "40", "--as-of", "2026-11-23")


@pytest.fixture
def changed(book: Rulebook, tmp_path: Path) -> Path:
    """A copy of the rule base, with few scenarios, to be changed."""
    copy = tmp_path / "changed"
    shutil.copytree(book.root, copy, ignore=shutil.ignore_patterns("scenarios", "__pycache__"))
    (copy / "scenarios").mkdir()
    shutil.copy(book.root / "scenarios/training.yaml", copy / "scenarios")
    return copy


@pytest.fixture
def present(changed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, unchanged, as the present rule base."""
    unchanged = Path(shutil.copytree(changed, tmp_path / "present"))
    monkeypatch.setenv("GIGRIGHTS_RULES", str(unchanged))
    return unchanged


@pytest.fixture
def edit(changed: Path) -> Edit:
    """Replaces one thing in a file of the copy."""

    def run(file: str, old: str, new: str) -> None:
        text = (changed / file).read_text("utf-8")
        assert old in text, "the case changes nothing"
        (changed / file).write_text(text.replace(old, new, 1), "utf-8")

    return run


def compared(capsys: Captured, *arguments: str) -> dict[str, Any]:
    """What differs, as JSON; exit status 1."""
    assert main(["rules", "diff", *arguments, *FEW, "--json"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    found: dict[str, Any] = json.loads(out)
    return found


def test_the_same_rules_do_not_differ(present: Path, changed: Path, edit: Edit, capsys: Captured) -> None:
    assert main(["rules", "diff", str(present), str(changed)]) == 0
    assert "规则没有差别" in capsys.readouterr().out
    edit("criteria/person.yaml", "graduated_within_two_years:", "# a remark\ngraduated_within_two_years:")
    assert main(["rules", "diff", str(changed)]) == 0, "without NEW it is the present rule base; a remark is no change"


def test_it_says_what_changed_and_for_whom(present: Path, changed: Path, edit: Edit, capsys: Captured) -> None:
    edit(
        "criteria/skills_and_voice.yaml",
        "{fact: certificate_month, at_most: 12}",
        "{fact: certificate_month, at_most: 1}",
    )
    found = compared(capsys, str(present), str(changed))
    (change,) = found["changes"]
    assert (change["how"], change["kind"], change["id"]) == ("changed", "criterion", "certificate_within_12_months")
    assert change["parts"] == [{"path": ["months_since", "at_most"], "old": 12, "new": 1}]
    assert found["workers"]["scenarios"] > 5 and found["workers"]["generated"] == 40
    lost = [one for one in found["effects"] if (one["before"], one["after"]) == ("eligible", "not_eligible")]
    assert [one["provision"] for one in lost] == ["training_subsidy"]
    assert lost[0]["workers"] >= 1 and lost[0]["example"]["scenario"] and lost[0]["example"]["situation"]
    assert {one["provision"] for one in found["effects"]} == {"training_subsidy"}


def test_it_says_so_in_words(present: Path, changed: Path, edit: Edit, capsys: Captured) -> None:
    edit(
        "criteria/skills_and_voice.yaml",
        "{fact: certificate_month, at_most: 12}",
        "{fact: certificate_month, at_most: 1}",
    )
    for language in languages():
        assert main(["rules", "diff", str(present), str(changed), *FEW, "--lang", language]) == 1
        out = capsys.readouterr().out
        assert "certificate_within_12_months" in out and "months_since › at_most" in out and "training_subsidy" in out
        if language == "zh-CN":
            assert "改动 判断标准 certificate_within_12_months" in out and "12 → 1" in out
            assert "符合 → 不符合：" in out and "例如案例 " in out


def test_a_generated_worker_is_told_with_no_more_than_matters(
    present: Path, changed: Path, edit: Edit, capsys: Captured
) -> None:
    for folder in (present, changed):
        shutil.rmtree(folder / "scenarios")
    edit("provisions/union_membership.yaml", "when: is_platform_worker", "when: {not: is_platform_worker}")
    effects = compared(capsys, str(present), str(changed))["effects"]
    assert {one["provision"] for one in effects} == {"union_membership"}
    for one in effects:
        assert one["example"]["scenario"] is None
        assert len(one["example"]["situation"]) <= 5, "of two dozen answers those that matter"
    (came,) = (one for one in effects if (one["before"], one["after"]) == ("not_eligible", "eligible"))
    assert came["example"]["situation"]["occupation"] == "not_platform_work"


def test_what_came_and_went_is_named_and_counted(present: Path, changed: Path, capsys: Captured) -> None:
    (changed / "provisions/third_party_insurance.yaml").unlink()
    found = compared(capsys, str(present), str(changed))
    assert [(one["how"], one["kind"], one["id"]) for one in found["changes"]] == [
        ("removed", "provision", "third_party_insurance")
    ]
    assert {one["after"] for one in found["effects"]} == {"absent"}
    back = compared(capsys, str(changed), str(present))
    assert [one["how"] for one in back["changes"]] == ["added"]
    assert {one["before"] for one in back["effects"]} == {"absent"}


def test_another_clause_is_told_where_the_status_stays(
    present: Path, changed: Path, edit: Edit, capsys: Captured
) -> None:
    edit("provisions/training_subsidy.yaml", ", CN56-STATECOUNCIL]", "]")
    effects = compared(capsys, str(present), str(changed))["effects"]
    assert effects and all(one["before"] == one["after"] and one["aspects"] == ["clauses"] for one in effects)


def test_rule_bases_that_ask_different_questions_can_be_compared(
    present: Path, changed: Path, edit: Edit, capsys: Captured
) -> None:
    edit("questions.yaml", "  union_member:\n", "  in_a_union:\n")
    criteria = next(path for path in (changed / "criteria").glob("*.yaml") if "union_member" in path.read_text("utf-8"))
    criteria.write_text(criteria.read_text("utf-8").replace("fact: union_member", "fact: in_a_union"), "utf-8")
    found = compared(capsys, str(present), str(changed))
    assert {("added", "question", "in_a_union"), ("removed", "question", "union_member")} <= {
        (one["how"], one["kind"], one["id"]) for one in found["changes"]
    }
    assert found["workers"]["half_read"] > 0
    assert {one["provision"] for one in found["effects"]} <= {"union_membership"}


def test_the_same_seed_gives_the_same_workers(present: Path, changed: Path, edit: Edit, capsys: Captured) -> None:
    edit("criteria/person.yaml", "at_most: 24", "at_most: 6")
    first, again = (compared(capsys, str(present), str(changed), "--seed", "1") for _ in range(2))
    assert first == again
    assert compared(capsys, str(present), str(changed), "--seed", "2")["effects"] != first["effects"]


def test_the_text_alone_can_be_compared(present: Path, changed: Path, edit: Edit, capsys: Captured) -> None:
    edit("provisions/union_membership.yaml", "title:", "titel:")
    assert main(["rules", "diff", str(present), str(changed), "--text-only", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [part["path"] for part in found["changes"][0]["parts"]] == [["title"], ["titel"]]
    assert found["workers"] is None and found["effects"] is None


def test_a_rule_base_with_faults_is_compared_but_not_judged_by(
    present: Path, changed: Path, edit: Edit, capsys: Captured
) -> None:
    edit("provisions/union_membership.yaml", "title:", "titel:")
    assert main(["rules", "diff", str(present), str(changed), *FEW]) == 2
    out, err = capsys.readouterr()
    assert "改动 权益事项 union_membership" in out and "对谁有影响" not in out
    assert f"{changed} 有错" in err and 'unknown key "titel"' in err


def test_a_broken_file_and_a_folder_without_rules_are_refused(present: Path, changed: Path, capsys: Captured) -> None:
    (changed / "families.yaml").write_text("a: [1", "utf-8")
    assert main(["rules", "diff", str(present), str(changed)]) == 2
    assert "families.yaml:1: a bracket [ is not closed" in capsys.readouterr().err
    assert main(["rules", "diff", str(present), str(changed / "documents")]) == 2
    assert "没有规则库" in capsys.readouterr().err


@pytest.fixture
def repository(present: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with the present rules in it, and one commit before them without any."""
    top = tmp_path / "repository"
    top.mkdir()

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(top), *identity, *arguments], check=True, capture_output=True)

    git("init", "--initial-branch=main")
    (top / "README").write_text("rules will come\n", "utf-8")
    git("add", ".")
    git("commit", "-m", "Begin")
    shutil.copytree(present, top / "policy/rules")
    git("add", ".")
    git("commit", "-m", "Add the rules")
    git("tag", "v1")
    monkeypatch.setenv("GIGRIGHTS_RULES", str(top / "policy/rules"))
    return top


def test_a_revision_is_compared_with_the_present_rules(repository: Path, capsys: Captured) -> None:
    assert main(["rules", "diff", "v1"]) == 0
    capsys.readouterr()
    (repository / "policy/rules/provisions/third_party_insurance.yaml").unlink()
    found = compared(capsys, "HEAD")
    assert [(one["how"], one["id"]) for one in found["changes"]] == [("removed", "third_party_insurance")]
    assert found["old"]["name"] == "HEAD" and found["old"]["version"] != found["new"]["version"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("HEAD~1", "版本 HEAD~1 的 policy/rules 里没有规则库"),
        ("HEAD~7", "HEAD~7 既不是文件夹，也不是 git 里的版本"),
        ("--output=x", ""),
        ("nonsense", "nonsense 既不是文件夹，也不是 git 里的版本"),
    ],
)
def test_what_is_no_rule_base_is_refused(name: str, says: str, repository: Path, capsys: Captured) -> None:
    if name.startswith("--"):
        with pytest.raises(SystemExit) as exit_status:
            main(["rules", "diff", name])
        assert exit_status.value.code == 2
        return
    assert main(["rules", "diff", name]) == 2
    out, err = capsys.readouterr()
    assert out == "" and says in err


def test_without_a_repository_there_are_no_revisions(present: Path, capsys: Captured) -> None:
    assert main(["rules", "diff", "HEAD"]) == 2
    assert "不在 git 仓库里" in capsys.readouterr().err
