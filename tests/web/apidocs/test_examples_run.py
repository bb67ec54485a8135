"""Every example on the page runs as it stands against a real server, and gives what is documented.

curl and node are skipped, with the reason, where they are missing; REQUIRE_BROWSER=1 makes that a failure.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from live import free_port, serving

from eligibility.receipts import SigningKey
from web.api.openapi import PATH

HERE = Path(__file__).parent
LANGUAGES = ("zh-CN", "en")
OLDEST_NODE = 18


def _fetch(address: str, language: str) -> str:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(address, headers={"Accept-Language": language})
    with opener.open(request, timeout=30) as reply:
        found: str = reply.read().decode()
        return found


class Documented:
    """The examples of the running server's pages, as files, and what the OpenAPI document promises for each."""

    def __init__(self, root: str, folder: Path, examples: Callable[[str], Any]) -> None:
        self.folder = folder
        self.sources: dict[tuple[str, str, str], str] = {}
        for language in LANGUAGES:
            for (operation, written), source in examples(_fetch(f"{root}/{language}/api", language)).items():
                self.sources[language, operation, written] = source
        self.promises = dict(_promises(json.loads(_fetch(root + PATH, "en"))))
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")},
            "CURL_HOME": str(folder),
            "PYTHONUTF8": "1",
        }

    def files(self, written: str, suffix: str) -> dict[str, str]:
        """The examples in one language as files; by path, the operation."""
        found = {}
        for (language, operation, kind), source in self.sources.items():
            if kind == written:
                file = self.folder / f"{operation}-{language}{suffix}"
                file.write_text(source + "\n", "utf-8")
                found[str(file)] = operation
        assert len(found) == len(LANGUAGES) * len(self.promises)
        return found

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command among the examples."""
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, encoding="utf-8", timeout=60
        )


def _promises(document: Any) -> Iterator[tuple[str, tuple[int, str]]]:
    """By the operation's anchor, the status of success and the media type of the answer."""
    for path, held in document["paths"].items():
        for method in {"get", "post"} & held.keys():
            ((status, answer),) = ((code, one) for code, one in held[method]["responses"].items() if code[0] == "2")
            (media_type,) = answer["content"]
            name = path.removeprefix("/api/v1").strip("/").replace("/", "-").replace("{", "").replace("}", "")
            yield f"{method}-{name}", (int(status), media_type)


@pytest.fixture(scope="module")
def documented(tmp_path_factory: pytest.TempPathFactory, examples: Callable[[str], Any]) -> Iterator[Documented]:
    folder, port = tmp_path_factory.mktemp("examples"), free_port()
    _, secret = SigningKey.new()
    with serving(folder / "log", port, "--workers", "1", GIGRIGHTS_SIGNING_KEY=secret, GIGRIGHTS_LIMIT="0"):
        yield Documented(f"http://127.0.0.1:{port}", folder, examples)


def _needed(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(f"no {program} (REQUIRE_BROWSER=1)", pytrace=False)
        pytest.skip(f"no {program}: its examples are not run")
    return found


def _holds(documented: Documented, operation: str, statuses: list[int], answers: list[Any]) -> bool:
    """Whether a call has come to what is promised."""
    status, media_type = documented.promises[operation]
    if media_type == "application/x-ndjson":
        (*lines, last) = answers
        good = [set(line) - {"line", "ref"} for line in lines] == [{"assessment"}, {"problem"}] and last == {"rows": 2}
    elif media_type == "text/calendar":
        good = answers[0].startswith("BEGIN:VCALENDAR")
    else:
        good = isinstance(answers[0], dict) and "errors" not in answers[0]
    return good and statuses == [status]


def test_curl(documented: Documented) -> None:
    _needed("curl")
    (documented.folder / ".curlrc").write_text('fail-with-body\nwrite-out = "%{stderr}%{http_code}"\n')
    for file, operation in documented.files("curl", ".sh").items():
        kept = documented.folder / "deadlines.ics"
        kept.unlink(missing_ok=True)
        done = documented.run("sh", file)
        assert done.returncode == 0, f"{file}: {done.stderr}{done.stdout[:500]}"
        answers = (
            [kept.read_text("utf-8")] if kept.exists() else [json.loads(line) for line in done.stdout.splitlines()]
        )
        assert _holds(documented, operation, [int(done.stderr)], answers), f"{file}: {done.stderr}"


def test_python(documented: Documented) -> None:
    files = documented.files("python", ".py")
    done = documented.run(sys.executable, "-I", "-W", "error", str(HERE / "run_examples.py"), *files)
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)
    assert {file: one["error"] for file, one in results.items() if one["error"]} == {}
    for file, operation in files.items():
        printed = results[file]["printed"]
        if documented.promises[operation][1] == "application/json":
            answers = [json.loads(printed)]
        elif printed:
            answers = [eval(line, {"__builtins__": {}}) for line in printed.splitlines()]
        else:
            answers = [(documented.folder / "deadlines.ics").read_text("utf-8")]
        assert _holds(documented, operation, results[file]["statuses"], answers), file


def test_javascript(documented: Documented) -> None:
    node = _needed("node")
    version = documented.run(node, "--version").stdout
    if int(version.removeprefix("v").partition(".")[0]) < OLDEST_NODE:
        pytest.skip(f"node {version.strip()} has no fetch")
    files = documented.files("javascript", ".mjs")
    done = documented.run(node, str(HERE / "run_examples.mjs"), *files)
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)
    assert {file: one["error"] for file, one in results.items() if one["error"]} == {}
    for file, operation in files.items():
        assert _holds(documented, operation, results[file]["statuses"], results[file]["printed"]), file
