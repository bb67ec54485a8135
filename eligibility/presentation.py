"""An assessment in the shape of the API's contract, worded in one language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from eligibility.amounts import Amount, in_words
from eligibility.assessment import Assessment, Calculator, Outcome
from eligibility.criteria import Facts
from eligibility.drafts import compared
from eligibility.reasons import Reason, Role
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import Clause
from eligibility.verdict import Verdict
from eligibility.what_if import Change
from eligibility.wording import Month, Text, Wording, Yuan, text

_SENTENCES = {
    (Role.NEEDED, Verdict.TRUE): text("符合：{title}"),
    (Role.NEEDED, Verdict.FALSE): text("不符合：{title}"),
    (Role.NEEDED, Verdict.UNKNOWN): text("还不知道是否：{title}"),
    (Role.BARRING, Verdict.TRUE): text("因为有这一情形，所以不行：{title}"),
    (Role.BARRING, Verdict.FALSE): text("没有妨碍：不是“{title}”"),
    (Role.BARRING, Verdict.UNKNOWN): text("还不知道是否：{title}"),
    (Role.GROUND, Verdict.TRUE): text("依据：{title}"),
    (Role.GROUND, Verdict.FALSE): text("依据：不是“{title}”"),
    (Role.GROUND, Verdict.UNKNOWN): text("还不知道是否：{title}"),
}
_COUNTS = {
    (Role.NEEDED, Verdict.TRUE): "for",
    (Role.NEEDED, Verdict.FALSE): "against",
    (Role.BARRING, Verdict.TRUE): "against",
    (Role.BARRING, Verdict.FALSE): "for",
}


def present(calculator: Calculator, assessment: Assessment, wording: Wording) -> dict[str, Any]:
    """The whole answer, as ``POST /api/v1/assessments`` gives it."""
    return {
        "as_of": assessment.as_of.isoformat(),
        "rulebook": {
            "version": calculator.book.version,
            "verified_on": calculator.book.verified_on.isoformat(),
            "engine": calculator.evaluator.name,
        },
        "outcomes": [present_outcome(calculator.book, outcome, assessment, wording) for outcome in assessment.outcomes],
        "next_questions": list(assessment.next_questions),
    }


def present_outcome(book: Rulebook, outcome: Outcome, assessment: Assessment, wording: Wording) -> dict[str, Any]:
    """One outcome."""
    provision, reckoning = outcome.provision, outcome.reckoning
    return {
        "provision": provision.id,
        "title": wording.say(provision.title),
        "summary": wording.say(provision.summary),
        "family": provision.family,
        "status": outcome.status.value,
        "force": outcome.force.value,
        "standing": outcome.standing.value,
        "amount": None if reckoning.main is None else present_amount(book, reckoning.main, assessment.as_of, wording),
        "amounts": [present_amount(book, amount, assessment.as_of, wording) for amount in reckoning.amounts],
        "missing_for_amount": list(reckoning.missing),
        "unverified_for_amount": [wording.say(remark) for remark in reckoning.unverified],
        "opens_on": _day(outcome.deadline.opens_on),
        "closes_on": _day(outcome.deadline.closes_on),
        "pays_until": _day(reckoning.pays_until),
        "already_in_use": outcome.already_in_use,
        "clauses": [
            present_clause(book, clause, assessment.as_of) | compared(book, clause, wording, assessment.include_drafts)
            for clause in outcome.clauses
        ],
        "reasons": [_reason(book, reason, assessment.facts, wording) for reason in outcome.reasons],
        "missing": list(outcome.missing),
        "what_would_change_it": [_change(change, wording) for change in outcome.changes],
        "one_of": provision.one_of,
        "must_choose": outcome.must_choose,
        "recommended": outcome.recommended,
        "displaces": list(outcome.displaces),
        "unverified": [wording.say(entry) for entry in outcome.unverified],
        "notes": [wording.say(note) for note in outcome.notes],
        "claim": {
            "steps": [wording.say(step) for step in provision.claim.steps],
            "documents": [wording.say(paper) for paper in provision.claim.documents],
            "where": wording.say(provision.claim.where) or None,
            "phone": provision.claim.phone,
            "fee": wording.say(provision.claim.fee) or None,
            "file_from": None,
            "file_until": None if outcome.window is None else _day(outcome.window.until),
        },
    }


def present_amount(book: Rulebook, amount: Amount, as_of: date, wording: Wording) -> dict[str, Any]:
    """An amount with its arithmetic, and the clauses in which its numbers stand."""
    return {
        "kind": amount.kind.value,
        "text": wording.say(in_words(amount)),
        "value": amount.written,
        "unit": amount.unit_code,
        "working": wording.say(amount.working),
        "certainty": amount.certainty.value,
        "clauses": [present_clause(book, book.clauses[clause], as_of) for clause in amount.clauses],
    }


def present_clause(book: Rulebook, clause: Clause, as_of: date) -> dict[str, Any]:
    """A clause; quotes, titles and numbers stay Chinese in every language, because they are the law's own words."""
    document = clause.document
    return {
        "id": clause.id,
        "document": document.id,
        "document_title": document.title,
        "document_number": document.number,
        "document_kind": document.kind,
        "issuer": document.issuer,
        "number": clause.number,
        "quote": clause.quote,
        "issued": document.issued,
        "in_force_from": clause.in_force_from.isoformat(),
        "approximate": document.approximate,
        "standing": clause.standing(as_of, book.superseded).value,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _reason(book: Rulebook, reason: Reason, facts: Facts, wording: Wording) -> dict[str, Any]:
    key = (reason.role, reason.verdict)
    sentence = wording.say(text(_SENTENCES[key].template, title=reason.title))
    extra = [part for part in (wording.say(reason.detail), *_answers(book, reason, facts, wording)) if part]
    return {
        "criterion": reason.criterion,
        "verdict": reason.verdict.value,
        "title": wording.say(reason.title),
        "detail": wording.say(reason.detail) or None,
        "counts": _COUNTS.get(key, "open" if reason.verdict is Verdict.UNKNOWN else "ground"),
        "text": sentence
        + ("（" + "；".join(extra) + "）" if extra and wording.locale.startswith("zh") else _bracketed(extra)),
        "facts": list(reason.facts),
    }


def _change(change: Change, wording: Wording) -> dict[str, Any]:
    return {"facts": dict(change.facts), "text": wording.say(change.text), "from": _day(change.opens_on)}


def _bracketed(parts: list[str]) -> str:
    return f" ({'; '.join(parts)})" if parts else ""


def _answers(book: Rulebook, reason: Reason, facts: Facts, wording: Wording) -> Iterator[str]:
    for fact in reason.facts:
        if fact in facts:
            question = book.questions.by_fact[fact]
            yield wording.say(
                text("{name}：{answer}", name=Text(question.name), answer=answer_text(book, fact, facts[fact]))
            )


def answer_text(book: Rulebook, fact: str, value: Any) -> object:
    """An answer in words, to be filled into a text."""
    question = book.questions.by_fact[fact]
    match question.type:
        case "boolean":
            return text("是") if value else text("否")
        case "enum":
            return Text(question.choices[value])
        case "enum_list":
            return [Text(question.choices[item]) for item in value] or text("都没有")
        case "month":
            return Month(value)
        case "money":
            return Yuan(value)
        case "region":
            return book.regions.full_name(value)
        case _:
            unit = question.unit
            number = f"{value.normalize():f}" if isinstance(value, Decimal) else value
            if isinstance(value, date) or not unit:
                return number
            return text("{number} {unit}", number=number, unit=Text(unit))
