"""``docs/rules.md`` tells policy editors the truth: it names every operator and key, and its examples are in ``rules/``."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from eligibility.criteria import OPERATORS
from eligibility.rulebook import find_rules, schema_check
from eligibility.rulebook.yaml_source import Source

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/rules.md").read_text("utf-8")
FENCED = re.findall(r"^ *```yaml\n(.*?)^ *```$", PAGE, flags=re.MULTILINE | re.DOTALL)
EXAMPLES = [textwrap.dedent(example) for example in FENCED]
SCHEMAS = sorted((find_rules() / "schemas").glob("*.json"))


@pytest.fixture
def examples(tmp_path: Path) -> list[Any]:
    """The content of every example, read as a rule file is read."""
    read = []
    for number, example in enumerate(EXAMPLES):
        path = tmp_path / f"example{number}.yaml"
        path.write_text(example, "utf-8")
        read.append(Source(path, tmp_path).content)
    return read


def _keys(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties":
                yield from value
            yield from _keys(value)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_every_key_is_explained(path: Path) -> None:
    keys = set(_keys(json.loads(path.read_text("utf-8"))))
    explained = set(re.findall(r"`(\w+)(?:: \w+)?`", PAGE)) | set(re.findall(r"(?:^|[ {-])(\w+): ", PAGE, re.MULTILINE))
    assert keys - explained == set()
    assert f"schemas/{path.name}" in PAGE


@pytest.mark.parametrize("operator", sorted(OPERATORS))
def test_every_operator_has_a_section_and_an_example(operator: str, examples: list[Any]) -> None:
    assert f"#### `{operator}`" in PAGE
    entries = [entry for example in examples if isinstance(example, dict) for entry in example.values()]
    assert [entry for entry in entries if isinstance(entry, dict) and operator in entry]


def test_every_example_parses(examples: list[Any]) -> None:
    assert len(examples) == len(EXAMPLES) > 20
    assert PAGE.count("```yaml") == len(EXAMPLES)


def test_every_example_still_says_what_the_rules_say(examples: list[Any]) -> None:
    for text, example in zip(EXAMPLES, examples, strict=True):
        if file := re.match(r"# rules/(\S+)\n", text):
            content = Source(find_rules() / file[1], find_rules()).content
            assert _contains(content, example), f"bring this example in docs/rules.md up to date:\n{text}"


def test_the_scenario_has_the_form_of_scenarios(tmp_path: Path) -> None:
    (scenario,) = (text for text in EXAMPLES if "as_of:" in text)
    (tmp_path / "example.yaml").write_text(scenario, "utf-8")
    (tmp_path / "schemas").symlink_to(find_rules() / "schemas")
    schema_check.read(tmp_path / "example.yaml", tmp_path, "scenario")


def test_every_link_within_the_page_leads_somewhere() -> None:
    headings = re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) <= anchors


def _contains(whole: Any, part: Any) -> bool:
    """Whether an example, which may leave things out, shows nothing that the rule file does not have."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(key in whole and _contains(whole[key], part[key]) for key in part)
    if isinstance(part, list):
        return isinstance(whole, list) and all(any(_contains(own, shown) for own in whole) for shown in part)
    return bool(whole == part)
