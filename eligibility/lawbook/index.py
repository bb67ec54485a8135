"""What can be searched (搜什么): provisions in the reader's words, documents and clauses in their own."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.conditions import names
from eligibility.lawbook.search import Entry, Hit, find
from eligibility.rulebook import Rulebook
from eligibility.rulebook.provisions import Provision
from eligibility.wording import Wording

_TITLE, _NAME, _TEXT, _ASIDE = 8, 5, 3, 1


class Index:
    """Everything of a rule base that readers of one language can find."""

    def __init__(self, book: Rulebook, wording: Wording) -> None:
        self._book, self._wording = book, wording
        self._entries = [*self._provisions(), *self._parameters(), *self._documents(), *self._clauses()]

    def search(self, query: str) -> list[Hit]:
        """What matches a query, best first."""
        return find(self._entries, query)

    def _provisions(self) -> Iterator[Entry]:
        for provision in self._book.provisions.values():
            told = [(provision.title, _TITLE), (provision.summary, _NAME), *self._asides(provision)]
            fields = tuple((self._wording.say(words), worth) for words, worth in told)
            yield Entry("provision", provision.id, (*fields, (provision.id, _ASIDE)))

    def _asides(self, provision: Provision) -> Iterator[tuple[str, int]]:
        """What else is said about a provision: the questions it reads, its criteria, how to claim."""
        book = self._book
        read = dict.fromkeys(name for tree in provision.conditions() for name in names(tree))
        facts: dict[str, None] = {}
        for name in read:
            if name in book.criteria:
                yield book.criteria[name].title, _ASIDE
                facts.update(dict.fromkeys(book.criteria[name].operator.facts))
            else:
                yield book.concepts[name].title, _ASIDE
        for fact in facts:
            yield book.questions.by_fact[fact].label, _ASIDE
        for step in (*provision.claim.steps, *provision.claim.documents):
            yield step, _ASIDE

    def _parameters(self) -> Iterator[Entry]:
        for parameter in self._book.parameters.values():
            yield Entry(
                "parameter", parameter.id, ((self._wording.say(parameter.title), _TITLE), (parameter.id, _ASIDE))
            )

    def _documents(self) -> Iterator[Entry]:
        for document in self._book.documents.values():
            told = ((document.title, _TITLE), (document.number or "", _NAME), (document.issuer, _TEXT))
            yield Entry("document", document.id, (*told, (document.id, _ASIDE)))

    def _clauses(self) -> Iterator[Entry]:
        for clause in self._book.clauses.values():
            told = ((clause.quote, _NAME), (clause.number or "", _ASIDE), (clause.note or "", _ASIDE))
            yield Entry("clause", clause.id, (*told, (clause.id, _ASIDE)))
