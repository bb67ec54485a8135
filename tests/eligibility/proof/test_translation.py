"""The formulas say of an answered worker what the evaluator says: criteria, concepts, and the status of every provision."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from eligibility.assessment import Calculator
from eligibility.conditions import Named
from eligibility.criteria import OPERATORS, Facts
from eligibility.criteria.equals import Equals
from eligibility.facts import criteria_verdicts
from eligibility.kleene import conclude
from eligibility.outcome_rules import Status
from eligibility.program import Conclusion
from eligibility.rulebook import Rulebook, find_rules
from eligibility.rulebook.scenarios import Scenario, read_scenarios
from eligibility.selection import Selector
from eligibility.verdict import Verdict

z3 = pytest.importorskip("z3")
from eligibility.proof.decision import Decision  # noqa: E402
from eligibility.proof.operators import translate  # noqa: E402
from eligibility.proof.places import trees_of  # noqa: E402
from eligibility.proof.reading import Reading  # noqa: E402

CASES = read_scenarios(find_rules())[::9]


def places_in(facts: Facts) -> list[str]:
    return sorted({facts[fact] for fact in ("work_region", "hukou_region") if fact in facts} | {"110000"})


def answered(reading: Reading, facts: Facts) -> Any:
    """A model in which just these facts are answered, like this."""
    answers, solver = reading.answers, z3.Solver()
    for fact, question in answers.questions.items():
        if fact not in facts:
            solver.add(z3.Not(answers.answered[fact]))
            continue
        value = facts[fact]
        match question.type:
            case "enum":
                value = answers.position(fact, value)
            case "region":
                value = answers.places.index(value)
            case "date":
                value = value.toordinal()
        solver.add(answers.answered[fact], answers.same(fact, value))
    assert solver.check() == z3.sat
    return solver.model()


def verdict_in(model: Any, terms: Any) -> Verdict:
    holds, fails = (z3.is_true(model.eval(term, model_completion=True)) for term in (terms.holds, terms.fails))
    assert not (holds and fails)
    return Verdict.TRUE if holds else Verdict.FALSE if fails else Verdict.UNKNOWN


@pytest.mark.parametrize("scenario", CASES, ids=lambda scenario: scenario.id)
def test_criteria_and_concepts(scenario: Scenario, book: Rulebook, kleene: Calculator) -> None:
    facts = kleene.reader.read(scenario.situation, scenario.as_of)
    verdicts = criteria_verdicts(book, facts, kleene.book.circumstances(scenario.as_of))
    for concept in book.concepts.values():
        verdicts[concept.id] = conclude(Conclusion(concept.id, concept.holds, concept.fails), verdicts)
    reading = Reading(book, [Named(name) for name in verdicts], places_in(facts), scenario.as_of)
    model = answered(reading, facts)
    assert {name: verdict_in(model, reading.named(name)) for name in verdicts} == verdicts
    assert not z3.is_true(model.eval(reading.contradiction, model_completion=True))


@pytest.mark.parametrize("scenario", CASES[::3], ids=lambda scenario: scenario.id)
def test_statuses(scenario: Scenario, book: Rulebook, kleene: Calculator) -> None:
    facts = kleene.reader.read(scenario.situation, scenario.as_of)
    selector = Selector(book.regions)
    for outcome in kleene.assess(facts, scenario.as_of, include_drafts=True).outcomes:
        reading = Reading(book, trees_of([outcome.provision]), places_in(facts), scenario.as_of)
        decision, model = Decision(reading, selector, outcome.provision), answered(reading, facts)
        found = [one for one in Status if z3.is_true(model.eval(decision.status(one), model_completion=True))]
        assert found == [outcome.status], outcome.provision.id


@pytest.mark.parametrize("key", sorted(OPERATORS))
def test_every_operator_can_be_read(key: str) -> None:
    assert translate.dispatch(OPERATORS[key]) is not translate.dispatch(object)


def test_an_operator_without_a_reading_is_an_error() -> None:
    class Guess(Equals):
        key = "guess"

    translated = translate.dispatch(Equals)
    assert translate.dispatch(Guess) is translated, "an operator built on another is read as that one"
    with pytest.raises(NotImplementedError, match="cannot read the operator guess yet"):
        translate.dispatch(object)(Guess("occupation", "courier"), None, None)


def test_answers_stay_within_their_limits(book: Rulebook) -> None:
    reading = Reading(
        book, [Named("over_jiangsu_age_line"), Named("graduated_within_two_years")], [], date(2026, 11, 23)
    )
    age, month = reading.answers.value["age"], reading.answers.value["graduation_month"]
    for impossible in (age < 14, age > 100, month > 2027 * 12 + 10):
        solver = z3.Solver()
        solver.add(*reading.possible(), impossible)
        assert solver.check() == z3.unsat
