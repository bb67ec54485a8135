"""How much processor time a server and all its workers have used: what a request costs, whatever else runs on the machine."""

from __future__ import annotations

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(process: int) -> float:
    """Of a process and everything that came from it and still lives; Linux only, for it is read from /proc."""
    children: dict[int, list[int]] = {}
    used: dict[int, float] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                fields = (folder / "stat").read_text("ascii", "replace").rpartition(")")[2].split()
            except OSError:
                continue  # it has ended meanwhile
            children.setdefault(int(fields[1]), []).append(int(folder.name))
            used[int(folder.name)] = (int(fields[11]) + int(fields[12])) / _TICKS
    family, seconds = [process], 0.0
    while family:
        one = family.pop()
        seconds += used.get(one, 0)
        family += children.get(one, [])
    return seconds
