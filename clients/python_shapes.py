"""Python's types of the API: a ``TypedDict`` for each schema, in one module for each kind of thing."""

from __future__ import annotations

import keyword
import textwrap
from typing import Any

from clients.operations import operations
from clients.schemas import Language, reached, referred, type_of

_HEAD = '''"""{about}, as the OpenAPI document describes them. Written by "make clients": do not edit."""

from __future__ import annotations

'''
_TAKEN = "requests"
_WIDTH = 118
_GLUE = "\0|\0"
_PYTHON = Language(
    names={
        "string": "str",
        "integer": "int",
        "number": "float",
        "boolean": "bool",
        "null": "None",
        "unknown": "Any",
    },
    sequence=lambda inner: f"list[{inner}]",
    mapping=lambda inner: f"dict[str, {inner}]",
    literals=lambda values: f"Literal[{', '.join(values)}]",
)


def modules(document: dict[str, Any]) -> dict[str, str]:
    """The modules, by their names: what is taken, then what is given by each kind of address."""
    schemas, homes = document["components"]["schemas"], _homes(document)
    content = {module: _module(module, homes, schemas) for module in dict.fromkeys(homes.values())}
    return {"__init__": _package(homes), **content}


def _homes(document: dict[str, Any]) -> dict[str, str]:
    """In which module each schema stands: that of the first operation which needs it."""
    homes: dict[str, str] = {}
    found = list(operations(document))
    parts = [(_TAKEN, one.takes) for one in found] + [(one.resource, one.gives) for one in found]
    for module, part in [*parts, ("problems", {"$ref": "#/components/schemas/Problem"})]:
        for name in reached(document, part):
            homes.setdefault(name, "problems" if name.startswith("Problem") else module)
    return homes


def _package(homes: dict[str, str]) -> str:
    lines = [_import(module, homes) for module in sorted(set(homes.values()))]
    everything = "\n".join(f'    "{name}",' for name in sorted(homes))
    return (
        _HEAD.format(about="All that goes to the API and comes back")
        + "".join(lines)
        + f"\n__all__ = [\n{everything}\n]\n"
    )


def _import(module: str, homes: dict[str, str], only: set[str] | None = None) -> str:
    found = [name for name, home in homes.items() if home == module and (only is None or name in only)]
    names = sorted(found, key=str.casefold)
    line = f"from eligibility.client.shapes.{module} import {', '.join(names)}\n"
    if len(line) <= _WIDTH:
        return line
    return f"from eligibility.client.shapes.{module} import (\n" + "".join(f"    {name},\n" for name in names) + ")\n"


def _module(module: str, homes: dict[str, str], schemas: dict[str, Any]) -> str:
    ours = [name for name, home in homes.items() if home == module]
    body = "\n\n".join(_shape(name, schemas[name]) for name in ours)
    words = sorted(word for word in ("Any", "Literal", "NotRequired", "TypedDict") if word in body)
    others = {name for one in ours for name in referred(schemas[one])} - set(ours)
    imports = "".join(_import(home, homes, others) for home in sorted({homes[name] for name in others}))
    about = "What is sent to the API" if module == _TAKEN else f"Answers about {module}"
    head = _HEAD.format(about=about) + f"from typing import {', '.join(words)}\n"
    return head + (f"\n{imports}" if imports else "") + f"\n# fmt: off\n\n{body}"


def _shape(name: str, schema: dict[str, Any]) -> str:
    required, properties = set(schema.get("required", ())), schema["properties"]
    types = {key: type_of(one, _PYTHON) for key, one in properties.items()}
    if any(keyword.iskeyword(key) for key in types):
        quoted = {key: _optional(_quoted(kind), key, required) for key, kind in types.items()}
        inside = "".join(_wrapped(f'    "{key}": ', f"{kind},") for key, kind in quoted.items())
        return f'{name} = TypedDict("{name}", {{\n{inside}}})\n'
    types = {key: _optional(kind, key, required) for key, kind in types.items()}
    total = "" if required else ", total=False"
    return f"class {name}(TypedDict{total}):\n" + "".join(_wrapped(f"    {key}: ", kind) for key, kind in types.items())


def _optional(kind: str, key: str, required: set[str]) -> str:
    """Where nothing is required the whole class says so."""
    return f"NotRequired[{kind}]" if required and key not in required else kind


def _quoted(kind: str) -> str:
    return f"'{kind}'" if '"' in kind else f'"{kind}"'


def _wrapped(start: str, kind: str) -> str:
    """A member on as many lines as it needs; only literals are long, and they can be broken inside their brackets."""
    if len(start + kind) <= _WIDTH:
        return f"{start}{kind}\n"
    glued = (start + kind).replace(" | ", _GLUE)
    return textwrap.fill(glued, _WIDTH, subsequent_indent=" " * 8, break_on_hyphens=False).replace(_GLUE, " | ") + "\n"
