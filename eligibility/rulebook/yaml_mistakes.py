"""What usually is wrong with a line on which YAML stumbles (常见笔误), in the words of whoever typed it."""

from __future__ import annotations

import re

import yaml

_COLON = "write a plain colon and a space:  key: value"
_QUOTES = "put the text in quotes"
_COMMA = "write a plain comma and a space between them, and quotes around a text that has signs in it"

# In the order of looking: form of the line, cause, remedy. In Python's patterns \s is a wide space too, [ ] is not.
_MISTAKES = (
    (r"\s*\t", "a tab in the indentation", "indent with spaces, never with tabs"),
    (r"[ ]*(- )?[\u3000\u00a0]", "a Chinese or unbreakable space in the indentation", "type plain spaces instead"),
    (r"[ ]*(- )?\w+:[\u3000\u00a0]", "the space after the colon is a Chinese or unbreakable one", _COLON),
    (r"---", "a second entry begins here", "delete the line ---; one file holds one entry"),
    (r"[^:\"'#]*：", "the colon after the key is a Chinese one", _COLON),
    (r"\s*(- )?\w+:[^\s/]", "the space after the colon is missing", _COLON),
    (r"\s*-[^\s-]", "the space after the dash is missing", "write a dash and a space:  - …"),
    (r"(\s*- |[^#]*?: )[@`%*]", "the text begins with a sign that means something else in YAML", _QUOTES),
    (r'[^"]*("[^"]*"[^"]*)*"[^"]*$', "a quotation mark is not closed", "close it on the same line"),
    (
        r"\s*(- )?(\w+: )?\"[^\"]*\"[^\s,:\]}#]",
        "the text goes on behind its closing quotation mark",
        "write Chinese quotation marks “…” within the text, or plain single ones '…' around all of it",
    ),
    (r".*([\"'\]}]\s*[，、]|[，、]\s*(\w+:[ ]|[\[{\"']))", "a Chinese comma between entries", _COMMA),
    (r".*[\[{].*[\"'\]}]\s+\w+:\s", "a comma is missing between two entries", _COMMA),
    (r"[^\"'#]*[\[{][^\"'#]*: [^,\"'\[{}]*: ", "a comma is missing between two entries", _COMMA),
    (r"\s*(- )?\w+: [^\"'{\[#]*: ", "the text has a colon and a space in it", _QUOTES),
    (r".*[\x00-\x08\x0b-\x1f\x7f]", "an invisible control character", "delete it and type the line again"),
)
_MISFIT = "this line does not fit the ones above"
_REALIGN = "begin it exactly below the key or dash that it belongs beside, and check brackets and quotes above"


def mistake(lines: list[str], error: yaml.YAMLError) -> tuple[int, str, str]:
    """Line, cause and remedy where a text is no YAML, from the usual mistakes on the lines that YAML points at."""
    found = getattr(error, "problem_mark", None)
    if found is None:
        suspects = list(range(len(lines)))
    else:
        began = getattr(error, "context_mark", None) or found
        above = next((number for number in range(min(found.line, len(lines)) - 1, -1, -1) if lines[number].strip()), 0)
        suspects = [number for number in (found.line, above, began.line) if number < len(lines)]
    for number in suspects:
        for form, cause, remedy in _MISTAKES:
            if re.match(form, lines[number]):
                return number + 1, cause, remedy
        for opening, closing in ("[]", "{}"):
            if lines[number].count(opening) > lines[number].count(closing):
                return number + 1, f"a bracket {opening} is not closed", f"close it with {closing}"
    return suspects[0] + 1, _MISFIT, _REALIGN
