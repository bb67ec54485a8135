"""A call as a curl command (curl)."""

from __future__ import annotations

import json
from shlex import quote

from web.apidocs.calls import JSON_WORDS, LINES, Call, literal


def curl(call: Call) -> str:
    """A command for a POSIX shell."""
    content = literal(call.content, JSON_WORDS) if call.content is not None and call.media_type != LINES else None
    return command(call, content)


def command(call: Call, content: str | None) -> str:
    """The same with a content that is written already, to the letter."""
    options = [f"-H {quote(f'{name}: {value}')}" for name, value in call.headers.items()]
    before = ""
    if call.media_type == LINES:
        lines = " ".join(quote(json.dumps(line, ensure_ascii=False)) for line in call.content)
        before = f"printf '%s\\n' {lines} |\n"
        options += ["-N", "--data-binary @-"]
    elif content is not None:
        options.append(f"-d {quote(content)}")
    if call.file:
        options.append(f"-o {quote(call.file)}")
    return before + " \\\n  ".join([f"curl -sS {quote(call.address)}", *options])
