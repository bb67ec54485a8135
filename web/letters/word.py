"""A letter as a Word file (Word 文档): the paragraphs of the page, on A4, ready to fill in. It names no author and no worker."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from eligibility.letters import Part

_FONT, _CHINESE_FONT = "Times New Roman", "宋体"
_SMALL = {Part.QUOTE: 10.0, Part.COMPUTED: 9.0}
_INDENTED = {Part.FACT: 8, Part.ASK: 8, Part.SUM: 8, Part.PAPER: 8, Part.QUOTE: 8}
_UNDATED = datetime(2000, 1, 1)


def written(paragraphs: Iterable[tuple[Part, str]]) -> bytes:
    """The file's content."""
    document = Document()
    _set_up(document)
    for part, words in paragraphs:
        _add(document, part, words)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _set_up(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin = section.bottom_margin = Mm(20)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _CHINESE_FONT)
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.title = properties.comments = ""
    properties.created = properties.modified = _UNDATED
    properties.language = "zh-CN"
    package = document.part.package.rels  # the template's picture of a page that is not this one
    for name in [name for name, one in package.items() if one.reltype.endswith("/thumbnail")]:
        del package[name]


def _add(document: WordDocument, part: Part, words: str) -> Paragraph:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(words)
    run.bold = part in (Part.TITLE, Part.HEADING) or None
    layout = paragraph.paragraph_format
    layout.space_after, layout.line_spacing = Pt(4), 1.25
    layout.left_indent = Mm(_INDENTED.get(part, 0))
    layout.keep_with_next = part in (Part.TITLE, Part.HEADING)
    if part is Part.TITLE:
        run.font.size, paragraph.alignment = Pt(16), WD_ALIGN_PARAGRAPH.CENTER
        layout.space_after = Pt(10)
    if part in _SMALL:
        run.font.size = Pt(_SMALL[part])
    if part is Part.COMPUTED:
        run.font.color.rgb, layout.space_before = RGBColor(0x40, 0x40, 0x40), Pt(8)
    return paragraph
