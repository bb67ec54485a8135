"""The tax-benefit system: one variable for each fact, criterion, concept, provision and amount."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from gigrights_openfisca.amounts import amount
from gigrights_openfisca.criteria import test
from gigrights_openfisca.knowledge import LONG_AGO, Knowledge
from gigrights_openfisca.provisions import Status, concluded, holding

Person = build_entity(key="person", plural="persons", label="A worker", is_person=True)


class CountryTaxBenefitSystem(TaxBenefitSystem):
    """Our provisions, as OpenFisca holds them."""

    def __init__(self) -> None:
        super().__init__([Person])
        description = json.loads(Path(os.environ["GIGRIGHTS_DESCRIPTION"]).read_text("utf-8"))
        self.knowledge = Knowledge(description)
        # its server wants a parameter to show in its documentation; ours are tables by place
        month = {"description": "The month asked about", "values": {"1900-01-01": {"value": description["month"]}}}
        self.parameters = ParameterNode("", data={"month": month})
        for variable in variables(self.knowledge):
            self.add_variable(variable)


def variables(known: Knowledge) -> Iterator[type[Variable]]:
    """Every variable of the system."""
    content = known.content
    for name, fact in content["facts"].items():
        if fact["type"] == "enum_list":
            for choice, label in fact["choices"].items():
                yield _variable(f"{name}__{choice}", label, bool)
        else:
            yield _fact(known, name, fact)
    yield _variable("counted_age", "Full years, by the month of birth where it is given", int, _counted_age(content))
    for name in [name for name, fact in content["facts"].items() if fact["type"] == "region"]:
        yield _variable(f"place__{name}", "The number of a place in our tables", int, _place(known, name))
    for name, criterion in content["criteria"].items():
        yield _variable(f"criterion_{name}", criterion["title"], bool, test(known, criterion))
    for name, concept in content["concepts"].items():
        yield _variable(f"concept_{name}", concept["title"], bool, holding(known, concept["holds"]))
    for name, provision in content["provisions"].items():
        made = concluded(known, provision)
        first = Status.not_eligible
        yield _variable(f"status__{name}", provision["title"], Enum, made, possible_values=Status, default_value=first)
        for number, formula in enumerate(provision["amounts"], 1):
            for kind in formula["kinds"]:
                share = known.content["parameters"][formula["value"]]["unit"] == "比例" if "value" in formula else False
                label = f"{provision['title']} ({kind}, {'per cent' if share else 'fen'})"
                made = amount(known, name, formula, kind)
                yield _variable(f"amount__{name}__{number}_{kind}", label, float if share else int, made)


def _fact(known: Knowledge, name: str, fact: dict[str, Any]) -> type[Variable]:
    kind = fact["type"]
    if kind == "enum":
        choices = Enum(name, known.choices[name])
        return _variable(name, fact["label"], Enum, possible_values=choices, default_value=choices.unknown)
    if kind == "date":
        return _variable(name, fact["label"], datetime.date, default_value=LONG_AGO)
    # money is in fen, hours in hundredths, a month an index, a place its six digits: all of them 32 bits wide
    return _variable(name, fact["label"], bool if kind == "boolean" else int)


def _variable(name: str, label: str, value_type: type, formula: Any = None, **more: Any) -> type[Variable]:
    body = {"value_type": value_type, "entity": Person, "definition_period": DateUnit.MONTH, "label": label, **more}
    if value_type is int:
        body["is_period_size_independent"] = True
    if formula is not None:
        body["formula"] = formula
    return type(name, (Variable,), body)


def _place(known: Knowledge, fact: str) -> Any:
    def formula(person: Any, period: Any) -> Any:
        return known.place(person(fact, period))

    return formula


def _counted_age(content: dict[str, Any]) -> Any:
    completed = content["completed_month"]

    def formula(person: Any, period: Any) -> Any:
        birth = person("birth_month", period)
        counted = (completed - birth) // 12
        return (birth > 0) * counted + (birth == 0) * person("age", period)

    return formula
