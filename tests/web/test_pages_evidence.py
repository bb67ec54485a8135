"""Checklists of proof on the cards of a result: for what has to be proved, with whom to ask."""

from __future__ import annotations

import re
from typing import Any

import pytest

ANSWERS = {
    "occupation": "food_delivery",
    "platform": "meituan",
    "arrangement": "managed",
    "injured_on_order": "yes",
    "injury_date.year": "2026",
    "injury_date.month": "9",
    "injury_date.day": "1",
    "union_member": "yes",
}
FOLD = r'<details( class="again")?><summary>留好证据，找谁问.*?</details>'


@pytest.fixture
def cards(reader: Any) -> dict[str, str]:
    """The cards of a result, by title."""
    reader.at_questions()
    page = reader.to_result(ANSWERS)
    return {
        re.sub("<.*?>", "", re.findall(r"<h3>(.*?)</h3>", card)[0]): card for card in page.html.split("<article ")[1:]
    }


def test_the_card_of_an_injury_says_what_to_keep_and_whom_to_ask(cards: dict[str, str]) -> None:
    fold = re.search(FOLD, cards["申请职业伤害待遇"], re.DOTALL)
    assert fold and "轨迹截图" in fold[0] and '<ul class="papers keep">' in fold[0]
    assert re.findall(r'href="tel:(\d+)"', fold[0]) == ["12333", "12348", "12351", "12345"]
    assert "超过法定退休年龄" in fold[0] and "没有核实到" in fold[0]
    assert 'href="/zh-CN/rules/documents/MOHRSS20251127#CN24-NOREL"' in fold[0]


def test_so_do_those_of_pay_and_of_agreements(cards: dict[str, str]) -> None:
    assert "抽成和扣款" in cards["报酬不低于最低工资，按时足额发"]
    assert "站点群通知" in cards["签劳动合同或书面协议"]


def test_a_checklist_is_printed_once(cards: dict[str, str]) -> None:
    paid = [card for card in cards.values() if "证言，写上名字和日期" in card]
    assert len(paid) > 1
    assert ['class="again"' in card for card in paid] == [False, *[True] * (len(paid) - 1)]


def test_what_needs_no_proof_has_no_checklist(cards: dict[str, str]) -> None:
    assert not re.search(FOLD, cards["加入工会"], re.DOTALL)
    assert not any(re.search(FOLD, card, re.DOTALL) for card in cards.values() if card.startswith('class="card flat'))
