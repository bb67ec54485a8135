"""The TypeScript client: the types and methods of the OpenAPI document, and around them ``runtime.ts``, which no document changes."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path
from typing import Any

from clients.operations import JSON, LINES, Operation, operations
from clients.schemas import Language, reached, type_of

_RUNTIME = Path(__file__).with_name("typescript") / "runtime.ts"
_HEAD = '// The API of gigrights, typed. Written by "make clients" from the OpenAPI document and runtime.ts: do not edit.\n\n'
_METHODS = "  // The methods stand here.\n"
_WIDTH = 118
_TYPESCRIPT = Language(
    names={
        "string": "string",
        "integer": "number",
        "number": "number",
        "boolean": "boolean",
        "null": "null",
        "unknown": "unknown",
    },
    sequence=lambda inner: f"Array<{inner}>",
    mapping=lambda inner: f"Record<string, {inner}>",
    literals=lambda values: " | ".join(values),
)


def module(document: dict[str, Any]) -> str:
    """The whole client."""
    found = list(operations(document))
    names = reached(document, [*([one.takes, one.gives] for one in found), {"$ref": "#/components/schemas/Problem"}])
    shapes = "\n".join(_shape(name, document["components"]["schemas"][name]) for name in sorted(names))
    before, after = _RUNTIME.read_text("utf-8").split(_METHODS)
    return _HEAD + shapes + "\n" + before + "\n".join(map(_method, found)) + after


def _shape(name: str, schema: dict[str, Any]) -> str:
    required = set(schema.get("required", ()))
    lines = [f"export interface {name} {{\n"]
    for key, one in schema["properties"].items():
        words, mark = one.get("description", ""), "" if key in required else "?"
        lines.append(_comment(words, one.get("deprecated", False), "  "))
        member = key if re.fullmatch(r"[A-Za-z_]\w*", key) else json.dumps(key)
        lines.append(_wrapped(f"  {member}{mark}: {type_of(one, _TYPESCRIPT)};"))
    return "".join([*lines, "}\n"])


def _method(one: Operation) -> str:
    name = re.sub(r"_(\w)", lambda match: match[1].upper(), one.id)
    given = ["id: string"] if "{id}" in one.path else []
    path = f"`{one.path.replace('{id}', '${encodeURIComponent(id)}')}`" if given else json.dumps(one.path)
    head = _comment(one.summary, one.deprecated, "  ")
    if one.media == LINES and one.takes is not None:
        row, answer = type_of(one.takes, _TYPESCRIPT), type_of(one.gives, _TYPESCRIPT).partition(" | ")[0]
        signature = f"{name}(rows: Iterable<{row}> | AsyncIterable<{row}>): AsyncGenerator<{answer}, void, undefined>"
        return f"{head}  {signature} {{\n    return this.lines<{answer}>({path}, rows);\n  }}\n"
    if one.takes is not None:
        given.append(f"content: {type_of(one.takes, _TYPESCRIPT)}")
    kind = type_of(one.gives, _TYPESCRIPT)
    sent = ", content" if one.takes is not None else ""
    way = f"json<{kind}>" if one.media == JSON else "text"
    call = f"this.{way}({json.dumps(one.method)}, {path}{sent})"
    return f"{head}  {name}({', '.join(given)}): Promise<{kind}> {{\n    return {call};\n  }}\n"


def _comment(words: str, deprecated: bool, indent: str) -> str:
    words = (words + (" @deprecated" if deprecated else "")).replace("*/", "* /").strip()
    if not words:
        return ""
    if len(words) <= _WIDTH - 10:
        return f"{indent}/** {words} */\n"
    return textwrap.fill(words, _WIDTH, initial_indent=f"{indent}/** ", subsequent_indent=f"{indent}    ") + " */\n"


def _wrapped(line: str) -> str:
    return (
        textwrap.fill(
            line.strip(),
            _WIDTH,
            initial_indent="  ",
            subsequent_indent=" " * 6,
            break_long_words=False,
            break_on_hyphens=False,
        )
        + "\n"
    )
