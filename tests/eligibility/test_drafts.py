"""Drafts beside what was adopted: every sentence of a compared draft has its fate, and a wrong one is refused with its line."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from eligibility.assessment import Calculator
from eligibility.presentation import present
from eligibility.rulebook import Rulebook, find_rules, load
from eligibility.rulebook.fates import Change
from eligibility.rulebook.faults import Fault, RulebookError
from eligibility.rulebook.lint import lint
from eligibility.wording import languages, wording

DRAFT = "documents/ZJ2022D.yaml"

# What a lawyer finds who holds the two texts of Zhejiang side by side, for the sentences about workers.
ABOUT_WORKERS = {
    "ZJ2022D-4-b": (
        Change.MIXED,
        {"ZJ2023-12-a", "ZJ2023-11-e"},
    ),  # injury insurance came, the reports on employment went
    "ZJ2022D-4-c1": (Change.NARROWED, {"ZJ2023-12-b"}),  # in the place of work
    "ZJ2022D-4-c2": (Change.NARROWED, {"ZJ2023-11-d"}),  # from everybody to hardship and graduates
    "ZJ2022D-4-d": (Change.NARROWED, {"ZJ2023-12-c"}),  # no longer "at a low rate"
    "ZJ2022D-4-e": (Change.DROPPED, set()),
    "ZJ2022D-4-f": (Change.DROPPED, set()),
    "ZJ2022D-4-g": (Change.KEPT, {"ZJ2023-12-e"}),
    "ZJ2022D-24-a": (Change.WIDENED, {"ZJ2023-25-a"}),
}


@pytest.mark.parametrize("clause", ABOUT_WORKERS)
def test_what_became_of_the_sentences_about_workers(clause: str, book: Rulebook) -> None:
    fate = book.clauses[clause].became
    assert fate is not None and (fate.what, set(fate.by)) == ABOUT_WORKERS[clause]


def test_every_clause_of_a_draft_that_was_replaced_has_its_fate(book: Rulebook) -> None:
    drafts = [clause for clause in book.clauses.values() if clause.document.id in book.superseded]
    drafts = [clause for clause in drafts if clause.document.draft]
    assert len(drafts) > 10
    assert [clause.id for clause in drafts if clause.became is None] == []
    assert {clause.became.what for clause in drafts if clause.became} == set(Change)


def test_nothing_in_force_has_a_fate_and_a_fate_leads_to_what_is_final(book: Rulebook) -> None:
    for clause in book.clauses.values():
        if clause.became is None:
            continue
        assert clause.document.draft, clause.id
        for name in clause.became.beside:
            assert book.clauses[name].document.kind == "final", clause.id
            assert clause in book.drafts_beside[name]


MISTAKES = [
    ("what: kept\n", "what: keept\n", '"keept" is not allowed', 'did you mean "kept"?'),
    ("by: [ZJ2023-11-a]", "by: [ZJ2023-11-z]", 'ZJ2023 has no clause "ZJ2023-11-z"', 'did you mean "ZJ2023-11-'),
    ("by: [ZJ2023-11-a]", "by: [CN56-CLASS]", 'ZJ2023 has no clause "CN56-CLASS"', "one of: "),
    ("by: [ZJ2023-11-a]", "by: [ZJ2022D-2-b]", 'ZJ2023 has no clause "ZJ2022D-2-b"', "did you mean"),
    ("by: [ZJ2023-11-a]", "instead: [ZJ2023-11-a]", "what is narrowed has no instead", "under by"),
    ("instead: [ZJ2023-11-b]", "by: [ZJ2023-11-b]", "what is dropped has no by", "under instead"),
    ("      by: [ZJ2023-11-a]\n", "", "what is narrowed stands somewhere now", "or say that it was dropped"),
    ("compared_with: ZJ2023\n", "", "became is for drafts that are compared", "under compared_with"),
    ("compared_with: ZJ2023\n", "compared_with: ZJ2020D\n", 'no final document has the id "ZJ2020D"', "was adopted"),
    ("kind: draft", "kind: final", "compared_with is for drafts", "delete it"),
]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the rule base, to be broken."""
    return Path(shutil.copytree(find_rules(), tmp_path / "rules", ignore=shutil.ignore_patterns("scenarios")))


@pytest.mark.parametrize(("old", "new", "cause", "remedy"), MISTAKES)
def test_a_wrong_fate_is_refused(rules: Path, old: str, new: str, cause: str, remedy: str) -> None:
    text = (rules / DRAFT).read_text("utf-8")
    assert old in text, "the case breaks nothing"
    (rules / DRAFT).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(RulebookError) as caught:
        load(rules)
    found = [fault for fault in caught.value.faults if cause in fault.cause and remedy in fault.remedy]
    assert found, caught.value
    assert all(fault.file == f"rules/{DRAFT}" and fault.line > 1 for fault in found)


def test_a_compared_draft_says_it_of_each_clause(rules: Path) -> None:
    head, _, rest = (rules / DRAFT).read_text("utf-8").partition("    became:\n")
    (rules / DRAFT).write_text(head + rest[rest.index("  - id:") :], "utf-8")
    (fault,) = of_drafts(lint(load(rules)))
    assert fault.cause == "ZJ2022D-2-a: nothing says what became of it" and "as ZJ2023 has it" in fault.remedy
    assert fault.file == f"rules/{DRAFT}"


def test_a_draft_that_was_replaced_is_compared(rules: Path) -> None:
    (rules / DRAFT).write_text(without_fates(rules / DRAFT), "utf-8")
    (fault,) = of_drafts(lint(load(rules)))
    assert "ZJ2023 replaced this draft" in fault.cause and "add compared_with: ZJ2023" in fault.remedy


def test_a_draft_whose_final_text_nobody_knows_says_nothing(rules: Path) -> None:
    path = rules / "documents/ZJ2020D.yaml"
    path.write_text(without_fates(path), "utf-8")
    book = load(rules)
    assert of_drafts(lint(book)) == []
    assert all(clause.became is None for clause in book.clauses.values() if clause.document.id == "ZJ2020D")


def of_drafts(faults: list[Fault]) -> list[Fault]:
    """The faults in the files of drafts."""
    return [fault for fault in faults if "documents/" in fault.file]


def without_fates(path: Path) -> str:
    """A draft as if it had never been compared."""
    lines = path.read_text("utf-8").replace("compared_with: ZJ2023\n", "").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(("    became:", "      ")))


TRAINED = {
    "work_region": "330100",
    "occupation": "food_delivery",
    "training_completed": True,
    "certificate_level": "four",
    "certificate_month": "2026-10",
    "rural_labourer": True,
}


@pytest.fixture
def clauses(kleene: Calculator) -> Any:
    """The clauses of one outcome for a rider who was trained, by id."""

    def find(provision: str, include_drafts: bool, language: str = languages()[0]) -> dict[str, Any]:
        as_of = kleene.book.verified_on
        facts = kleene.reader.read(TRAINED, as_of)
        answer = present(kleene, kleene.assess(facts, as_of, include_drafts=include_drafts), wording(language))
        (outcome,) = [one for one in answer["outcomes"] if one["provision"] == provision]
        assert provision.endswith("_draft") or outcome["status"] == "eligible"
        return {clause["id"]: clause for clause in outcome["clauses"]}

    return find


def test_beside_a_clause_in_force_stand_the_drafts_it_came_from(clauses: Any, book: Rulebook) -> None:
    found = clauses("training_subsidy", True)
    drafts = {draft["id"]: draft for draft in found["ZJ2023-12-d"]["drafts"]}
    assert list(drafts) == ["ZJ2022D-4-e", "ZJ2022D-4-f"]
    assert drafts["ZJ2022D-4-e"]["quote"] == book.clauses["ZJ2022D-4-e"].quote
    assert drafts["ZJ2022D-4-e"]["became"]["what"] == "dropped"
    assert found["ZJ2023-12-d"]["became"] is None
    assert found["CN56-STATECOUNCIL"]["drafts"] == []


def test_nobody_sees_drafts_who_has_not_asked_for_them(clauses: Any) -> None:
    assert [clause["drafts"] for clause in clauses("training_subsidy", False).values() if clause["drafts"]] == []


def test_a_draft_that_is_cited_says_what_became_of_it(clauses: Any, book: Rulebook) -> None:
    (draft,) = clauses("training_subsidy_without_ties_draft", True).values()
    became = draft["became"]
    assert (became["what"], became["document"]) == ("dropped", "ZJ2023")
    assert became["by"] == [] and [now["id"] for now in became["instead"]] == ["ZJ2023-12-d"]
    assert became["instead"][0]["quote"] == book.clauses["ZJ2023-12-d"].quote
    assert became["note"] == book.clauses["ZJ2022D-4-e"].became.note  # type: ignore[union-attr]


@pytest.mark.skipif("en" not in languages(), reason="no English catalogue")
def test_in_english_the_law_stays_chinese_and_our_words_do_not(clauses: Any, book: Rulebook) -> None:
    (draft,) = clauses("training_subsidy_without_ties_draft", True, "en").values()
    assert draft["quote"] == book.clauses["ZJ2022D-4-e"].quote
    assert draft["became"]["text"].isascii() and draft["became"]["note"] != book.clauses["ZJ2022D-4-e"].became.note  # type: ignore[union-attr]
