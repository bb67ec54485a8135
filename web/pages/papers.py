"""One list of papers (要带的材料): what the claims of a result ask for together, each paper once, with what it is for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from eligibility.rulebook.provisions import Provision
from eligibility.wording import Text, Wording

_OR = "或"


@dataclass(frozen=True)
class Paper:
    """A paper to bring, and the titles of what it is for."""

    text: str
    titles: tuple[str, ...]


def papers(provisions: Iterable[Provision], wording: Wording) -> list[Paper]:
    """The papers in the order of need. Where one asks for 甲或乙 and another for 甲, bringing 甲 does for both."""
    wanted = list(provisions)
    alone = {paper for provision in wanted for paper in provision.claim.documents}
    found: dict[str, list[str]] = {}
    for provision in wanted:
        for paper in provision.claim.documents:
            does_too = next((part for part in paper.split(_OR) if part in alone), paper)
            titles = found.setdefault(does_too, [])
            if provision.title not in titles:
                titles.append(provision.title)
    return [
        Paper(wording.say(Text(paper)), tuple(wording.say(Text(title)) for title in titles))
        for paper, titles in found.items()
    ]
