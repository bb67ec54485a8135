"""The JSON Schemas serve editors too: plain YAML and plain jsonschema, as an editor uses them, find nothing to complain of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from eligibility.rulebook import find_rules

ROOT = Path(__file__).parents[1]
SCHEMAS = sorted((find_rules() / "schemas").glob("*.json"))
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SETTINGS = re.search(r"^```json\n(.*?)^```$", (ROOT / "docs/rules.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
ATTACHED: dict[str, str] = json.loads(SETTINGS[1])["yaml.schemas"] if SETTINGS else {}


def test_the_page_attaches_every_schema_to_every_file() -> None:
    assert set(ATTACHED) == {f"rules/schemas/{path.name}" for path in SCHEMAS}
    attached = {path for files in ATTACHED.values() for path in ROOT.glob(files)}
    assert attached == set(find_rules().rglob("*.yaml")) - {find_rules() / "regions.yaml"}


@pytest.mark.parametrize("schema", sorted(ATTACHED))
def test_every_file_passes_its_schema_in_an_editor(schema: str) -> None:
    """Dates are quoted, so that YAML of any version reads text, and nothing needs a keyword or a format of our own."""
    validator = jsonschema.Draft202012Validator(json.loads((ROOT / schema).read_text("utf-8")))
    for path in sorted(ROOT.glob(ATTACHED[schema])):
        content = yaml.load(path.read_text("utf-8"), LOADER)
        errors = [f"{path.name}: {error.json_path}: {error.message}" for error in validator.iter_errors(content)]
        assert not errors, "\n".join(errors[:5])


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_every_schema_says_what_it_is(path: Path) -> None:
    schema = json.loads(path.read_text("utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] and schema["description"]
    undescribed = [name for name, part in _keys(schema) if not part.get("description")]
    assert undescribed == []


def _keys(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that a file can have, and every shared form, wherever it stands in a schema."""
    if isinstance(schema, dict):
        for word in ("properties", "$defs"):
            yield from schema.get(word, {}).items()
        for part in schema.values():
            yield from _keys(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _keys(part)
