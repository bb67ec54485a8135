"""Schemas as tables (数据格式): a row for each name, with its type, limits and choices in words and a link to what is nested."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from eligibility.wording import Text, text

Schemas = dict[str, dict[str, Any]]

_KINDS = {
    "string": text("文本"),
    "integer": text("整数"),
    "number": text("数"),
    "boolean": text("是否（true、false）"),
    "object": text("对象"),
    "array": text("列表"),
}
_DATE, _ANY = text("日期（YYYY-MM-DD）"), text("任何 JSON 值")
_REFERENCE = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Row:
    """One name. ``target`` is the shape that is nested in it; ``many`` says that it is a list; ``notes`` are limits in words."""

    name: str
    kind: Text
    target: str
    many: bool
    required: bool
    nullable: bool
    title: str
    description: str
    choices: tuple[tuple[str, str], ...]
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One schema. ``closed``: it is sent to us, and no other names may be in it."""

    name: str
    closed: bool
    rows: tuple[Row, ...]

    @property
    def targets(self) -> tuple[str, ...]:
        """The shapes that are nested in it."""
        return tuple(row.target for row in self.rows if row.target)


def shape(schemas: Schemas, name: str) -> Shape:
    """A schema by its name."""
    found = schemas[name]
    required = set(found.get("required", ()))
    rows = tuple(_row(key, inner, key in required) for key, inner in found.get("properties", {}).items())
    return Shape(name, found.get("additionalProperties") is False, rows)


def nested(schemas: Schemas, names: Iterable[str]) -> list[Shape]:
    """All shapes that are nested in some, at any depth, in the order in which a reader meets them."""
    waiting = [target for name in names for target in shape(schemas, name).targets]
    found: dict[str, Shape] = {}
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = shape(schemas, name)
            waiting += found[name].targets
    return list(found.values())


def targets_of(schema: dict[str, Any]) -> tuple[str, ...]:
    """The names of the schemas that a schema refers to, itself and in its alternatives."""
    given = (str(one.get("$ref", "")) for one in (schema, *schema.get("anyOf", ()), *schema.get("allOf", ())))
    return tuple(one.removeprefix(_REFERENCE) for one in given if one.startswith(_REFERENCE))


def _row(name: str, schema: dict[str, Any], required: bool) -> Row:
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else list(types)
    many = "array" in types
    inner = schema.get("items", {}) if many else schema
    labels = schema.get("x-enumDescriptions", {})
    values = [value for value in inner.get("enum", ()) if value is not None]
    return Row(
        name,
        _kind(inner),
        next(iter(targets_of(inner)), ""),
        many,
        required,
        "null" in types or {"type": "null"} in schema.get("anyOf", ()),
        schema.get("title", ""),
        schema.get("description", ""),
        tuple((str(value), labels.get(value, "")) for value in values),
        tuple(_notes(schema)),
    )


def _kind(schema: dict[str, Any]) -> Text:
    types = schema.get("type", [])
    given = [kind for kind in ([types] if isinstance(types, str) else types) if kind != "null"]
    if schema.get("format") == "date":
        return _DATE
    return _KINDS[given[0]] if given else _ANY


def _notes(schema: dict[str, Any]) -> Iterator[Text]:
    if "minimum" in schema and "maximum" in schema:
        yield text("{least} 到 {most}", least=schema["minimum"], most=schema["maximum"])
    if "maxLength" in schema:
        yield text("最多 {limit} 个字", limit=schema["maxLength"])
    if unit := schema.get("x-unit"):
        yield text("单位：{unit}", unit=unit)
    if pattern := schema.get("pattern"):
        yield text("写法：{pattern}", pattern=pattern)
    for example in schema.get("examples", ()):
        yield text("比如 {example}", example=json.dumps(example, ensure_ascii=False))
    if (default := schema.get("default")) is not None:
        yield text("不填就是 {value}", value=json.dumps(default, ensure_ascii=False))
