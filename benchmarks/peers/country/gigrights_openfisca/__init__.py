"""A country package for OpenFisca, made from a description of our rule base.

It runs in the peer's environment and imports nothing of ours.

The description is the JSON file that ``$GIGRIGHTS_DESCRIPTION`` names (``benchmarks/peers/description.py`` writes it).
"""

from __future__ import annotations

from gigrights_openfisca.system import CountryTaxBenefitSystem

__all__ = ["CountryTaxBenefitSystem"]
