"""``python -m gigrights_openfisca.drawn SITUATIONS FACTS ROWS``: Parquet with so many rows, drawn from a list of situations.

The columns are those that ``parquet.py`` reads: Boolean, Int32 (hours, months, places, whole numbers), Int64 (money), Date, String.
"""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path

import numpy
import pyarrow as arrow
import pyarrow.parquet as parquet

from gigrights_openfisca.columns import fact_columns
from gigrights_openfisca.system import CountryTaxBenefitSystem

_SEED = 20261123
_TYPES = {"boolean": arrow.bool_(), "money": arrow.int64(), "date": arrow.date32(), "enum": arrow.string()}


def main(situations: str, facts: str, rows: int) -> None:
    """Draw and write."""
    workers = json.loads(Path(situations).read_text("utf-8"))
    drawn = arrow.array(numpy.random.default_rng(_SEED).integers(0, len(workers), rows))
    columns = {}
    for name, kind in fact_columns(CountryTaxBenefitSystem()).items():
        told = [one.get(name) for one in workers]
        if kind == "date":
            told = [None if day is None else datetime.date.fromisoformat(day) for day in told]
        columns[name] = arrow.array(told, type=_TYPES.get(kind, arrow.int32())).take(drawn)
    parquet.write_table(arrow.table(columns), facts)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
