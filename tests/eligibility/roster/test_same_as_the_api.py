"""A roster accepts exactly the members that the API accepts, holds the same facts for them, and points at the same ones if not."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from eligibility.columnar.schema import columns_of, stored
from eligibility.facts import FactReader
from eligibility.problems import Problem, SituationError
from eligibility.roster import Batch
from eligibility.roster.cells import CellReader
from eligibility.roster.place_names import PlaceNames
from eligibility.roster.plain_forms import plainly_read
from eligibility.rulebook import Rulebook
from eligibility.rulebook.questions import Question
from tests_of_rosters import TODAY, Reading  # type: ignore[import-not-found]

Written = Callable[[Question, random.Random, bool], tuple[str, Any]]


def _pointed_at(reader: FactReader, situation: dict[str, Any], messages: set[str]) -> set[str]:
    """The facts that the API complains of, also after what it complains of first is gone."""
    try:
        reader.read(situation, TODAY)
    except SituationError as error:
        first = {str(problem.path[0]) for problem in error.problems}
    else:
        return set()
    rest = {fact: value for fact, value in situation.items() if fact not in first}
    try:
        reader.read(rest, TODAY)
    except SituationError as error:
        first |= {str(it.path[0]) for it in error.problems if it.detail.template not in messages}
    return first
