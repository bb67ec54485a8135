"""Files and folders that are there complete or not at all (未完成的结果): written under another name until all is well."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """A name to write under until all is well; what was written is removed if it is not."""
    target = path.with_name(path.name + ".unfinished")
    _remove(target)
    try:
        yield target
        if path.is_dir():
            shutil.rmtree(path)  # what Spark wrote before
        target.replace(path)
    finally:
        _remove(target)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
