"""The page that makes the snippet (生成代码): a form, the lines to paste, how it looks, and who may embed us at all."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for
from markupsafe import Markup

from eligibility.wording import language_name, languages, wording
from web.calculators import calculator
from web.embed import served
from web.embed.choices import LONGEST_TITLE, Choices, read_choices
from web.pages.framing import frame_ancestors
from web.pages.prefill import OCCUPATION
from web.pages.script import script_here
from web.pages.visit import present
from web.security import allow

_SCRIPT = Markup('<script async src="{}" integrity="{}" crossorigin="anonymous"{}></script>\n<noscript>{}</noscript>')
_LINK = Markup('<a href="{}" target="_blank" rel="noopener">{}</a>')


def register(embed: Blueprint) -> None:
    """Add the page."""

    @embed.get("")
    def generator() -> tuple[str, int] | str:
        book, say = calculator().book, present().wording.say
        chosen = read_choices(book, present().wording, request.args)
        listed = frame_ancestors()
        own = request.host_url.rstrip("/") in listed
        if own:
            allow(frames=True)
        works = book.questions.by_fact[OCCUPATION].choices
        page = render_template(
            "embed.html",
            chosen=chosen,
            given=request.args,
            languages=[(tag, language_name(tag)) for tag in languages()],
            works=[(value, say(label)) for value, label in works.items()],
            longest=LONGEST_TITLE,
            snippet="" if chosen.wrong else snippet(chosen),
            plain="" if chosen.wrong else str(_link(chosen)),
            preview=_address(chosen, embed="1", accent=chosen.accent[1:] or None) if own else "",
            title=_title(chosen),
            ancestors=listed,
            integrity=served.integrity(),
            script_here=script_here,
        )
        return (page, 422) if chosen.wrong else page


def snippet(chosen: Choices) -> str:
    """The lines for the other site: the script, pinned by its hash, and a plain link for readers without scripts."""
    options = {"lang": chosen.language, "city": chosen.city, "occupation": chosen.occupation, "accent": chosen.accent}
    given = {**options, "title": _title(chosen)}
    data = Markup("").join(Markup(' data-{}="{}"').format(name, value) for name, value in given.items() if value)
    source = url_for("embed_version", wanted=served.version(), _external=True)
    return str(_SCRIPT.format(source, served.integrity(), data, _link(chosen)))


def _link(chosen: Choices) -> Markup:
    return _LINK.format(_address(chosen), _title(chosen))


def _address(chosen: Choices, **more: str | None) -> str:
    given = {"city": chosen.city or None, "occupation": chosen.occupation or None, **more}
    return url_for("pages.start", language=chosen.language, _external=True, **given)


def _title(chosen: Choices) -> str:
    """The title given, or the calculator's name in the language of the frame."""
    return chosen.title or wording(chosen.language).gettext("新就业权益计算器")
