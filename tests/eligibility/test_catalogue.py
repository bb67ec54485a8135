"""The extractor gives translators every worded text of the rules with its line, and no word of the law."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from eligibility.catalogue import Message, extract
from eligibility.rulebook import Rulebook
from eligibility.wording import CATALOGUES

PROVISION = """\
id: example
title: 一个例子
summary: >-
  折成两行的
  一句话
family: voice
bars:
  - when: {any: [criterion_a]}
    text: 不能同时享受
    clauses: [ZJ2023-11-d]
bases:
  - id: 国家
    number: 二、（三）11
    quote: 法律的原话
    unverified: 没有核实到
notes:
  - text: only English
claim:
  steps: [先登记, 再申请]
  phone: "12333"
"""
QUESTIONS = """\
facts:
  pension:
    name: 养老保险
    label: 你现在怎么交？
    hint: 看缴费单
    why: 有用
    unit: 元/月
    choices: {none: 没交, 单位: 单位交}
contradictions:
  - {id: x, message: 两处对不上}
"""


def extracted(content: str, **options: str) -> list[tuple[int, str]]:
    found: list[Message] = list(extract(io.BytesIO(content.encode()), (), (), options))
    assert all(function is None and comments == [] for _, function, _, comments in found)
    return [(line, message) for line, _, message, _ in found]


def test_the_texts_of_a_provision_come_with_their_lines() -> None:
    assert extracted(PROVISION) == [
        (2, "一个例子"),
        (3, "折成两行的 一句话"),
        (9, "不能同时享受"),
        (15, "没有核实到"),
        (19, "先登记"),
        (19, "再申请"),
    ]


def test_of_documents_only_what_became_of_a_draft_is_a_text_of_ours() -> None:
    draft = """\
title: 关于示例的意见（征求意见稿）
clauses:
  - number: 一
    quote: 法律的原话
    note: 给编辑看的
    became: {what: kept, by: [ZZ2025-1-a], note: 一字未改}
"""
    assert extracted(draft, only="became") == [(6, "一字未改")]


def test_the_texts_of_a_question_include_its_choices_and_not_their_values() -> None:
    assert [message for _, message in extracted(QUESTIONS)] == [
        "养老保险",
        "你现在怎么交？",
        "看缴费单",
        "有用",
        "元/月",
        "没交",
        "单位交",
        "两处对不上",
    ]


def test_every_value_is_taken_where_the_mapping_says_so() -> None:
    assert extracted("injury: 受伤保障\npay: 报酬\n", all_values="true") == [(1, "受伤保障"), (2, "报酬")]
    assert extracted("injury: 受伤保障\n") == []


def test_an_empty_file_has_no_texts() -> None:
    assert extracted("") == extracted("# 只有注释\n") == []


@pytest.fixture(scope="module")
def template(book: Rulebook) -> dict[str, list[str]]:
    """The texts that ``make messages`` takes from the rules, each with the files it stands in."""
    with (CATALOGUES / "babel.cfg").open(encoding="utf-8") as source:
        methods, options = parse_mapping_cfg(source)
    ours = [(pattern, method) for pattern, method in methods if pattern.startswith("rules/")]
    found: dict[str, list[str]] = {}
    for file, _, message, _, _ in extract_from_dir(str(book.root.parent), ours, options):
        found.setdefault(str(message), []).append(file)
    return found


def test_the_whole_rule_base_is_extracted_without_its_quotes(template: dict[str, list[str]], book: Rulebook) -> None:
    for provision in book.provisions.values():
        worded = [provision.title, provision.summary, *(note.text for note in provision.notes)]
        worded += [*(bar.text for bar in provision.bars), *provision.claim.steps, *provision.claim.documents]
        worded += [basis.unverified for basis in provision.bases if basis.unverified]
        assert set(worded) <= set(template), provision.id
    for letter in book.letters.values():
        words = {letter.title, letter.opening, letter.deadline, *letter.words.values(), *letter.asks}
        assert words <= set(template), letter.id
    for question in book.questions.by_fact.values():
        assert {question.name, question.label, *question.choices.values()} <= set(template), question.fact
    assert {criterion.title for criterion in book.criteria.values()} <= set(template)
    assert {concept.title for concept in book.concepts.values()} <= set(template)
    assert {entry.message for entry in book.questions.contradictions} <= set(template)
    assert set(book.families.values()) | set(book.questions.topics.values()) <= set(template)
    assert not {clause.quote for clause in book.clauses.values()} & set(template)
    fates = {clause.became.note for clause in book.clauses.values() if clause.became}
    from_documents = {
        text for text, files in template.items() if any(Path(f).match("rules/documents/*") for f in files)
    }
    assert from_documents == fates != set()


def test_a_translators_line_leads_to_the_text(book: Rulebook) -> None:
    path = book.root / "questions.yaml"
    lines = path.read_text("utf-8").splitlines()
    with path.open("rb") as source:
        found = list(extract(source, (), (), {}))
    assert found
    for line, _, message, _ in found:
        assert message[:4] in "".join(lines[line - 1 : line + 1]), message  # a folded text begins on the line below
