"""All files that are written, and the document that they are written from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from clients import python_shapes, typescript
from web import create_app
from web.settings import Settings

ROOT = Path(__file__).parents[1]
SHAPES = "eligibility/client/shapes"
TYPESCRIPT = "clients/typescript/gigrights.ts"


def document() -> Any:
    """The OpenAPI document in English, of an application without any setting."""
    client = create_app(settings=Settings.read({})).test_client()
    return client.get("/api/v1/openapi.json", headers={"Accept-Language": "en"}).json


def files(document: dict[str, Any]) -> dict[str, str]:
    """What each file holds, by its path in the repository."""
    modules = {f"{SHAPES}/{name}.py": content for name, content in python_shapes.modules(document).items()}
    return {**modules, TYPESCRIPT: typescript.module(document)}
