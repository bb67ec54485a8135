"""Holding rule files against their JSON Schemas (``rules/schemas/``).

Nearly every file fits, and that is found out quickly (``shape.py``). What is wrong with one that does not is jsonschema's to say,
and what ``shape.py`` is too simple to understand is jsonschema's to decide.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from eligibility.rulebook.faults import RulebookError
from eligibility.rulebook.shape import Fits, shape
from eligibility.rulebook.yaml_source import Source


@cache
def _fits(schema: Path) -> Fits:
    return shape(json.loads(schema.read_text("utf-8")))


def read(path: Path, root: Path, schema: str) -> Source:
    """Read a rule file and hold it against its schema.

    Raises RulebookError with every fault of the file, each with line, cause and remedy.
    """
    source = Source(path, root)
    held_against = root / "schemas" / f"{schema}.json"
    if not _fits(held_against)(source.content):
        from eligibility.rulebook.schema_faults import faults_of  # not before it is wanted: it takes long to load

        if faults := faults_of(source, held_against):
            raise RulebookError(faults)
    return source
