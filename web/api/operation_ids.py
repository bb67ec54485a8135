"""What generated clients call an operation (``operationId``): the name of its function, unless the function says otherwise.

Such a name is part of the promise of ``/api/v1``; ``tests/web/api/test_openapi.py`` lists them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Flask


def name(content: dict[str, Any], app: Flask) -> None:
    """Name every operation of an OpenAPI document."""
    functions = {address(rule.rule): rule.endpoint.rpartition(".")[2] for rule in app.url_map.iter_rules()}
    for _, path, operation in operations(content):
        operation.setdefault("operationId", functions[path])


def operations(content: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every operation of an OpenAPI document, with its method (``POST``) and its address; what else a path holds is passed over."""
    for path, members in content["paths"].items():
        for method, operation in members.items():
            if method != "parameters":
                yield method.upper(), path, operation


def address(rule: str) -> str:
    """The address of a route as OpenAPI writes it."""
    return rule.replace("<", "{").replace(">", "}")
