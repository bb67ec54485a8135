"""What stands in a letter: the clauses word for word, the sums to the fen, the force that they give, and nothing personal."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from eligibility.assessment import Assessment
from eligibility.letters import Block, Part, compose, offers
from eligibility.rulebook import Rulebook
from eligibility.rulebook.letter_words import BINDING
from eligibility.wording import languages, wording

RIDER: dict[str, Any] = {
    "work_region": "330106",
    "occupation": "food_delivery",
    "platform": "meituan",
    "arrangement": "managed",
    "written_agreement": False,
    "injury_cover": "none",
    "monthly_hours": "200",
    "monthly_income": "3000.01",
    "platform_rules_published": False,
    "automatic_penalty": True,
    "union_member": False,
}
PRIVATE: dict[str, Any] = {
    "flexible_registration": True,
    "hukou_region": "340100",
    "pension": "flexible",
    "medical": "flexible",
    "pension_paid": "987.65",
    "subsidy_months_used": 7,
    "receives_unemployment_benefit": False,
    "registered_unemployed_months": 9,
    "education": "college_or_above",
    "graduation_month": "2025-06",
    "birth_month": "1996-05",
    "sex": "female",
    "hardship": ["disabled"],
}
Letters = Callable[..., dict[str, tuple[Block, ...]]]


@pytest.fixture
def letters(book: Rulebook, assess: Callable[..., Assessment]) -> Letters:
    """The letters for a situation, by name; for a letter that serves several provisions, by its name and the provision."""

    def written(situation: dict[str, Any]) -> dict[str, tuple[Block, ...]]:
        found = assess(situation)
        return {
            " ".join(filter(None, (one.letter.id, one.about))): compose(book, one, found) for one in offers(book, found)
        }

    return written


def said(blocks: tuple[Block, ...], *parts: Part, language: str = "zh-CN") -> list[str]:
    """What a letter says, in those of its parts."""
    return [wording(language).say(block.words) for block in blocks if not parts or block.part in parts]


def test_a_letter_repeats_place_work_and_platform_and_no_other_answer(letters: Letters) -> None:
    plain, much = letters(RIDER), letters({**RIDER, **PRIVATE})
    assert set(plain) <= set(much)
    for name, blocks in plain.items():
        assert said(much[name]) == said(blocks), name
        assert said(blocks, Part.FACT) == ["工作地：浙江省杭州市西湖区", "工作：送外卖", "平台：美团"]


def test_what_was_not_answered_or_names_nothing_is_a_blank(letters: Letters) -> None:
    blanks = said(letters({"work_region": "330106"})["union_join"], Part.FACT)
    assert blanks == ["工作地：浙江省杭州市西湖区", "工作：＿＿＿＿＿＿＿＿", "平台：＿＿＿＿＿＿＿＿"]
    other = letters({**RIDER, "occupation": "other_platform_work", "platform": "other"})["rules_publication"]
    assert said(other, Part.FACT)[1:] == ["工作：＿＿＿＿＿＿＿＿", "平台：＿＿＿＿＿＿＿＿"]
    assert said(other, Part.TO) == ["致：＿＿＿＿＿＿＿＿（平台企业或者用工单位，请填全称）"]


def test_who_writes_and_to_whom_is_left_blank(letters: Letters) -> None:
    for blocks in letters({**RIDER, **PRIVATE}).values():
        signed = said(blocks, Part.SIGN)
        assert signed[0] == "姓名（签名）：＿＿＿＿＿＿＿＿" and signed[-1] == "日期：＿＿＿＿年＿＿月＿＿日"
        assert all(re.search(r"：＿+(年|$)", line) for line in signed)
        assert said(blocks, Part.TO)[0].startswith("致：＿＿＿＿＿＿＿＿（")


def test_the_shortfall_comes_with_its_arithmetic_to_the_fen(letters: Letters) -> None:
    blocks = letters(RIDER)["minimum_wage_shortfall"]
    assert said(blocks, Part.SUM) == [
        "小时最低工资标准（非全日制）：25.00 元/小时",
        "25.00 元 × 200 小时 = 5,000.00 元；减去收入 3,000.01 元，差 1,999.99 元；一档",
        "每月差约 1,999.99 元",
    ]
    assert "每月约差 1,999.99 元" in said(blocks, Part.BODY)[0]
    assert any("非全日制工作的最低小时工资标准调整为25元" in quote for quote in said(blocks, Part.QUOTE))
    assert not any(said(other, Part.SUM) for name, other in letters(RIDER).items() if "wage" not in name)


def test_every_clause_is_quoted_whole_with_document_number_and_date(
    book: Rulebook, assess: Callable[..., Assessment]
) -> None:
    found = assess({**RIDER, **PRIVATE})
    for one in offers(book, found):
        quotes = said(compose(book, one, found), Part.QUOTE)
        clauses = list(one.outcome.clauses)
        if one.letter.amount:
            clauses += [book.clauses[name] for amount in one.outcome.reckoning.amounts for name in amount.clauses]
        assert len(quotes) == len({clause.id for clause in clauses})
        for clause in clauses:
            (quote,) = [entry for entry in quotes if entry.endswith(f"{clause.number or ''}：“{clause.quote}”")]
            assert clause.document.title in quote and (clause.document.number or "") in quote
            assert (clause.document.issued or str(clause.document.in_force_from))[:4] + "年" in quote
            assert quote.startswith("官方表述（转述）") is (clause.document.kind == "reported")


def test_what_carries_the_duty_stands_apart_from_what_does_not(letters: Letters) -> None:
    blocks = letters(RIDER)["written_agreement"]
    headings = said(blocks, Part.HEADING, Part.QUOTE)
    beside = headings.index("其他有关的文件（原文照录，供参考）")
    owed = headings[headings.index("依据（原文照录）") + 1 : beside]
    assert [quote.split("（")[0] for quote in owed] == ["《浙江省电子商务条例》"]
    assert all("应当" not in quote.replace("企业应当依法与劳动者订立劳动合同", "") for quote in headings[beside:])


@pytest.mark.parametrize("place", ["330106", "340100", "500112", "320900", "410100"])
@pytest.mark.parametrize("arrangement", ["managed", "independent", None])
def test_a_letter_on_guidance_claims_no_duty(
    book: Rulebook, assess: Callable[..., Assessment], place: str, arrangement: str | None
) -> None:
    situation = {**RIDER, "work_region": place, "arrangement": arrangement}
    found = assess({fact: answer for fact, answer in situation.items() if answer is not None})
    forces = []
    for one in offers(book, found):
        blocks = compose(book, one, found)
        own = [block for block in blocks if block.part is not Part.QUOTE]
        words = "\n".join(said(tuple(own)))
        forces.append(one.outcome.force.value)
        if forces[-1] == "lever":
            assert [word for word in BINDING if word in words] == []
            assert re.search(r"^依.*《.*的指引，请", words, re.MULTILINE)
            assert "must" not in "\n".join(said(tuple(own), language="en")).split()
        if forces[-1] == "owed":
            assert "依法应当" in words and "的指引，请" not in words
    assert "lever" in forces


def test_a_letter_says_that_it_was_computed_and_who_decides(letters: Letters) -> None:
    for blocks in letters({**RIDER, **PRIVATE}).values():
        (line,) = said(blocks, Part.COMPUTED)
        assert "计算器" in line and "2026年11月23日" in line and line.endswith("由主管部门和经办机构决定。")


def test_an_application_lists_its_papers(letters: Letters) -> None:
    blocks = letters({**RIDER, **PRIVATE, "hukou_region": "330100"})["application graduate_insurance_subsidy"]
    assert said(blocks, Part.PAPER) == ["☐ 身份证或社会保障卡", "☐ 毕业证书", "☐ 缴费凭证"]
    assert said(blocks, Part.TITLE) == ["申请高校毕业生灵活就业社保补贴"]
    assert "认定为准" in "".join(said(blocks, Part.BODY))


@pytest.mark.skipif("en" not in languages(), reason="no English catalogue yet")
def test_the_aid_to_reading_is_complete(letters: Letters) -> None:
    own = "《[^》]*》（[^）]*）|浙江省杭州市西湖区"
    for name, blocks in letters({**RIDER, **PRIVATE}).items():
        aid = said(tuple(block for block in blocks if block.part is not Part.QUOTE), language="en")
        assert not re.findall(r"[\u4e00-\u9fff]+", re.sub(own, "", "\n".join(aid))), name
