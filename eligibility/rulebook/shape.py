"""Whether a rule file has the shape that its JSON Schema asks for: yes, or not certainly.

A schema is turned into nested functions once; that is many times as fast as reading it anew for every part of every file. Only the
keywords that our schemas use are known here. Where a schema has any other nothing fits, and jsonschema decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

Fits = Callable[[Any], bool]
_Schema = Mapping[str, Any]

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_SAYS_NOTHING = {"$schema", "$defs", "title", "description", "examples"}
_TYPES: dict[str, Fits] = {
    "array": lambda value: isinstance(value, list),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "null": lambda value: value is None,
    "object": lambda value: isinstance(value, dict),
    "string": lambda value: isinstance(value, str),
}


def on_the_calendar(value: object) -> bool:
    """Whether what is written as a day, a month or a year is one. Raises ValueError where it is not."""
    if isinstance(value, str) and _DAY.fullmatch(value):  # any other form is refused by its pattern
        date.fromisoformat(f"{value}-01-01"[: len("YYYY-MM-DD")])
    return True


def shape(schema: _Schema) -> Fits:
    """A function that says whether the content of a file certainly fits a schema."""
    return _part(schema, schema.get("$defs", {}))


def _part(schema: Any, defs: _Schema) -> Fits:
    if not isinstance(schema, dict):
        return _never
    every = [
        _KEYWORDS.get(key, _unknown)(value, schema, defs) for key, value in schema.items() if key not in _SAYS_NOTHING
    ]
    if len(every) == 1:
        return every[0]
    return lambda value: all(fits(value) for fits in every)


def _never(_: Any) -> bool:
    return False


def _unknown(_: Any, __: _Schema, ___: _Schema) -> Fits:
    return _never


def _ref(name: str, _: _Schema, defs: _Schema) -> Fits:
    made: list[Fits] = []  # on first use, for a schema may contain itself

    def fits(value: Any) -> bool:
        if not made:
            made.append(_part(defs.get(name.removeprefix("#/$defs/")), defs))
        return made[0](value)

    return fits


def _type(wanted: str | list[str], _: _Schema, __: _Schema) -> Fits:
    kinds = [_TYPES.get(kind, _never) for kind in ([wanted] if isinstance(wanted, str) else wanted)]
    return kinds[0] if len(kinds) == 1 else lambda value: any(is_kind(value) for is_kind in kinds)


def _properties(declared: Mapping[str, _Schema], _: _Schema, defs: _Schema) -> Fits:
    parts = {key: _part(schema, defs) for key, schema in declared.items()}
    return lambda value: (
        not isinstance(value, dict) or all(parts[key](inner) for key, inner in value.items() if key in parts)
    )


def _additional(schema: _Schema | bool, whole: _Schema, defs: _Schema) -> Fits:
    declared = frozenset(whole.get("properties", ()))
    if schema is False:
        return lambda value: not isinstance(value, dict) or declared.issuperset(value)
    part = _part(schema, defs)
    return lambda value: (
        not isinstance(value, dict) or all(part(inner) for key, inner in value.items() if key not in declared)
    )


def _names(schema: _Schema, _: _Schema, defs: _Schema) -> Fits:
    part = _part(schema, defs)
    return lambda value: not isinstance(value, dict) or all(part(key) for key in value)


def _items(schema: _Schema, _: _Schema, defs: _Schema) -> Fits:
    part = _part(schema, defs)
    return lambda value: not isinstance(value, list) or all(part(item) for item in value)


def _enum(values: list[Any], _: _Schema, __: _Schema) -> Fits:
    allowed = frozenset(value for value in values if isinstance(value, str))
    return lambda value: isinstance(value, str) and value in allowed


def _pattern(pattern: str, _: _Schema, __: _Schema) -> Fits:
    search = re.compile(pattern).search
    return lambda value: not isinstance(value, str) or search(value) is not None


def _format(name: str, _: _Schema, __: _Schema) -> Fits:
    def fits(value: Any) -> bool:
        try:
            return on_the_calendar(value)
        except ValueError:
            return False

    return fits if name in ("date", "rough-date") else _never


def _unique_key(key: str, _: _Schema, __: _Schema) -> Fits:
    def fits(value: Any) -> bool:
        entries = [entry.get(key) for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
        named = [name for name in entries if isinstance(name, str)]
        return len(named) == len(set(named))

    return fits


def _at_least(kind: Any) -> Callable[[int, _Schema, _Schema], Fits]:
    return lambda least, _, __: lambda value: not isinstance(value, kind) or len(value) >= least


def _minimum(least: int, _: _Schema, __: _Schema) -> Fits:
    return lambda value: isinstance(value, bool) or not isinstance(value, int) or value >= least


def _most_keys(most: int, _: _Schema, __: _Schema) -> Fits:
    return lambda value: not isinstance(value, dict) or len(value) <= most


_KEYWORDS: dict[str, Callable[[Any, _Schema, _Schema], Fits]] = {
    "$ref": _ref,
    "additionalProperties": _additional,
    "enum": _enum,
    "format": _format,
    "items": _items,
    "maxProperties": _most_keys,
    "minItems": _at_least(list),
    "minLength": _at_least(str),
    "minProperties": _at_least(dict),
    "minimum": _minimum,
    "pattern": _pattern,
    "properties": _properties,
    "propertyNames": _names,
    "required": lambda keys, _, __: lambda value: not isinstance(value, dict) or all(key in value for key in keys),
    "type": _type,
    "uniqueKey": _unique_key,
}
