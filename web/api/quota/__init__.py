"""How much one client may ask of the API (限额): open to everybody for small use, by address; for more, with a key.

Only what decides somebody's case counts, which is whatever is sent with POST under ``/api/v1/``; the law, the questions, the pages
and the health checks are never limited. The headers are those of draft-ietf-httpapi-ratelimit-headers-10.
"""

from __future__ import annotations

from pathlib import Path

from flask import Flask, Response, g, request

from web.api.problems import LIMITED, UNKNOWN_KEY, Refused
from web.api.quota.counting import WINDOW, Alone, Count, Policy, Together
from web.api.quota.keyring import Keyring
from web.settings import Settings

_PATH = "/api/v1/"
_COUNT = "gigrights_count"


def install(app: Flask, settings: Settings) -> None:
    """Count requests, and refuse those that are too many."""
    keyring = Keyring(settings.keys, Path(settings.keys_file) if settings.keys_file else None)
    counter = Together(settings.limit_store) if settings.limit_store else Alone()
    everybody, with_key = Policy("open", settings.limit), Policy("key", settings.limit_with_key)

    def count(client: str | None) -> Count | None:
        if client is not None:
            return counter.client(with_key, client) if with_key.quota else None
        return counter.address(everybody, request.remote_addr or "") if everybody.quota else None

    @app.before_request
    def check() -> None:
        if request.method != "POST" or not request.path.startswith(_PATH):
            return
        given = request.authorization
        key = given.token if given is not None and given.type == "bearer" else None
        client = keyring.client(key) if key else None
        found = count(client)
        setattr(g, _COUNT, found)
        if found is not None and not found.allowed:
            raise Refused(LIMITED, headers={"Retry-After": str(found.seconds)})
        if key and client is None:
            raise Refused(UNKNOWN_KEY, headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})

    @app.after_request
    def tell(reply: Response) -> Response:
        found: Count | None = getattr(g, _COUNT, None)
        if found is not None:
            policy = found.policy
            reply.headers["RateLimit-Policy"] = f'"{policy.name}";q={policy.quota};w={WINDOW}'
            reply.headers["RateLimit"] = f'"{policy.name}";r={found.remaining};t={found.seconds}'
        return reply
