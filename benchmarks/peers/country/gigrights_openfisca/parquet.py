"""``python -m gigrights_openfisca.parquet FACTS OUTCOMES [ROWS]``: Parquet with facts in, with statuses and amounts out, in chunks.

Columns that are missing, and what is null, count as not answered; columns that are no facts are passed by. Prints rows a
second and the most memory that was resident, reading and writing included.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator

import numpy
import pyarrow as arrow
import pyarrow.compute as compute
import pyarrow.parquet as parquet

from gigrights_openfisca.columns import Array, calculate, fact_columns, fitting, numbers_of, outputs
from gigrights_openfisca.knowledge import LONG_AGO
from gigrights_openfisca.provisions import Status
from gigrights_openfisca.system import CountryTaxBenefitSystem

CHUNK = 100_000


def main(facts: str, outcomes: str, chunk: int = CHUNK) -> None:
    """Read, calculate and write, and say how fast."""
    system = CountryTaxBenefitSystem()
    started, rows = time.perf_counter(), 0
    source = parquet.ParquetFile(facts)
    wanted = [name for name in fact_columns(system) if name in source.schema_arrow.names]
    if not wanted:
        raise SystemExit(f"{facts}: none of its columns is a fact; expected work_region, occupation …")
    writer: parquet.ParquetWriter | None = None
    for batch in source.iter_batches(batch_size=chunk, columns=wanted):
        table = arrow.table(_written(system, batch))
        writer = writer or parquet.ParquetWriter(outcomes, table.schema)
        writer.write_table(table)
        rows += batch.num_rows
    if writer is not None:
        writer.close()
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{rows} rows in {seconds:.1f} s, {rows / seconds:,.0f} rows/s, peak RSS {peak:,.0f} MiB", flush=True)


def _written(system: CountryTaxBenefitSystem, batch: arrow.RecordBatch) -> dict[str, arrow.Array]:
    columns = dict(_columns(system, batch))
    found = calculate(system, columns, batch.num_rows)
    statuses = arrow.array([status.name for status in Status])
    written = {}
    for name in outputs(system):
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
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
