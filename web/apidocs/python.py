"""A call as a Python program (Python) that needs nothing but the standard library."""

from __future__ import annotations

import json

from web.apidocs.calls import JSON, LINES, PYTHON_WORDS, Call, literal

_SEND = {
    JSON: ("content = {value}", "json.dumps(content).encode()"),
    LINES: ("lines = {value}", '"".join(json.dumps(line) + "\\n" for line in lines).encode()'),
}
_READ = {
    JSON: "    answer = json.load(reply)\nprint(json.dumps(answer, ensure_ascii=False, indent=2))",
    LINES: "    for line in reply:\n        print(json.loads(line))",
}
_KEEP = '    answer = reply.read()\nwith open("{file}", "wb") as file:\n    file.write(answer)'


def python(call: Call) -> str:
    """A program for Python 3.8 and later."""
    asked = json.dumps(call.address)
    before = ""
    named = "urlopen"
    if call.headers or call.content is not None:
        parts = [asked]
        if call.content is not None:
            assignment, data = _SEND[call.media_type]
            before = assignment.format(value=literal(call.content, PYTHON_WORDS, step=4)) + "\n"
            parts.append(f"data={data}")
        if call.headers:
            parts.append(f"headers={literal(call.headers, PYTHON_WORDS)}")
        before += "request = Request(\n" + "".join(f"    {part},\n" for part in parts) + ")\n"
        asked, named = "request", "Request, urlopen"
    read = _KEEP.format(file=call.file) if call.file else _READ[call.answer]
    imports = "import json\n" if "json." in before + read else ""
    return f"{imports}from urllib.request import {named}\n\n{before}with urlopen({asked}) as reply:\n{read}"
