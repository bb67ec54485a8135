"""A wrong letter is refused with file, line, cause and remedy: above all one that says more than the clauses give."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from eligibility.letters.completeness import unwritten
from eligibility.rulebook import Rulebook, find_rules, load, schema_check
from eligibility.rulebook.faults import Fault, RulebookError
from eligibility.rulebook.letters import read_letter

AGREEMENT, WAGE, UNION = "written_agreement", "minimum_wage_shortfall", "union_join"
# file, what is written there, what is written instead, a part of the cause, a part of the remedy
MISTAKES = {
    "other name": (AGREEMENT, "id: written_agreement", "id: agreement", "the file is called", "the same name"),
    "no such provision": (
        AGREEMENT,
        "[written_agreement]",
        "[writen_agreement]",
        "no provision is called",
        "did you mean",
    ),
    "a draft": (AGREEMENT, "[written_agreement]", "[labour_protection_draft]", "drafts alone", "no law"),
    "a private answer": (
        AGREEMENT,
        "platform]\n",
        "platform, birth_month]\n",
        'the answer "birth_month"',
        "work_region",
    ),
    "no such gap": (AGREEMENT, "请在{day}", "请在{date}", 'no gap is called "date"', "day"),
    "a gap with a form": (AGREEMENT, "请在{day}", "请在{day:>9}", 'no gap is called "day"', "did you mean"),
    "a lonely brace": (AGREEMENT, "请在{day}", "请在{day", "a brace", "{day}"),
    "a sum without amount": (
        AGREEMENT,
        "请在{day}",
        "请付{shortfall}，在{day}",
        "claims no amount",
        "amount: shortfall",
    ),
    "an amount nobody reckons": (AGREEMENT, "to: platform", "to: platform\namount: shortfall", "no amount", "delete"),
    "owed without law": (AGREEMENT, "贵公司依法应当和我", "贵公司要和我", "not named as one", "依法应当"),
    "guidance unnamed": (
        AGREEMENT,
        "lever: 依{guidance}的指引，请",
        "lever: 请",
        "not named as guidance",
        "begin with 依",
    ),
    "guidance as duty": (AGREEMENT, "把双方商定的事写清楚", "这是贵公司必须做的", '"必须" claims', "请"),
    "a duty in what is asked": (AGREEMENT, "  - 给我一份", "  - 应当给我一份", '"应当" claims', "请"),
    "a duty in the title": (WAGE, "title: 请求", "title: 依法", '"依法" claims', "请"),
    "open to a platform": (
        AGREEMENT,
        "to: platform",
        "to: platform\nwhile_open: true",
        "certainly eligible",
        "to: union",
    ),
    "no such recipient": (UNION, "to: union", "to: court", '"court" is not allowed', "union"),
    "no such force": (UNION, "  claim: ", "  right: ", 'unknown key "right"', "claim"),
    "nothing to say": (UNION, "words:\n  claim: 下面", "words: {}\nopenin: 下面", "too little", "force"),
}


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the letters that a test may break."""
    root = tmp_path / "rules"
    shutil.copytree(find_rules() / "letters", root / "letters")
    (root / "schemas").symlink_to(find_rules() / "schemas")
    return root


def broken(rules: Path, letter: str, old: str, new: str) -> int:
    """Break a letter; the line on which it is broken."""
    path = rules / f"letters/{letter}.yaml"
    text = path.read_text("utf-8")
    assert text.count(old) >= 1, "the case breaks nothing"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def refused(book: Rulebook, rules: Path, letter: str) -> list[Fault]:
    """The faults of one letter, without loading everything else again."""
    with pytest.raises(RulebookError) as refusal:
        read_letter(schema_check.read(rules / f"letters/{letter}.yaml", rules, "letter"), book.provisions)
    return refusal.value.faults


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_refused_with_its_remedy(book: Rulebook, rules: Path, name: str) -> None:
    letter, old, new, cause, remedy = MISTAKES[name]
    line = broken(rules, letter, old, new)
    faults = refused(book, rules, letter)
    assert [
        fault
        for fault in faults
        if fault.file == f"rules/letters/{letter}.yaml"
        and line <= fault.line <= line + new.count("\n")
        and cause in fault.cause
        and remedy in fault.remedy
    ], "\n".join(map(str, faults))


def test_a_rule_base_with_a_wrong_letter_does_not_load(tmp_path: Path) -> None:
    rules = Path(shutil.copytree(find_rules(), tmp_path / "rules", ignore=shutil.ignore_patterns("scenarios")))
    line = broken(rules, AGREEMENT, "[written_agreement]", "[writen_agreement]")
    with pytest.raises(RulebookError) as refusal:
        load(rules)
    cause = 'no provision is called "writen_agreement"'
    assert refusal.value.faults == [
        Fault(f"rules/letters/{AGREEMENT}.yaml", line, cause, 'did you mean "written_agreement"?')
    ]


def saying(book: Rulebook, letter: str, **words: str) -> list[Fault]:
    """The faults of the rule base with other words in a letter."""
    changed = replace(book.letters[letter], words=words)
    return list(unwritten(replace(book, letters={**book.letters, letter: changed})))


def test_a_force_without_words_is_named(book: Rulebook) -> None:
    (fault,) = saying(book, AGREEMENT, owed=book.letters[AGREEMENT].words["owed"])
    assert (fault.file, fault.line) == (f"rules/letters/{AGREEMENT}.yaml", book.letters[AGREEMENT].line)
    assert fault.cause == 'words: nothing is said for the force "lever", which "written_agreement" can have'


def test_words_for_a_force_that_never_comes_are_named(book: Rulebook) -> None:
    letter = "rules_publication"
    (fault,) = saying(book, letter, **book.letters[letter].words, owed="贵公司依法应当公开。")
    assert fault.file == f"rules/letters/{letter}.yaml" and 'ever gives the force "owed"' in fault.cause
