"""Cells mean what people write in them, and what cannot be an answer is rejected with a reason and a remedy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from eligibility.wording import Wording, wording

Reading = Callable[..., Any]


@pytest.mark.parametrize(
    ("header", "cell", "column", "value"),
    [
        ("工种", "骑手", "occupation", "food_delivery"),
        ("工作", " 送外卖 ", "occupation", "food_delivery"),
        ("学历", "大专", "education", "college_or_above"),
        ("平台", "滴滴", "platform", "didi"),
        ("性别", "Ｆ", "sex", "female"),
        ("工会会员", "√", "union_member", True),
        ("工会会员", "没有", "union_member", False),
        ("毕业时间", "2025年6月", "graduation_month", 2025 * 12 + 5),
        ("毕业时间", "2025.06", "graduation_month", 2025 * 12 + 5),
        ("毕业时间", "2025/6", "graduation_month", 2025 * 12 + 5),
        ("毕业时间", "２０２５０６", "graduation_month", 2025 * 12 + 5),
        ("毕业时间", "2025-06-30", "graduation_month", 2025 * 12 + 5),
        ("受伤日期", "2025年6月3日", "injury_date", 20242),
        ("受伤日期", "2025/6/3 08:30", "injury_date", 20242),
        ("月收入", '"3,200.50"', "monthly_income", 320_050),
        ("月收入", "3200元", "monthly_income", 320_000),
        ("月收入", "￥３２００", "monthly_income", 320_000),
        ("月收入", "997.2", "monthly_income", 99_720),
        ("月收入", "997.2000", "monthly_income", 99_720),
        ("每月工时", "176.5小时", "monthly_hours", 17_650),
        ("年龄", "46周岁", "age", 46),
        ("户籍", "杭州", "hukou_region", 330_100),
        ("户籍", "浙江省杭州市西湖区", "hukou_region", 330_106),
        ("户籍", "浙江 杭州 西湖区", "hukou_region", 330_106),
        ("户籍", "杭州市（330100）", "hukou_region", 330_100),
        ("户籍", "110103", "hukou_region", 110_101),
        ("户籍", "延边州", "hukou_region", 222_400),
        ("困难情形", "低保、退役军人", "hardship__veteran", True),
        ("困难情形", "低保、退役军人", "hardship__disabled", False),
        ("困难情形", "无", "hardship__disabled", False),
        ("养老保险", "没有", "pension", "none"),
    ],
)
def test_a_cell_means(header: str, cell: str, column: str, value: object, reading: Reading) -> None:
    read = reading(f"姓名,{header}\n张三,{cell}\n")
    assert (read.rejects, read.frame[column].to_list()) == ([], [value])


@pytest.mark.parametrize("cell", ["", "-", "—", "不知道", "不详", "N/A", "　"])
@pytest.mark.parametrize("column", ["occupation", "union_member", "graduation_month", "monthly_income", "hukou_region"])
def test_what_is_not_known_stays_open(cell: str, column: str, reading: Reading) -> None:
    assert reading(f"姓名,{column}\n张三,{cell}\n").frame[column].to_list() == [None]


@pytest.mark.parametrize(
    ("header", "cell", "reason", "hint"),
    [
        ("工种", "外卖骑士", "不在可选项里", "是不是想填"),
        ("工会会员", "x", "不是“是”或“否”", "留空"),
        ("月收入", "997.203", "不是金额", "两位小数"),
        ("月收入", "1.2万", "不是金额", "多少元"),
        ("月收入", "无", "不是金额", "填 0"),
        ("每月工时", "745", "744", "小时"),
        ("毕业时间", "2025.1", "不是月份", "2025-06"),
        ("毕业时间", "2031-01", "太晚了", "最晚"),
        ("出生年月", "1890年1月", "不是月份", "2025-06"),
        ("出生年月", "1901年1月", "不在合理范围", "检查年份"),
        ("受伤日期", "2025-02-30", "不是日期", "确有这一天"),
        ("年龄", "13", "超出范围", "14 到 100"),
        ("户籍", "鼓楼区", "不止一个", "福建省福州市鼓楼区（350102）"),
        ("户籍", "330100 宁波", "这个地方", "行政区划代码"),
        ("困难情形", "低保、不详", "不在可选项里", "可以填"),
        ("月收入", "=B2*2", "公式", "保存"),
        ("月收入", "#REF!", "公式出错", "清空"),
    ],
)
def test_a_cell_is_rejected(header: str, cell: str, reason: str, hint: str, reading: Reading) -> None:
    read = reading(f"姓名,{header}\n张三,{cell}\n李四,\n")
    (reject,) = read.rejects
    assert (reject.row, reject.column, reject.value) == (2, header, cell)
    assert reason in wording().say(reject.reason) and hint in wording().say(reject.hint)
    assert read.frame["row"].to_list() == [3]
    assert not _chinese(wording("en"), reject.reason.template, reject.hint.template)


def test_all_problems_of_a_row_are_listed_with_it(reading: Reading) -> None:
    read = reading("姓名,年龄,出生年月,月收入,受伤日期\n张三,30,1980-06,很多,2027-01-01\n")
    assert [(row, fact) for row, fact, _ in read.said()] == [
        (2, "monthly_income"),
        (2, "injury_date"),
        (2, "age"),
    ]
    assert read.frame.height == 0


def test_answers_that_contradict_each_other_are_rejected(reading: Reading) -> None:
    read = reading("接单时受伤,受伤日期,用工关系,自主经营\n否,2026-01-01,,\n是,2026-01-01,managed,是\n否,,managed,否\n")
    assert [(row, fact) for row, fact, _ in read.said()] == [(2, "injury_date"), (3, "arrangement")]
    assert read.frame["row"].to_list() == [4]


def test_the_age_follows_from_the_month_of_birth(reading: Reading) -> None:
    assert reading("出生年月\n1980-06\n1980年11月\n").frame["age"].to_list() == [46, 45]


def test_rows_of_sums_are_nobody(reading: Reading) -> None:
    read = reading("姓名,月收入\n张三,3000\n合计,3000\n")
    assert (read.rows, read.frame.height, read.rejects[0].row, read.rejects[0].fact) == (2, 1, 3, None)


def test_many_wrong_words_take_no_longer_than_right_ones(reading: Reading) -> None:
    """Only some of them are held against the right ones: the rest are told the choices."""
    read = reading("平台\n" + "\n".join(f"美团{number}" for number in range(3000)))
    said = [wording().say(reject.hint) for reject in read.rejects]
    assert (
        len(said) == 3000 and "是不是" in said[0] and "可以填" in said[-1] and sum("是不是" in it for it in said) < 300
    )


def _chinese(words: Wording, *templates: str) -> list[str]:
    """Sentences without a translation."""
    return [template for template in templates if words.gettext(template) == template]
