"""What a command costs in a process of its own: wall time, processor time, and the most memory that was resident.

This module is run as a small process between the benchmark and the command: a process that is started by a large one would count as
its own the memory of the one that started it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_MEASURED = "measured: "


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds and MiB; ``said`` is the last line that the command printed."""

    seconds: float
    processor: float
    peak_mib: float
    said: str

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s, {self.processor:.1f} s of processor time, peak {self.peak_mib:,.0f} MiB"


def measured(command: Sequence[str | Path | int], variables: Mapping[str, str] | None = None) -> Spent:
    """Run a command. Raises CalledProcessError, with what it wrote to standard error, where its exit status is not 0."""
    told = [sys.executable, "-S", __file__, *map(str, command)]
    done = subprocess.run(told, env=None if variables is None else dict(variables), capture_output=True, text=True)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        done.check_returncode()
    *said, last = done.stdout.splitlines()
    spent = json.loads(last.removeprefix(_MEASURED))
    return Spent(**spent, said=said[-1] if said else "")


def gigrights() -> Path:
    """The command as it is installed beside this Python."""
    return Path(sys.executable).with_name("gigrights")


def main(command: Sequence[str]) -> int:
    """Run a command and print what it cost behind what it printed itself."""
    began = time.perf_counter()
    pid = os.posix_spawn(command[0], list(command), os.environ)
    _, status, used = os.wait4(pid, 0)
    seconds = time.perf_counter() - began
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    spent = {"seconds": seconds, "processor": used.ru_utime + used.ru_stime, "peak_mib": used.ru_maxrss / unit}
    print(_MEASURED + json.dumps(spent))
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
