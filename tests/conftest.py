"""What holds for all tests: no limit on how much they may ask, unless a test sets one."""

from __future__ import annotations

import gc
import os

os.environ["GIGRIGHTS_LIMIT"] = "0"


def pytest_collection_finish() -> None:
    """Let the collector pass over what has been read so far, the tests themselves, and come seldom: it costs a sixth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)
