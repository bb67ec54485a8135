"""A small table of parameters, and a way to work a formula out over it as a rule file declares it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eligibility.amounts import FORMULAS, Figures, Given, Standards, Worked
from eligibility.conditions import Condition, names
from eligibility.rulebook import Rulebook
from eligibility.rulebook.parameters import Parameter, read_parameters
from eligibility.rulebook.yaml_source import Source
from eligibility.verdict import Verdict

TABLE = """\
wage:
  title: 小时最低工资
  unit: 元/小时
  yearly: true
  verified_on: "2026-11-23"
  values:
    - {regions: ["330000"], from: "2024-01-01", clause: A, unverified: 没有核实到属于哪一档}
    - {regions: ["330100"], from: "2024-01-01", to: "2025-12-31", value: "24", clause: B, tier: 第一档}
    - {regions: ["330100"], from: "2026-01-01", value: "25", clause: C, tier: 第一档}
    - {regions: ["330182"], from: "2026-01-01", value: "23.5", clause: C}
    - {regions: ["320000"], from: "2026-01-01", value: "21", clause: D, note: 含个人缴纳的社会保险费}
    - {regions: ["340000"], from: "2021-03-01", to: "2023-02-28", value: "18", clause: E}
monthly_wage:
  title: 月最低工资
  unit: 元/月
  verified_on: "2026-11-23"
  clause: M
  values:
    - {regions: ["330000"], from: "2026-01-01", value: "2660"}
share:
  title: 补贴比例
  unit: 比例
  verified_on: "2026-11-23"
  values:
    - {from: "2020-01-01", value: "2/3", clause: N, at_most: true}
    - {regions: ["330100"], from: "2020-01-01", value: "50%", clause: H}
    - {regions: ["330200"], from: "2020-01-01", clause: G, unverified: 宁波的比例没有核实到}
share_of_lowest:
  title: 按最低缴费的补贴比例
  unit: 比例
  verified_on: "2026-11-23"
  values:
    - {regions: ["310000"], from: "2023-09-20", value: "50%", clause: S}
    - {regions: ["110000"], from: "2023-09-20", value: "2/3", clause: T}
pension_sum: &sum
  title: 养老补贴
  unit: 元/月
  verified_on: "2026-11-23"
  values:
    - {regions: ["340000"], from: "2023-01-01", value: "350", clause: P}
    - {regions: ["610100"], from: "2025-01-01", to: "2025-12-31", value: "300", clause: X}
medical_sum:
  title: 医疗补贴
  unit: 元/月
  verified_on: "2026-11-23"
  values:
    - {regions: ["340000"], from: "2023-01-01", value: "100", clause: P}
cap:
  title: 每月最高
  unit: 元/月
  verified_on: "2026-11-23"
  values:
    - {regions: ["370200"], from: "2020-01-01", value: "500", clause: Q}
months:
  title: 补贴月数
  unit: 个月
  verified_on: "2026-11-23"
  clause: N
  values:
    - {from: "2020-01-01", value: 36}
base:
  title: 缴费基数下限
  unit: 元/月
  yearly: true
  verified_on: "2026-11-23"
  values:
    - {regions: ["310000"], from: "2026-07-01", value: "7460", clause: L}
    - {regions: ["330000"], from: "2025-01-01", to: "2025-12-31", value: "4986", clause: Z}
highest_base:
  title: 缴费基数上限
  unit: 元/月
  verified_on: "2026-11-23"
  values:
    - {regions: ["310000"], from: "2026-07-01", value: "37302", clause: L}
rate:
  title: 费率
  unit: 比例
  verified_on: "2026-11-23"
  clause: R
  values:
    - {from: "2020-01-01", value: "20%"}
medical_rate:
  title: 医保费率
  unit: 比例
  verified_on: "2026-11-23"
  values:
    - {regions: ["330100"], from: "2023-01-01", value: "9.5%", clause: V}
account:
  title: 个人账户比例
  unit: 比例
  verified_on: "2026-11-23"
  clause: R
  values:
    - {from: "2020-01-01", value: "8%"}
by_level:
  title: 技能补贴
  unit: 元
  by: certificate_level
  verified_on: "2026-11-23"
  clause: K
  values:
    - {from: "2020-01-01", value: "1000", case: five}
    - {from: "2020-01-01", value: "1500", case: four}
"""

Work = Callable[..., Worked]


@pytest.fixture
def table(book: Rulebook, tmp_path: Path) -> dict[str, Parameter]:
    """The parameters above, read as a rule file is."""
    (tmp_path / "table.yaml").write_text(TABLE, "utf-8")
    return read_parameters(Source(tmp_path / "table.yaml", tmp_path), book.regions)


@pytest.fixture
def work(book: Rulebook, table: dict[str, Parameter], tmp_path: Path) -> Work:
    """Works out a formula written as in a rule file; ``verdicts`` are those of the criteria it names, unknown unless given."""

    def run(declared: str, facts: dict[str, Any], day: str = "2026-11-23", **verdicts: bool) -> Worked:
        (tmp_path / "formula.yaml").write_text(declared, "utf-8")
        source = Source(tmp_path / "formula.yaml", tmp_path)
        (key,) = source.content
        known = {"insured", "covered", "chosen"}
        given = Given(source, "under_test", source.content[key], book.questions.by_fact, table, known)
        truth = {name: Verdict.TRUE if holds else Verdict.FALSE for name, holds in verdicts.items()}

        def verdict_of(name: str) -> Verdict:
            return truth.get(name, Verdict.UNKNOWN)

        def waits_for(condition: Condition) -> tuple[str, ...]:
            return tuple(f"fact_of_{name}" for name in names(condition) if name not in truth)

        at = Figures(facts, date.fromisoformat(day), table, Standards(book.regions), verdict_of, waits_for)
        return FORMULAS[key].read(given).work(at)

    return run
