"""The Word file of a letter: the paragraphs of the page, a name that says nothing, and no trace of anybody in its properties."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from typing import Any

import pytest
from docx import Document
from flask import Flask

from web.pages.visit import _seal
from web.state import Progress

ANSWERS: dict[str, Any] = {
    "work_region": "330106",
    "occupation": "food_delivery",
    "platform": "meituan",
    "arrangement": "managed",
    "written_agreement": False,
    "injury_cover": "none",
    "monthly_hours": "200",
    "monthly_income": "3000.01",
    "platform_rules_published": False,
    "automatic_penalty": True,
    "union_member": False,
    "pension": "flexible",
    "medical": "flexible",
    "flexible_registration": True,
    "hukou_region": "330100",
    "subsidy_months_used": 0,
    "receives_unemployment_benefit": False,
    "education": "college_or_above",
    "graduation_month": "2025-06",
}


@pytest.fixture
def sealed(app: Flask) -> str:
    """The answers as an address carries them."""
    with app.app_context():
        return _seal().seal(Progress(ANSWERS, tuple((fact,) for fact in ANSWERS)))


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_file_holds_the_paragraphs_of_the_page(
    reader: Any, calculator: Any, client: Any, sealed: str, language: str
) -> None:
    for name in calculator.book.letters:
        page = reader.open(f"/{language}/letters/{name}?s={sealed}")
        response = client.get(unescape(page.one(r'href="([^"]*\.docx[^"]*)"')))
        assert response.status_code == 200
        document = Document(io.BytesIO(response.data))
        shown = page.all(r'<(?:p|h2|h3) class="is-\w+" lang="zh-CN">(.*?)</')
        assert [paragraph.text for paragraph in document.paragraphs] == shown
        assert len(shown) > 10


def test_its_name_and_type_tell_nothing(client: Any, sealed: str) -> None:
    response = client.get(f"/zh-CN/letters/injury_scheme_enrolment.docx?s={sealed}")
    assert response.headers["Content-Disposition"] == "attachment; filename=letter.docx"
    assert response.mimetype == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_its_properties_name_nobody_and_no_time(client: Any, sealed: str) -> None:
    content = client.get(f"/zh-CN/letters/union_join.docx?s={sealed}").data
    properties = Document(io.BytesIO(content)).core_properties
    assert {properties.author, properties.last_modified_by, properties.title, properties.comments} == {""}
    assert properties.created == properties.modified and properties.created.year == 2000
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        packed = b"".join(package.read(name) for name in package.namelist())
        assert "docProps/thumbnail.jpeg" not in package.namelist()
    assert sealed.encode() not in packed and not re.search(rb"python|gigrights", packed)


def test_it_is_set_for_a4_with_chinese_type(client: Any, sealed: str) -> None:
    document = Document(io.BytesIO(client.get(f"/zh-CN/letters/union_join.docx?s={sealed}").data))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert 'w:eastAsia="宋体"' in document.styles["Normal"].element.xml
