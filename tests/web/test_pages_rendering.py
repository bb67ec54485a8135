"""Typography: what stays on one line, what is marked as Chinese, and dates of which only a part is known."""

from __future__ import annotations

import pytest

from eligibility.wording import wording
from web.pages.rendering import rough_date, typeset


@pytest.mark.parametrize("kept", ["2026年11月23日", "2027年2月", "1,234.50 元", "12 个月", "100%", "（5）"])
def test_dates_and_amounts_stay_on_one_line(kept: str) -> None:
    assert typeset(f"到{kept}为止", "zh_Hans_CN") == f'到<span class="nb">{kept}</span>为止'


def test_english_dates_stay_on_one_line() -> None:
    assert typeset("until 23 November 2026.", "en") == 'until <span class="nb">23 November 2026</span>.'


@pytest.mark.parametrize("name", ["浙江省杭州市", "人社厅发〔2023〕50号"])
def test_chinese_is_marked_on_other_pages_only(name: str) -> None:
    assert typeset(f"in {name}, now", "en") == f'in <span lang="zh-CN">{name}</span>, now'
    assert typeset(name, "zh_Hans_CN") == name


def test_markup_in_words_stays_words() -> None:
    assert typeset("<b>2026年1月</b>", "zh_Hans_CN") == '&lt;b&gt;<span class="nb">2026年1月</span>&lt;/b&gt;'


@pytest.mark.parametrize(
    ("written", "shown"), [("2021-07-07", "2021年7月7日"), ("2021-07", "2021年7月"), ("2021", "2021年")]
)
def test_dates_of_which_only_a_part_is_known(written: str, shown: str) -> None:
    assert rough_date(wording(), written) == shown
