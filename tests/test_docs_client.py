"""``docs/client.md`` shows programs that run, in their order, against a real server, and names every method and every option."""

from __future__ import annotations

import inspect
import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from live import answering

from eligibility.client import Client
from web import create_app
from web.settings import Settings

PAGE = (Path(__file__).parents[1] / "docs/client.md").read_text("utf-8")
ADDRESS = "http://127.0.0.1:8000"


def test_the_python_programs_run() -> None:
    programs = re.findall(r"^```python\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert len(programs) == 3 and ADDRESS in programs[0]
    printed, names = StringIO(), dict[str, Any]()
    with answering(create_app(settings=Settings.read({}))) as address:
        try:
            for program in programs:
                with redirect_stdout(printed):
                    exec(compile(program.replace(ADDRESS, address), "docs/client.md", "exec"), names)
        finally:
            names["row"] = None
    told = printed.getvalue()
    assert "ask next: [" in told and "/situation/age" in told and "row 0 has mistakes" in told
    assert "union_membership" in names["eligible"] and "UNION-3-2" in told


def test_every_method_and_every_option_is_named() -> None:
    for name, _ in inspect.getmembers(Client, inspect.isfunction):
        assert name.startswith("_") or f"{name}(" in PAGE, name
    for name in set(inspect.signature(Client).parameters) - {"base_url"}:
        assert f"`{name}`" in PAGE, name
