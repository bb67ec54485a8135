"""Another site's page with the snippet of the generator, on another origin, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Frame, Page
from rider import ONWARD, choose, press

RECORD = "<script>var told = []; addEventListener('message', function (event) { told.push(event.data); });</script>"
THUMBED = "header a:not(.skip), main .button, main input:not([type=hidden]):not([type=radio]), main select"
OPTIONS = "lang=zh-CN&colour=8c1c13"


class Site:
    """A site of somebody else's; ``localhost`` is on the deployment's list, ``127.0.0.1`` is not."""

    def __init__(self) -> None:
        site = self
        self.html = ""

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = f"<!DOCTYPE html><meta charset=utf-8><title>Union</title><h1>Union</h1>{site.html}".encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.listed = f"http://localhost:{self.server.server_port}"
        self.stranger = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    site = Site()
    thread = Thread(target=site.server.serve_forever)
    thread.start()
    yield site
    site.server.shutdown()
    thread.join()
    site.server.server_close()


@pytest.fixture(scope="module")
def deployment(serve: Any, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The calculator, for this site's frames."""
    log = tmp_path_factory.mktemp("embed") / "log"
    with serve(log, GIGRIGHTS_FRAME_ANCESTORS=f"https://union.example {site.listed}") as address:
        yield address


@pytest.fixture
def embed(new_page: Any, deployment: str, site: Site) -> Callable[..., Page]:
    """Opens the site's page with the snippet that the generator gives for some options."""

    def open_site(options: str = OPTIONS, origin: str = "", **changes: Any) -> Page:
        page: Page = new_page(**changes)
        answer = page.request.get(f"{deployment}/zh-CN/embed?{options}").text()
        snippet = answer.partition('<textarea id="snippet"')[2].partition(">")[2].partition("</textarea>")[0]
        site.html = RECORD + unescape(snippet)
        page.goto(origin or site.listed)
        return page

    return open_site


def _inside(page: Page) -> Frame:
    page.wait_for_selector("iframe")
    page.wait_for_function("told.length > 0")
    return page.frames[1]


def _fits(page: Page) -> None:
    """Wait until the frame is as high as what it shows, to a pixel, and nothing in it scrolls."""
    inside = page.frames[1]
    for _ in range(50):
        height = inside.evaluate("document.documentElement.getBoundingClientRect().height")
        if abs(page.evaluate("document.querySelector('iframe').clientHeight") - height) <= 1:
            break
        page.wait_for_function("n => told.length > n", arg=page.evaluate("told.length") - 1)
        page.evaluate("new Promise(requestAnimationFrame)")
    outside = page.evaluate("document.querySelector('iframe').clientHeight")
    assert abs(outside - height) <= 1
    assert inside.evaluate("document.documentElement.scrollHeight") <= outside


def test_a_whole_journey_in_the_frame(embed: Any, site: Site) -> None:
    page = embed()
    inside = _inside(page)
    _fits(page)
    assert inside.evaluate("getComputedStyle(document.querySelector('.hero')).backgroundColor") == "rgb(140, 28, 19)"
    assert inside.evaluate("document.referrer") == "" and page.locator("iframe").get_attribute("title")
    press(inside, ".hero a")
    for choice in ("330000", "330100", "330106"):
        press(inside, f"button[value='{choice}']")
        _fits(page)
    choose(inside, "[name=occupation][value=food_delivery]")
    _fits(page)
    choose(inside, "[name=platform][value=meituan]")
    press(inside, ONWARD)
    press(inside, "button[value=result]")
    _fits(page)
    before = page.evaluate("document.querySelector('iframe').clientHeight")
    inside.locator("summary >> visible=true").first.click()
    page.wait_for_function("h => document.querySelector('iframe').clientHeight > h", arg=before)
    _fits(page)
    told = page.evaluate("told")
    assert len(told) > 5 and all(set(one) == {"type", "h"} and one["type"] == "gigrights:height" for one in told)
    assert all(isinstance(one["h"], int) for one in told)
    assert page.context.cookies() == [] and page.url == site.listed + "/"


def test_the_next_page_begins_in_sight(embed: Any) -> None:
    page = embed()
    inside = _inside(page)
    _fits(page)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<div style=height:3000px></div>')")
    page.evaluate("scrollTo(0, document.querySelector('iframe').getBoundingClientRect().top + scrollY + 500)")
    with inside.expect_navigation():
        inside.evaluate("document.querySelector('.hero a').click()")
    page.wait_for_function("Math.abs(document.querySelector('iframe').getBoundingClientRect().top) < 2")


def test_only_the_frame_itself_sets_the_height(embed: Any) -> None:
    page = embed()
    _inside(page)
    _fits(page)
    before = page.evaluate("document.querySelector('iframe').clientHeight")
    page.evaluate("postMessage({type: 'gigrights:height', h: 99}, '*')")
    page.wait_for_function("told.some(one => one.h === 99)")
    for wrong in ("{type: 'gigrights:height', h: 50001}", "{type: 'gigrights:height', h: '99'}", "{h: 99}", "null"):
        seen = page.evaluate("told.length")
        page.frames[1].evaluate(f"parent.postMessage({wrong}, '*')")
        page.wait_for_function("n => told.length > n", arg=seen)
    _say(page, "document.body.appendChild(document.querySelector('iframe').cloneNode())", 2, 97)
    _say(page, "document.querySelector('iframe').src = '/'", 1, 98)
    assert page.evaluate("document.querySelector('iframe').clientHeight") == before


def _say(page: Page, change: str, frame: int, height: int) -> None:
    """Another frame of our origin, or our frame at another origin, names a height."""
    page.evaluate(
        f"new Promise(done => {{ {change}; document.querySelectorAll('iframe')[{frame - 1}].onload = done; }})"
    )
    page.frames[frame].evaluate(f"parent.postMessage({{type: 'gigrights:height', h: {height}}}, '*')")
    page.wait_for_function("h => told.some(one => one && one.h === h)", arg=height)


def test_city_and_occupation_are_known(embed: Any) -> None:
    inside = _inside(embed(f"{OPTIONS}&place=330100&work=food_delivery"))
    press(inside, ".hero a")
    assert "杭州市的哪个区县" in inside.inner_text("main")
    press(inside, "button[value=enough]")
    assert inside.locator("[name=occupation]").count() == 0


def test_the_way_out_of_the_frame(embed: Any) -> None:
    page = embed()
    inside = _inside(page)
    press(inside, ".hero a")
    press(inside, "button[value='330000']")
    with page.context.expect_page() as opened:
        inside.click("a[target=_blank]")
    outside = opened.value
    outside.wait_for_load_state()
    assert "浙江" in outside.inner_text("main") and "embed" not in outside.url
    assert outside.evaluate("opener === null") and outside.locator("a[target=_blank]").count() == 0


def test_a_site_that_is_not_listed_shows_nothing(embed: Any, site: Site) -> None:
    page = embed(origin=site.stranger)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.reload(wait_until="networkidle")
    assert any("frame-ancestors" in text for text in refused) and page.evaluate("told") == []
    assert "hero" not in page.frames[1].content()


@pytest.mark.parametrize("path", ["zh-CN/", "zh-CN/place", "zh-CN/rules/", "zh-CN/embed"])
def test_ordinary_pages_refuse_every_frame(page: Page, deployment: str, site: Site, path: str) -> None:
    site.html = f'{RECORD}<iframe src="{deployment}/{path}"></iframe>'
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(site.listed, wait_until="networkidle")
    assert any("frame-ancestors 'none'" in text for text in refused)
    assert page.frames[1].locator("main").count() == 0


@pytest.mark.parametrize("javascript", [False], ids=["no-js"])
def test_without_scripts_there_is_a_plain_link(embed: Any, deployment: str) -> None:
    page = embed("place=杭州")
    assert page.locator("iframe").count() == 0
    with page.context.expect_page() as opened:
        page.click("a:has-text('新就业权益计算器')")
    outside = opened.value
    outside.wait_for_load_state()
    assert outside.url.startswith(f"{deployment}/zh-CN/?city=330100")
    press(outside, ".hero a")
    assert "杭州市的哪个区县" in outside.inner_text("main")


@pytest.mark.parametrize("size", ["", "&size=l"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_all_of_it_fits_and_can_be_read_by_all(page: Page, axe: Any, deployment: str, language: str, size: str) -> None:
    home = f"{deployment}/{language}"
    page.goto(f"{home}/place?embed=1&accent=8c1c13{size}")
    for choice in ("330000", "330100", "enough"):
        press(page, f"button[value='{choice}']")
    questions = page.url
    choose(page, "[name=occupation][value=food_delivery]")
    choose(page, "[name=platform][value='?']")
    press(page, ONWARD)
    press(page, "button[value=result]")
    addresses = [page.url, questions, f"{home}/?embed=1{size}", f"{home}/?embed=1&accent=8c1c13{size}"]
    addresses += [f"{home}/rules/provisions/minimum_wage?embed=1&accent=8c1c13{size}"]
    addresses += [f"{home}/embed?{more}{size}" for more in ("place=杭州&colour=8c1c13", "place=西湖&colour=red")]
    for address in addresses:
        page.goto(address)
        assert axe(page) == [], address
        for width in (280, 320, 360, 412):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
            small = page.eval_on_selector_all(
                THUMBED,
                "list => list.filter(one => one.offsetParent && one.offsetHeight < 44).map(one => one.outerHTML)",
            )
            assert small == [], (address, width)
