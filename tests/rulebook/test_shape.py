"""The quick look at a rule file agrees with jsonschema, whatever is wrong with the file, and is unsure where it understands nothing."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eligibility.rulebook import find_rules
from eligibility.rulebook.schema_faults import validator
from eligibility.rulebook.shape import shape
from eligibility.rulebook.yaml_source import Source, YamlList, YamlMap

RULES = find_rules()
FOLDERS = {
    "criteria": "criteria",
    "documents": "document",
    "parameters": "parameters",
    "provisions": "provision",
    "scenarios": "scenario",
}
FILES = [
    *((path, schema) for folder, schema in FOLDERS.items() for path in sorted((RULES / folder).glob("*.yaml"))),
    *((RULES / f"{name}.yaml", name) for name in ("questions", "concepts", "families", "platforms")),
]
ODD: list[Any] = [
    "",
    "x",
    "UP-1",
    "330100",
    "2026-02-30",
    "2026-02-03",
    "2026",
    0,
    -1,
    True,
    None,
    [],
    {},
    ["x"],
    {"x": 1},
]


def schema_of(name: str) -> Path:
    return RULES / "schemas" / f"{name}.json"


def with_lines(value: Any) -> Any:
    """Plain data as it is read from a file, where every part knows its line."""
    if isinstance(value, dict):
        mapping = YamlMap({key: with_lines(inner) for key, inner in value.items()})
        mapping.line, mapping.lines = 1, dict.fromkeys(value, 1)
        return mapping
    if isinstance(value, list):
        items = YamlList(with_lines(item) for item in value)
        items.line, items.lines = 1, [1] * len(value)
        return items
    return value


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every part of a content, as what holds it and where."""
    if not isinstance(value, dict | list):
        return []
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    return [(value, key) for key in keys] + [place for key in keys for place in places(value[key])]


def spoil(content: Any, draw: Any) -> None:
    """Change something small somewhere in a content, which may leave it right or make it wrong."""
    every = places(content)
    outermost = [place for place in every if place[0] is content]
    holder, key = draw(st.sampled_from(draw(st.sampled_from([every, outermost]))))
    match draw(st.sampled_from(["replace", "delete", "rename", "add", "double"])):
        case "replace":
            holder[key] = copy.deepcopy(draw(st.sampled_from(ODD)))
        case "delete":
            del holder[key]
        case "rename" if isinstance(holder, dict):
            holder["Odd key"] = holder.pop(key)
        case "add" if isinstance(holder, dict):
            holder[draw(st.sampled_from(["note", "to", "Odd key", "x"]))] = copy.deepcopy(draw(st.sampled_from(ODD)))
        case _ if isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))


def test_every_rule_file_fits_at_a_glance() -> None:
    shapes = {name: shape(json.loads(schema_of(name).read_text("utf-8"))) for name in {name for _, name in FILES}}
    assert [path.name for path, name in FILES if not shapes[name](Source(path, RULES).content)] == []


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_it_agrees_with_jsonschema_about_spoilt_files(data: st.DataObject) -> None:
    path, name = data.draw(st.sampled_from(FILES))
    content = plain(Source(path, RULES).content)
    for _ in range(data.draw(st.integers(1, 3))):
        if places(content):
            spoil(content, data.draw)
    spoilt = with_lines(content)
    quick = shape(json.loads(schema_of(name).read_text("utf-8")))(spoilt)
    assert quick == validator(schema_of(name)).is_valid(spoilt)


@pytest.mark.parametrize(
    "schema",
    [
        {"anyOf": [{"type": "string"}]},
        {"type": "string", "maxLength": 100},
        {"type": "number"},
        {"format": "uri"},
        {"$ref": "#/$defs/nowhere"},
        {"$ref": "other.json"},
        {"additionalProperties": True},
        {"properties": {"x": True}},
    ],
)
def test_what_it_does_not_understand_it_leaves_to_jsonschema(schema: dict[str, Any]) -> None:
    assert not shape({"properties": {"here": schema}})({"here": {"x": "text", "y": 1}})


def test_a_schema_may_contain_itself() -> None:
    fits = shape(
        {
            "$ref": "#/$defs/tree",
            "$defs": {"tree": {"type": "object", "additionalProperties": {"$ref": "#/$defs/tree"}}},
        }
    )
    assert fits({"a": {"b": {}}})
    assert not fits({"a": {"b": 1}})


def test_a_sound_rule_base_is_read_without_jsonschema() -> None:
    script = "import sys; from eligibility.rulebook import load; load(); sys.exit('jsonschema' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True, timeout=120)
