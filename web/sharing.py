"""Answers to keep or to hand over (分享): packed into the fragment of an address, the part that a browser never sends.

``#1<base64url(zlib(compact JSON))>``: the figure is the version of the form. Unlike a sealed token it can be read by whoever has
it and never expires; hence it is made only where somebody asks for it. Facts are packed by name, so that an old link survives a
change of the rules.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from typing import Any

from web.state import Progress

MAX_LINK = 8 * 1024
MAX_PLAIN = 16 * 1024
_VERSION = "1"
# the fragment of an address inside whatever a messenger has put around it, or the fragment alone
_FRAGMENT = re.compile(r"#([\w-]+)|^([\w-]+)$", re.ASCII)


class BadLink(ValueError):
    """What was pasted is no link of ours, has been cut off, or holds too much."""


def pack(progress: Progress) -> str:
    """The fragment, without its ``#``: the answers, and what the worker does not know."""
    content = {"a": dict(progress.answers), "u": list(progress.skipped)}
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return _VERSION + base64.urlsafe_b64encode(zlib.compress(plain, 9)).decode().rstrip("=")


def unpack(pasted: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The answers that a link holds, and the facts of which it says 不知道; nothing of it has been checked.

    Raises BadLink. Unpacks no more than MAX_PLAIN bytes, whatever the link would swell to.
    """
    if len(pasted) > MAX_LINK:
        raise BadLink("the link is too long")
    found = _FRAGMENT.search(pasted.strip())
    fragment = (found[1] or found[2]) if found else ""
    if not fragment.startswith(_VERSION):
        raise BadLink("the link holds no answers in a form that is known")
    packed = fragment[len(_VERSION) :]
    stream = zlib.decompressobj()
    try:
        plain = stream.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), MAX_PLAIN)
        content: Any = json.loads(plain) if stream.eof else None
        answers, unknown = content["a"], content["u"]
    except (binascii.Error, zlib.error, ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadLink("the link has been cut off or changed") from error
    if not isinstance(answers, dict) or not isinstance(unknown, list):
        raise BadLink("the link does not hold answers")
    return answers, tuple(fact for fact in unknown if isinstance(fact, str))
