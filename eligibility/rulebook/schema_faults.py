"""What is wrong with a rule file, by its JSON Schema (``rules/schemas/``), in words an editor understands.

The schemas use no alternatives (``anyOf`` and the like), so that every error says what to do. They use one keyword of
our own: ``uniqueKey: id`` on a list means that no two of its entries have the same id.

Loaded only where a file does not fit (``schema_check.py``): jsonschema takes longer to load than most rule files to read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from eligibility.rulebook.faults import Fault, did_you_mean, mistaken_for, punctuation_remedy
from eligibility.rulebook.schema_words import cause_and_remedy
from eligibility.rulebook.shape import on_the_calendar
from eligibility.rulebook.yaml_source import Source, YamlList, line_of

_FORMATS = jsonschema.FormatChecker(formats=())


@_FORMATS.checks("date", raises=ValueError)
@_FORMATS.checks("rough-date", raises=ValueError)
def _on_the_calendar(value: object) -> bool:
    return on_the_calendar(value)


def _unique_key(_: object, key: str, entries: object, __: object) -> Iterator[jsonschema.ValidationError]:
    first: dict[str, int] = {}
    for index, entry in enumerate(entries if isinstance(entries, YamlList) else ()):
        name = entry.get(key) if isinstance(entry, dict) else None
        if not isinstance(name, str):
            continue
        if name in first:
            yield jsonschema.ValidationError(f"the same {key} as on line {first[name]}", path=[index, key])
        else:
            first[name] = line_of(entry, key)


_Validator = jsonschema.validators.extend(  # type: ignore[no-untyped-call]
    jsonschema.Draft202012Validator, {"uniqueKey": _unique_key}
)


@cache
def validator(path: Path) -> Any:
    """The validator of a schema."""
    return _Validator(json.loads(path.read_text("utf-8")), format_checker=_FORMATS)


def faults_of(source: Source, schema: Path) -> list[Fault]:
    """Every fault of a file, each with line, cause and remedy; none where it fits its schema."""
    against = validator(schema)
    return [fault for error in against.iter_errors(source.content) for fault in _faults(source, error, against.schema)]


def _faults(source: Source, error: jsonschema.ValidationError, whole: Any) -> Iterator[Fault]:
    """The faults behind one error of the schema; the same fault may come twice."""
    path = list(error.absolute_path)
    instance, properties = _any(error.instance), _any(error.schema).get("properties", {})
    extra = [key for key in instance if key not in properties] if isinstance(instance, dict) else []
    if error.validator == "additionalProperties":
        for key in extra:
            cause = f'{_where(source, path)}unknown key "{key}"'
            yield source.fault(source.line_at([*path, key]), cause, _instead(key, properties, instance))
    elif error.validator == "required":
        misspelt = {mistaken_for(key, properties) for key in extra}
        for key in _any(error.validator_value):
            if key not in instance and key not in misspelt:  # a misspelt key is already reported as unknown
                cause = f'{_where(source, path)}"{key}" is missing'
                yield source.fault(source.line_at(path), cause, f"add {key}: {properties[key]['description']}")
    else:
        at = [*path, instance] if "propertyNames" in error.absolute_schema_path else path
        cause, remedy = cause_and_remedy(error, _described(whole, error))
        yield source.fault(source.line_at(at), _where(source, path) + cause, remedy)


def _described(whole: Any, error: jsonschema.ValidationError) -> str | None:
    """What the schema says of the key at fault, beside a reference to a form that many keys have."""
    for step in error.absolute_schema_path:
        if "$ref" in whole:
            described: str | None = whole.get("description")
            return described
        whole = whole[step]
    return None


def _any(value: Any) -> Any:
    """What jsonschema declares as possibly unset, which it never is in an error that it has yielded."""
    return value


def _instead(key: str, properties: dict[str, Any], present: dict[str, Any]) -> str:
    unused = [name for name in properties if name not in present]
    if unused and (punctuation_remedy(key) or mistaken_for(key, unused)):
        return did_you_mean(key, unused)
    return f"delete it; the keys that can stand here are {', '.join(properties)}"


def _where(source: Source, path: list[str | int]) -> str:
    """The way to a part of the file, entries of lists by their id."""
    steps, here = [], source.content
    for step in path:
        here = here[step]
        named = here.get("id") if isinstance(step, int) and isinstance(here, dict) else None
        steps.append(str(named or (f"entry {step + 1}" if isinstance(step, int) else step)))
    return " › ".join(steps) + ": " if steps else ""
