"""``gigrights rules show ID``: one entry of the rule base in readable words, or with ``--json`` as its file says it."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from eligibility.cli.entry_words import EntryWords
from eligibility.months import today
from eligibility.rulebook import load
from eligibility.rulebook.entries import Entry, Key, read_entries, users
from eligibility.rulebook.faults import mistaken_for
from eligibility.wording import languages, text, wording

KINDS = ("provision", "clause", "document", "criterion", "concept", "parameter", "question", "family")


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to its parser."""
    show = commands.add_parser("show", help="看一项：权益事项、条款、文件、判断标准、概念、参数、问题或类别")
    show.add_argument("id", help="它的编号，例如 ZJ2023-11-d、union_membership、hukou_is_local")
    show.add_argument("--json", action="store_true", help="按规则文件原样输出 JSON")
    show.add_argument("--lang", choices=languages(), default=languages()[0], help="语言")
    show.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show every entry with that id, for a question may be called like a provision. Returns 1 where there is none."""
    words = wording(options.lang)
    book = load()
    entries = read_entries(book.root)
    found = [entries[kind, options.id] for kind in KINDS if (kind, options.id) in entries]
    if not found:
        known = [name for kind, name in entries if kind in KINDS]
        near = mistaken_for(options.id, known) or mistaken_for(options.id.upper(), known)
        hint = text("是不是 {name}？", name=near) if near else text("编号见规则文件夹 {folder}", folder=str(book.root))
        print(words.say(text("没有编号是 {name} 的条目。", name=options.id)), file=sys.stderr)
        print(f"    → {words.say(hint)}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps([_plain(entries, entry) for entry in found], ensure_ascii=False, indent=2))
        return 0
    shown = EntryWords(book, entries, words, today())
    print("\n\n".join("\n".join(shown.lines(entry)) for entry in found))
    return 0


def _plain(entries: dict[Key, Entry], entry: Entry) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "id": entry.id,
        "file": entry.file,
        "line": entry.line,
        "content": entry.content,
        "used_by": [{"kind": user.kind, "id": user.id} for user in users(entries, entry)],
    }
