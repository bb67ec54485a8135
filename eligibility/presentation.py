"""An assessment in the shape of the API's contract, worded in one language."""

from __future__ import annotations

from datetime import date
from typing import Any

from eligibility.amounts import Amount, in_words
from eligibility.assessment import Assessment, Calculator, Outcome
from eligibility.what_if import Change
from eligibility.wording import Wording


def present(calculator: Calculator, assessment: Assessment, wording: Wording) -> dict[str, Any]:
    """The whole answer, as ``POST /api/v1/assessments`` gives it."""
    outcomes = _Outcomes(calculator, assessment, wording)
    return {
        "as_of": assessment.as_of.isoformat(),
        "rulebook": {
            "version": calculator.book.version,
            "verified_on": calculator.book.verified_on.isoformat(),
            "engine": calculator.evaluator.name,
        },
        "outcomes": [outcomes.of(outcome) for outcome in assessment.outcomes],
        "next_questions": list(assessment.next_questions),
    }


class _Outcomes:
    """Words the outcomes of one assessment."""

    def __init__(self, calculator: Calculator, assessment: Assessment, wording: Wording) -> None:
        self._book, self._clauses = calculator.book, calculator.clause_words
        self._provisions = calculator.provision_words
        self._day, self._drafts, self._wording = assessment.as_of, assessment.include_drafts, wording
        self._reasons = calculator.reason_words.about(assessment.facts, wording)

    def of(self, outcome: Outcome) -> dict[str, Any]:
        """One outcome."""
        provision, reckoning, say = outcome.provision, outcome.reckoning, self._wording.say
        title, summary, claim = self._provisions.of(provision, self._wording)
        if outcome.window is not None:
            claim["file_until"] = _day(outcome.window.until)
        return {
            "provision": provision.id,
            "title": title,
            "summary": summary,
            "family": provision.family,
            "status": outcome.status.value,
            "force": outcome.force.value,
            "standing": outcome.standing.value,
            "amount": None if reckoning.main is None else self._amount(reckoning.main),
            "amounts": [self._amount(amount) for amount in reckoning.amounts],
            "missing_for_amount": list(reckoning.missing),
            "unverified_for_amount": [say(remark) for remark in reckoning.unverified],
            "opens_on": _day(outcome.deadline.opens_on),
            "closes_on": _day(outcome.deadline.closes_on),
            "pays_until": _day(reckoning.pays_until),
            "already_in_use": outcome.already_in_use,
            "clauses": [self._clauses.of(clause, self._day, self._wording, self._drafts) for clause in outcome.clauses],
            "reasons": [self._reasons.of(reason) for reason in outcome.reasons],
            "missing": list(outcome.missing),
            "what_would_change_it": [_change(change, self._wording) for change in outcome.changes],
            "one_of": provision.one_of,
            "must_choose": outcome.must_choose,
            "recommended": outcome.recommended,
            "displaces": list(outcome.displaces),
            "unverified": [say(entry) for entry in outcome.unverified],
            "notes": [say(note) for note in outcome.notes],
            "claim": claim,
        }

    def _amount(self, amount: Amount) -> dict[str, Any]:
        """An amount with its arithmetic, and the clauses in which its numbers stand."""
        say = self._wording.say
        return {
            "kind": amount.kind.value,
            "text": say(in_words(amount)),
            "value": amount.written,
            "unit": amount.unit_code,
            "working": say(amount.working),
            "certainty": amount.certainty.value,
            "clauses": [self._clauses.plain(self._book.clauses[name], self._day) for name in amount.clauses],
        }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _change(change: Change, wording: Wording) -> dict[str, Any]:
    return {"facts": dict(change.facts), "text": wording.say(change.text), "from": _day(change.opens_on)}
