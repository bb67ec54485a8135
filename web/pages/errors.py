"""When something is wrong (出错): pages that say what happened and how to go on. The API words its own errors."""

from __future__ import annotations

from flask import Blueprint, Flask, render_template
from werkzeug.exceptions import HTTPException

from eligibility.wording import text
from web.pages.visit import present
from web.state import BadToken, ExpiredToken

_WORDS = {
    400: (
        text("这个链接打不开"),
        text("链接可能没有复制完整，或者已经失效。你填过的内容没有保存在任何地方，请重新开始。"),
    ),
    404: (text("没有这个页面"), text("地址可能写错了，或者页面已经搬走。")),
    405: (text("不能这样打开这个页面"), text("请从首页重新开始。")),
    410: (text("这个链接已经过期"), text("为了保护你，带回答的链接最多两天有效。内容没有保存在任何地方，请重新开始。")),
    413: (text("内容太多了"), text("提交的内容超过了大小限制，请返回上一页检查。")),
    500: (text("我们这边出了问题"), text("不是你的错。请过几分钟再试；着急的话请打下面的电话。")),
}


def page(code: int) -> tuple[str, int]:
    """The error page for a status code."""
    say = present().wording.say
    title, advice = _WORDS[code]
    return render_template("error.html", title=say(title), advice=say(advice)), code


def register(pages: Blueprint) -> None:
    """Add the pages for dead addresses."""

    @pages.errorhandler(BadToken)
    def bad(error: BadToken) -> tuple[str, int]:
        return page(410 if isinstance(error, ExpiredToken) else 400)


def register_errors(app: Flask) -> None:
    """Add the pages for everything else that can go wrong outside of the API."""

    def http_error(error: HTTPException) -> tuple[str, int] | HTTPException:
        if error.code not in _WORDS:
            return error
        return page(error.code)

    for code in (400, 404, 405, 413, 500):
        app.register_error_handler(code, http_error)
