"""gigrights: what platform workers in China can claim, and which sentence of which document says so.

calculator = Calculator()
facts = calculator.reader.read({"work_region": "330100", "occupation": "food_delivery"}, date(2026, 11, 23))
assessment = calculator.assess(facts, date(2026, 11, 23))
"""

from eligibility.assessment import Assessment, Calculator, Engine, Outcome

__version__ = "0.1.0"

__all__ = ["Assessment", "Calculator", "Engine", "Outcome", "__version__"]
