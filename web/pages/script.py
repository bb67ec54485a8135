"""The one script (脚本): pages are complete without it.

It stands inside the page, right behind what it changes, and runs by its hash in the content security policy: an address of its own
would cost a slow phone another round trip, during which the questions would stand there and then jump.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from web.security import allow_script

_STATIC = Path(__file__).parents[1] / "static"


@cache
def script(name: str = "app") -> str:
    """A script without its first comment and without indentation."""
    bare = re.sub(r"^/\*.*?\*/\s*", "", (_STATIC / f"{name}.js").read_text("utf-8"), flags=re.DOTALL)
    return re.sub(r"\n\s*", "\n", bare)


def script_here() -> Markup:
    """The script for a template; a page that holds it may run it."""
    allow_script()
    return Markup("<script>{}</script>").format(Markup(script()))
