"""Runs Python examples one after the other and says, as JSON on the last line, what came of each: status, output, error."""

from __future__ import annotations

import contextlib
import io
import json
import runpy
import sys
import traceback
import urllib.request
from typing import Any

statuses: list[int] = []
real = urllib.request.urlopen


def noting(*arguments: Any, **options: Any) -> Any:
    reply = real(*arguments, **options)
    statuses.append(reply.status)
    return reply


urllib.request.urlopen = noting
results = {}
for file in sys.argv[1:]:
    statuses.clear()
    printed, error = io.StringIO(), ""
    with contextlib.redirect_stdout(printed):
        try:
            runpy.run_path(file, run_name="__main__")
        except Exception:
            error = traceback.format_exc()
    results[file] = {"statuses": list(statuses), "printed": printed.getvalue(), "error": error}
print(json.dumps(results))
