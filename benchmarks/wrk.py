"""wrk, which asks a server as fast as it answers, with a different worker each time."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 32
_SCRIPT = Path(__file__).with_name("stream.lua")
_TIMEOUT = 30


class NoWrk(Exception):
    """wrk is not installed."""

    def __str__(self) -> str:
        return "wrk is not installed: apt-get install wrk, or https://github.com/wg/wrk"


@dataclass(frozen=True, slots=True)
class Load:
    """What came of one run; ``p50`` and ``p99`` in seconds, ``refused`` answered with something else than 2xx."""

    requests: int
    seconds: float
    size: float
    p50: float
    p99: float
    refused: int
    lost: int

    @property
    def per_second(self) -> float:
        """Requests answered a second."""
        return self.requests / self.seconds


def load(address: str, path: str, contents: Path, first: int, seconds: int) -> Load:
    """Post the lines of a file from one of them on, for so many seconds, over 32 connections. Raises NoWrk."""
    program = shutil.which("wrk")
    if program is None:
        raise NoWrk
    settings = ["--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{seconds}s"]
    command = [program, *settings, "--timeout", f"{_TIMEOUT}s", "--script", str(_SCRIPT), address]
    done = subprocess.run([*command, "--", str(contents), str(first), path], check=True, capture_output=True, text=True)
    said = json.loads(done.stdout.splitlines()[-1])
    return Load(
        requests=said["requests"],
        seconds=said["microseconds"] / 1e6,
        size=said["bytes"] / max(said["requests"], 1),
        p50=said["p50"] / 1e6,
        p99=said["p99"] / 1e6,
        refused=said["refused"],
        lost=said["lost"],
    )
