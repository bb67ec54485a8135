"""Conditions with one mistake (写错的条件): all for any, a part left out, a name negated."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.conditions import All, Any, Condition, Named, Not


def wrong_trees(tree: Condition) -> Iterator[tuple[str, Condition]]:
    """Every tree with one mistake: all for any, a part left out, a name negated."""
    match tree:
        case Named(name):
            yield f"not {name}", Not(tree)
        case Not(part):
            yield f"without not before {_short(part)}", part
            yield from ((what, Not(wrong)) for what, wrong in wrong_trees(part) if not isinstance(part, Named))
        case All(parts) | Any(parts):
            kind, other, words = (All, Any, "any for all") if isinstance(tree, All) else (Any, All, "all for any")
            if len(parts) > 1:
                yield f"{words} of {_short(tree)}", other(parts)
            for index, part in enumerate(parts):
                before, after = parts[:index], parts[index + 1 :]
                if len(parts) > 1:
                    yield f"without {_short(part)}", kind((*before, *after))
                yield from ((what, kind((*before, wrong, *after))) for what, wrong in wrong_trees(part))


def _short(tree: Condition) -> str:
    match tree:
        case Named(name):
            return name
        case Not(part):
            return f"not {_short(part)}"
        case All(parts) | Any(parts):
            return f"({', '.join(_short(part) for part in parts)})"
