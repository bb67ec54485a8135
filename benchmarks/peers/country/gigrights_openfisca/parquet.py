"""``python -m gigrights_openfisca.parquet FACTS OUTCOMES CHUNK [WANTED]``: Parquet with facts in, with statuses and amounts out.

So many rows at a time, or all at once where CHUNK is 0. WANTED is a JSON list of what to calculate; without it that is everything.
Columns that are missing, and what is null, count as not answered; columns that are no facts are passed by. Prints as JSON the rows, and
the seconds until it was ready and from then on, reading and writing included.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy
import pyarrow as arrow
import pyarrow.compute as compute
import pyarrow.parquet as parquet

from gigrights_openfisca.columns import Array, calculate, fact_columns, fitting, numbers_of, outputs
from gigrights_openfisca.knowledge import LONG_AGO
from gigrights_openfisca.provisions import Status
from gigrights_openfisca.system import CountryTaxBenefitSystem


def main(facts: str, outcomes: str, chunk: int, asked: str | None = None) -> None:
    """Read, calculate and write, and say how fast."""
    began = time.perf_counter()
    system = CountryTaxBenefitSystem()
    named = outputs(system) if asked is None else json.loads(Path(asked).read_text("utf-8"))
    started, rows, kinds = time.perf_counter(), 0, fact_columns(system)
    # choices are asked for as they lie in the file, by number: as text they would take longer and more memory
    source = parquet.ParquetFile(facts, read_dictionary=[name for name, kind in kinds.items() if kind == "enum"])
    wanted = [name for name in kinds if name in source.schema_arrow.names]
    if not wanted:
        raise SystemExit(f"{facts}: none of its columns is a fact; expected work_region, occupation …")
    writer: parquet.ParquetWriter | None = None
    for batch in source.iter_batches(batch_size=chunk or source.metadata.num_rows, columns=wanted):
        table = arrow.table(_written(system, batch, named))
        # as on our side: fast compression, no statistics
        writer = writer or parquet.ParquetWriter(outcomes, table.schema, compression="lz4", write_statistics=False)
        writer.write_table(table)
        rows += batch.num_rows
    if writer is not None:
        writer.close()
    print(json.dumps({"rows": rows, "ready": started - began, "seconds": time.perf_counter() - started}), flush=True)


def _written(
    system: CountryTaxBenefitSystem, batch: arrow.RecordBatch, wanted: Sequence[str]
) -> dict[str, arrow.Array]:
    columns = dict(_columns(system, batch))
    found = calculate(system, columns, batch.num_rows, wanted)
    statuses = arrow.array([status.name for status in Status])
    written = {}
    for name in wanted:
        if name.startswith("status__"):
            written[name] = arrow.DictionaryArray.from_arrays(found[name].astype(numpy.int8), statuses)
        else:
            written[name] = found[name] if found[name].dtype == numpy.float32 else found[name].astype(numpy.int64)
    return written


def _columns(system: CountryTaxBenefitSystem, batch: arrow.RecordBatch) -> Iterator[tuple[str, Array]]:
    types = fact_columns(system)
    for name in batch.schema.names:
        column, kind = batch.column(name), types[name]
        variable = system.get_variable(name)
        if kind == "enum":
            yield name, numbers_of(system, name, _choices(variable, column))
        elif kind == "date":
            yield name, column.fill_null(LONG_AGO).to_numpy(zero_copy_only=False).astype(variable.dtype)
        else:
            missing = kind != "boolean" and 0
            plain = compute.fill_null(column, arrow.scalar(missing, column.type))
            yield name, fitting(plain.to_numpy(zero_copy_only=False), variable.dtype)


def _choices(variable: object, column: arrow.Array) -> Array:
    """Choices by number; what is null is the first choice, unknown."""
    coded = column if isinstance(column, arrow.DictionaryArray) else column.dictionary_encode()
    numbers = {choice.name: choice.index for choice in variable.possible_values}  # type: ignore[attr-defined]
    unheard = sorted(set(coded.dictionary.to_pylist()) - {*numbers, None})
    if unheard:
        raise SystemExit(f"no such choices: {', '.join(map(str, unheard[:5]))}")
    by_code = numpy.array([numbers[value] if value is not None else 0 for value in coded.dictionary.to_pylist()] or [0])
    codes = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return numpy.where(codes < 0, 0, by_code[codes])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), *sys.argv[4:])
