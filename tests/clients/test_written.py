"""The written clients are what the OpenAPI document says today, and the generator guesses nothing."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from clients import python_shapes, typescript
from clients.written import ROOT, SHAPES, document, files


@pytest.fixture(scope="module")
def described() -> Any:
    return document()


def test_nothing_written_is_behind_the_document(described: Any) -> None:
    expected = files(described)
    stale = [name for name, content in expected.items() if (ROOT / name).read_text("utf-8") != content]
    assert stale == [], "run: make clients"
    there = {str(path.relative_to(ROOT)) for path in (ROOT / SHAPES).glob("*.py")}
    assert there == {name for name in expected if name.startswith(SHAPES)}


def test_a_new_operation_and_a_new_name_reach_both_languages(described: Any) -> None:
    grown = copy.deepcopy(described)
    grown["components"]["schemas"]["News"] = {
        "type": "object",
        "required": ["from"],
        "properties": {
            "from": {"type": ["string", "null"], "format": "date", "description": "A day */ of it"},
            "kind": {"enum": ["a", "b", None]},
            "more": {"type": "array", "items": {"anyOf": [{"$ref": "#/components/schemas/Place"}, {"type": "null"}]}},
        },
    }
    answer = {"application/json": {"schema": {"$ref": "#/components/schemas/News"}}}
    operation = {"operationId": "news_of", "summary": "News", "deprecated": True}
    grown["paths"]["/api/v1/news/{id}"] = {
        "parameters": [{"name": "id", "in": "path"}],
        "get": {**operation, "responses": {"200": {"content": answer}}},
    }
    modules = python_shapes.modules(grown)
    namespace: dict[str, Any] = {}
    exec(compile(modules["news"], "news", "exec"), namespace)
    news = namespace["News"]
    assert news.__required_keys__ == {"from"} and news.__optional_keys__ == {"kind", "more"}
    assert "import Place\n" in modules["news"] and '"News",' in modules["__init__"]
    written = typescript.module(grown)
    assert "  /** News @deprecated */\n  newsOf(id: string): Promise<News> {\n" in written
    assert '  kind?: "a" | "b" | null;\n  more?: Array<Place | null>;\n' in written
    assert "  /** A day * / of it */\n  from: string | null;\n" in written


@pytest.mark.parametrize(
    "schema", [{"type": "file"}, {"$ref": "#/components/responses/busy"}, {"type": "array", "items": {"type": "?"}}]
)
def test_what_it_does_not_understand_stops_it(described: Any, schema: dict[str, Any]) -> None:
    strange = copy.deepcopy(described)
    strange["components"]["schemas"]["Place"]["properties"]["code"] = schema
    with pytest.raises(ValueError):
        files(strange)
