"""``docs/command_line.md`` names every command and every option, and its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from eligibility.cli import main

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "command_line.md").read_text("utf-8")
COMMANDS = [
    ["assess"],
    ["population"],
    ["rules", "check"],
    ["rules", "show"],
    ["rules", "diff"],
    ["verify"],
    ["roster"],
    ["roster", "template"],
    ["roster", "compare"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_option_is_told(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([*command, "--help"])
    options = set(re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out)) - {"--help"}
    assert f"## gigrights {' '.join(command)}" in PAGE
    assert {option for option in options if option not in PAGE} == set()


def test_every_command_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    known = re.search(r"\{([a-z,]+)\}", capsys.readouterr().out)
    with pytest.raises(SystemExit):
        main(["rules", "--help"])
    of_rules = re.search(r"\{([a-z,]+)\}", capsys.readouterr().out)
    assert known and of_rules
    told = set(re.findall(r"`gigrights ((?:rules )?[a-z]+)", PAGE))
    assert set(known[1].split(",")) - {"rules"} | {f"rules {name}" for name in of_rules[1].split(",")} <= told


def test_every_link_leads_somewhere() -> None:
    for target, anchor in re.findall(r"\]\(([\w.]*)(?:#([^)]+))?\)", PAGE):
        page = (DOCS / target).read_text("utf-8") if target else PAGE
        headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
        anchors = {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}
        assert not anchor or anchor in anchors, f"{target}#{anchor}"
