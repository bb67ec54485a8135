"""Settings of a deployment (设置): read once from the environment, each with its default; docs/operations.md holds the table."""

from __future__ import annotations

import importlib.util
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from web.client_keys import parse

PREFIX = "GIGRIGHTS_"


class SettingError(ValueError):
    """A variable that cannot be read: which one, what is wrong with it, and what it should look like."""


def _secret(given: str) -> str:
    return given or secrets.token_urlsafe(32)


def _text(given: str) -> str:
    return given.strip()


def _words(given: str) -> tuple[str, ...]:
    return tuple(given.split())


def _origins(given: str) -> tuple[str, ...]:
    """Origins such as ``https://platform.example``, separated by spaces."""
    found = tuple(given.split())
    for origin in found:
        scheme, _, rest = origin.partition("://")
        if scheme not in ("http", "https") or not rest or re.search(r"[/,;'\"]", rest):
            raise ValueError(
                f'"{origin}" is no origin: write https://platform.example, several with spaces between them'
            )
    return found


def _yes_or_no(given: str) -> bool:
    if given.strip() not in ("yes", "no"):
        raise ValueError(f'"{given}" is neither yes nor no')
    return given.strip() == "yes"


def _count(given: str) -> int:
    if not given.strip().isdecimal():
        raise ValueError(f'"{given}" is no whole number: write 0, 1, 2 …')
    return int(given)


def _positive(given: str) -> int:
    if not (count := _count(given)):
        raise ValueError("0 is too few: write 1 or more")
    return count


def _keys_file(given: str) -> str:
    file = given.strip()
    try:
        parse(Path(file).read_text("utf-8") if file else "")
    except OSError as error:
        raise ValueError(f"{file}: {error.strerror or error}") from None
    return file


def _redis(given: str) -> str:
    given = given.strip()
    if given and not given.startswith(("redis://", "rediss://")):
        raise ValueError("write redis://host:port/0, or rediss:// with TLS")
    if given and not importlib.util.find_spec("redis"):
        raise ValueError("needs the redis library: pip install 'gigrights[redis]'")
    return given


def _setting(read: Any, default: str, about: str) -> Any:
    return field(default_factory=lambda: read(default), metadata={"read": read, "default": default, "about": about})


@dataclass(frozen=True)
class Settings:
    """What a deployment can choose. The variable of a field is its name in capitals behind ``GIGRIGHTS_``."""

    secret: str = _setting(
        _secret, "", "seals the answers in addresses; the same for all processes that serve the same pages"
    )
    cors_origins: tuple[str, ...] = _setting(_origins, "", "origins whose pages may call the API from a browser")
    frame_ancestors: tuple[str, ...] = _setting(_origins, "", "origins whose pages may embed the calculator")
    signing_key: str = _setting(_text, "", "signs receipts: the path of an Ed25519 key in PEM, or 32 bytes in base64")
    verify_keys: tuple[str, ...] = _setting(_words, "", "public keys, in base64url, that signed earlier receipts")
    trusted_proxies: int = _setting(
        _count,
        "0",
        "how many proxies in front set X-Forwarded-For, -Host and -Proto; 0: these headers are not believed",
    )
    metrics: bool = _setting(_yes_or_no, "yes", "whether `/metrics` is served")
    log_requests: bool = _setting(_yes_or_no, "no", "whether each request is a line of JSON on stderr")
    shutdown_seconds: int = _setting(
        _positive, "20", "how long `gigrights serve` lets running requests finish when it is told to stop"
    )

    limit: int = _setting(
        _count, "1200", "how many times a minute one address may ask the API for somebody's case; 0: no limit"
    )
    limit_with_key: int = _setting(_count, "12000", "the same for a client with a key")
    keys: tuple[tuple[str, bytes], ...] = _setting(
        parse, "", "keys of clients: `name:sha256`, several with spaces between them"
    )
    keys_file: str = _setting(_keys_file, "", "a file with more of them, one a line, read again when it changes")
    limit_store: str = _setting(
        _redis, "", "`redis://host:port/0`, where processes and machines count together; otherwise each alone"
    )

    roster_megabytes: int = _setting(
        _positive, "5", "how large a roster may be that is uploaded at the union desk, in MB"
    )
    roster_rows: int = _setting(_positive, "10000", "how many members it may have")

    archive: str = _setting(
        _text, "", "folder that holds earlier rule bases, each in a folder called after its version"
    )

    @classmethod
    def read(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """The settings of an environment, this process's own unless another is given.

        Raises SettingError.
        """
        given = os.environ if environment is None else environment
        values: dict[str, Any] = {}
        for one in fields(cls):
            variable = PREFIX + one.name.upper()
            try:
                values[one.name] = one.metadata["read"](given.get(variable) or one.metadata["default"])
            except ValueError as error:
                raise SettingError(f"{variable}: {error}") from None
        return cls(**values)
