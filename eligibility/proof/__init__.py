"""What can be proved of a rule base (规则库的证明), for every worker at once instead of for examples. Needs z3 (extra ``proof``).

Nothing that answers a worker imports this package, and importing it does not import z3.
"""

from __future__ import annotations

from importlib.util import find_spec


def available() -> bool:
    """Whether z3 is installed here."""
    return find_spec("z3") is not None
