"""Documents: what they are, since when, whether they stand today, how old our check is; and what the result page leads to."""

from __future__ import annotations

import re
from typing import Any


def test_a_document_says_what_it_is(reader: Any, clock: Any) -> None:
    clock.turn(40)
    page = reader.open("/zh-CN/rules/documents/ZJ2023")
    assert page.heading == "关于促进平台经济高质量发展的实施意见"
    for words in (
        "发文机关 中共浙江省委办公厅、浙江省人民政府办公厅",
        "文号 没有核实到",
        "性质 正式文件",
        "适用地方 浙江省",
        "施行 2023年1月31日 起施行",
        "今天 现行有效",
        "核对 2026年11月23日，40 天前",
        "出处 转载",
    ):
        assert words in page.text, words
    assert reader.follow("征求意见稿").heading.endswith("（征求意见稿）")


def test_standing_follows_the_day(reader: Any, clock: Any) -> None:
    assert "今天 现行有效" in reader.open("/zh-CN/rules/documents/CN24").text
    clock.turn(-3 * 365)
    page = reader.open("/zh-CN/rules/documents/CN24")
    assert "今天 还没有施行" in page.text and "现行有效" not in page.text


def test_a_report_is_called_one(reader: Any) -> None:
    page = reader.open("/zh-CN/rules/documents/SCIO20240801")
    assert "官方表述（转述）" in page.text and "这是报道里转述的官方说法，不是条款。" in page.text
    assert "现行有效" not in page.text


def test_an_official_page_is_one_tap_away(reader: Any, calculator: Any) -> None:
    official = next(document for document in calculator.book.documents.values() if document.source.get("address"))
    page = reader.open(f"/zh-CN/rules/documents/{official.id}")
    assert f'href="{official.source["address"]}"' in page.html.replace("&amp;", "&")


def test_the_list_goes_from_the_nation_to_the_city(reader: Any, calculator: Any) -> None:
    page = reader.open("/zh-CN/rules/documents/")
    headings = [re.sub(r"<[^>]*>", "", heading).split()[0] for heading in page.all(r"<h2>(.*?)</h2>")]
    assert headings[0] == "全国" and headings.index("浙江省") < headings.index("浙江省宁波市")
    assert len(set(page.all(r'href="/zh-CN/rules/documents/([^"#?]+)"'))) == len(calculator.book.documents)


def test_the_result_leads_to_the_document(reader: Any, calculator: Any) -> None:
    reader.at_questions()
    result = reader.to_result({"occupation": "food_delivery", "arrangement": "managed"})
    links = result.all(r'href="(/zh-CN/rules/documents/[^"]*)"')
    assert links
    for link in set(links):
        address, _, clause = link.partition("#")
        assert "?" not in address, "no answers on the way"
        assert f'id="{clause}"' in reader.open(address).html


def test_every_page_leads_to_the_rules(reader: Any) -> None:
    for address in ("/zh-CN/", "/zh-CN/place", "/zh-CN/nowhere"):
        reader.open(address)
        assert reader.follow("规则库").heading == "规则库"
    reader.open("/en/?size=l")
    assert 'class="large"' in reader.follow("The rules").html


def test_a_draft_stands_beside_what_was_adopted(reader: Any, calculator: Any) -> None:
    clauses = calculator.book.clauses
    narrowed, adopted = clauses["ZJ2022D-4-c2"], clauses["ZJ2023-11-d"]
    draft = reader.open("/zh-CN/rules/documents/ZJ2022D").one(
        f'<article class="clause" id="{narrowed.id}"(.*?)</article>'
    )
    assert draft.index(narrowed.quote) < draft.index("正式文件收窄了这一句") < draft.index(adopted.quote)
    final = reader.open("/zh-CN/rules/documents/ZJ2023").one(
        f'<article class="clause" id="{adopted.id}"(.*?)</article>'
    )
    assert final.index(adopted.quote) < final.index("草案里原来这样写，没有生效") < final.index(narrowed.quote)
