"""``gigrights serve``: the application behind granian, in worker processes that each have their own engine.

granian reads slow requests with its own threads only up to their headers: while a phone on a weak network still sends its
content, a Python thread waits for it. Hence many threads a worker, although the engine lets only one decide at a time, and
hence a life span for workers, which frees the threads of phones that never came back. ``admission.py`` lets answers in one at a time.
"""

from __future__ import annotations

import argparse
import errno
import gc
import os
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from eligibility.assessment import Calculator
from eligibility.rulebook import Rulebook, load
from web import create_app
from web.admission import Admission, Application
from web.operations.metrics import FOLDER
from web.settings import SettingError, Settings

_TARGET = "web.serve:application"
_LIFETIME = 6 * 60 * 60
_COLLECTION = 10_000, 20, 100

_rules: list[Rulebook] = []
"""The rule base, read once before the workers are forked, so that a fault is told once and workers share the memory."""


def application() -> Application:
    """The application of one worker: its engine is built here, after the fork, and before the worker listens."""
    # the handler that came with the fork only notes the signal, and would let a worker that is told to stop finish its start
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    app = create_app(Calculator(_rules[0] if _rules else None))
    _spare_the_collector()
    return Admission(app)


def _spare_the_collector() -> None:
    """Let the garbage collector pass over what lives as long as the worker, and look seldom for the little else that needs it.

    Otherwise it goes through the whole rule base again and again, a sixth of the time of a request. Nearly all that a request
    makes is freed by counting; what refers to itself in a circle waits a little longer.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECTION)


def serve(arguments: Sequence[str] | None = None) -> int:
    """Serve until stopped; running requests may then finish. Raises RulebookError where the rule base has a fault."""
    options = _options(arguments)
    try:
        settings = Settings.read()
        address = _free_address(options.host, options.port)
    except OSError as error:
        print(f"gigrights serve: {_refusal(options, error)}", file=sys.stderr)
        return 1
    except SettingError as error:
        print(f"gigrights serve: {error}", file=sys.stderr)
        return 1
    _rules[:] = [load()]
    # one secret for all workers: each opens the addresses that another has sealed
    os.environ["GIGRIGHTS_SECRET"] = settings.secret
    with tempfile.TemporaryDirectory(prefix="gigrights-metrics-") as folder:
        # workers write their figures there; each answers for all
        os.environ.setdefault(FOLDER, folder)
        _server(address, options, settings.shutdown_seconds).serve()
    return 0


def _refusal(options: argparse.Namespace, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"端口 {options.port} 已被占用，换一个 / port in use, try another: --port {options.port % 65535 + 1}"
    return f"{options.host}:{options.port}: {error.strerror or error}"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="gigrights serve", description="启动网页和 API")
    parser.add_argument(
        "--host", default=os.environ.get("HOST") or "127.0.0.1", help="监听的地址，默认 $HOST 或 127.0.0.1"
    )
    parser.add_argument(
        "--port", type=port_number, default=os.environ.get("PORT") or "8000", help="端口，默认 $PORT 或 8000"
    )
    parser.add_argument("--workers", type=positive, default=2, help="进程数，默认 2")
    parser.add_argument("--threads", type=positive, default=32, help="每个进程同时接待多少个慢连接，默认 32")
    parser.add_argument(
        "--workers-max-rss", type=positive, default=512, metavar="MiB", help="进程内存超过它就换新的，默认 512"
    )
    return parser.parse_args(arguments)


def port_number(given: str) -> int:
    """A TCP port."""
    port = int(given)
    if not 1 <= port <= 65535:
        raise ValueError(given)
    return port


def positive(given: str) -> int:
    """A count of at least one."""
    count = int(given)
    if count < 1:
        raise ValueError(given)
    return count


def _free_address(host: str, port: int) -> tuple[str, int]:
    """The numeric address to listen on. Raises OSError where there is none or somebody else listens there.

    granian's sockets share a port with any other granian, so that it would not notice.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    family, kind, protocol, _, address = min(found, key=lambda entry: entry[0] is not socket.AF_INET)
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)
    return str(address[0]), port


def _server(address: tuple[str, int], options: argparse.Namespace, patience: int) -> MPServer:
    host, port = address
    return _Announcing(
        lambda: print(f"打开 / open http://{_shown(options.host)}:{port}/", flush=True),
        target=_TARGET,
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=options.workers,
        blocking_threads=options.threads,
        respawn_failed_workers=True,
        workers_max_rss=options.workers_max_rss,
        workers_lifetime=_LIFETIME,
        workers_kill_timeout=patience,
        log_access=False,
        log_level=LogLevels.error,
    )


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


class _Announcing(MPServer):
    """A server that says when it can be reached: its workers begin to listen only once they are ready."""

    def __init__(self, announce: Callable[[], None], **settings: Any) -> None:
        super().__init__(**settings)
        self._announce = announce

    def startup(self, spawn_target: Any, target_loader: Any) -> None:
        """Start the workers, and wait beside them for the first connection."""
        super().startup(spawn_target, target_loader)  # type: ignore[no-untyped-call]
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        pause = threading.Event()
        while not self.interrupt_signal:
            try:
                with socket.create_connection((self.bind_addr, self.bind_port), timeout=1):
                    return self._announce()
            except OSError:
                pause.wait(0.02)
