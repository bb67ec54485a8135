"""``GET /api/v1/provisions``, ``/parameters``, ``/documents``: the rules to read, the JSON twin of the pages on ``/rules/``."""

# flask-smorest is not typed, and neither are its decorators
# mypy: disable-error-code="untyped-decorator"

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NoReturn

from flask import Response

from eligibility.lawbook.document_content import document_content, document_summary
from eligibility.lawbook.nearest import nearest
from eligibility.lawbook.parameter_content import parameter_content, parameter_summary
from eligibility.lawbook.provision_content import provision_content, provision_summary
from eligibility.problems import Problem
from eligibility.wording import Text, text
from web.api.blueprint import JsonBlueprint
from web.api.law_documents import DocumentSchema, DocumentsSchema
from web.api.law_parameters import ParameterSchema, ParametersSchema
from web.api.law_provisions import ProvisionSchema, ProvisionsSchema
from web.api.problems import NOT_FOUND, Refused
from web.api.replies import public_reply, reader_wording
from web.calculators import today
from web.law.shelf import lawbook

blueprint = JsonBlueprint(
    "rulebook", __name__, url_prefix="/api/v1", description=text("查规则库里的原文和条件").template
)


def _named(description: Text, example: str) -> dict[str, Any]:
    """What stands for the id in an address, in the OpenAPI document."""
    return {"in": "path", "name": "id", "description": description.template, "example": example}


@blueprint.get("/provisions")
@blueprint.doc(summary=text("有哪些权益事项").template)
@blueprint.response(200, ProvisionsSchema, description=text("权益事项").template)
def provisions() -> Response:
    """Every provision, in short."""
    shelf, wording, day = lawbook(), reader_wording(), today()
    each = [provision_summary(shelf, provision, day, wording) for provision in shelf.book.provisions.values()]
    return public_reply({**_as_of(), "provisions": each})


@blueprint.get("/provisions/<id>", parameters=[_named(text("权益的编号"), "minimum_wage")])
@blueprint.doc(summary=text("一项权益的条件、数字和依据").template)
@blueprint.response(200, ProvisionSchema, description=text("一项权益").template)
@blueprint.refuses(NOT_FOUND)
def provision(id: str) -> Response:
    """One provision with all that the rule files say of it."""
    shelf = lawbook()
    found = shelf.book.provisions.get(id)
    if found is None:
        _missing(text("规则库里没有编号是“{id}”的权益", id=id[:40]), id, shelf.book.provisions)
    return public_reply({**_as_of(), **provision_content(shelf, found, today(), reader_wording())})


@blueprint.get("/parameters")
@blueprint.doc(summary=text("有哪些数字").template)
@blueprint.response(200, ParametersSchema, description=text("数字").template)
def parameters() -> Response:
    """Every parameter, in short."""
    wording = reader_wording()
    each = [parameter_summary(parameter, wording) for parameter in lawbook().book.parameters.values()]
    return public_reply({**_as_of(), "parameters": each})


@blueprint.get("/parameters/<id>", parameters=[_named(text("数字的编号"), "minimum_wage_monthly")])
@blueprint.doc(summary=text("一种数字在各地、各个时候的取值").template)
@blueprint.response(200, ParameterSchema, description=text("一种数字").template)
@blueprint.refuses(NOT_FOUND)
def parameter(id: str) -> Response:
    """One parameter with every value."""
    book = lawbook().book
    found = book.parameters.get(id)
    if found is None:
        _missing(text("规则库里没有编号是“{id}”的数字", id=id[:40]), id, book.parameters)
    return public_reply({**_as_of(), **parameter_content(book, found, today(), reader_wording())})


@blueprint.get("/documents")
@blueprint.doc(summary=text("有哪些文件").template)
@blueprint.response(200, DocumentsSchema, description=text("文件").template)
def documents() -> Response:
    """Every document, in short."""
    book, wording, day = lawbook().book, reader_wording(), today()
    each = [document_summary(book, document, day, wording) for document in book.documents.values()]
    return public_reply({**_as_of(), "documents": each})


@blueprint.get("/documents/<id>", parameters=[_named(text("文件的编号"), "ZJ2023")])
@blueprint.doc(summary=text("一份文件，连同收录的每一句原文").template)
@blueprint.response(200, DocumentSchema, description=text("一份文件").template)
@blueprint.refuses(NOT_FOUND)
def document(id: str) -> Response:
    """One document with every clause that the rule base holds of it."""
    shelf = lawbook()
    found = shelf.book.documents.get(id)
    if found is None:
        _missing(text("规则库里没有编号是“{id}”的文件", id=id[:40]), id, shelf.book.documents)
    return public_reply({**_as_of(), **document_content(shelf, found, today(), reader_wording())})


def _as_of() -> dict[str, Any]:
    """The day on which standings were worked out, and the version of the rule base."""
    return {"as_of": today().isoformat(), "rulebook_version": lawbook().book.version}


def _missing(detail: Text, id: str, known: Iterable[str]) -> NoReturn:
    near = nearest(id, known)
    hint = text("是不是想找 {values}？", values=near) if near else None
    raise Refused(NOT_FOUND, detail, [Problem((), detail, hint)])
