"""Synthetic workers (模拟劳动者): drawn from stated assumptions, for benchmarks and for trying policies out.

They are nobody, and no statistic.
"""

from eligibility.population.assumptions import Assumptions
from eligibility.population.generator import BLOCK, GENERATOR, Population
from eligibility.population.writing import write

__all__ = ["BLOCK", "GENERATOR", "Assumptions", "Population", "write"]
