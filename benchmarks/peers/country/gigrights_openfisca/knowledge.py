"""What the description says, ready for arrays: choices by number, places by code, and trees of conditions over variables."""

from __future__ import annotations

import datetime
from typing import Any

import numpy

# what an unanswered day is: OpenFisca's own default, 1970-01-01, would count as an answer
LONG_AGO = datetime.date(1, 1, 1)
Array = numpy.ndarray


class Knowledge:
    """The description, and what every formula looks up in it."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.content = content
        # OpenFisca has no "not answered" for a choice either: the first choice, its default, says so
        self.choices = {
            name: {"unknown": "不知道", **fact["choices"]}
            for name, fact in content["facts"].items()
            if fact["type"] == "enum"
        }
        self._codes = numpy.array(content["places"]["codes"], dtype=numpy.int64)
        self._places = numpy.array(content["places"]["place"], dtype=numpy.int64)
        self.areas = numpy.array(content["places"]["areas"], dtype=numpy.int64)
        self.nowhere = len(self.areas) - 1
        self.tables = {name: Table(self, parameter) for name, parameter in content["parameters"].items()}

    def place(self, codes: Array) -> Array:
        """The number of each place; of one that is not known, or not given, that of nowhere."""
        codes = numpy.asarray(codes, dtype=numpy.int64)
        found = numpy.minimum(numpy.searchsorted(self._codes, codes), len(self._codes) - 1)
        return numpy.where(self._codes[found] == codes, self._places[found], self.nowhere)

    def numbers(self, fact: str, values: list[str]) -> list[int]:
        """The numbers of choices."""
        order = list(self.choices[fact])
        return [order.index(value) for value in values]

    def among(self, fact: str, values: list[str]) -> Array:
        """By number of a choice, whether it is one of these."""
        chosen = numpy.zeros(len(self.choices[fact]), dtype=bool)
        chosen[self.numbers(fact, values)] = True
        return chosen

    def variable(self, name: str) -> str:
        """The variable that holds a criterion or a concept."""
        return f"criterion_{name}" if name in self.content["criteria"] else f"concept_{name}"

    def holds(self, tree: Any, person: Any, period: Any) -> Array:
        """Whether a condition holds; two-valued, so that what is not known counts as a no, and its negation as a yes."""
        if isinstance(tree, str):
            return person(self.variable(tree), period)
        key, *parts = tree
        if key == "not":
            return ~self.holds(parts[0], person, period)
        if not parts:
            return numpy.full(person.count, key == "all")
        found = self.holds(parts[0], person, period)
        for part in parts[1:]:
            also = self.holds(part, person, period)
            found = found & also if key == "all" else found | also
        return found


class Table:
    """What a parameter holds by place, and by case where an answer chooses among its rows."""

    def __init__(self, known: Knowledge, parameter: dict[str, Any]) -> None:
        self._known = known
        self._by = parameter["by"]
        findings = [
            *parameter["findings"],
            {"kind": "none", "value": 0, "over": 1, "rank": -1, "at_most": False},
        ]
        kinds = ["none", "number", "gap", "too_wide"]
        self.kind = numpy.array([kinds.index(one["kind"]) for one in findings])
        self.value = numpy.array([one["value"] for one in findings], dtype=numpy.int64)
        self.over = numpy.array([one["over"] for one in findings], dtype=numpy.int64)
        self.rank = numpy.array([one["rank"] for one in findings])
        self.at_most = numpy.array([one["at_most"] for one in findings])
        self.last = len(findings) - 1
        rows = numpy.array(parameter["at"], dtype=numpy.int64)
        if self._by is not None:  # one row for each choice, also for those without a number, and for "unknown"
            order = list(known.choices[self._by])
            table = numpy.full((len(order), rows.shape[1]), self.last)
            for case, row in zip(parameter["cases"], rows, strict=True):
                table[order.index(case)] = row
            rows = table
        self._rows = rows

    def find(self, person: Any, period: Any) -> Found:
        """What each worker finds."""
        place = person("place__work_region", period)
        case = 0 if self._by is None else numpy.asarray(person(self._by, period))
        index = self._rows[case, place]
        return Found(self.kind[index], self.value[index], self.over[index], self.rank[index], self.at_most[index])


class Found:
    """For each worker: 0 nothing, 1 a number, 2 a gap that we know of, 3 a place too wide to tell; the number as a fraction."""

    def __init__(self, kind: Array, value: Array, over: Array, rank: Array, at_most: Array) -> None:
        self.known = kind == 1
        self.gap = kind == 2
        self.too_wide = kind == 3
        self.value, self.over, self.rank, self.at_most = value, over, rank, at_most
