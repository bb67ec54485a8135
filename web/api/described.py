"""Fields of a schema with their words, which are marked so that they reach the message catalogues."""

from __future__ import annotations

from enum import Enum
from typing import Any

from marshmallow import EXCLUDE, Schema, fields, validate

from eligibility.wording import Text


def described(description: Text, **more: Any) -> dict[str, Any]:
    """Keyword arguments that give a marshmallow field its description in the OpenAPI document.

    The document is translated as a whole when it is served, so that the source sentence stands here.
    """
    return {"metadata": {"description": description.template, **more}}


def one_of(kind: type[Enum], description: Text) -> fields.String:
    """A value of an enumeration."""
    values = [member.value for member in kind]
    return fields.String(required=True, validate=validate.OneOf(values), **described(description))


def a_text(description: Text, **more: Any) -> fields.String:
    """A text."""
    return fields.String(required=True, **more, **described(description))


def texts(description: Text) -> fields.List[str]:
    """A list of texts."""
    return fields.List(fields.String(), required=True, **described(description))


def a_flag(description: Text) -> fields.Boolean:
    """Yes or no."""
    return fields.Boolean(required=True, **described(description))


def a_day(description: Text, **more: Any) -> fields.Date:
    """A day."""
    return fields.Date(required=True, **more, **described(description))


class OpenSchema(Schema):
    """A schema of what we answer: clients pass over names that they do not know."""

    class Meta:
        unknown = EXCLUDE
