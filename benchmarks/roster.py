"""``python -m benchmarks.roster``: how long it takes to read and check a CSV of many members in which every column is filled in."""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.memory import resident_mib
from benchmarks.workers import AS_OF, SEED
from eligibility.roster import read
from eligibility.rulebook import Rulebook, load
from eligibility.rulebook.questions import Question

_DIFFERENT = 20_000
"""So many members differ; more are drawn from them, with names of their own."""

_LEFT_OUT = {"birth_month", "arrangement", "receives_unemployment_benefit"}
"""Facts whose answers would contradict others drawn without looking."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; processor time is what counts on a machine that has other work."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.roster", description="Measure reading a roster.")
    parser.add_argument("--rows", type=int, default=1_000_000, help="members of the file (default 1,000,000)")
    options = parser.parse_args(arguments)
    book = load()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "roster.csv")
        columns = _write(path, book, options.rows)
        began, spent, accepted = time.perf_counter(), time.process_time(), 0
        for batch in read(path, path.name, book, AS_OF):
            accepted += batch.frame.height
        took, worked = time.perf_counter() - began, time.process_time() - spent
        print(f"{options.rows:,} rows, {columns} columns, {path.stat().st_size >> 20} MB; {os.cpu_count()} cores")
    print(f"read and checked in {took:.1f} s, {worked:.1f} s of processor time; {accepted:,} accepted")
    print(f"memory of this process {resident_mib():.0f} MiB")
    return 0


def _write(path: Path, book: Rulebook, rows: int) -> int:
    rng = random.Random(SEED)
    questions = [question for fact, question in book.questions.by_fact.items() if fact not in _LEFT_OUT]
    facts = [question.fact for question in questions]
    hurt, day = facts.index("injured_on_order"), facts.index("injury_date")
    members: list[str] = []
    for _ in range(min(rows, _DIFFERENT)):
        cells = [_cell(question, rng) for question in questions]
        cells[day] = "" if cells[hurt] == "否" else cells[day]
        members.append(",".join(cells))
    with path.open("w", encoding="utf-8") as file:
        file.write("姓名,工号," + ",".join(question.name for question in questions) + "\n")
        file.writelines(f"张三{number},{number:08d},{rng.choice(members)}\n" for number in range(rows))
    return len(questions) + 2


def _cell(question: Question, rng: random.Random) -> str:
    match question.type:
        case "region":
            return rng.choice(["杭州", "330100", "浙江省杭州市西湖区", "南京", "320100", "上海"])
        case "enum":
            return rng.choice(list(question.choices.values()))
        case "enum_list":
            return rng.choice(["无", "低保、退役军人", "持残疾人证", ""])
        case "boolean":
            return rng.choice(["是", "否", ""])
        case "money":
            return f"{rng.randint(0, 900_000) / 100:.2f}"
        case "hours":
            return f"{rng.randint(0, 3000) / 10:.1f}"
        case "month":
            return f"{rng.randint(2000, 2025)}-{rng.randint(1, 12):02d}"
        case "date":
            return f"{rng.randint(2000, 2025)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
        case _:
            return str(rng.randint(question.minimum or 0, question.maximum or 99))


if __name__ == "__main__":
    raise SystemExit(main())
