"""JSON Schema as types of a language: the part of it that our OpenAPI document uses. Anything else is an error, not a guess."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

SCHEMAS = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Language:
    """How a language writes types."""

    names: dict[str, str]
    sequence: Callable[[str], str]
    mapping: Callable[[str], str]
    literals: Callable[[list[str]], str]


def type_of(schema: dict[str, Any], language: Language) -> str:
    """The type of a value that passes a schema. Raises ValueError for a schema that is not understood."""
    return " | ".join(dict.fromkeys(_parts(schema, language)))


def _parts(schema: dict[str, Any], language: Language) -> Iterator[str]:
    if "$ref" in schema:
        yield reference(schema)
    elif "anyOf" in schema:
        for one in schema["anyOf"]:
            yield from _parts(one, language)
    elif "enum" in schema:
        yield language.literals([json.dumps(value) for value in schema["enum"] if value is not None])
        if None in schema["enum"]:
            yield language.names["null"]
    elif "type" not in schema:
        yield language.names["unknown"]
    else:
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        yield from (_plain(kind, schema, language) for kind in kinds)


def _plain(kind: str, schema: dict[str, Any], language: Language) -> str:
    if kind == "array":
        return language.sequence(type_of(schema["items"], language))
    if kind == "object" and "properties" not in schema:
        values = schema.get("additionalProperties")
        return language.mapping(type_of(values, language) if isinstance(values, dict) else language.names["unknown"])
    if kind not in language.names:
        raise ValueError(f"no type for {kind}: {schema}")
    return language.names[kind]


def reference(schema: dict[str, Any]) -> str:
    """The name of the schema that is referred to."""
    target: str = schema["$ref"]
    if not target.startswith(SCHEMAS):
        raise ValueError(f"{target} is no schema")
    return target.removeprefix(SCHEMAS)


def referred(node: Any) -> Iterator[str]:
    """The schemas named anywhere in a part of the document, in their order."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str) and node["$ref"].startswith(SCHEMAS):
            yield reference(node)
        for inner in node.values():
            yield from referred(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from referred(inner)


def reached(document: dict[str, Any], node: Any, found: dict[str, None] | None = None) -> dict[str, None]:
    """The schemas that a part of the document needs, those that others need first."""
    found = {} if found is None else found
    for name in referred(node):
        if name not in found:
            found[name] = None
            reached(document, document["components"]["schemas"][name], found)
    return found
