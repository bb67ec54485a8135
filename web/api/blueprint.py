"""The blueprint of JSON endpoints: flask-smorest's, with our reading of requests and our way of refusing them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeVar

from flask import Request, g
from flask_smorest import Blueprint  # type: ignore[import-untyped]
from marshmallow import Schema, ValidationError
from webargs.flaskparser import FlaskParser

from eligibility.facts import flatten
from eligibility.problems import Problem
from eligibility.wording import text
from web.api.problems import INVALID, LIMITED, UNKNOWN_KEY, Kind, Refused
from web.api.reading import read_json

KEY = "key"
"""The name of the security scheme in the OpenAPI document."""

View = TypeVar("View", bound=Callable[..., Any])


class JsonParser(FlaskParser):
    """Reads arguments from strictly read JSON and refuses them with a problem document."""

    def load_json(self, req: Request, schema: Schema) -> Any:
        """The content of the request; a receipt needs it as it was sent."""
        g.gigrights_content = read_json(req)
        return g.gigrights_content

    def handle_error(
        self,
        error: ValidationError,
        req: Request,
        schema: Schema,
        *,
        error_status_code: int | None,
        error_headers: Mapping[str, str] | None,
    ) -> NoReturn:
        """Point at every value that did not pass; webargs has put the messages under the place it read them from."""
        messages = error.messages["json"] if isinstance(error.messages, dict) else error.messages
        refuse(flatten(messages))


def refuse(problems: list[Problem]) -> NoReturn:
    """Refuse content with all its mistakes."""
    detail = text("{count} 处要改，见 errors", count=len(problems))
    raise Refused(INVALID, detail, problems)


class JsonBlueprint(Blueprint):  # type: ignore[misc]  # flask-smorest is not typed
    """A group of JSON endpoints."""

    ARGUMENTS_PARSER = JsonParser()

    def counted(self, view: View) -> View:
        """Document an endpoint that counts against a client's limit (``web.api.quota``): a key may be sent, but need not be."""
        documented: View = self.doc(security=[{}, {KEY: []}])(self.refuses(LIMITED, UNKNOWN_KEY)(view))
        return documented

    def refuses(self, *kinds: Kind) -> Callable[[View], View]:
        """Document the problems with which an endpoint answers; those that any endpoint has are documented for all."""

        def decorate(view: View) -> View:
            for kind in kinds:
                view = self.alt_response(kind.status, kind.name)(view)
            return view

        return decorate
