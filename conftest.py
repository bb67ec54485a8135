"""What the examples in docstrings need that is no part of every installation."""

from __future__ import annotations

import importlib.util

# an extra: without it the module cannot be imported, and holds no example
collect_ignore = [] if importlib.util.find_spec("pyspark") else ["eligibility/columnar/spark_engine.py"]
