"""Extracts the texts of rule files for the message catalogues (a Babel extractor, see ``translations/babel.cfg``).

Titles, quotes and numbers of documents are not extracted: they are the law's own words, in every language. Of their files only
what we say ourselves is (option ``only``): what became of a draft.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

import yaml

_WORDED = frozenset(
    (
        "title",
        "summary",
        "name",
        "label",
        "hint",
        "why",
        "unit",
        "message",
        "text",
        "because",
        "unverified",
        "where",
        "fee",
        "steps",
        "documents",
        "choices",  # a mapping of values to labels
        "tier",
        "note",
        "action",
        "opening",
        "words",
        "asks",
        "deadline",
        "lead",
        "about",
        "who",
    )
)
Message = tuple[int, None, str, list[str]]


def extract(
    file: IO[bytes], _keywords: Collection[str], _tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Message]:
    """Yield every worded text of a rule file with its line."""
    node = yaml.compose(file.read().decode("utf-8"), Loader=yaml.SafeLoader)
    keys = frozenset(options["only"].split()) if "only" in options else _WORDED
    if node is not None:
        yield from _texts(node, keys, worded=options.get("all_values") == "true")


def _texts(node: yaml.Node, keys: Collection[str], worded: bool) -> Iterator[Message]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _texts(value, keys, worded or key.value in keys)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _texts(item, keys, worded)
    elif worded and isinstance(node, yaml.ScalarNode) and _chinese(node.value):
        yield node.start_mark.line + 1, None, node.value, []


def _chinese(value: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in value)
