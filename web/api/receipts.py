"""Receipts over HTTP (凭据): ``GET /api/v1/keys`` serves the public keys, ``POST /api/v1/receipts/verify`` checks a receipt."""

# flask-smorest is not typed, and neither are its decorators
# mypy: disable-error-code="untyped-decorator"

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Flask, Response, current_app
from marshmallow import RAISE, Schema, fields, validate

from eligibility.assessment import Assessment
from eligibility.receipts import BadKey, Keyring, SigningKey, check, issue
from eligibility.receipts.checking import (
    BAD,
    CONFIRMED,
    CONTRADICTED,
    DIFFERS,
    GOOD,
    MATCHES,
    NOT_CHECKED,
    NOT_GIVEN,
    OTHER_VERSION,
    UNKNOWN_KEY,
)
from eligibility.rulebook import Rulebook
from eligibility.wording import text
from web.api.blueprint import JsonBlueprint
from web.api.described import OpenSchema, described
from web.api.problems import INVALID, MALFORMED, NO_KEY, TOO_LARGE, WRONG_TYPE, Refused
from web.api.receipt_example import EXAMPLES
from web.api.replies import json_reply, public_reply
from web.calculators import calculator
from web.settings import SettingError, Settings

_SIGNER, _KEYRING = "gigrights.signing_key", "gigrights.keyring"
blueprint = JsonBlueprint("receipts", __name__, url_prefix="/api/v1", description=text("可以核对的凭据").template)


def install(app: Flask, settings: Settings) -> None:
    """Read the keys of the deployment. Raises SettingError."""
    try:
        key = SigningKey.read(settings.signing_key) if settings.signing_key else None
    except BadKey as error:
        raise SettingError(f"GIGRIGHTS_SIGNING_KEY: {error}") from None
    try:
        keyring = Keyring([*([key.public] if key else []), *settings.verify_keys])
    except BadKey as error:
        raise SettingError(f"GIGRIGHTS_VERIFY_KEYS: {error}") from None
    app.extensions[_SIGNER], app.extensions[_KEYRING] = key, keyring


def signer() -> SigningKey | None:
    """The key of the present application; None where the deployment has none."""
    key: SigningKey | None = current_app.extensions[_SIGNER]
    return key


def receipt_of(
    book: Rulebook, assessment: Assessment, situation: dict[str, Any], day: date, key: SigningKey | None
) -> dict[str, Any]:
    """A receipt of an assessment of a situation, as that was sent. Raises Refused where there is no key."""
    if key is None:
        raise Refused(NO_KEY)
    return issue(book, assessment, situation, day, key)


class KeySchema(OpenSchema):
    """A public key, as JWK (RFC 8037)."""

    kty = fields.String(required=True, validate=validate.Equal("OKP"), **described(text("钥匙的种类，总是 OKP")))
    crv = fields.String(required=True, validate=validate.Equal("Ed25519"), **described(text("曲线，总是 Ed25519")))
    use = fields.String(required=True, validate=validate.Equal("sig"), **described(text("用途，总是签名")))
    kid = fields.String(required=True, **described(text("钥匙的编号，凭据里的 key_id")))
    x = fields.String(required=True, **described(text("公钥，base64url")))
    current = fields.Boolean(required=True, **described(text("现在用它签；false 的只用来验以前的凭据")))


class KeysSchema(OpenSchema):
    """All public keys."""

    keys = fields.List(fields.Nested(KeySchema), required=True, **described(text("现在的和以前的公钥")))


class VerificationRequestSchema(Schema):
    """A receipt to check."""

    class Meta:
        unknown = RAISE

    receipt = fields.Dict(required=True, **described(text("要验的凭据，一字不改")))
    situation = fields.Dict(allow_none=True, **described(text("当时的情况；给了就核对凭据说的是不是它，并重新算一遍")))


class VerificationSchema(OpenSchema):
    """What holds of a receipt."""

    signature = fields.String(
        required=True,
        validate=validate.OneOf([GOOD, BAD, UNKNOWN_KEY]),
        **described(text("签名有效、无效，还是不认识这把钥匙")),
    )
    situation = fields.String(
        required=True,
        validate=validate.OneOf([MATCHES, DIFFERS, NOT_GIVEN]),
        **described(text("情况相符、不符，还是没有给")),
    )
    rules = fields.String(
        required=True,
        validate=validate.OneOf([CONFIRMED, CONTRADICTED, OTHER_VERSION, NOT_CHECKED]),
        **described(text("用同一版规则重新算：一样、不一样、规则库换了版本，还是没有算")),
    )
    stands = fields.Boolean(required=True, **described(text("没有哪一样说明它不对")))


@blueprint.get("/keys")
@blueprint.doc(summary=text("验凭据用的公钥").template)
@blueprint.response(200, KeysSchema, description=text("公钥").template)
def keys() -> Response:
    """The public keys, the one that signs now first."""
    key = signer()
    keyring: Keyring = current_app.extensions[_KEYRING]
    current = key.id if key else None
    found = [
        {"kty": "OKP", "crv": "Ed25519", "use": "sig", "kid": name, "x": public, "current": name == current}
        for name, public in keyring
    ]
    return public_reply({"keys": found})


@blueprint.post("/receipts/verify")
@blueprint.doc(
    summary=text("验一张凭据").template, description=text("不存储、不记录。").template, operationId="verify_receipt"
)
@blueprint.arguments(VerificationRequestSchema(), examples=EXAMPLES)
@blueprint.response(200, VerificationSchema, description=text("验的结果").template)
@blueprint.refuses(MALFORMED, TOO_LARGE, WRONG_TYPE, INVALID)
@blueprint.counted
def verify(content: dict[str, Any]) -> Response:
    """Check a receipt: its signature, the situation it speaks of, and whether the rules still say so."""
    keyring: Keyring = current_app.extensions[_KEYRING]
    found = check(content["receipt"], keyring, content.get("situation"), calculator())
    told = {"signature": found.signature, "situation": found.situation, "rules": found.rules, "stands": found.stands}
    return json_reply(told)
