"""How a counter-example is written in a fault."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def shown(facts: Mapping[str, Any]) -> str:
    """Facts in one line, as a scenario could hold them."""
    return "{" + ", ".join(f"{fact}: {_value(value)}" for fact, value in facts.items()) + "}"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    return f'"{value}"' if isinstance(value, str) and value[:1].isdigit() else str(value)
