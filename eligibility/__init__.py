"""gigrights: what platform workers in China can claim, and which sentence of which document says so.

>>> from eligibility import Calculator  # doctest: +SKIP
"""

from eligibility.assessment import Assessment, Calculator, Engine, Outcome

__version__ = "0.1.0"

__all__ = ["Assessment", "Calculator", "Engine", "Outcome", "__version__"]
