"""Which language a reader gets (语言): the one in the path, or the best we have for what the browser asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask import request


def best_language(wanted: Iterable[str], spoken: Sequence[str]) -> str:
    """The first language a browser wants that we speak; ``spoken[0]`` where there is none.

    Every Chinese, whatever its region or script, is served with zh-CN.

    >>> best_language(["zh-TW", "en"], ["zh-CN", "en"])
    'zh-CN'
    >>> best_language(["de", "en-GB"], ["zh-CN", "en"])
    'en'
    >>> best_language(["de"], ["zh-CN", "en"])
    'zh-CN'
    """
    for tag in wanted:
        for language in spoken:
            if tag.lower() == language.lower() or _primary(tag) == _primary(language):
                return language
    return spoken[0]


def _primary(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].lower()


def wanted_languages() -> list[str]:
    """What the browser of the present request asks for, best first; q=0 means that it does not want one."""
    return [tag for tag, quality in request.accept_languages if quality > 0]
