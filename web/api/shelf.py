"""Rule bases of earlier days (存档): an answer can be asked for by the version that once gave it, and comes out as it did then.

A deployment keeps them in ``$GIGRIGHTS_ARCHIVE``, a folder for each, called after its version. They are loaded when somebody asks,
and decided by Kleene's logic: durable-rules never gives the memory of a ruleset back.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from pathlib import Path
from threading import Lock

from flask import Flask, current_app

from eligibility.assessment import Calculator, Engine
from eligibility.rulebook import load
from eligibility.rulebook.faults import RulebookError
from web.api.problems import GONE, Refused
from web.settings import SettingError, Settings

_SHELF = "gigrights.shelf"
_KEPT = 2
_VERSION = re.compile(r"[0-9a-f]{12}")


class Shelf:
    """Calculators of earlier rule bases; the last few that were asked for stay loaded."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._loaded: OrderedDict[str, Calculator] = OrderedDict()
        self._lock = Lock()

    def calculator(self, wanted: str | None, present: Calculator) -> Calculator:
        """The calculator of a version, the present one where none is wanted. Raises Refused for one that is not kept."""
        if wanted is None or wanted == present.book.version:
            return present
        with self._lock:
            found = self._loaded.get(wanted) or self._load(wanted)
            if found is None:
                raise Refused(GONE)
            self._loaded[wanted] = found
            self._loaded.move_to_end(wanted)
            while len(self._loaded) > _KEPT:
                self._loaded.popitem(last=False)
            return found

    def _load(self, wanted: str) -> Calculator | None:
        if self._folder is None or not _VERSION.fullmatch(wanted) or not (self._folder / wanted).is_dir():
            return None
        try:
            book = load(self._folder / wanted)
        except RulebookError:
            return None
        return Calculator(book, Engine.KLEENE) if book.version == wanted else None


def install(app: Flask, settings: Settings) -> None:
    """Find the archive of the deployment. Raises SettingError where it is no folder."""
    folder = Path(settings.archive) if settings.archive else None
    if folder is not None and not folder.is_dir():
        raise SettingError(
            f"GIGRIGHTS_ARCHIVE: {folder} is no folder: name the one that holds a folder for each version"
        )
    app.extensions[_SHELF] = Shelf(folder)


def shelf() -> Shelf:
    """The shelf of the present application."""
    found: Shelf = current_app.extensions[_SHELF]
    return found
