"""One entry of the rule base, worded for a terminal: what it says, what it leans on, and who uses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import yaml

from eligibility.drafts import CHANGES
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import Clause, Standing
from eligibility.rulebook.entries import Entry, Key, users
from eligibility.wording import Text, Wording, text

KINDS = {
    "provision": text("权益事项"),
    "clause": text("条款"),
    "document": text("文件"),
    "criterion": text("判断标准"),
    "concept": text("概念"),
    "parameter": text("参数"),
    "question": text("问题"),
    "family": text("类别"),
    "topic": text("话题"),
    "contradiction": text("矛盾检查"),
    "listing": text("名单"),
    "region": text("地区"),
    "file": text("其他文件"),
}
_STANDINGS = {
    Standing.IN_FORCE: text("现行有效"),
    Standing.DRAFT: text("征求意见稿，没有生效"),
    Standing.SUPERSEDED: text("已被新文件代替"),
    Standing.EXPIRED: text("已失效"),
}
_JUNCTIONS = {"all": text("以下都要成立："), "any": text("以下有一项成立："), "not": text("以下不成立：")}
_CONDITIONS = {
    "requires": text("前提："),
    "when": text("条件："),
    "holds": text("成立："),
    "fails": text("不成立："),
    "because_when": text("何时说明理由："),
    "in_use": text("算已在享受："),
    "fulfilled": text("算已履行："),
}
_INDENT = "    "


def flow(value: Any) -> str:
    """A value on one line, as a rule file could hold it."""
    written = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**6)
    return written.removesuffix("...\n").strip()


class EntryWords:
    """Words entries of one rule base in one language, as of a day."""

    def __init__(self, book: Rulebook, entries: dict[Key, Entry], words: Wording, day: date) -> None:
        self._book = book
        self._entries = entries
        self._say = words.say
        self._day = day

    def lines(self, entry: Entry) -> Iterator[str]:
        """Everything about one entry."""
        yield f"{self._say(KINDS[entry.kind])} {entry.id}  ({entry.file}:{entry.line})"
        clause = self._book.clauses.get(entry.id) if entry.kind == "clause" else None
        yield from self._clause(clause) if clause else self._content(entry.content)
        if entry.kind == "document":
            yield ""
            for name in self._book.documents[entry.id].clauses:
                yield from self._quoted(name, "")
        if used := users(self._entries, entry):
            yield ""
            yield self._say(text("用到它的："))
            for user in used:
                yield f"{_INDENT}{self._say(KINDS[user.kind])} {user.id}{self._title(user.content)}"

    def _content(self, content: Any, indent: str = "") -> Iterator[str]:
        if not isinstance(content, Mapping):
            yield f"{indent}{self._say(str(content))}"
            return
        for key, value in content.items():
            if key == "id":
                continue
            if key in _CONDITIONS:
                yield indent + self._say(_CONDITIONS[key])
                yield from self._tree(value, indent + _INDENT)
            elif key in ("clauses", "also", "by", "instead") or (key == "clause" and isinstance(value, str)):
                for name in value if isinstance(value, list) else [value]:
                    yield from self._quoted(name, indent)
            elif isinstance(value, list) and value and all(isinstance(row, Mapping) for row in value):
                yield f"{indent}{key}:"
                for row in value:
                    yield from self._row(row, indent + _INDENT)
            elif isinstance(value, Mapping) and len(flow(value)) > 80:
                yield f"{indent}{key}:"
                yield from self._content(value, indent + _INDENT)
            else:
                yield f"{indent}{key}: {self._scalar(key, value)}"

    def _row(self, row: Mapping[str, Any], indent: str) -> Iterator[str]:
        if "id" in row:
            yield f"{indent}[{row['id']}]"
            yield from self._content(row, indent + _INDENT)
        elif {"when", "clauses"} & row.keys():
            for number, line in enumerate(self._content(row)):
                yield f"{indent}{'  ' if number else '- '}{line}"
        else:
            yield indent + flow(row)

    def _scalar(self, key: str, value: Any) -> str:
        if key in ("region", "regions"):
            return self._places(value if isinstance(value, list) else [value])
        return self._say(value) if isinstance(value, str) else flow(value)

    def _places(self, codes: Iterable[str]) -> str:
        found = []
        for code in codes:
            region = self._book.regions.get(code)
            found.append(f"{self._book.regions.full_name(code)} ({code})" if region else code)
        return ", ".join(found)

    def _tree(self, tree: Any, indent: str) -> Iterator[str]:
        if isinstance(tree, Mapping):
            for junction, parts in tree.items():
                yield indent + self._say(_JUNCTIONS[junction])
                for part in parts if isinstance(parts, list) else [parts]:
                    yield from self._tree(part, indent + _INDENT)
        else:
            named = self._book.criteria.get(tree) or self._book.concepts.get(tree)
            yield f"{indent}- {self._say(Text(named.title)) if named else ''} [{tree}]"

    def _quoted(self, name: str, indent: str) -> Iterator[str]:
        clause = self._book.clauses.get(name)
        yield f"{indent}「{clause.quote}」" if clause else f"{indent}{name}"
        if clause:
            yield f"{indent}  —— 《{clause.document.title}》{clause.number or ''}  [{name}]"

    def _clause(self, clause: Clause) -> Iterator[str]:
        document = clause.document
        yield f"「{clause.quote}」"
        yield f"  —— 《{document.title}》 {' '.join(filter(None, (document.number, clause.number)))}"
        standing = self._say(_STANDINGS[clause.standing(self._day, self._book.superseded)])
        yield f"{document.issuer}, {self._places([document.region])}, {document.issued or '?'}: {standing}"
        since, until = clause.in_force_from.isoformat(), clause.in_force_to
        yield f"force: {clause.force.value}, {since} – {until.isoformat() if until else ''}"
        if clause.note:
            yield clause.note
        if clause.became:
            yield f"{self._say(CHANGES[clause.became.what])}: {self._say(Text(clause.became.note))}"
            for name in clause.became.beside:
                yield from self._quoted(name, _INDENT)
        for draft in self._book.drafts_beside.get(clause.id, ()):
            yield self._say(text("草案里原来这样写，没有生效："))
            yield from self._quoted(draft.id, _INDENT)

    def _title(self, content: Any) -> str:
        named = (
            content.get("title") or content.get("quote") or content.get("name") if isinstance(content, dict) else None
        )
        return f"  {self._say(named)}" if named else ""
