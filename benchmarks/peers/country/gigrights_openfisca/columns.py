"""Many workers at once: columns of facts in, columns of statuses and amounts out.

A fact is a column as ``system.py`` holds it: booleans; whole numbers (money in fen, hours in hundredths, months by index, places
by code); days; choices as text; a list of choices is one boolean column for each. What is null counts as not answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.simulations import SimulationBuilder

from gigrights_openfisca.knowledge import LONG_AGO, Array
from gigrights_openfisca.system import CountryTaxBenefitSystem

_32 = numpy.iinfo(numpy.int32)


def fact_columns(system: CountryTaxBenefitSystem) -> dict[str, str]:
    """The columns of all facts, each with its type."""
    found = {}
    for name, fact in system.knowledge.content["facts"].items():
        if fact["type"] == "enum_list":
            found.update({f"{name}__{choice}": "boolean" for choice in fact["choices"]})
        else:
            found[name] = fact["type"]
    return found


def outputs(system: CountryTaxBenefitSystem) -> list[str]:
    """The names of what comes out."""
    return [name for name in system.variables if name.startswith(("status__", "amount__"))]


def encoded(system: CountryTaxBenefitSystem, name: str, values: list[Any]) -> Array:
    """A column of plain values, None where nothing was answered, as OpenFisca wants it."""
    variable = system.get_variable(name)
    if variable.value_type is Enum:
        numbers = {choice.name: choice.index for choice in variable.possible_values}
        return numbers_of(system, name, numpy.array([numbers["unknown" if v is None else v] for v in values]))
    if variable.dtype == "datetime64[D]":
        return numpy.array([LONG_AGO if value is None else value for value in values], dtype=variable.dtype)
    return fitting(numpy.array([value or 0 for value in values]), variable.dtype)


def numbers_of(system: CountryTaxBenefitSystem, name: str, numbers: Array) -> EnumArray:
    """A column of choices by number."""
    return EnumArray(numbers.astype(numpy.uint8), system.get_variable(name).possible_values)


def fitting(values: Array, dtype: Any) -> Array:
    """OpenFisca's whole numbers are 32 bits wide: a sum beyond 21 million yuan is held as the largest of them."""
    return values.astype(dtype) if values.dtype == bool else numpy.clip(values, _32.min, _32.max).astype(dtype)


def calculate(
    system: CountryTaxBenefitSystem, facts: Mapping[str, Array], count: int, wanted: Sequence[str]
) -> dict[str, Array]:
    """Statuses, by number, and amounts, for so many workers; ``wanted`` are some or all of :func:`outputs`."""
    period = system.knowledge.content["period"]
    simulation = SimulationBuilder().build_default_simulation(system, count)
    for name, column in facts.items():
        simulation.set_input(name, period, column)
    return {name: numpy.asarray(simulation.calculate(name, period)) for name in wanted}
