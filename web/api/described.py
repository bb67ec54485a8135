"""Words for the fields of a schema, marked so that they reach the message catalogues."""

from __future__ import annotations

from typing import Any

from eligibility.wording import Text


def described(description: Text, **more: Any) -> dict[str, Any]:
    """Keyword arguments that give a marshmallow field its description in the OpenAPI document.

    The document is translated as a whole when it is served, so that the source sentence stands here.
    """
    return {"metadata": {"description": description.template, **more}}
