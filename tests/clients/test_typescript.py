"""The TypeScript client passes the strictest check there is, and does in Node what it says, against a real server."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, NoReturn

import pytest
from live import free_port, serving

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "clients/typescript/gigrights.ts"
PAGE = ROOT / "docs/client.md"
COMPILER = ROOT / ".cache/node/node_modules/typescript/lib/tsc.js"
STRICT = [
    "--strict",
    "--noUncheckedIndexedAccess",
    "--exactOptionalPropertyTypes",
    "--noImplicitOverride",
    "--noUnusedLocals",
    "--noUnusedParameters",
    "--erasableSyntaxOnly",
    *("--target", "es2022", "--module", "es2022", "--moduleResolution", "bundler"),
    *("--lib", "es2022,dom,dom.iterable"),
]


def missing(what: str) -> NoReturn:
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(f"{what} (REQUIRE_BROWSER=1)", pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="module")
def node() -> str:
    """Node, where TypeScript is there too."""
    found = shutil.which("node")
    if found is None:
        missing("no node: install Node.js 20 or newer")
    if not COMPILER.exists():
        missing("no TypeScript: make typescript fetches it (needs npm)")
    return found


@pytest.fixture(scope="module")
def compiled(node: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The client and a program that uses it, as JavaScript."""
    folder = tmp_path_factory.mktemp("typescript")
    for source in (CLIENT, Path(__file__).with_name("program.ts")):
        shutil.copy(source, folder)
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    (example,) = re.findall(r"^```ts\n(.*?)^```$", PAGE.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    (folder / "example.ts").write_text(example, "utf-8")
    command = [node, COMPILER, *STRICT, "gigrights.ts", "program.ts", "example.ts"]
    checked = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout
    return folder / "program.js"


@pytest.fixture(scope="module")
def found(node: str, compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the program has found out."""
    log = tmp_path_factory.mktemp("server") / "log"
    with serving(log, port := free_port(), "--workers", "1", GIGRIGHTS_LIMIT="0"):
        here = f"http://127.0.0.1:{port}"
        run = subprocess.run([node, compiled, here], capture_output=True, text=True)
        example = compiled.with_name("example.js")
        example.write_text(example.read_text("utf-8").replace("http://127.0.0.1:8000", here), "utf-8")
        shown = subprocess.run([node, example], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert shown.returncode == 0 and "eligible " in shown.stdout and "A-17 " in shown.stdout, shown.stderr
    return json.loads(run.stdout)


def test_it_depends_on_nothing() -> None:
    assert "import " not in CLIENT.read_text("utf-8") and "require(" not in CLIENT.read_text("utf-8")


def test_it_assesses(found: Any) -> None:
    assert "needs_information" in found["statuses"] and len(found["statuses"]) > 20
    assert found["next"] and found["calendar"] == "BEGIN:VCALENDAR"
    assert found["read"][0] == "ZJ2023" and found["read"][1] > 5 and found["read"][2] == "ok"
    assert found["id"] == "not-found"


def test_what_the_types_forbid_the_server_refuses(found: Any) -> None:
    kind, status, (mistake,), message = found["refused"]
    assert (kind, status, mistake["pointer"]) == ("invalid-content", 422, "/situation/age")
    assert mistake["hint"] in message and found["unknown"] == 422


def test_a_batch_is_answered_in_order_however_long(found: Any) -> None:
    assert found["lines"] == [[number + 1, number] for number in range(450)]
    assert found["first"] > 5


def test_it_waits_as_long_as_it_is_told_and_not_for_ever(found: Any) -> None:
    assert found["waited"] == [{"keys": []}, [5000, 5000]]
    assert found["tries"] == ["busy", 5, 2 + 3]
    assert found["notice"] == {"since": "@1798761600", "sunset": None, "link": "<https://x>"}


def test_what_is_cut_off_or_not_ours_is_an_error(found: Any) -> None:
    assert found["cut"] == ["Truncated", 1]
    assert found["html"] == ["UnexpectedAnswer", 502]
