"""One call of the API (一次调用), from which the examples are written: what is sent where, and what kind of answer comes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from eligibility.wording import SOURCE_LANGUAGE

JSON, LINES, CALENDAR = "application/json", "application/x-ndjson", "text/calendar"
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Call:
    """``content`` is a value that is sent as JSON, or, for ``LINES``, a list of values; ``None`` where nothing is sent.

    ``language`` is that of the answer, ``answer`` its media type.
    """

    method: str
    address: str
    language: str = SOURCE_LANGUAGE
    media_type: str = ""
    content: Any = None
    answer: str = JSON

    @property
    def headers(self) -> dict[str, str]:
        """The headers that have to be sent; the source language is what one gets without asking."""
        found = {"Content-Type": self.media_type} if self.media_type else {}
        return found if self.language == SOURCE_LANGUAGE else {**found, "Accept-Language": self.language}

    @property
    def file(self) -> str:
        """What to call the answer as a file; empty where it is to be read rather than kept."""
        return f"{self.address.rsplit('/', 1)[-1]}.ics" if self.answer == CALENDAR else ""


def literal(value: Any, words: tuple[str, str, str], indent: int = 0, step: int = 2) -> str:
    """A JSON value as source text, on one line where it is short; ``words`` are those for null, true and false.

    >>> literal({"a": [True, None]}, ("None", "True", "False"))
    '{"a": [True, None]}'
    """
    if value is None or value is True or value is False:
        return words[{None: 0, True: 1, False: 2}[value]]
    if not isinstance(value, dict | list) or not value:
        return json.dumps(value, ensure_ascii=False)
    names = (
        [f"{json.dumps(name, ensure_ascii=False)}: " for name in value]
        if isinstance(value, dict)
        else [""] * len(value)
    )
    held = list(value.values()) if isinstance(value, dict) else value
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    flat = ", ".join(name + literal(one, words, 0, step) for name, one in zip(names, held, strict=True))
    if len(flat) + indent <= _SHORT and "\n" not in flat:
        return opening + flat + closing
    space = " " * (indent + step)
    parts = [space + name + literal(one, words, indent + step, step) for name, one in zip(names, held, strict=True)]
    return opening + "\n" + ",\n".join(parts) + "\n" + " " * indent + closing


JSON_WORDS = ("null", "true", "false")
PYTHON_WORDS = ("None", "True", "False")
