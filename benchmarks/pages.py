"""``python -m benchmarks.pages``: how soon pages show on a slow phone, and what Lighthouse says of them.

Each page is opened in a fresh context of the machine's Chromium, the network and the processor held back by the DevTools
protocol, a few times; medians are printed beside their budgets. Lighthouse runs where ``make lighthouse`` has fetched it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.serving import serving

ROOT = Path(__file__).parents[1]
LIGHTHOUSE = ROOT / ".cache/node/node_modules/.bin/lighthouse"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
ARGUMENTS += ["--disable-component-update", "--disable-sync"]
KILOBIT = 1000 / 8
# name: latency in ms, kilobits a second, how many times slower the processor, most seconds until the largest paint
PHONES = {"400 ms, 400 kbps, CPU 6x": (400, 400, 6, 1.5), "Slow 3G, CPU 4x": (2000, 400, 4, 3.0)}
SHIFT = 0.02
SCORES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 95}
WATCH = """() => { window.seen = {lcp: 0, cls: 0, tbt: 0};
  new PerformanceObserver(l => l.getEntries().forEach(e => { seen.lcp = e.startTime })).observe({type: 'largest-contentful-paint', buffered: true});
  new PerformanceObserver(l => l.getEntries().forEach(e => { if (!e.hadRecentInput) seen.cls += e.value })).observe({type: 'layout-shift', buffered: true});
  new PerformanceObserver(l => l.getEntries().forEach(e => { seen.tbt += Math.max(0, e.duration - 50) })).observe({type: 'longtask', buffered: true});
}"""  # noqa: E501


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 0 also where a budget is not kept, for a busy machine is no mistake of the pages."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each page is opened (default 5)")
    options = parser.parse_args(arguments)
    if CHROMIUM is None:
        print("pages: skipped, no Chromium (.ci/browser installs it on Debian)")
        return 0
    from playwright.sync_api import sync_playwright

    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        pages = _addresses(browser, address)
        for phone, (latency, rate, slower, most) in PHONES.items():
            for name, page in pages.items():
                seen = [_open(browser, page, latency, rate, slower) for _ in range(options.runs)]
                paint, shift, blocked = (statistics.median(run[key] for run in seen) for key in ("lcp", "cls", "tbt"))
                _line(
                    f"{name}, {phone}",
                    f"LCP {paint / 1000:.2f} s of {most}",
                    f"CLS {shift:.3f} of {SHIFT}",
                    f"TBT {blocked:.0f} ms",
                    "kept" if paint / 1000 <= most and shift <= SHIFT else "NOT KEPT",
                )
        browser.close()
        if LIGHTHOUSE.exists():
            for name, page in pages.items():
                scores = _lighthouse(page)
                kept = all(scores[key] >= least for key, least in SCORES.items())
                told = (f"{key} {scores[key]} of {least}" for key, least in SCORES.items())
                _line(f"{name}, Lighthouse", *told, "kept" if kept else "NOT KEPT")
        else:
            print("Lighthouse: skipped (make lighthouse fetches it; needs npm)")
    return 0


def _addresses(browser: Any, address: str) -> dict[str, str]:
    """The pages that are measured; the result is an early one of a rider in Hangzhou."""
    page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
    page.goto("/zh-CN/place")
    for choice in ("330000", "330100", "enough"):
        page.click(f"button[value='{choice}']")
    questions = page.url
    page.check("[name=occupation][value=food_delivery]")
    page.check("[name=platform][value=meituan]")
    page.click("button[value=on]")
    page.click("button[value=result]")
    found = {
        "start": f"{address}/zh-CN/",
        "questions": questions,
        "result": page.url,
        "staff": f"{address}/zh-CN/staff",
    }
    page.context.close()
    return found


def _open(browser: Any, address: str, latency: int, rate: int, slower: int) -> dict[str, float]:
    with _phone(browser) as page:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        speed = rate * KILOBIT
        conditions = {"offline": False, "latency": latency, "downloadThroughput": speed, "uploadThroughput": speed}
        session.send("Network.emulateNetworkConditions", conditions)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.add_init_script(f"({WATCH})()")
        page.goto(address, wait_until="load")
        while not page.evaluate("seen.lcp"):  # wait_for_function would need eval, which the page's policy forbids
            page.wait_for_timeout(50)
        seen: dict[str, float] = page.evaluate("seen")
        return seen


@contextmanager
def _phone(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True)
    yield context.new_page()
    context.close()


def _lighthouse(address: str) -> dict[str, int]:
    flags = " ".join(["--headless=new", *ARGUMENTS])
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            str(LIGHTHOUSE),
            address,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--chrome-flags={flags}",
        ]
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": str(CHROMIUM)}, capture_output=True)
        categories = json.loads(report.read_text("utf-8"))["categories"]
    return {key: round(100 * categories[key]["score"]) for key in SCORES}


def _line(name: str, *values: str) -> None:
    print(f"{name:<36}{'   '.join(f'{value:<22}' for value in values)}".rstrip(), flush=True)


if __name__ == "__main__":
    sys.exit(main())
