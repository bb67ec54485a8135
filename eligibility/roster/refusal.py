"""Why a whole file is refused (整份文件不能用), with what to do about it."""

from __future__ import annotations

from eligibility.wording import Text


class RosterError(ValueError):
    """The file cannot be used; ``detail`` says why and ``hint`` how to mend it, to be said by a wording."""

    def __init__(self, detail: Text, hint: Text) -> None:
        self.detail, self.hint = detail, hint
        super().__init__(f"{detail.template} {hint.template}")
