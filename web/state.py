"""A worker's answers on their way (状态): sealed into the address of the next page, stored nowhere.

POST → 303 → GET ``?s=<token>``. A token is base64url(day + nonce + ChaCha20-Poly1305(zlib(compact JSON))). Its key is derived
from a master secret and the day, and only the keys of today and yesterday are ever derived, so that an old link, in a history
or a log, stays closed after at most 48 hours.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_VERSION = b"gigrights answers 1"
_DAY, _NONCE, _TAG = 3, 12, 16
MAX_TOKEN = 4096
MAX_PLAIN = 16 * 1024


class BadToken(ValueError):
    """A token that was mangled on its way, or that this server never made."""


class ExpiredToken(BadToken):
    """A token of the day before yesterday or older."""


@dataclass(frozen=True)
class Progress:
    """How far a worker has come: the answers in the contract's form, and what has been asked, page by page.

    A fact that was asked and has no answer was skipped with 不知道; it is not asked again by itself. ``door`` is the way by
    which the worker came in, an id of ``rules/doors.yaml``: it changes what is asked first, and nothing else.
    """

    answers: Mapping[str, Any] = field(default_factory=dict)
    asked: tuple[tuple[str, ...], ...] = ()
    door: str | None = None

    @property
    def seen(self) -> frozenset[str]:
        """Every fact that has been asked."""
        return frozenset(fact for page in self.asked for fact in page)

    @property
    def skipped(self) -> tuple[str, ...]:
        """Facts that were asked and that the worker does not know, in the order of asking."""
        return tuple(dict.fromkeys(fact for page in self.asked for fact in page if fact not in self.answers))

    def with_answers(self, given: Mapping[str, Any], asked: tuple[str, ...] = ()) -> Progress:
        """The same with a page's answers; None takes an answer away. Facts asked before keep their place."""
        answers = {fact: value for fact, value in {**self.answers, **given}.items() if value is not None}
        new = tuple(fact for fact in asked if fact not in self.seen)
        return replace(self, answers=answers, asked=(*self.asked, new) if new else self.asked)


class Seal:
    """Seals progress into tokens and opens them again."""

    def __init__(self, secret: bytes, today: Callable[[], date]) -> None:
        """``secret`` is shared by all processes that serve the same pages."""
        self._today = today
        self._key = lru_cache(maxsize=4)(lambda day: _derive(secret, day))

    def seal(self, progress: Progress) -> str:
        """The token for an address."""
        content: dict[str, Any] = {"a": dict(progress.answers), "t": [" ".join(page) for page in progress.asked]}
        if progress.door is not None:
            content["d"] = progress.door
        packed = zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 9)
        day, nonce = self._today().toordinal(), os.urandom(_NONCE)
        stamp = day.to_bytes(_DAY, "big")
        sealed = self._key(day).encrypt(nonce, packed, _VERSION + stamp)
        return base64.urlsafe_b64encode(stamp + nonce + sealed).decode().rstrip("=")

    def open(self, token: str) -> Progress:
        """What a token holds.

        Raises ExpiredToken for one that is too old, BadToken for any other that cannot be opened.
        """
        raw = _decoded(token)
        stamp, nonce, sealed = raw[:_DAY], raw[_DAY : _DAY + _NONCE], raw[_DAY + _NONCE :]
        day, today = int.from_bytes(stamp, "big"), self._today().toordinal()
        if day < today - 1:
            raise ExpiredToken("the token is older than yesterday")
        if day > today:
            raise BadToken("the token is from the future")
        try:
            packed = self._key(day).decrypt(nonce, sealed, _VERSION + stamp)
        except InvalidTag:
            raise BadToken("the token was not sealed here, or has been changed") from None
        return _unpacked(packed)


def _derive(secret: bytes, day: int) -> ChaCha20Poly1305:
    info = _VERSION + day.to_bytes(_DAY, "big")
    return ChaCha20Poly1305(HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret))


def _decoded(token: str) -> bytes:
    if len(token) > MAX_TOKEN:
        raise BadToken("the token is too long")
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise BadToken("the token is not base64url") from None
    if len(raw) <= _DAY + _NONCE + _TAG:
        raise BadToken("the token is too short")
    return raw


def _unpacked(packed: bytes) -> Progress:
    """Unpack no more than MAX_PLAIN bytes, whatever the stream would swell to."""
    stream = zlib.decompressobj()
    try:
        plain = stream.decompress(packed, MAX_PLAIN)
        content: Any = json.loads(plain) if stream.eof else None
        door = content.get("d")
        asked = tuple(tuple(page.split()) for page in content["t"])
        return Progress(dict(content["a"]), asked, door if isinstance(door, str) else None)
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadToken("the token does not hold answers, or too many") from error
