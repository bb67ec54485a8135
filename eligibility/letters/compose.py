"""What stands in a letter, paragraph by paragraph (成文). Facts, clauses, sums and blanks; nobody's name ever comes here."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from eligibility.amounts import Kind, in_words
from eligibility.assessment import Assessment
from eligibility.letters.grounds import grounds, guidance, quoted
from eligibility.letters.offers import Offer, claimed
from eligibility.outcome_rules import Force
from eligibility.reason_words import answer_text
from eligibility.rulebook import Rulebook
from eligibility.wording import Text, Yuan, text

BLANK = "＿＿＿＿＿＿＿＿"
_DAY = text("＿＿＿＿年＿＿月＿＿日")
_UNNAMED = frozenset(("other", "other_platform_work", "not_platform_work"))
"""Choices that name nothing: the worker writes what it is."""
_TO = {
    "platform": text("致：{blank}（平台企业或者用工单位，请填全称）"),
    "office": text("致：{blank}（{where}，请填全称）"),
    "union": text("致：{blank}（{where}，请填全称）"),
}
_TO_PLATFORM = text("致：{blank}（{platform}平台企业或者用工单位，请填全称）")
_SIGNED = {
    "platform": (text("姓名（签名）"), text("平台账号或者工号"), text("联系电话")),
    "office": (text("姓名（签名）"), text("出生年月"), text("住址"), text("联系电话")),
    "union": (text("姓名（签名）"), text("出生年月"), text("联系电话")),
}
_ASKS = {"platform": text("我请贵公司："), "office": text("我请贵单位："), "union": text("我请工会：")}


class Part(enum.Enum):
    """What a paragraph is."""

    TITLE = "title"
    TO = "to"
    BODY = "body"
    FACT = "fact"
    ASK = "ask"
    HEADING = "heading"
    SUM = "sum"
    PAPER = "paper"
    QUOTE = "quote"
    SIGN = "sign"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. ``words`` are a text to be worded, or verbatim words that no language changes."""

    part: Part
    words: Text | str


def compose(book: Rulebook, offer: Offer, assessment: Assessment) -> tuple[Block, ...]:
    """The paragraphs of a letter, in their order."""
    return tuple(Block(part, words) for part, words in _Composer(book, offer, assessment).parts())


class _Composer:
    def __init__(self, book: Rulebook, offer: Offer, assessment: Assessment) -> None:
        self.book, self.assessment = book, assessment
        self.letter, self.outcome = offer.letter, offer.outcome
        amount = claimed(offer.letter, offer.outcome)
        self.gaps: dict[str, object] = {
            "benefit": Text(self.outcome.provision.title),
            "blank": BLANK,
            "day": _DAY,
            "guidance": guidance(self.outcome.clauses),
            "shortfall": None if amount is None else Yuan(int(amount.value)),
        }

    def filled(self, words: str) -> Text:
        """Words of the letter's file with what stands in their gaps."""
        return Text(words, self.gaps)

    def parts(self) -> Iterator[tuple[Part, Text | str]]:
        """Every paragraph."""
        letter, force = self.letter, self.outcome.force
        yield Part.TITLE, self.filled(letter.title)
        yield Part.TO, self._recipient()
        yield Part.BODY, self.filled(letter.opening)
        yield from ((Part.FACT, self._told(fact)) for fact in letter.facts)
        yield Part.BODY, self.filled(letter.words[force.value])
        yield Part.HEADING, _ASKS[letter.to]
        for number, ask in enumerate(letter.asks, start=1):
            yield Part.ASK, text("{number}. {ask}", number=number, ask=self.filled(ask))
        yield Part.BODY, self.filled(letter.deadline)
        yield from self._sums()
        yield from self._papers()
        yield from self._clauses()
        if force is Force.LEVER:
            yield Part.BODY, text("上面引用的是指引一类的文件。我据此提出请求，希望双方商量解决。")
        yield from ((Part.SIGN, text("{name}：{blank}", name=name, blank=BLANK)) for name in _SIGNED[letter.to])
        yield Part.SIGN, text("{name}：{blank}", name=text("日期"), blank=_DAY)
        yield (
            Part.COMPUTED,
            text(
                "这封信由“新就业权益计算器”按我填写的情况和 {day} 的规定计算、整理，只供参考；"
                "是否符合、怎样办理，由主管部门和经办机构决定。",
                day=self.assessment.as_of,
            ),
        )

    def _recipient(self) -> Text:
        platform = self._answer("platform") if self.letter.to == "platform" else None
        template = _TO[self.letter.to] if platform is None else _TO_PLATFORM
        where = Text(self.outcome.provision.claim.where or "")
        return Text(template.template, {"blank": BLANK, "platform": platform, "where": where})

    def _told(self, fact: str) -> Text:
        """An answer that the letter repeats; a blank where there is none."""
        name = Text(self.book.questions.by_fact[fact].name)
        return text("{name}：{answer}", name=name, answer=self._answer(fact) or BLANK)

    def _answer(self, fact: str) -> object | None:
        value = self.assessment.facts.get(fact)
        return None if value is None or value in _UNNAMED else answer_text(self.book, fact, value)

    def _sums(self) -> Iterator[tuple[Part, Text | str]]:
        sought = claimed(self.letter, self.outcome)
        if sought is None:
            return
        yield Part.HEADING, text("怎么算的（估算）")
        for amount in self.outcome.reckoning.amounts:
            if amount.kind is Kind.STANDARD:
                yield Part.SUM, in_words(amount)
        yield Part.SUM, sought.working
        yield Part.SUM, in_words(sought)

    def _papers(self) -> Iterator[tuple[Part, Text | str]]:
        papers = self.outcome.provision.claim.documents if self.letter.papers else ()
        if papers:
            yield Part.HEADING, text("附上的材料（交了的打勾）")
        yield from ((Part.PAPER, text("☐ {paper}", paper=Text(paper))) for paper in papers)

    def _clauses(self) -> Iterator[tuple[Part, Text | str]]:
        for heading, clauses in grounds(self.book, self.outcome, numbers=self.letter.amount is not None):
            yield Part.HEADING, heading
            yield from ((Part.QUOTE, quoted(clause)) for clause in clauses)
