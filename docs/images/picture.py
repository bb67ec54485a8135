"""Takes the picture of the README anew: .venv/bin/python docs/images/picture.py (needs Chromium, as the browser tests do).

The rider is the one of the README's transcript, on its day, after a few more answers.
"""

from __future__ import annotations

import logging
import os
import shutil
import threading
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from web import create_app
from web.state import Progress, Seal

DAY = date(2026, 11, 23)
SECRET = "a secret for one picture"
RIDER = {
    "work_region": "330100",
    "hukou_region": "330100",
    "occupation": "food_delivery",
    "platform": "meituan",
    "arrangement": "managed",
    "written_agreement": False,
    "injury_cover": "none",
    "flexible_registration": True,
    "graduation_month": "2025-06",
    "education": "college_or_above",
    "pension": "flexible",
    "medical": "resident",
    "pension_paid": "997.20",
    "subsidy_months_used": 0,
    "receives_unemployment_benefit": False,
    "training_completed": True,
    "certificate_level": "four",
    "certificate_month": "2026-06",
    "rural_labourer": True,
}


def main() -> None:
    """Serve the result to a phone and save what its screen shows."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = create_app(secret=SECRET, today=lambda: DAY)
    token = Seal(SECRET.encode(), lambda: DAY).seal(Progress(RIDER, tuple((fact,) for fact in RIDER)))
    server = make_server("127.0.0.1", 0, app)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--font-render-hinting=none"]
        )
        page = browser.new_page(viewport={"width": 360, "height": 1010}, device_scale_factor=2, locale="zh-CN")
        page.goto(f"http://127.0.0.1:{server.server_port}/zh-CN/result?s={token}")
        page.screenshot(path=Path(__file__).with_name("result.png"))
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
