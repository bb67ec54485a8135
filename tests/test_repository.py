"""What the repository promises about itself: short files, honest names, no traces of a machine, complete catalogues."""

from __future__ import annotations

import ast
import configparser
import re
import string
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
PACKAGES = ("eligibility", "web")
MAX_LINES = 200
CATCH_ALL_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}
COMPLETE_LANGUAGES = ("en",)


@pytest.fixture(scope="module")
def project_files() -> list[Path]:
    """Every file that is tracked, or would be with the next commit."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git repository: no list of the project's own files")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def settings() -> configparser.ConfigParser:
    """The metadata and tool settings."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def _relative(paths: Iterable[Path]) -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in paths)


def test_no_file_is_a_drawer_for_everything(project_files: list[Path]) -> None:
    drawers = [path for path in project_files if path.stem in CATCH_ALL_NAMES or path.parent.name in CATCH_ALL_NAMES]
    assert _relative(drawers) == [], "name a file after the one idea in it"


def test_python_files_are_short(project_files: list[Path]) -> None:
    ours = [path for path in project_files if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in PACKAGES]
    counted = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in ours}
    assert {name: count for name, count in counted.items() if count > MAX_LINES} == {}, "one idea a file: split it"


def test_rules_hold_no_code(project_files: list[Path]) -> None:
    python = [path for path in project_files if path.suffix == ".py" and path.relative_to(ROOT).parts[0] == "rules"]
    assert _relative(python) == ["rules/__init__.py"]
    (docstring,) = ast.parse(python[0].read_text("utf-8")).body
    assert isinstance(docstring, ast.Expr) and isinstance(docstring.value, ast.Constant)


def test_no_file_names_a_path_of_somebodys_machine(project_files: list[Path]) -> None:
    # After a letter or a dot it is part of an address, not the start of a path.
    path_of_a_machine = re.compile(rb"(?<![\w.:/-])/(?:work|root|home|Users)/")
    found = [path for path in project_files if path_of_a_machine.search(path.read_bytes())]
    assert _relative(found) == []


def test_every_package_is_installed(settings: configparser.ConfigParser) -> None:
    folders = {path.parent for package in PACKAGES for path in (ROOT / package).rglob("*.py")}
    expected = {".".join(folder.relative_to(ROOT).parts) for folder in folders} | {"gigrights_rules"}
    assert set(settings["options"]["packages"].split()) == expected, (
        "setup.cfg [options] packages: add or remove the difference"
    )


def test_every_dependency_has_its_reason(settings: configparser.ConfigParser) -> None:
    wanted = [settings["options"]["install_requires"], *settings["options.extras_require"].values()]
    requirements = [line for group in wanted for line in group.splitlines() if line and not line.startswith("%(")]
    names = {re.split(r"[<>=~;\[ ]", line, maxsplit=1)[0] for line in requirements}
    reasons = (ROOT / "docs/decisions/0006-dependencies.md").read_text("utf-8")
    assert {name for name in names if f"**{name}**" not in reasons} == set()


def _gaps(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def _catalogue(language: str) -> Catalog:
    path = ROOT / "eligibility/translations" / language / "LC_MESSAGES/messages.po"
    if not path.exists():
        pytest.skip(f"no catalogue for {language} yet")
    with path.open("rb") as source:
        return read_po(source, locale=language)


@pytest.mark.parametrize("language", COMPLETE_LANGUAGES)
def test_catalogue_is_complete(language: str) -> None:
    messages = [message for message in _catalogue(language) if message.id]
    assert [m.id for m in messages if m.fuzzy] == [], "fuzzy: check the translation and remove the mark"
    assert [m.id for m in messages if not m.string or not all(_forms(m.string))] == [], "not translated"
    brace = [m for m in messages if isinstance(m.id, str) and isinstance(m.string, str) and "{" in m.id]
    assert [m.id for m in brace if _gaps(m.id) != _gaps(m.string)] == [], "the gaps {…} differ"


@pytest.mark.parametrize("language", COMPLETE_LANGUAGES)
def test_catalogue_has_every_text(language: str, tmp_path: Path) -> None:
    gathered = tmp_path / "messages.pot"
    mapping = ROOT / "eligibility/translations/babel.cfg"
    pybabel = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-k", "text", "-k", "_"]
    subprocess.run([*pybabel, "-F", str(mapping), "-o", str(gathered), "."], cwd=ROOT, check=True)
    with gathered.open("rb") as source:
        wanted = {message.id for message in read_po(source) if message.id}
    assert wanted - {message.id for message in _catalogue(language)} == set(), "make messages, then translate"


def _forms(translation: str | Iterable[str]) -> tuple[str, ...]:
    return (translation,) if isinstance(translation, str) else tuple(translation)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"])
def test_documents_name_only_targets_that_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE))
    document = (ROOT / name).read_text("utf-8")
    named = set(re.findall(r"(?:^ {4,}|`|\$ )(?:[A-Z_]+=\S+ )*make ([a-z]+)", document, flags=re.MULTILINE))
    assert {"run", "test"} <= named, "make run and make test are how everybody starts"
    assert named <= targets
