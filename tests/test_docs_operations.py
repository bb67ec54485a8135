"""docs/operations.md names every setting with its default and meaning, and every figure; the examples in deploy/ fit together."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from eligibility.assessment import Calculator
from web import create_app
from web.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def rows() -> dict[str, list[str]]:
    """The rows of the document's tables by their first cell."""
    page = (ROOT / "docs/operations.md").read_text("utf-8")
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line[:1] == "|"]
    return {row[0].strip("`"): row[1:] for row in cells}


@pytest.fixture(scope="module")
def example() -> Callable[[str], str]:
    """An example of a deployment, without its comments."""

    def read(name: str) -> str:
        return re.sub(r"(?m)^\s*#.*\n", "", (ROOT / "deploy" / name).read_text("utf-8"))

    return read


@pytest.mark.parametrize("setting", fields(Settings), ids=lambda setting: setting.name)
def test_every_setting_is_in_the_table(rows: dict[str, list[str]], setting: object) -> None:
    name, told = setting.name, setting.metadata  # type: ignore[attr-defined]
    default = f"`{told['default']}`" if told["default"] else ""
    assert rows[PREFIX + name.upper()] == [default, told["about"]]


def test_every_variable_that_code_reads_is_in_the_table(rows: dict[str, list[str]]) -> None:
    code = "".join(
        path.read_text("utf-8") for package in ("eligibility", "web") for path in (ROOT / package).rglob("*.py")
    )
    named = set(re.findall(r"environ(?:\.get\(|\.setdefault\(|\[)\"(\w+)\"", code))
    assert {"HOST", "PORT", "GIGRIGHTS_RULES"} <= named
    assert named <= rows.keys()
    known = named | {PREFIX + one.name.upper() for one in fields(Settings)} | {"PROMETHEUS_MULTIPROC_DIR"}
    assert {name for name in rows if name.isupper()} == known


def test_every_figure_is_in_the_table(rows: dict[str, list[str]]) -> None:
    client = create_app(Calculator(), settings=Settings.read({})).test_client()
    client.get("/healthz")
    told = re.findall(r"(?m)^# TYPE (\w+) \w+$", client.get("/metrics").text)
    assert {name for name in told if not name.endswith("_created")} == {
        name for name in rows if name.startswith("gigrights_")
    }


def test_a_supervisor_waits_longer_than_the_server_lets_requests_finish(example: Callable[[str], str]) -> None:
    waits = re.search(r"(?m)^TimeoutStopSec=(\d+)$", example("gigrights.service"))
    assert waits and int(waits[1]) > Settings.read({}).shutdown_seconds


def test_the_proxy_passes_on_what_is_believed_and_logs_no_query(example: Callable[[str], str]) -> None:
    assert "GIGRIGHTS_TRUSTED_PROXIES=1" in example("gigrights.service")
    proxy = example("nginx.conf")
    for header in ("Host $host", "X-Forwarded-For $remote_addr", "X-Forwarded-Host $host", "X-Forwarded-Proto $scheme"):
        assert f"proxy_set_header {header};" in proxy
    (form,) = re.findall(r"log_format gigrights '([^']*)'", proxy)
    assert set(re.findall(r"\$\w+", form)).isdisjoint(
        {"$request", "$request_uri", "$args", "$query_string", "$remote_addr", "$binary_remote_addr", "$http_referer"}
    )
    assert set(re.findall(r"access_log ([^;]*);", proxy)) == {"off", "/var/log/nginx/gigrights.log gigrights"}


def test_the_image_runs_without_rights_and_is_the_tested_version(example: Callable[[str], str]) -> None:
    image = example("Containerfile")
    assert "USER 65534:65534" in image and "-c requirements/constraints.txt" in image
