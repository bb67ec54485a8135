"""What holds for all tests: no limit on how much they may ask, unless a test sets one."""

from __future__ import annotations

import os

os.environ["GIGRIGHTS_LIMIT"] = "0"
