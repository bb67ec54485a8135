"""What a rider's thumb does: press what leads on, and answer questions that a script may show one at a time."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

ONWARD = "button[value=on]"


def press(page: Page, selector: str) -> None:
    """Press what leads to another page, and wait until that is there."""
    with page.expect_navigation():
        page.click(selector)


def send_blank(page: Page) -> None:
    """Send the form as it is, past the script that would first ask for an answer."""
    with page.expect_navigation():
        page.evaluate("document.querySelector('main form').submit()")


def reach(page: Page, selector: str) -> None:
    """Go on to the question that holds this control; a question before it that has no answer yet gets 不知道."""
    for _ in range(page.locator(".question").count()):
        if page.locator(selector).is_visible():
            return
        question = page.locator(".question >> visible=true")
        if not question.locator("input:checked").count() and not _written(question):
            question.locator("[value='?'], [name$='.unknown']").check()
        page.click(ONWARD)
    assert page.locator(selector).is_visible(), f"{selector} does not come into sight"


def _written(question: Locator) -> bool:
    return any(field.input_value() for field in question.locator("input[type=text]").all())


def choose(page: Page, selector: str) -> None:
    """Choose an answer."""
    reach(page, selector)
    page.check(selector)


def write(page: Page, selector: str, words: str) -> None:
    """Fill in a field."""
    reach(page, selector)
    page.fill(selector, words)


def to_questions(page: Page, language: str = "zh-CN", county: str = "enough", size: str = "") -> None:
    """Through the pages of places to the first questions, working in Hangzhou."""
    page.goto(f"/{language}/place" + (f"?size={size}" if size else ""))
    for choice in ("330000", "330100", county):
        press(page, f"button[value='{choice}']")


def to_early_result(page: Page, language: str = "zh-CN", size: str = "") -> None:
    """Answer a little, as a rider in Hangzhou who has signed nothing would, and go to the result."""
    to_questions(page, language, "330106", size)
    choose(page, "[name=occupation][value=food_delivery]")
    choose(page, "[name=platform][value=meituan]")
    press(page, ONWARD)
    choose(page, "[name=arrangement][value=managed]")
    choose(page, "[name=written_agreement][value=no]")
    press(page, "button[value=result]")
