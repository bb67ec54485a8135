"""What codes mean in words (措辞): forces, standings, kinds of documents and sources, statuses of worked cases."""

from __future__ import annotations

from eligibility.wording import Text, text

FORCES = {
    "claim": text("符合的话可以申请"),
    "owed": text("符合的话平台或单位应当做到"),
    "lever": text("可以引用，没有机构直接给"),
}
DRAFT = text("只在草案里，不是权利")
STANDINGS = {
    "in_force": text("现行有效"),
    "draft": text("征求意见稿，没有生效"),
    "superseded": text("已被新文件代替"),
    "expired": text("已失效"),
    "not_yet": text("还没有施行"),
}
REPORTED = text("官方表述（转述）")
KINDS = {"final": text("正式文件"), "draft": text("征求意见稿"), "reported": REPORTED}
SOURCES = {
    "official": text("官方网页"),
    "reprint": text("转载"),
    "statute_text": text("法律文本"),
    "reported": text("报道"),
}
CLAUSE_FORCES = {
    "right": text("权利"),
    "duty": text("义务（应当）"),
    "subsidy": text("补贴"),
    "commitment": text("政府承诺去做"),
    "pilot": text("试点"),
    "encouragement": text("倡导（鼓励、支持）"),
}
STATUSES = {
    "eligible": text("符合"),
    "not_eligible": text("不符合"),
    "needs_information": text("还缺回答，定不了"),
    "not_verified": text("没有核实到"),
}
JUNCTIONS = {"all": text("全部满足："), "any": text("满足任一："), "not": text("不能是：")}


def force_words(force: str, draft: bool = False) -> Text:
    """What something is worth to whom meets its conditions; a draft is worth nothing."""
    return DRAFT if draft else FORCES[force]


def standing_words(kind: str, standing: str) -> Text:
    """A standing in words; what we know from a report is called that, for a report is not in force or out of it."""
    return REPORTED if kind == "reported" else STANDINGS[standing]


def for_templates() -> dict[str, object]:
    """The words by the names under which templates know them."""
    return {
        "force_words": force_words,
        "standing_words": standing_words,
        "KINDS": KINDS,
        "SOURCES": SOURCES,
        "CLAUSE_FORCES": CLAUSE_FORCES,
        "STATUSES": STATUSES,
        "JUNCTIONS": JUNCTIONS,
    }
