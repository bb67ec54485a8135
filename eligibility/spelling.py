"""Spelling (写法): what people type, without what does not matter: widths, blanks, case, invisible characters."""

from __future__ import annotations

import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_UNKNOWN = frozenset(("", "-", "--", "—", "——", "–", "/", "\\", "?", "??")).union(
    ("不知道", "不清楚", "不详", "未知", "不明", "不确定", "说不清"),
    ("unknown", "notknown", "don'tknow", "dontknow", "n/a", "na", "null"),
)


def plain(text: str) -> str:
    """Half-width, without invisible characters and surrounding blanks.

    >>> plain("　３２００．５ ")
    '3200.5'
    """
    return unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).strip()


def key(text: str) -> str:
    """What two spellings of one word share.

    >>> key("Food  Delivery") == key("ｆｏｏｄ delivery")
    True
    """
    return "".join(plain(text).casefold().split())


def unknown(text: str) -> bool:
    """Whether a cell says that something is not known.

    >>> unknown("不详"), unknown(" － "), unknown("无")
    (True, True, False)
    """
    return key(text) in _UNKNOWN


def unbracketed(text: str) -> tuple[str, str | None]:
    """A text without the brackets at its end, and what stood in them.

    >>> unbracketed("月收入（元）")
    ('月收入', '元')
    """
    normal = plain(text)
    if not normal.endswith((")", "]", "】")):
        return normal, None
    opening = max(normal.rfind(bracket) for bracket in "([【")
    return (normal[:opening].strip(), normal[opening + 1 : -1].strip()) if opening > 0 else (normal, None)
