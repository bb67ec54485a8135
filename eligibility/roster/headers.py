"""Headers (表头): which column of a roster holds which fact, by its name, its question, or another word from the rule files."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from eligibility.columnar.schema import columns, listed
from eligibility.roster.batch import ROW
from eligibility.roster.refusal import RosterError
from eligibility.rulebook.questions import Question
from eligibility.spelling import plain, unbracketed
from eligibility.wording import Text, languages, text, wording

_MARKS = re.compile(r"[\s_?:*.\-]+")
_OTHER_MEASURES = re.compile(r"[万千百角分天日周季年]|day|week|year|k|,000|'000|thousand")
_MEASURES = {
    "money": {
        "元",
        "元/月",
        "元每月",
        "每月元",
        "人民币",
        "人民币元",
        "¥",
        "rmb",
        "cny",
        "yuan",
        "yuanamonth",
        "yuan/month",
    },
    "hours": {"小时", "小时/月", "小时每月", "h", "h/month", "hours", "hoursamonth", "hours/month"},
    "integer": {"月", "个月", "岁", "周岁", "months", "years", "yearsold", "full years"},
}


@dataclass(frozen=True, slots=True)
class Heading:
    """What the columns of a file are: ``facts`` and ``kept`` map a fact, or the name of an echoed column, to its place."""

    written: tuple[str, ...]
    facts: Mapping[str, int]
    kept: Mapping[str, int]
    unnamed: tuple[int, ...]
    warnings: tuple[Text, ...]


class Headers:
    """Recognises headers for one rule base."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        self._questions = questions
        self._taken = {column.name for column in columns(questions)}
        self._facts: dict[str, str] = {}
        self._choices = {
            _key(listed(fact, choice)): fact
            for fact, question in questions.items()
            if question.type == "enum_list"
            for choice in question.choices
        }
        said = [wording(language) for language in languages()]
        for named in (
            lambda question: (question.fact,),
            lambda question: (question.name, question.label, *question.headers),
            lambda question: [words.say(name) for words in said for name in (question.name, question.label)],
        ):  # a word of the rule files goes before one that only a translation has
            for question in questions.values():
                for word in named(question):
                    self._facts.setdefault(_key(word), question.fact)

    def recognised(self, cells: Sequence[str]) -> int:
        """How many cells of a row are headers of facts."""
        return sum(self._fact(cell) is not None for cell in cells)

    def read(self, cells: Sequence[str]) -> Heading:
        """Find the facts among the headers of a file.

        Raises RosterError where none is recognised, two columns hold one fact, or a unit is not the one the fact has.
        """
        facts: dict[str, int] = {}
        kept: dict[str, int] = {}
        warnings: list[Text] = []
        for place, cell in enumerate(cells):
            fact = self._fact(cell)
            if fact is None and _key(cell):
                self._refuse_single_choices(cell)
                warnings += self._near(cell)
                kept[_unused(plain(cell), kept)] = place
            elif fact is not None:
                self._check_unit(cell, self._questions[fact])
                if fact in facts:
                    detail = text("两列说的是同一项：“{one}”和“{other}”", one=cells[facts[fact]], other=cell)
                    raise RosterError(detail, text("留下一列，删掉另一列"))
                facts[fact] = place
        if not facts:
            detail = text("没有认出任何一列：表头要写项目名，例如 {names}", names=self._examples())
            raise RosterError(detail, text("用 gigrights roster template 生成的表格，或把表头改成其中的说法"))
        unnamed = tuple(place for place, cell in enumerate(cells) if not _key(cell))
        names = beside_columns(list(kept), self._taken)
        return Heading(tuple(cells), facts, dict(zip(names, kept.values(), strict=True)), unnamed, tuple(warnings))

    def _fact(self, cell: str) -> str | None:
        whole = self._facts.get(_key(cell))
        return whole or self._facts.get(_key(_split(cell)[0]))

    def _near(self, cell: str) -> list[Text]:
        near = difflib.get_close_matches(_key(_split(cell[:100])[0]), self._facts, n=1, cutoff=0.65)
        if not near:
            return []
        name = Text(self._questions[self._facts[near[0]]].name)
        return [text("“{header}”不是评估用的项目，只原样保留；是不是想写“{name}”？", header=cell[:40], name=name)]

    def _refuse_single_choices(self, cell: str) -> None:
        if fact := self._choices.get(_key(cell)):
            detail = text("“{header}”只是一个选项，不能单独成一列", header=cell)
            raise RosterError(detail, text("用一列“{name}”，几个选项之间加顿号", name=Text(self._questions[fact].name)))

    def _check_unit(self, cell: str, question: Question) -> None:
        unit = _split(cell)[1]
        measures = _MEASURES.get(question.type)
        if unit is None or measures is None or _key(unit) in measures or _key(cell) == _key(question.label):
            return
        if _OTHER_MEASURES.search(_key(unit)):
            detail = text("“{header}”的单位不对：要用{unit}", header=cell, unit=Text(question.unit or ""))
            raise RosterError(detail, text("把数换算好，再改表头"))

    def _examples(self) -> list[Text]:
        return [Text(question.name) for question in list(self._questions.values())[:4]]


def beside_columns(written: Sequence[str], taken: Collection[str]) -> list[str]:
    """Names for echoed columns that neither another of them nor a column of the table of facts has."""
    names: dict[str, int] = dict.fromkeys((ROW, *taken), -1)
    for name in written:
        names[_unused(name, names)] = 0
    return list(names)[len({ROW, *taken}) :]


def _split(header: str) -> tuple[str, str | None]:
    """A header and the unit in brackets at its end."""
    return unbracketed(plain(header).rstrip(":*"))


def _key(header: str) -> str:
    return _MARKS.sub("", plain(header).casefold())


def _unused(name: str, taken: Mapping[str, int]) -> str:
    """The name, with a number where another column has it already."""
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{name} ({number})"
    return candidate
