"""Fixtures of the decision: one rule base, both evaluators, and generated workers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from eligibility.assessment import Assessment, Calculator, Engine
from eligibility.conditions import names
from eligibility.criteria import OPERATORS, Circumstances, Given, Operator
from eligibility.engine import available
from eligibility.months import month_text
from eligibility.problems import SituationError
from eligibility.rulebook import Rulebook, load
from eligibility.rulebook.questions import Question
from eligibility.rulebook.yaml_source import Source, YamlMap

settings.register_profile("gigrights", deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
settings.load_profile("gigrights")

PLACES = [
    "330000",
    "330100",
    "330106",
    "330200",
    "320000",
    "320900",
    "320100",
    "320700",
    "110000",
    "140000",
    "650000",
    "659001",
]


TODAY = date(2026, 11, 23)

# One worker to whom much applies. Generated workers often answer as this one does, so that whole provisions come about.
TYPICAL: dict[str, Any] = {
    "occupation": "food_delivery",
    "platform": "meituan",
    "hukou_region": "330100",
    "education": "college_or_above",
    "graduation_month": "2025-06",
    "employed_since_graduation": False,
    "flexible_registration": True,
    "pension": "flexible",
    "medical": "flexible",
    "subsidy_months_used": 0,
    "receives_unemployment_benefit": False,
    "registered_unemployed_months": 6,
    "hardship": ["disabled"],
    "age": 46,
    "sex": "female",
    "injured_on_order": True,
    "injury_date": "2026-09-01",
    "training_completed": True,
    "certificate_level": "five",
    "certificate_month": "2026-06",
}


@pytest.fixture(scope="session")
def book() -> Rulebook:
    return load()


@pytest.fixture(scope="session")
def durable(book: Rulebook) -> Calculator:
    if not available():
        pytest.skip("durable-rules cannot be imported on this Python")
    return Calculator(book, Engine.DURABLE)


@pytest.fixture(scope="session")
def kleene(book: Rulebook) -> Calculator:
    return Calculator(book, Engine.KLEENE)


@pytest.fixture(scope="session")
def assess(kleene: Calculator) -> Callable[..., Assessment]:
    """Reads and assesses a situation on a day, 2026-11-23 unless told."""

    def run(raw: dict[str, Any], day: str = "2026-11-23", *, drafts: bool = False) -> Assessment:
        as_of = date.fromisoformat(day)
        return kleene.assess(kleene.reader.read(raw, as_of), as_of, include_drafts=drafts)

    return run


@pytest.fixture(scope="session")
def circumstances(book: Rulebook) -> Callable[[str], Circumstances]:
    """Circumstances on a day, for trying one operator."""
    return lambda day: book.circumstances(date.fromisoformat(day))


@pytest.fixture(scope="session")
def operator(book: Rulebook, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Operator]:
    """Builds an operator from its declaration, as a rule file would."""
    folder = tmp_path_factory.mktemp("rules")
    path = folder / "criteria.yaml"
    path.write_text("nothing: here\n", "utf-8")
    source = Source(path, folder)

    def build(key: str, **arguments: Any) -> Operator:
        raw = YamlMap(arguments)
        raw.line, raw.lines = 1, dict.fromkeys(arguments, 1)
        given = Given(source, "under_test", raw, book.questions.by_fact, book.parameters, book.regions)
        return OPERATORS[key].read(given)

    return build


def answers(question: Question) -> st.SearchStrategy[Any]:
    """Answers to a question, the typical worker's among them."""
    allowed = allowed_answers(question)
    return st.one_of(st.just(TYPICAL[question.fact]), allowed) if question.fact in TYPICAL else allowed


def allowed_answers(question: Question) -> st.SearchStrategy[Any]:
    """Answers that a question allows, gathered around the lines that the law draws."""
    match question.type:
        case "boolean":
            return st.booleans()
        case "enum":
            return st.sampled_from(list(question.choices))
        case "enum_list":
            return st.lists(st.sampled_from(list(question.choices)), max_size=3, unique=True)
        case "region":
            return st.sampled_from(PLACES)
        case "month":
            return st.integers(2023 * 12, 2026 * 12 + 10).map(month_text)
        case "date":
            return st.dates(date(2022, 1, 1), date(2026, 11, 23)).map(date.isoformat)
        case "money" | "hours":
            return st.integers(0, 700).map(str)
        case _:
            low, high = question.minimum or 0, question.maximum or 99
            near = {
                value
                for value in (0, 1, 5, 6, 11, 12, 23, 24, 35, 36, 39, 40, 44, 45, 46, 49, 50, 54, 55)
                if low <= value <= high
            }
            return st.one_of(st.sampled_from(sorted(near)), st.integers(low, high))


def entangled(book: Rulebook) -> list[set[str]]:
    """Facts whose answers can contradict each other, one set for each knot of them."""

    def facts(name: str) -> set[str]:
        if name in book.criteria:
            return set(book.criteria[name].operator.facts)
        concept = book.concepts[name]
        trees = [tree for tree in (concept.holds, concept.fails) if tree is not None]
        return {fact for tree in trees for inner in names(tree) for fact in facts(inner)}

    knots: list[set[str]] = []
    for condition in book.contradictions.values():
        knot = {fact for name in names(condition) for fact in facts(name)}
        for other in [known for known in knots if known & knot]:
            knots.remove(other)
            knot |= other
        knots.append(knot)
    return knots


@pytest.fixture(scope="session")
def situations(book: Rulebook, kleene: Calculator) -> st.SearchStrategy[dict[str, Any]]:
    """Whole situations, with any facts left out, that the reader accepts on 2026-11-23.

    Only facts that can contradict each other are drawn together and tried on the reader; drawing everything at once would throw
    most drafts away, the richest first. The place is left out less often than other facts: without it everything is open.
    """

    def accepted(raw: dict[str, Any]) -> bool:
        try:
            kleene.reader.read(raw, TODAY)
        except SituationError:
            return False
        return True

    def some(facts: set[str]) -> st.SearchStrategy[dict[str, Any]]:
        return st.fixed_dictionaries(
            {}, optional={fact: answers(book.questions.by_fact[fact]) for fact in sorted(facts)}
        )

    knots = entangled(book)
    free = set(book.questions.by_fact) - set().union(*knots) - {"birth_month", "work_region"}
    place = st.sampled_from([{}, *({"work_region": code} for code in PLACES)])
    parts = st.tuples(place, some(free), *(some(knot).filter(accepted) for knot in knots))
    return parts.map(lambda drawn: {fact: answer for part in drawn for fact, answer in part.items()})
