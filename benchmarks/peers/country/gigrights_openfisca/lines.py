"""``python -m gigrights_openfisca.lines FACTS OUTCOMES``: a JSON list of situations in, one of statuses and amounts out."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from gigrights_openfisca.columns import calculate, encoded, fact_columns, outputs
from gigrights_openfisca.provisions import Status
from gigrights_openfisca.system import CountryTaxBenefitSystem


def main(facts: str, outcomes: str) -> None:
    """Read, calculate, write."""
    system = CountryTaxBenefitSystem()
    workers = json.loads(Path(facts).read_text("utf-8"))
    columns = {name: encoded(system, name, [one.get(name) for one in workers]) for name in fact_columns(system)}
    found = calculate(system, columns, len(workers), outputs(system))
    statuses = [status.name for status in Status]
    written = {
        name: [statuses[number] for number in column] if name.startswith("status__") else column.tolist()
        for name, column in ((name, found[name]) for name in outputs(system))
    }
    Path(outcomes).write_text(json.dumps(written), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
