"""An answer can be worked out again by the rule base that gave it, where that is kept; otherwise it is gone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from eligibility.assessment import Calculator
from eligibility.rulebook import load
from web import create_app
from web.settings import SettingError, Settings

RIDER = {"work_region": "330100", "occupation": "food_delivery"}


@pytest.fixture(scope="module")
def archive(calculator: Calculator, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """An archive with one earlier rule base, in which joining the union was called something else."""
    folder = tmp_path_factory.mktemp("archive")
    earlier = folder / "earlier"
    shutil.copytree(calculator.book.root, earlier, ignore=shutil.ignore_patterns("__pycache__"))
    file = earlier / "provisions/union_membership.yaml"
    file.write_text(file.read_text("utf-8").replace("title: 加入工会", "title: 入会"), "utf-8")
    version = load(earlier).version
    earlier.rename(folder / version)
    (folder / "0123456789ab").mkdir()
    return folder, version


@pytest.fixture(scope="module")
def keeping(calculator: Calculator, archive: tuple[Path, str]) -> FlaskClient:
    settings = Settings.read({"GIGRIGHTS_ARCHIVE": str(archive[0])})
    return create_app(calculator, secret="s", settings=settings).test_client()


def title(answer: dict[str, Any]) -> str:
    return next(str(one["title"]) for one in answer["outcomes"] if one["provision"] == "union_membership")


def test_an_earlier_rule_base_answers_as_it_did(keeping: FlaskClient, archive: tuple[Path, str]) -> None:
    asked = {"situation": RIDER, "as_of": "2026-11-23"}
    then: Any = keeping.post("/api/v1/assessments", json={**asked, "rulebook": archive[1]}).json
    now: Any = keeping.post("/api/v1/assessments", json=asked).json
    assert (title(then), title(now)) == ("入会", "加入工会")
    assert then["rulebook"]["version"] == archive[1] != now["rulebook"]["version"]
    again: Any = keeping.post("/api/v1/assessments", json={**asked, "rulebook": now["rulebook"]["version"]}).json
    assert again == now
    line = json.dumps({**asked, "rulebook": archive[1]})
    reply = keeping.post("/api/v1/assessments/batch", data=line, content_type="application/x-ndjson", buffered=True)
    assert title(json.loads(reply.get_data().splitlines()[0])["assessment"]) == "入会"


@pytest.mark.parametrize("wanted", ["000000000000", "0123456789ab", "../rules", "", "x" * 64])
def test_what_is_not_kept_is_gone(keeping: FlaskClient, client: FlaskClient, wanted: str) -> None:
    for one in (keeping, client):
        for address in ("/api/v1/assessments", "/api/v1/questions/next", "/api/v1/deadlines"):
            reply: Any = one.post(address, json={"situation": RIDER, "rulebook": wanted})
            assert reply.status_code == 410 and reply.json["type"].endswith(":rulebook-gone")


def test_an_archive_that_is_none_is_named(calculator: Calculator) -> None:
    with pytest.raises(SettingError, match="GIGRIGHTS_ARCHIVE"):
        create_app(calculator, settings=Settings.read({"GIGRIGHTS_ARCHIVE": "/no/such/folder"}))
