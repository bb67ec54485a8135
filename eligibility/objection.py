"""Objections (异议): what to pass on where an answer seems wrong, with the verdicts and without a single answer.

The text names the provision, the version of the rules, the day, and which tests came out how. It holds no answer in any form
and nothing that tells a place: the tests are those of every place, and what reads a place is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.assessment import Assessment, Calculator
from eligibility.conditions import names
from eligibility.facts import criteria_verdicts
from eligibility.kleene import conclude
from eligibility.outcome_rules import Status
from eligibility.program import Verdicts
from eligibility.rulebook import Rulebook
from eligibility.rulebook.provisions import Provision
from eligibility.verdict import Verdict
from eligibility.wording import Text, Wording, text

_STATUSES = {
    Status.ELIGIBLE: text("符合"),
    Status.NOT_ELIGIBLE: text("不符合"),
    Status.NEEDS_INFORMATION: text("还缺回答，定不了"),
    Status.NOT_VERIFIED: text("没有核实到"),
}
_VERDICTS = {Verdict.TRUE: text("判断为“是”的："), Verdict.FALSE: text("判断为“不是”的：")}


def objection(calculator: Calculator, provision: Provision, assessment: Assessment, wording: Wording) -> str:
    """The text about one provision, a line each, with an empty line at the end for what the reader has to say."""
    book, say = calculator.book, wording.say
    outcome = next((one for one in assessment.outcomes if one.provision.id == provision.id), None)
    lines = [
        say(text("新就业权益计算器：这一项好像不对")),
        say(text("事项：{title}（{id}）", title=Text(provision.title), id=provision.id)),
        say(text("规则库版本：{version}", version=book.version)),
        say(text("按哪一天算：{day}", day=assessment.as_of)),
    ]
    if outcome is not None:
        lines.append(say(text("结果：{status}", status=_STATUSES[outcome.status])))
    at = calculator.book.circumstances(assessment.as_of)
    known = criteria_verdicts(book, assessment.facts, at)
    judged = {name: _verdict(book, name, known) for name in judged_names(book, provision)}
    for verdict, heading in _VERDICTS.items():
        found = [name for name, came_out in judged.items() if came_out is verdict]
        if found:
            lines += [say(heading), *(f"- {say(_title(book, name))} [{name}]" for name in found)]
    return "\n".join([*lines, say(text("哪里不对，应该怎样（请写在下面，不要写姓名、电话和身份证号）：")), ""])


def judged_names(book: Rulebook, provision: Provision) -> tuple[str, ...]:
    """Every criterion and concept that a provision reads anywhere, but for those that read a place."""
    found = dict.fromkeys(
        inner for tree in provision.conditions() for name in names(tree) for inner in _with(book, name)
    )
    return tuple(name for name in found if not _reads_a_place(book, name))


def _with(book: Rulebook, name: str) -> Iterator[str]:
    yield name
    if name in book.concepts:
        yield from book.concepts[name].conclusion.reads()


def _reads_a_place(book: Rulebook, name: str) -> bool:
    criteria = [book.criteria[inner] for inner in _with(book, name) if inner in book.criteria]
    facts = {fact for criterion in criteria for fact in criterion.operator.facts}
    return any(book.questions.by_fact[fact].type == "region" for fact in facts)


def _verdict(book: Rulebook, name: str, known: Verdicts) -> Verdict:
    if name not in book.concepts:
        return known[name]
    return conclude(book.concepts[name].conclusion, known)


def _title(book: Rulebook, name: str) -> Text:
    return Text((book.concepts if name in book.concepts else book.criteria)[name].title)
