"""Thousands of generated requests, good and bad, alone and in a row: the server keeps to its own description and never fails.

The batch is left out here, because NDJSON has no schema: tests/web/api/test_batch.py is about it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from live import free_port, serving

from eligibility.receipts import SigningKey

SETTINGS = Path(__file__).with_name("schemathesis.toml")
EACH = 80
FEWEST = 2000


def test_the_server_does_what_its_description_says(tmp_path: Path) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}/api/v1/openapi.json"
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(SETTINGS), "run", address]
    command += ["--checks", "all", "--max-examples", str(EACH), "--generation-deterministic"]
    command += ["--exclude-path", "/api/v1/assessments/batch", "--no-color"]
    key = {"GIGRIGHTS_SIGNING_KEY": SigningKey.new()[1]}
    with serving(tmp_path / "log", port, **key):
        environment = {**os.environ, "NO_PROXY": "127.0.0.1"}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-1000:]
    tried = re.search(r"(\d+) generated", done.stdout)
    assert tried and int(tried[1]) >= FEWEST, done.stdout[-2000:]
