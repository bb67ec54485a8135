"""What a JSON Schema has against a value, in words an editor understands: cause and remedy."""

from __future__ import annotations

import re
from typing import Any

from eligibility.rulebook.faults import did_you_mean, punctuation_remedy

_KINDS = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "object": "keys with values",
    "string": "text",
}


def cause_and_remedy(error: Any, described: str | None) -> tuple[str, str]:
    """What is wrong with a value, and what to write instead; ``described`` is what the schema says of the key."""
    value, schema = error.instance, error.schema
    if value is None or value == "":
        return "nothing is written here", _fill_in(schema)
    match error.validator:
        case "type":
            return _wrong_kind(value, error.validator_value, schema, described)
        case "enum":
            return f"{_shown(value)} is not allowed", did_you_mean(value, schema["enum"])
        case "pattern":
            return f"{_shown(value)} has the wrong form", punctuation_remedy(value) or _like(schema, described)
        case "format":
            return f"{_shown(value)} is no day of the calendar", _like(schema, described)
        case "uniqueKey":
            return error.message, f"give each one an {error.validator_value} of its own"
        case "minItems":
            return "the list is empty", _fill_in(schema)
        case "minProperties":
            return f"too little is written here ({', '.join(value) or 'nothing'})", _fill_in(schema)
        case "maxProperties":
            return f"too much is written here ({', '.join(value)})", _fill_in(schema)
        case _:
            return error.message, _fill_in(schema)


def _wrong_kind(value: Any, wanted: str | list[str], schema: Any, described: str | None) -> tuple[str, str]:
    kinds = [kind for kind in ([wanted] if isinstance(wanted, str) else wanted) if kind != "null"]
    cause = f"this must be {' or '.join(_KINDS[kind] for kind in kinds)}, not {_shown(value)}"
    if "string" in kinds and isinstance(value, bool | int):
        quoted = str(value).lower()
        if not re.search(schema.get("pattern", ""), quoted):  # a number where the name of a parameter belongs
            return cause, _like(schema, described)
        return cause, f'put it in quotes: "{quoted}"'
    if "boolean" in kinds:
        return cause, "write true or false, without quotes"
    if "integer" in kinds:
        return cause, "write a whole number in plain digits, without quotes"
    if "array" in kinds and isinstance(value, str):
        return cause, punctuation_remedy(value) or f"put it in brackets: [{value}]"
    if "array" in kinds:
        return cause, "begin every entry with a dash and a space:  - …"
    return cause, _fill_in(schema)


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "keys with values" if isinstance(value, dict) else "a list"
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def _fill_in(schema: Any) -> str:
    keys = ", ".join(f"{key}: …" for key in schema.get("properties", ()))
    return f"write {schema.get('description') or keys or 'what belongs here, or delete the line'}"


def _like(schema: Any, described: str | None) -> str:
    form = f"{described} ({schema['description']})" if described else schema["description"]
    return f'write it like "{schema["examples"][0]}": {form}'
