"""What whoever runs the calculator sees and sets (运维): metrics, logs, and proxies in front; nothing here learns who asked what."""

from __future__ import annotations

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from web.operations import logs, metrics
from web.operations.requests import Observer, observe
from web.settings import Settings


def install(app: Flask, settings: Settings) -> None:
    """Set up an application; called before all else that looks at requests, so that what is measured is the whole request."""
    if count := settings.trusted_proxies:
        # X-Forwarded-* of anybody else would let a client choose its address and the host of our links
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    observers: list[Observer] = [logs.RequestLog()] if settings.log_requests else []
    if settings.metrics:
        observers.append(metrics.install(app))
    observe(app, observers)
    logs.install(app)
