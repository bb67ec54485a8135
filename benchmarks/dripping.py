"""Thirty phones on a network that lets a byte through now and then: they hold a connection each, and never finish."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

CLIENTS = 30
_PAUSE = 0.2
_CONTENT = b'{"situation": {"work_region": "330106", "occupation": "food_delivery"}}' + b" " * 400


@contextmanager
def dripping(address: str, path: str, clients: int = CLIENTS) -> Iterator[None]:
    """While the block runs, half of the clients drip their headers, half their content; who is cut off begins again."""
    where = urlsplit(address)
    stop = threading.Event()
    head = f"POST {path} HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Type: application/json\r\nContent-Length: {len(_CONTENT)}\r\n"
    request = head.encode() + b"\r\n" + _CONTENT

    async def phone(number: int) -> None:
        at_once = request.index(b"\r\n\r\n") + 4 if number % 2 else 0
        while not stop.is_set():
            with contextlib.suppress(OSError):
                _, writer = await asyncio.open_connection(where.hostname, where.port)
                writer.write(request[:at_once])
                for byte in request[at_once:]:
                    if stop.is_set():
                        break
                    writer.write(bytes([byte]))
                    await writer.drain()
                    await asyncio.sleep(_PAUSE)
                writer.close()
            await asyncio.sleep(_PAUSE)

    async def phones() -> None:
        await asyncio.gather(*(phone(number) for number in range(clients)))

    thread = threading.Thread(target=lambda: asyncio.run(phones()), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
