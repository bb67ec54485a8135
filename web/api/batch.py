"""``POST /api/v1/assessments/batch``: a line a person in, a line a person out, in the same order, streamed both ways.

The reference evaluator decides here, outside of the lock that durable-rules needs: a long batch then holds up nobody, and the
answers are the same. The last line counts the rows, so that a client sees where an answer has been cut off.
"""

# flask-smorest is not typed, and neither are its decorators
# mypy: disable-error-code="untyped-decorator"

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from flask import Response, request
from marshmallow import Schema, ValidationError
from werkzeug.exceptions import ClientDisconnected

from eligibility.assessment import Calculator, Engine
from eligibility.facts import flatten
from eligibility.presentation import present
from eligibility.problems import Problem, SituationError
from eligibility.receipts import SigningKey
from eligibility.wording import Wording, text
from web.api.batch_lines import LINE_IN, LINE_OUT
from web.api.blueprint import JsonBlueprint
from web.api.lines import TooLong, lines
from web.api.problems import BUSY, INVALID, MALFORMED, TOO_LARGE, WRONG_TYPE, Kind, Refused, document
from web.api.reading import parse
from web.api.receipts import receipt_of, signer
from web.api.replies import reader_wording
from web.api.shelf import Shelf, shelf
from web.api.turns import Turn, Turns
from web.calculators import today
from web.operations.metrics import outcome_counter

MEDIA_TYPE = "application/x-ndjson"
LONGEST_LINE = 64 * 1024
LONGEST_REF = 200
_RETRY_SECONDS = 5
_TURNS = Turns()
"""One batch a process: a second one would only make both slower."""

EXAMPLE_IN = (
    '{"ref": "A-17", "situation": {"work_region": "330100", "occupation": "food_delivery"}}\n'
    '{"ref": "A-18", "situation": {"age": "26"}}\n'
)
_NO_OBJECT = Problem(
    (), text("每一行必须是一个对象"), text("请写成 {example}", example='{"ref": "…", "situation": {…}}')
)


def batch(calculator_at_start: Calculator, line_schema: type[Schema]) -> JsonBlueprint:
    """The endpoint; a line has the schema of a single assessment, and a ``ref`` that is given back."""
    blueprint = JsonBlueprint("batch", __name__, url_prefix="/api/v1", description=text("评估很多人的权益").template)
    judge = Calculator(calculator_at_start.book, Engine.KLEENE)
    schema = line_schema()

    @blueprint.post("/assessments/batch")
    @blueprint.doc(
        summary=text("评估很多人：一行一个人，边发边答").template,
        description=text(
            "每行一个 JSON：ref（原样带回，可以不填）加上评估一个人的内容。回答同样一行一个、次序不变：符合格式的是 assessment，"
            "有错的是 problem。最后一行是 rows，说一共几行；没有这一行就是没有答完。空行不算。每行最多 64 KiB。"
        ).template,
        requestBody={
            "required": True,
            "content": {MEDIA_TYPE: {"schema": {"type": "string"}, "example": EXAMPLE_IN, **LINE_IN}},
        },
        responses={
            "200": {
                "description": text("每行一个结果").template,
                "content": {MEDIA_TYPE: {"schema": {"type": "string"}, **LINE_OUT}},
            }
        },
        operationId="batch",
    )
    @blueprint.refuses(WRONG_TYPE, BUSY)
    @blueprint.counted
    def assess_all() -> Response:
        """Assess a stream of situations. Nothing of it is stored or logged."""
        if request.mimetype != MEDIA_TYPE or request.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise Refused(
                WRONG_TYPE,
                text("请用 UTF-8 编码的 NDJSON，不压缩，并写明 Content-Type: {type}", type=MEDIA_TYPE),
                headers={"Accept-Post": MEDIA_TYPE},
            )
        turn = _TURNS.take()
        if turn is None:
            raise Refused(BUSY, headers={"Retry-After": str(_RETRY_SECONDS)})
        request.max_content_length = None
        rows = Rows(judge, schema, reader_wording(), signer(), shelf())
        reply = Response(rows.answers(request.stream, turn), mimetype=MEDIA_TYPE)
        reply.call_on_close(turn.end)
        reply.headers["Content-Language"] = rows.wording.language
        reply.headers["Cache-Control"] = "no-store"
        return reply

    return blueprint


class Rows:
    """Answers lines, one after the other."""

    def __init__(
        self, judge: Calculator, schema: Schema, wording: Wording, key: SigningKey | None, kept: Shelf
    ) -> None:
        self._present, self._schema, self.wording, self._key, self._kept = judge, schema, wording, key, kept
        self._today, self._count = today(), outcome_counter()

    def answers(self, source: Any, turn: Turn) -> Iterator[bytes]:
        """A line for each line, then the count; without the count where the client has gone away, or was silent too long."""
        count = 0
        try:
            for number, line in lines(source, LONGEST_LINE):
                if not turn.mine:
                    return
                count += 1
                yield _line({"line": number, **self._answer(line)})
            turn.end()  # before the last line: whoever has read it may send the next batch at once
            yield _line({"rows": count})
        except ClientDisconnected:
            return
        finally:
            turn.end()

    def _answer(self, line: bytes | TooLong) -> dict[str, Any]:
        ref: Any = None
        try:
            if isinstance(line, TooLong):
                raise Refused(TOO_LARGE, text("这一行太长：最多 {limit} 个字节", limit=LONGEST_LINE))
            content = parse(line)
            if not isinstance(content, dict):
                raise Refused(MALFORMED, _NO_OBJECT.detail, [_NO_OBJECT])
            ref = content.pop("ref", None)
            if isinstance(ref, bool) or not isinstance(ref, str | int | None) or len(str(ref)) > LONGEST_REF:
                ref = None
                hint = text("最多 {limit} 个字", limit=LONGEST_REF)
                raise _invalid([Problem(("ref",), text("ref 必须是一段文字或一个整数"), hint)])
            return {"ref": ref, "assessment": self._assess(content)}
        except Refused as refused:
            kind: Kind = refused.kind
            return {
                "ref": ref,
                "problem": document(kind, refused.detail or kind.detail, refused.problems, self.wording),
            }

    def _assess(self, content: dict[str, Any]) -> dict[str, Any]:
        try:
            asked: dict[str, Any] = self._schema.load(content)
        except ValidationError as error:
            raise _invalid(flatten(error.messages)) from None
        judge = self._kept.calculator(asked.get("rulebook"), self._present)
        as_of = asked.get("as_of") or self._today
        try:
            facts = judge.reader.complete(asked["situation"], as_of)
        except SituationError as error:
            raise _invalid([problem.under("situation") for problem in error.problems]) from None
        found = judge.assess(facts, as_of, include_drafts=bool(asked.get("include_drafts")))
        self._count(found)
        told = present(judge, found, self.wording)
        if asked.get("receipt"):
            told["receipt"] = receipt_of(judge.book, found, content["situation"], self._today, self._key)
        return told


def _invalid(problems: list[Problem]) -> Refused:
    return Refused(INVALID, text("{count} 处要改，见 errors", count=len(problems)), problems)


def _line(content: dict[str, Any]) -> bytes:
    encoded = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return encoded.encode("utf-8", "replace") + b"\n"
