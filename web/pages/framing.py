"""What a page in another site's frame has besides (镶嵌): its narrow header's styles, the site's colour, the script for the height."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app
from markupsafe import Markup

from web.embedding import Embedding
from web.pages.script import script
from web.security import allow
from web.settings import Settings


@dataclass(frozen=True)
class Framing:
    """The inlined parts of an embedded page."""

    styles: Markup
    script: Markup


def framing(embedding: Embedding | None, sheet: str) -> Framing | None:
    """Let the page that is being made stand in the frames of the deployment's list, and give its parts; None for other pages."""
    if embedding is None:
        return None
    sheet, height = sheet + embedding.colours, script("height")
    allow(styles=(sheet,), scripts=(height,), ancestors=frame_ancestors())
    return Framing(Markup(sheet), Markup(height))


def frame_ancestors() -> tuple[str, ...]:
    """The origins whose pages may embed the calculator here."""
    settings: Settings = current_app.extensions["gigrights.settings"]
    return settings.frame_ancestors
