"""A call as a JavaScript module (JavaScript), for browsers and for Node 18 and later."""

from __future__ import annotations

import json

from web.apidocs.calls import JSON, JSON_WORDS, LINES, Call, literal

_READ = {
    JSON: "const answer = await reply.json();\nconsole.log(answer);",
    LINES: 'for (const line of (await reply.text()).trim().split("\\n")) console.log(JSON.parse(line));',
}
_READ_TEXT = "console.log(await reply.text());"
_CHECK = "if (!reply.ok) throw new Error(await reply.text());"


def javascript(call: Call) -> str:
    """A module: it waits at its top level."""
    before, options = "", []
    if call.method != "GET":
        options.append(f"method: {json.dumps(call.method)}")
    if call.headers:
        options.append(f"headers: {literal(call.headers, JSON_WORDS)}")
    if call.content is not None:
        name, body = "content", "JSON.stringify(content)"
        if call.media_type == LINES:
            name, body = "lines", r'lines.map((line) => JSON.stringify(line) + "\n").join("")'
        before = f"const {name} = {literal(call.content, JSON_WORDS)};\n"
        options.append(f"body: {body}")
    asked = json.dumps(call.address)
    if options:
        asked += ", {\n" + "".join(f"  {option},\n" for option in options) + "}"
    return f"{before}const reply = await fetch({asked});\n{_CHECK}\n{_READ.get(call.answer, _READ_TEXT)}"
