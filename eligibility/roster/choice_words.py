"""Words for choices (选项的说法): the value, the label in any language, and what else the rule files list under ``also``."""

from __future__ import annotations

import difflib
import re

from eligibility.rulebook.questions import Question
from eligibility.spelling import key, unbracketed
from eligibility.wording import Text, languages, wording

YES_NO = {
    **dict.fromkeys(("是", "有", "对", "√", "✓", "✔", "☑", "y", "yes", "true", "t", "1", "1.0", "是的"), True),
    **dict.fromkeys(("否", "没有", "没", "无", "不是", "×", "✗", "✘", "n", "no", "false", "f", "0", "0.0"), False),
}
NONE_OF_THESE = frozenset(("无", "没有", "都没有", "都不是", "以上都没有", "none", "noneofthese", "[]"))
_SEPARATORS = re.compile(r"[、,;|/\n\r，；]+")


class ChoiceWords:
    """The words of one question."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._values: dict[str, str] = {}
        labels = question.choices.items()
        for value, label in labels:
            self._name(value, value, label, *question.also.get(value, ()))
        for value, label in labels:  # shorter ones, and those of translations, only where they are nobody else's
            self._name(value, unbracketed(label)[0], *(wording(language).say(label) for language in languages()))

    def value(self, written: str) -> str | None:
        """The choice that a text names; None where it names none."""
        return self._values.get(key(written))

    def parts(self, written: str) -> list[str]:
        """The parts of a list."""
        return [part for part in _SEPARATORS.split(written) if part.strip()]

    def near(self, written: str) -> Text | None:
        """The label that was probably meant."""
        near = difflib.get_close_matches(key(written[:40]), self._values, n=1)
        return Text(self._question.choices[self._values[near[0]]]) if near else None

    def _name(self, value: str, *words: str) -> None:
        for word in words:
            self._values.setdefault(key(word), value)
