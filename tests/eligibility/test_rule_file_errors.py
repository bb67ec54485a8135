"""A wrong rule file is refused with file, line, cause and a remedy that leads its editor to the fix.

Every case starts from a copy of ``rules/`` to which a small correct example of each kind of file is added, breaks one thing in
it, and looks at what :func:`eligibility.rulebook.load` says.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest

from eligibility.rulebook import find_rules, load
from eligibility.rulebook.faults import Fault, RulebookError

CRITERIA = "criteria/example.yaml"
PARAMETERS = "parameters/example.yaml"
DOCUMENT = "documents/ZZ2025.yaml"
PROVISION = "provisions/example_help.yaml"

EXAMPLES = {
    CRITERIA: """\
example_is_courier:
  title: 做快递收派
  equals: {fact: occupation, value: courier}
example_subsidy_used_up:
  title: 补贴领满了
  compare: {fact: subsidy_months_used, is: ">=", value: example_longest_subsidy}
example_hukou_in_zhejiang:
  title: 户籍在浙江
  within: {fact: hukou_region, region: "330000"}
""",
    PARAMETERS: """\
example_longest_subsidy:
  title: 补贴最长月数
  unit: 个月
  clause: ZZ2025-1-a
  verified_on: "2026-11-23"
  values:
    - {from: "2025-01-01", to: "2025-12-31", value: 24}
    - {from: "2026-01-01", value: 36}
""",
    DOCUMENT: """\
id: ZZ2025
title: 关于示例的通知
number: null
issuer: 示例机关
kind: final
region: "330100"
issued: "2025-01"
in_force_from: "2025-07-01"
verified_on: "2026-11-23"
source: {kind: reprint, note: 只作测试}
clauses:
  - id: ZZ2025-1-a
    number: 一
    quote: 对快递员给予补贴。
    force: subsidy
  - id: ZZ2025-2-a
    number: 二
    quote: 平台应当订立书面协议。
    force: duty
""",
    PROVISION: """\
id: example_help
title: 示例补贴
summary: 只作测试。
family: subsidies
rank: 90
pays: true
requires: example_is_courier
bases:
  - id: hangzhou
    clauses: [ZZ2025-1-a]
    regions: ["330100"]
    from: "2025-08-01"
    when: {all: [example_hukou_in_zhejiang, {not: example_subsidy_used_up}]}
claim:
  steps: [到社区申请]
  phone: "12333"
""",
}


class Mistake(NamedTuple):
    """One thing to break: ``old`` becomes ``new``. The fault must be on the line of ``new``, or of ``at``, and say ``says``.

    ``says`` is a part of the cause, an arrow, and a part of the remedy.
    """

    name: str
    old: str
    new: str
    says: str
    at: str = ""


EQUALS = "  equals: {fact: occupation, value: courier}\n"
USED_UP = "{not: example_subsidy_used_up}"

MISTAKES = {
    PROVISION: [
        # the form of YAML
        Mistake(
            "tab", "    clauses: [Z", "\tclauses: [Z", "a tab in the indentation → indent with spaces, never with tabs"
        ),
        Mistake(
            "key twice", "pays: true", "pays: true\npays: false", "twice (first on line 6) → keep one", "pays: false"
        ),
        Mistake("Chinese colon", "title: ", "title：", "the colon after the key is a Chinese one → key: value"),
        Mistake("no space after the colon", "title: ", "title:", "the space after the colon is missing → key: value"),
        Mistake(
            "colon in a text", "只作测试", "注: 只作测试", "has a colon and a space in it → put the text in quotes"
        ),
        Mistake(
            "open quotation mark", '"12333"', '"12333', "a quotation mark is not closed → close it on the same line"
        ),
        Mistake("open bracket", "[到社区申请]", "[到社区申请", "a bracket [ is not closed → close it with ]"),
        Mistake("open brace", f"{USED_UP}]}}", f"{USED_UP}]", "a bracket { is not closed → close it with }"),
        Mistake("text that begins with a sign", "title: ", "title: %", "begins with a sign → put the text in quotes"),
        Mistake("second entry", "bases:", "---\nbases:", "a second entry begins here → delete the line ---"),
        Mistake("indentation", "    regions:", "      regions:", "does not fit the ones above → exactly below the key"),
        Mistake("control character", "只作测试", "只作\x07测试", "an invisible control character → delete it"),
        # keys
        Mistake("unknown key", "summary:", "sumary:", 'unknown key "sumary" → did you mean "summary"?'),
        Mistake("key that nothing resembles", "pays:", "zzz: 1\npays:", 'unknown key "zzz" → the keys that can'),
        Mistake(
            "Chinese comma in a key", "{all: [", "{all，any: [", "is none of all, any and not → plain sign instead"
        ),
        Mistake("missing key", "title: 示例补贴\n", "", '"title" is missing → add title: what the worker gets', "id: "),
        # values
        Mistake("nothing", "title: 示例补贴", "title:", "title: nothing is written here → write what the worker gets"),
        Mistake("empty list", "[ZZ2025-1-a]", "[]", "bases › hangzhou › clauses: the list is empty → clauses cited"),
        Mistake(
            "text for a list", "[到社区申请]", "到社区申请", 'must be a list, not "到社区申请" → brackets: [到社区申请]'
        ),
        Mistake("number for a text", '"12333"', "12333", 'this must be text, not 12333 → put it in quotes: "12333"'),
        Mistake(
            "yes for true",
            "pays: true",
            "pays: yes",
            'must be true or false, not "yes" → true or false, without quotes',
        ),
        Mistake(
            "form of a date", "2025-08-01", "2025-8-1", '"2025-8-1" has the wrong form → write it like "2025-07-01"'
        ),
        Mistake("impossible date", "2025-08-01", "2025-02-30", "is no day of the calendar → write it like"),
        Mistake("unquoted region code", '["330100"]', "[330100]", 'must be text, not 330100 → in quotes: "330100"'),
        Mistake(
            "short region code",
            '["330100"]',
            '["3301"]',
            '"3301" has the wrong form → six-digit code from regions.csv, in quotes',
        ),
        Mistake("form of a name", "id: hangzhou", "id: Hangzhou", "has the wrong form → a name in small letters"),
        # names of other files
        Mistake(
            "file name", "id: example_help", "id: example_aid", "the file is called example_help.yaml → the same name"
        ),
        Mistake("unknown clause", "025-1-a]", "025-1-b]", 'no document holds a clause → "ZZ2025-1-a"'),
        Mistake("unknown region", '["330100"]', '["330999"]', 'no region has the code "330999" → did you mean 330'),
        Mistake("unknown family", "subsidies", "subsidy", 'no family "subsidy" → did you mean "subsidies"?'),
        # condition trees
        Mistake(
            "unknown criterion",
            "[example_hukou_in_zhejiang",
            "[example_hukou_zhejiang",
            'no criterion or concept is called "example_hukou_zhejiang" → did you mean "example_hukou_in_zhejiang"',
        ),
        Mistake(
            "Chinese comma",
            "_in_zhejiang, {",
            "_in_zhejiang，{",
            "a Chinese comma between entries → write a plain comma",
        ),
        Mistake("misspelt all", "{all: [", "{al: [", '"al" is none of all, any and not → did you mean "all"'),
        Mistake("all of nothing", USED_UP, "{all: []}", "all takes a list with at least one name → write all: ["),
        Mistake("all of one name", USED_UP, "{all: example_is_courier}", "all takes a list → write all: ["),
        Mistake(
            "any beside not", "{not: ", "{any: [a], not: ", "any and not stand side by side → put one into the other"
        ),
        Mistake(
            "operator in a tree", USED_UP, "{same_year: {fact: age}}", "is none of all → is declared in rules/criteria/"
        ),
        Mistake("number in a tree", USED_UP, "24", "a condition is a name, not 24 → write a name, or e.g.  all: ["),
        Mistake("not of nothing", USED_UP, "{not: }", "the condition is empty → write a name, or e.g.  all: ["),
        Mistake(
            "list in a tree", "{not: example_subsidy_used_up}", "[example_is_courier]", "a list alone → write all:"
        ),
    ],
    DOCUMENT: [
        Mistake(
            "missing key",
            "    force: duty\n",
            "",
            '› ZZ2025-2-a: "force" is missing → add force: right',
            "  - id: ZZ2025-2",
        ),
        Mistake("unquoted region code", '"330100"', "330100", 'region: this must be text → put it in quotes: "330100"'),
        Mistake("Chinese quotation marks", '"330100"', "“330100”", "has the wrong form → plain sign instead of"),
        Mistake("value not allowed", "kind: final", "kind: finale", '"finale" is not allowed → did you mean "final"?'),
        Mistake("impossible month", '"2025-01"', '"2025-13"', 'is no day of the calendar → like "2025-07-01"'),
        Mistake(
            "clause twice", "2-a\n    number: 二", "1-a\n    number: 二", "the same id as on line 12 → an id of its own"
        ),
        Mistake("clause of another document", "id: ZZ2025-2-a", "id: ZJ2023-11-d", "is already in → keep it in one"),
    ],
    CRITERIA: [
        Mistake("form of a name", "example_is_courier:", "IsCourier:", "has the wrong form → a name in small letters"),
        Mistake(
            "no operator",
            EQUALS,
            "",
            "too little is written here (title) → exactly one operator",
            "example_is_courier:",
        ),
        Mistake(
            "two operators",
            EQUALS,
            f"{EQUALS}  x: {{}}\n",
            "(title, equals, x) → exactly one operator",
            "example_is_courier:",
        ),
        Mistake(
            "unknown operator",
            "equals:",
            "equal:",
            'operator, not equal → did you mean "equals"?',
            "example_is_courier:",
        ),
        Mistake(
            "no keys for an operator", EQUALS, "  equals: courier\n", "must be keys with values → {fact: …, value: …}"
        ),
        Mistake("unknown key", "region: ", "regoin: ", 'unknown key "regoin" → did you mean "region"?'),
        Mistake("missing key", ', region: "330000"', "", '"region" is missing → add region: …', "  within:"),
        Mistake("unknown fact", "fact: occ", "fact: oc", 'no fact is called "ocupation" → did you mean "occupation"'),
        Mistake("type of a fact", "fact: occupation", "fact: age", '"age" is of type integer → type boolean or enum'),
        Mistake("unknown choice", "value: courier", "value: couriers", 'is no choice of → did you mean "courier"?'),
        Mistake("unknown comparison", '">="', '"=>"', "is no comparison → one of: <, <=, >, >="),
        Mistake(
            "unknown parameter", "_longest_subsidy}", "_long_subsidy}", 'no parameter → mean "example_longest_subsidy"?'
        ),
        Mistake("unknown region", '"330000"', '"330999"', 'no region has the code "330999" → did you mean 330'),
    ],
    PARAMETERS: [
        Mistake("number in words", "value: 24", "value: 二十四", '"二十四" is no whole number → such as 36'),
        Mistake("months with a unit", "value: 24", 'value: "24 个月"', "is no whole number → write 24: a whole number"),
        Mistake("half a month", "value: 24", "value: 24.5", '"24.5" is no whole number → such as 36'),
        Mistake("unknown unit", "unit: 个月", "unit: 月", 'is not allowed → mean "个月"'),
        Mistake("share as a decimal", "unit: 个月", "unit: 比例", '"24" is no share → write "24%"', at="value: 24"),
        Mistake("neither value nor gap", ", value: 24}", "}", "either a value or unverified → write the value"),
        Mistake(
            "both", "value: 24", "value: 24, unverified: 没有核实到", "either a value or unverified → write the value"
        ),
        Mistake(
            "case without by",
            "value: 24",
            "value: 24, case: three",
            "a case where the parameter has by → add or delete",
        ),
        Mistake("unknown place", "value: 24", 'value: 24, regions: ["330199"]', "no region → mean 330"),
        Mistake(
            "gap", "2026-01-01", "2026-02-01", "must begin the day after the one before → the day before 2026-02-01"
        ),
        Mistake(
            "unknown clause of a parameter", "ZZ2025-1-a", "ZZ2025-1", 'no document holds → did you mean "ZZ2025-1-a"'
        ),
        Mistake(
            "missing key",
            '  verified_on: "2026-11-23"\n',
            "",
            '"verified_on" is missing → add verified_on: the day',
            "example_l",
        ),
    ],
    "questions.yaml": [
        Mistake("unknown topic", "topic: voice", "topic: voices", 'no topic "voices" → did you mean "voice"?'),
        Mistake("unknown type", "type: region", "type: regions", '"regions" is not allowed → did you mean "region"?'),
        Mistake(
            "header of two facts",
            "headers: [工种, 职业",
            "headers: [户籍, 职业",
            'a column "户籍" would also be one of → keep the word for one of the two',
            at="headers: [户口所在地",
        ),
        Mistake(
            "words for no choice",
            "      female: [女性",
            "      females: [女性",
            '"females" under "also" is no choice → did you mean "female" or "male"?',
            at="also:\n      females",
        ),
        Mistake(
            "word for two choices",
            "female: [女性, 女士",
            "female: [女性, 男士",
            '"男士" would mean male and female → keep the word for one of the two',
            at="also:\n      female: [女性, 男士",
        ),
        Mistake(
            "word that says nothing",
            "female: [女性, 女士",
            "female: [女性, 不详",
            '"不详" means "not known" in a roster → take another word',
            at="also:\n      female: [女性, 不详",
        ),
    ],
    "platforms.yaml": [
        Mistake(
            "unknown platform", "platform: meituan", "platform: meitun", 'is no choice of → did you mean "meituan"'
        ),
    ],
    "families.yaml": [
        Mistake(
            "number for a heading", "injury: 受伤保障", "injury: 1", 'injury: this must be text → put it in quotes: "1"'
        ),
    ],
}


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the rule base with the examples in it."""
    copy = tmp_path / "rules"
    shutil.copytree(find_rules(), copy, ignore=shutil.ignore_patterns("scenarios", "__pycache__"))
    for file, text in EXAMPLES.items():
        (copy / file).write_text(text, "utf-8")
    return copy


def refused(rules: Path) -> list[Fault]:
    """The faults with which a rule base is refused."""
    with pytest.raises(RulebookError) as caught:
        load(rules)
    return list(caught.value.faults)


def test_the_examples_are_right(rules: Path) -> None:
    assert "example_help" in load(rules).provisions


@pytest.mark.parametrize(
    ("file", "mistake"),
    [pytest.param(file, case, id=f"{file}: {case.name}") for file, group in MISTAKES.items() for case in group],
)
def test_fault_names_file_line_cause_and_remedy(rules: Path, file: str, mistake: Mistake) -> None:
    text = (rules / file).read_text("utf-8")
    assert mistake.old in text, "the case breaks nothing"
    text = text.replace(mistake.old, mistake.new, 1)
    (rules / file).write_text(text, "utf-8")
    line = text[: text.index(mistake.at or mistake.new)].count("\n") + 1
    cause, remedy = mistake.says.split(" → ")

    faults = refused(rules)

    assert [
        fault
        for fault in faults
        if (fault.file, fault.line) == (f"rules/{file}", line) and cause in fault.cause and remedy in fault.remedy
    ], "\n".join(map(str, faults))


def test_empty_file(rules: Path) -> None:
    (rules / PROVISION).write_text("# nothing but a remark\n", "utf-8")
    assert refused(rules) == [
        Fault(f"rules/{PROVISION}", 1, "the file is empty", "write the entry, or delete the file")
    ]


def test_list_for_a_whole_file(rules: Path) -> None:
    (rules / "concepts.yaml").write_text("- a\n- b\n", "utf-8")
    assert refused(rules)[0].cause == "this must be keys with values, not a list"


def test_missing_file(rules: Path) -> None:
    (rules / "families.yaml").unlink()
    (fault,) = refused(rules)
    assert (fault.file, fault.cause) == ("rules/families.yaml", "the file is missing")


def test_other_encoding(rules: Path) -> None:
    (rules / PROVISION).write_bytes(EXAMPLES[PROVISION].encode("gb18030"))
    (fault,) = refused(rules)
    assert (fault.cause, fault.remedy) == ("not UTF-8 text", "save the file in the encoding UTF-8")


def test_no_rule_base_at_all(tmp_path: Path) -> None:
    (fault,) = refused(tmp_path)
    assert "no rule base is here" in fault.cause


def test_all_faults_are_reported_at_once(rules: Path) -> None:
    text = (
        EXAMPLES[PROVISION].replace("title:", "titel:").replace("pays: true\n", "").replace("summary: 只作测试。\n", "")
    )
    (rules / PROVISION).write_text(text.replace('"12333"', "12333"), "utf-8")

    assert [fault.cause for fault in refused(rules)] == [
        '"pays" is missing',
        '"summary" is missing',
        'unknown key "titel"',  # and not also: "title" is missing
        "claim › phone: this must be text, not 12333",
    ]


def test_a_tree_reports_each_of_its_faults(rules: Path) -> None:
    text = EXAMPLES[PROVISION].replace("{all: [example_hukou_in_zhejiang, {not: ", "{all: [example_hukou, {not: un")
    (rules / PROVISION).write_text(text, "utf-8")
    assert len(refused(rules)) == 2


def test_a_fault_reads_as_one_line_and_its_remedy() -> None:
    fault = Fault("rules/families.yaml", 3, "nothing is written here", "write the heading")
    assert str(fault) == "rules/families.yaml:3: nothing is written here\n    → write the heading"


def test_schemas_are_valid_and_use_no_alternatives() -> None:
    for path in sorted((find_rules() / "schemas").glob("*.json")):
        schema = json.loads(path.read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        # of alternatives, no error message could say which one was meant
        assert not {"anyOf", "oneOf", "allOf", "if", "not"} & set(_keywords(schema)), path.name


def test_every_property_of_a_schema_says_what_it_is() -> None:
    for path in sorted((find_rules() / "schemas").glob("*.json")):
        for name, described in _properties(json.loads(path.read_text("utf-8"))):
            assert described.get("description"), f"{path.name}: {name}"


def _keywords(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key in ("properties", "$defs"):
                for part in value.values():
                    yield from _keywords(part)
            else:
                yield key
                yield from _keywords(value)
    elif isinstance(schema, list):
        for part in schema:
            yield from _keywords(part)


def _properties(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key in ("properties", "$defs"):
                yield from value.items()
                for part in value.values():
                    yield from _properties(part)
            elif isinstance(value, dict):
                yield from _properties(value)


def test_file_that_would_silently_not_be_read_is_named(rules: Path) -> None:
    (rules / "provisions" / "minimum_wage.yaml").rename(rules / "provisions" / "minimum_wage.yml")
    (fault,) = refused(rules)
    assert fault.file == "rules/provisions/minimum_wage.yml"
    assert ".yaml" in fault.remedy


def test_broken_table_of_regions_is_refused(rules: Path) -> None:
    (rules / "regions.csv").write_text("code,name\n33,浙江省\n", "utf-8")
    (fault,) = refused(rules)
    assert fault.file == "rules/regions.csv"
