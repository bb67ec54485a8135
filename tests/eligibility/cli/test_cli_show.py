"""``gigrights rules show``: every entry of the rule base can be read on a terminal, and a misspelt id leads to the right one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from eligibility.cli import main
from eligibility.rulebook import Rulebook
from eligibility.rulebook.entries import read_entries
from eligibility.wording import languages

Captured = pytest.CaptureFixture[str]


def shown(capsys: Captured, *arguments: str) -> str:
    """What a command prints; exit status 0, nothing on standard error."""
    assert main(["rules", "show", *arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def plain(capsys: Captured, *arguments: str) -> list[dict[str, Any]]:
    """The same with --json."""
    found: list[dict[str, Any]] = json.loads(shown(capsys, *arguments, "--json"))
    return found


def test_a_clause_with_its_quote_its_standing_and_who_uses_it(capsys: Captured, book: Rulebook) -> None:
    clause = book.clauses["ZJ2023-12-d"]
    out = shown(capsys, clause.id)
    assert f"「{clause.quote}」" in out and f"《{clause.document.title}》" in out
    assert "现行有效" in out and "浙江省 (330000)" in out and "documents/ZJ2023.yaml:" in out
    assert "权益事项 training_subsidy" in out[out.index("用到它的：") :]
    assert book.clauses["ZJ2022D-4-e"].quote in out, "the draft beside it"


def test_a_clause_of_a_draft_with_what_became_of_it(capsys: Captured, book: Rulebook) -> None:
    out = shown(capsys, "ZJ2022D-4-d")
    assert "征求意见稿，没有生效" in out and "正式文件收窄了这一句" in out
    assert book.clauses["ZJ2023-12-c"].quote in out


def test_a_provision_with_the_titles_of_its_conditions_and_the_quotes_of_its_clauses(
    capsys: Captured, book: Rulebook
) -> None:
    out = shown(capsys, "training_subsidy")
    assert book.provisions["training_subsidy"].title in out
    assert "以下都要成立：" in out and "以下有一项成立：" in out
    assert f"- {book.criteria['holds_certificate'].title} [holds_certificate]" in out
    for clause in book.provisions["training_subsidy"].bases[0].clauses:
        assert f"「{clause.quote}」" in out and f"[{clause.id}]" in out


def test_a_document_with_all_its_clauses(capsys: Captured, book: Rulebook) -> None:
    out = shown(capsys, "UNION")
    document = book.documents["UNION"]
    assert document.title in out and all(book.clauses[name].quote in out for name in document.clauses)


def test_a_criterion_a_concept_a_parameter_and_a_family(capsys: Captured, book: Rulebook) -> None:
    assert "months_since: {fact: graduation_month, at_most: 24}" in shown(capsys, "graduated_within_two_years")
    assert "成立：" in shown(capsys, "is_independent") and "不成立：" in shown(capsys, "is_independent")
    line = shown(capsys, "zhejiang_older_unemployed_woman_age")
    assert "value: 45" in line and "判断标准 over_zhejiang_age_line" in line
    assert "权益事项 graduate_insurance_subsidy" in shown(capsys, "subsidies")


def test_a_question_and_a_provision_of_the_same_name_are_both_shown(capsys: Captured, book: Rulebook) -> None:
    out = shown(capsys, "written_agreement")
    assert out.index("权益事项 written_agreement") < out.index("问题 written_agreement")
    assert book.questions.by_fact["written_agreement"].label in out
    assert [entry["kind"] for entry in plain(capsys, "written_agreement")] == ["provision", "question"]


def test_json_holds_what_the_file_says_and_who_uses_it(capsys: Captured) -> None:
    (entry,) = plain(capsys, "hukou_is_local")
    assert entry["file"] == "criteria/insurance.yaml" and entry["line"] > 1
    assert entry["content"]["same_area"] == {"fact": "hukou_region", "as": "work_region"}
    assert {"kind": "provision", "id": "graduate_insurance_subsidy"} in entry["used_by"]
    (question,) = plain(capsys, "graduation_month")
    assert {"kind": "criterion", "id": "graduated_within_two_years"} in question["used_by"]


def test_every_entry_can_be_shown_in_every_language(capsys: Captured, book: Rulebook) -> None:
    kinds: dict[str, str] = {}
    for kind, name in read_entries(book.root):
        kinds.setdefault(kind, name)
    for name in (
        "ZJ2020D-1-a",
        "SH25",
        *(kinds[kind] for kind in kinds if kind not in ("topic", "contradiction", "listing", "file")),
    ):
        for language in languages():
            assert name in shown(capsys, name, "--lang", language)


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("ZJ2023-12-dd", "ZJ2023-12-d"),
        ("zj59", "ZJ59"),
        ("union_membersip", "union_membership"),
        ("hukou_local", "hukou_is_local"),
    ],
)
def test_a_misspelt_id_leads_to_the_right_one(wrong: str, meant: str, capsys: Captured) -> None:
    assert main(["rules", "show", wrong]) == 1
    out, err = capsys.readouterr()
    assert out == "" and wrong in err and f"是不是 {meant}？" in err


def test_an_id_like_no_other_leads_to_the_files(capsys: Captured, book: Rulebook) -> None:
    assert main(["rules", "show", "??????"]) == 1
    assert str(book.root) in capsys.readouterr().err
