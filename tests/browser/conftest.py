"""A real Chromium on a rider's phone, the real application behind it, and axe.

Without Chromium or axe-core these tests are skipped with the reason; REQUIRE_BROWSER=1 makes that a failure.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
AXE = ROOT / ".cache/node/node_modules/axe-core/axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# what a page does right is neither written down nor carried over
VIOLATIONS = """tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})
.then(found => found.violations)"""
START_SECONDS = 30
STOP_SECONDS = 10

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
]
WECHAT = (
    "Mozilla/5.0 (Linux; Android 12; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 "
    "Mobile Safari/537.36 XWEB/1160065 MMWEBSDK/20240404 MicroMessenger/8.0.49 NetType/4G Language/zh_CN"
)
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "locale": "zh-CN",
    "timezone_id": "Asia/Shanghai",
    "user_agent": WECHAT,
}

NewPage = Callable[..., Page]
Axe = Callable[[Page], list[str]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


def _missing(what: str) -> NoReturn:
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(f"{what} (REQUIRE_BROWSER=1)", pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium, one for all tests."""
    named = [os.environ.get("CHROMIUM"), *map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))]
    executable = next(filter(None, named), None)
    if executable is None:
        _missing("no Chromium: install it (.ci/browser does on Debian), or name one in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def serving(log: Path, **environment: str) -> Iterator[str]:
    """The application as "gigrights serve" runs it, on a free port; yields its address without a slash at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(Path(sys.executable).with_name("gigrights")), "serve"],
            env={**os.environ, "HOST": "127.0.0.1", "PORT": str(port), **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _await(process, f"{address}/healthz", log)
        yield address
    finally:
        _stop(process)


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager[str]]:
    """Starts a server of one's own: ``with serve(log, NAME="value") as address``."""
    return serving


@pytest.fixture(scope="session")
def server_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where everything goes that the common server says."""
    return tmp_path_factory.mktemp("server") / "log"


@pytest.fixture(scope="session")
def server(server_log: Path) -> Iterator[str]:
    """The server that all tests share."""
    with serving(server_log) as address:
        yield address


def _await(process: subprocess.Popen[bytes], health: str, log: Path) -> None:
    # Straight to the server, whatever proxy the machine is set up with.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"gigrights serve ended with {process.returncode}:\n{log.read_text('utf-8')}", pytrace=False)
        try:
            with opener.open(health, timeout=2):
                return
        except urllib.error.HTTPError as error:
            error.close()
        except OSError:
            pass
        time.sleep(0.05)
    pytest.fail(f"{health} did not answer in {START_SECONDS} s:\n{log.read_text('utf-8')}", pytrace=False)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(STOP_SECONDS)


@pytest.fixture
def javascript() -> bool:
    """Whether scripts run. For both: @pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])."""
    return True


@pytest.fixture
def new_page(chromium: Browser, server: str, javascript: bool) -> Iterator[NewPage]:
    """Opens pages on a phone, each in a context of its own; keyword arguments override what the phone is like."""
    contexts = []

    def open_page(**changes: Any) -> Page:
        settings = {**PHONE, "base_url": server, "java_script_enabled": javascript, **changes}
        contexts.append(chromium.new_context(**settings))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """One page on a rider's phone in WeChat; addresses without a host are the application's."""
    return new_page()


@pytest.fixture(scope="session")
def axe() -> Axe:
    """Runs axe-core on a page and says what it violates, one line a rule with the elements."""
    if not AXE.exists():
        _missing("no axe-core: make axe fetches it (needs npm)")
    source = AXE.read_text("utf-8")

    def run(page: Page) -> list[str]:
        if page.evaluate("matchMedia('(scripting: none)').matches"):
            raise ValueError("axe never answers where scripts are off: look at this page with javascript on")
        # evaluate, not add_script_tag: the page's own content security policy stays in force
        page.evaluate(source)
        found = page.evaluate(VIOLATIONS, AXE_TAGS)
        return [f"{rule['id']} ({rule['impact']}): {rule['help']}: {_elements(rule)}" for rule in found]

    return run


def _elements(rule: dict[str, Any]) -> str:
    return "; ".join(" ".join(map(str, node["target"])) for node in rule["nodes"])
