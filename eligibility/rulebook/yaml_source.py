"""Reading YAML for people who edit law: every value knows its line, and nothing is guessed.

Plain words stay text: ``no`` is not false, ``2025-06-01`` is text until a field says that it is a date, and ``330100``
without quotes is a number, which the schema then refuses with the remedy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from eligibility.rulebook.faults import Fault, RulebookError
from eligibility.rulebook.yaml_mistakes import mistake

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlMap(dict[str, Any]):
    """A mapping that knows the line of each of its keys."""

    line: int
    lines: dict[str, int]


class YamlList(list[Any]):
    """A sequence that knows the line of each of its items."""

    line: int
    lines: list[int]


class Source:
    """One rule file: its content and where each part of it stands."""

    def __init__(self, path: Path, root: Path) -> None:
        self.name = path.relative_to(root.parent).as_posix()
        self.stem = path.stem
        self.content: Any = self._read(path)

    def _read(self, path: Path) -> Any:
        try:
            text = path.read_text("utf-8")
            node = yaml.compose(text, Loader=_LOADER)
        except FileNotFoundError as error:
            raise RulebookError([self.fault(1, "the file is missing", "add it, or put back its old name")]) from error
        except UnicodeDecodeError as error:
            raise RulebookError([self.fault(1, "not UTF-8 text", "save the file in the encoding UTF-8")]) from error
        except yaml.YAMLError as error:
            raise RulebookError([self.fault(*mistake(text.splitlines(), error))]) from error
        if node is None:
            raise RulebookError([self.fault(1, "the file is empty", "write the entry, or delete the file")])
        return self._build(node)

    def _build(self, node: yaml.Node) -> Any:
        line = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            mapping = YamlMap()
            mapping.line, mapping.lines = line, {}
            for key_node, value_node in node.value:
                key = str(key_node.value)
                if key in mapping:
                    cause = f'"{key}" is given twice (first on line {mapping.lines[key]})'
                    raise RulebookError([self.fault(key_node.start_mark.line + 1, cause, "keep one of the two")])
                mapping.lines[key] = key_node.start_mark.line + 1
                mapping[key] = self._build(value_node)
            return mapping
        if isinstance(node, yaml.SequenceNode):
            items = YamlList(self._build(item) for item in node.value)
            items.line = line
            items.lines = [item.start_mark.line + 1 for item in node.value]
            return items
        return _scalar(node)

    def fault(self, line: int, cause: str, remedy: str) -> Fault:
        """A fault in this file."""
        return Fault(self.name, line, cause, remedy)

    def line_at(self, path: Iterator[str | int] | list[str | int]) -> int:
        """The line of a part of the file, by its path; the nearest known line where the path leads nowhere."""
        here, line = self.content, 1
        for step in path:
            if isinstance(here, YamlMap) and step in here:
                line, here = here.lines[str(step)], here[str(step)]
            elif isinstance(here, YamlList) and isinstance(step, int) and step < len(here):
                line, here = here.lines[step], here[step]
            else:
                break
        return line


def _scalar(node: yaml.Node) -> str | int | bool | None:
    value = str(node.value)
    if not isinstance(node, yaml.ScalarNode) or node.style:  # quoted text is text
        return value
    if value in ("", "~", "null"):
        return None
    if value in ("true", "false"):
        return value == "true"
    return int(value) if _INTEGER.fullmatch(value) else value


def line_of(value: Any, key: str | int | None = None, default: int = 1) -> int:
    """The line of a mapping, a sequence, or one of their entries."""
    if key is not None and isinstance(value, YamlMap) and key in value.lines:
        return value.lines[str(key)]
    if isinstance(key, int) and isinstance(value, YamlList) and key < len(value.lines):
        return value.lines[key]
    return getattr(value, "line", default)
