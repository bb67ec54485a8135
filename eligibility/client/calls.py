"""Everything that the API can be asked, as methods with typed answers."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, cast
from urllib.parse import quote

from eligibility.client import shapes
from eligibility.client.connection import Server
from eligibility.client.kept import Kept
from eligibility.client.transport import Transport
from eligibility.client.waiting import Patience


class Client:
    """The API of one server. One client serves any number of threads; it holds no connection between two calls.

    ``timeout`` is the number of seconds that may go by without a byte. A refusal for being one too many (429) is sent again after
    what ``Retry-After`` says, ``retries`` times and never after more than ``longest_wait`` seconds, slept by ``sleep``. The answers
    that are the same for everybody are kept with their ETag, ``keep`` of them.

    Every method raises ConnectionFailed, ProblemError and UnexpectedAnswer, and warns (GoingAway) where the server says that what was
    used is going to go.
    """

    def __init__(
        self,
        base_url: str,
        key: str | None = None,
        language: str = "zh-CN",
        timeout: float = 30,
        *,
        retries: int = 3,
        longest_wait: float = 60,
        keep: int = 256,
        tls: ssl.SSLContext | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """``tls`` may name other certificates than those of the system. Raises ValueError where ``base_url`` is no address."""
        headers = {"Accept-Language": language}
        if key is not None:
            headers["Authorization"] = f"Bearer {key}"
        server = Server.at(base_url, timeout, tls)
        self._transport = Transport(server, headers, Patience(retries, longest_wait, sleep), Kept(keep))

    def assess(
        self,
        situation: shapes.Situation,
        *,
        as_of: date | str | None = None,
        include_drafts: bool = False,
        rulebook: str | None = None,
        receipt: bool = False,
    ) -> shapes.Assessment:
        """Every provision that could concern somebody. Raises InvalidContent where the situation has mistakes."""
        content = _asked(situation, as_of, include_drafts, rulebook)
        if receipt:
            content["receipt"] = True
        return cast(shapes.Assessment, self._transport.json("POST", "/api/v1/assessments", content))

    def batch(self, rows: Iterable[shapes.BatchRow]) -> Iterator[shapes.BatchAnswer]:
        """The answers to many rows, one each and in their order, while the rows are still being taken from their iterator.

        A row with mistakes has a ``problem`` in place of its ``assessment``. Raises Truncated where the answer is cut off;
        what the rows themselves raise comes through. Nothing is sent before the first answer is asked for.
        """
        return self._transport.lines("/api/v1/assessments/batch", rows)

    def next_questions(
        self,
        situation: shapes.Situation,
        *,
        as_of: date | str | None = None,
        include_drafts: bool = False,
        rulebook: str | None = None,
    ) -> shapes.NextQuestions:
        """What is worth asking next, the most decisive first. Raises InvalidContent."""
        content = _asked(situation, as_of, include_drafts, rulebook)
        return cast(shapes.NextQuestions, self._transport.json("POST", "/api/v1/questions/next", content))

    def deadlines(
        self,
        situation: shapes.Situation,
        *,
        as_of: date | str | None = None,
        include_drafts: bool = False,
        rulebook: str | None = None,
    ) -> bytes:
        """The dates of an assessment as a calendar file (.ics). Raises InvalidContent."""
        content = _asked(situation, as_of, include_drafts, rulebook)
        return self._transport.send("POST", "/api/v1/deadlines", content).content

    def verify_receipt(
        self, receipt: Mapping[str, Any], situation: Mapping[str, Any] | None = None
    ) -> shapes.Verification:
        """Whether a receipt is good, and with the situation also whether it speaks of it and still holds."""
        content = {"receipt": receipt, "situation": situation}
        return cast(shapes.Verification, self._transport.json("POST", "/api/v1/receipts/verify", content))

    def keys(self) -> shapes.Keys:
        """The public keys by which receipts can be checked without the server."""
        return cast(shapes.Keys, self._transport.json("GET", "/api/v1/keys"))

    def questions(self) -> shapes.Questions:
        """Every fact that can be given."""
        return cast(shapes.Questions, self._transport.json("GET", "/api/v1/questions"))

    def provisions(self) -> shapes.Provisions:
        """Every right and benefit, in short."""
        return cast(shapes.Provisions, self._transport.json("GET", "/api/v1/provisions"))

    def provision(self, id: str) -> shapes.Provision:
        """One right or benefit in full. Raises NotFound."""
        return cast(shapes.Provision, self._transport.json("GET", f"/api/v1/provisions/{quote(id, safe='')}"))

    def parameters(self) -> shapes.Parameters:
        """Every number of the law, in short."""
        return cast(shapes.Parameters, self._transport.json("GET", "/api/v1/parameters"))

    def parameter(self, id: str) -> shapes.Parameter:
        """One number of the law with every value. Raises NotFound."""
        return cast(shapes.Parameter, self._transport.json("GET", f"/api/v1/parameters/{quote(id, safe='')}"))

    def documents(self) -> shapes.Documents:
        """Every document of the rule base, in short."""
        return cast(shapes.Documents, self._transport.json("GET", "/api/v1/documents"))

    def document(self, id: str) -> shapes.Document:
        """One document with every sentence of it that the rule base holds. Raises NotFound."""
        return cast(shapes.Document, self._transport.json("GET", f"/api/v1/documents/{quote(id, safe='')}"))

    def healthz(self) -> shapes.Health:
        """Whether the process is up, who decides in it, and by which version of the rules."""
        return cast(shapes.Health, self._transport.json("GET", "/healthz"))

    def readyz(self) -> shapes.Ready:
        """Whether it can answer."""
        return cast(shapes.Ready, self._transport.json("GET", "/readyz"))


def _asked(
    situation: shapes.Situation, as_of: date | str | None, include_drafts: bool, rulebook: str | None
) -> shapes.AssessmentRequest:
    """The content that asks for an assessment; what was not given is left out."""
    content: shapes.AssessmentRequest = {"situation": situation}
    if as_of is not None:
        content["as_of"] = as_of.isoformat() if isinstance(as_of, date) else as_of
    if include_drafts:
        content["include_drafts"] = True
    if rulebook is not None:
        content["rulebook"] = rulebook
    return content
