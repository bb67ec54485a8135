"""``gigrights population -n N -o FILE.parquet``: synthetic workers for benchmarks and for trying policies out."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

from eligibility.months import today
from eligibility.rulebook import load

_MOST = 1_000_000_000
_REDRAWN = 0.2
"""The bar is drawn anew after so many seconds at the earliest."""


def run(arguments: Sequence[str]) -> int:
    """Write one file. Returns 2 where that was not possible, and raises RulebookError where the assumptions are wrong."""
    parser = _parser()
    options = parser.parse_args(arguments)
    path: Path = options.output
    if not options.explain and (options.number is None or path is None):
        parser.error("要有 -n 和 -o，或者 --explain")
    if not options.explain and (trouble := _refusal(path, options.force)):
        print(f"gigrights population: {path}: {trouble}", file=sys.stderr)
        return 2
    # polars takes a while to load, and no other command shall wait for it
    from eligibility.population import Assumptions, Population, write

    book = load()
    try:
        assumptions = Assumptions.read(book, options.assumptions) if options.assumptions else Assumptions.read(book)
        if options.explain:
            print(assumptions.told, end="")
            return 0
        population = Population(book, assumptions, options.seed, options.as_of)
        bar = Bar(options.number, sys.stderr)
        began = time.perf_counter()
        write(population, options.number, path, bar.show)
        took = time.perf_counter() - began
        bar.clear()
    except OSError as error:
        print(f"gigrights population: {error}", file=sys.stderr)
        return 2
    size = path.stat().st_size
    print(f"写好了 {path}：{options.number:,} 个模拟劳动者，{size / 1e6:,.1f} MB")
    print(
        f"种子 {options.seed}，按 {options.as_of} 的日子，假设 {assumptions.name} {assumptions.edition}，规则库 {book.version}"
    )
    print(f"用时 {took:.1f} 秒，每秒 {options.number / took:,.0f} 行")
    print("这些人都不存在；数字是假设，不是统计。")
    return 0


class Bar:
    """How far it has got, on a terminal; elsewhere nothing."""

    def __init__(self, rows: int, stream: TextIO) -> None:
        self._rows, self._stream, self._shown = rows, stream, stream.isatty()
        self._began = self._last = time.perf_counter()

    def show(self, done: int) -> None:
        """Draw it for so many rows, if it was not drawn a moment ago."""
        now = time.perf_counter()
        if not self._shown or (now - self._last < _REDRAWN and done < self._rows):
            return
        self._last = now
        filled = 30 * done // self._rows
        speed = done / max(now - self._began, 1e-9)
        line = f"[{'#' * filled}{'.' * (30 - filled)}] {done:,} / {self._rows:,}  {speed:,.0f}/s"
        self._stream.write(f"\r{line:<78}")
        self._stream.flush()

    def clear(self) -> None:
        """Take it away again."""
        if self._shown:
            self._stream.write("\r" + " " * 78 + "\r")
            self._stream.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gigrights population", description="按写明的假设随机生成模拟劳动者，写成一个 Parquet 文件"
    )
    parser.add_argument("-n", "--number", type=_number, metavar="N", help="多少人，例如 84_000_000")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.parquet", help="写到哪个文件")
    parser.add_argument("--seed", type=_seed, default=1, metavar="S", help="种子：同一个种子，同一批人（默认 1）")
    parser.add_argument(
        "--as-of", type=date.fromisoformat, default=today(), metavar="YYYY-MM-DD", help="人们在哪一天回答（默认今天）"
    )
    parser.add_argument("--assumptions", type=Path, metavar="FILE.yaml", help="用自己的假设（默认用自带的）")
    parser.add_argument("--explain", action="store_true", help="只把假设列成表（Markdown），不生成")
    parser.add_argument("--force", action="store_true", help="文件已经有了也重写")
    return parser


def _refusal(path: Path, force: bool) -> str | None:
    """Why a file cannot be written there, before anything is drawn."""
    if path.suffix != ".parquet":
        return "文件名要以 .parquet 结尾"
    if path.is_dir():
        return "这是一个文件夹"
    if path.exists() and not force:
        return "文件已经有了；要重写就加 --force"
    return None if path.parent.is_dir() else f"没有 {path.parent} 这个文件夹"


def _number(text: str) -> int:
    found = _whole(text.replace(",", ""))
    if not 1 <= found <= _MOST:
        raise argparse.ArgumentTypeError(f"{text}: 要 1 到 {_MOST:,} 之间的整数")
    return found


def _seed(text: str) -> int:
    found = _whole(text)
    if not 0 <= found < 1 << 63:
        raise argparse.ArgumentTypeError(f"{text}: 种子是 0 或更大的整数，小于 2 的 63 次方")
    return found


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text}: 不是整数") from None
