"""Writing a result (写结果): .xlsx, .csv or .parquet by the name of the file, complete or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from eligibility.roster.answering import Answering
from eligibility.roster.answers import Answers
from eligibility.roster.batch import Batch
from eligibility.roster.progress import Progress, silent
from eligibility.roster.rejects_file import RejectsFile
from eligibility.roster.result_csv import write_csv
from eligibility.roster.result_parquet import write_parquet
from eligibility.roster.result_workbook import write_workbook
from eligibility.roster.tally import Tally
from eligibility.unfinished import unfinished
from eligibility.wording import Wording

FORMATS = (".xlsx", ".csv", ".parquet")


def write_result(
    batches: Iterator[Batch], answers: Answers, path: Path, words: Wording, progress: Progress = silent
) -> Tally:
    """Write the answers to a roster into a file, replacing what was there once the new one is complete.

    A workbook has a sheet of rejects; beside other files they stand in ``<name>.rejects.csv``. Raises RosterError and OSError.
    """
    with unfinished(path) as target:
        if path.suffix.lower() == ".xlsx":
            answering = Answering(batches, answers)
            write_workbook(answering, target, words, progress)
            return answering.tally
        with RejectsFile(path, words) as rejects:
            if path.suffix.lower() == ".parquet":
                return write_parquet(batches, answers, target, rejects, progress)
            return write_csv(batches, answers, target, rejects, progress)
