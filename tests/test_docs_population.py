"""``docs/population.md`` shows the assumptions as they are, and every link in it leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

from eligibility.population import Assumptions
from eligibility.rulebook import load

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "population.md").read_text("utf-8")


def test_the_tables_are_those_of_the_assumptions() -> None:
    _, _, shown = PAGE.partition("a test holds the two against each other -->\n\n")
    assert shown == Assumptions.read(load()).told, "paste anew what gigrights population --explain prints"


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([\w./]+)\)", PAGE)
    assert links and all((DOCS / link).exists() for link in links)
