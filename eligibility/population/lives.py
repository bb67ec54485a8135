"""One life (一生): what follows from a worker's age, so that nobody graduates in the cradle or is insured before being born.

Everything works on columns of numbers: -1 stands for an answer that is left open, months are month indexes.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from eligibility.columnar.schema import day_number
from eligibility.months import completed_month, month_of
from eligibility.population.entries import AFTER_GRADUATION, EDUCATION, GRADUATION
from eligibility.population.tables import BITS, NOT_ASKED, WITHHELD, Array

_WORKING_AGE = 16 * 12
_JUNE = 5
_STILL_STUDYING = 12
"""Who graduates within so many months may say when; the questions allow no later month."""


class Lives:
    """Holds answers against ages, as of one day."""

    def __init__(self, as_of: date) -> None:
        self._completed, self._now, self._day = completed_month(as_of), month_of(as_of), day_number(as_of)

    def birth(self, age: Array, month: Array) -> Array:
        """The month of birth of somebody who has had so many birthdays; ``month`` draws how long ago the last one was."""
        since = (month.astype(np.int32) * 12) >> BITS
        return self._completed - since - age * np.int32(12)

    def adult_months(self, birth: Array) -> Array:
        """For how many months somebody can have worked and been insured: since the age of 16."""
        return np.maximum(self._completed - birth - np.int32(_WORKING_AGE), 0)

    def month_ago(self, ago: Array, adult: Array) -> Array:
        """The month so many months ago, but not before somebody could work."""
        return np.where(ago < 0, np.int32(-1), self._now - np.minimum(ago, adult))

    def day_ago(self, ago: Array, adult: Array) -> Array:
        """The day so many days ago, but not before somebody could work."""
        return np.where(ago < 0, np.int32(-1), self._day - np.minimum(ago, adult * np.int32(30)))

    def graduate(self, found: dict[str, Array], birth: Array, too_young: int) -> None:
        """Turn the year of life in which somebody graduates into a month, and take back what cannot have been reached by now.

        ``too_young`` is the code of the education of those who are far from graduating.
        """
        years = found[GRADUATION]
        month = (birth // 12 + years) * 12 + np.int32(_JUNE)
        asked = years >= 0
        far = asked & (month > self._now + _STILL_STUDYING)
        found[GRADUATION] = np.where(asked & ~far, month, np.int32(-1))
        education = found[EDUCATION]
        found[EDUCATION] = np.where(far, education & np.uint8(WITHHELD) | np.uint8(too_young), education)
        studying = asked & (month > self._now)
        found[AFTER_GRADUATION] = np.where(studying, np.uint8(NOT_ASKED), found[AFTER_GRADUATION])
