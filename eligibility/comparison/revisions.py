"""Where the rule bases lie that are compared: in a folder, or in a revision of the git repository of the present one."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eligibility.rulebook import find_rules
from eligibility.wording import Text, text

_MARK = "questions.yaml"


class NotFound(Exception):
    """Neither a folder with a rule base nor a revision with one; ``reason`` says which, and what to write instead."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.template)
        self.reason = reason


@contextmanager
def opened(name: str) -> Iterator[Path]:
    """The folder of a rule base: a folder, also one that holds ``rules/``, or else a revision, unpacked for a while.

    Raises NotFound.
    """
    folder = Path(name)
    if folder.is_dir():
        yield _in_folder(folder)
        return
    with tempfile.TemporaryDirectory(prefix="gigrights-") as temporary:
        root = Path(temporary) / "rules"
        _unpack(name, root)
        yield root


def _in_folder(folder: Path) -> Path:
    for root in (folder, folder / "rules"):
        if (root / _MARK).exists():
            return root.resolve()
    raise NotFound(text("文件夹 {name} 里没有规则库（缺 questions.yaml）", name=str(folder)))


def _unpack(revision: str, root: Path) -> None:
    rules = find_rules()
    top = _git(rules, "rev-parse", "--show-toplevel")
    if top is None:
        reason = text(
            "{name} 不是文件夹，而规则库 {rules} 不在 git 仓库里，所以也不能当作版本", name=revision, rules=str(rules)
        )
        raise NotFound(reason)
    inside = (_git(rules, "rev-parse", "--show-prefix") or b"").decode().strip().rstrip("/")
    commit = _git(rules, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        reason = text("{name} 既不是文件夹，也不是 git 里的版本（例如 HEAD~1、main、提交号）", name=revision)
        raise NotFound(reason)
    tree = f"{commit.decode().strip()}:{inside}"
    archive = _git(Path(top.decode().strip()), "archive", "--format=tar", tree)
    if archive is not None:
        with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
            packed.extractall(root, filter="data")
    if not (root / _MARK).exists():
        raise NotFound(
            text("版本 {name} 的 {folder} 里没有规则库（缺 questions.yaml）", name=revision, folder=inside or ".")
        )


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git prints; None where it refuses, or is not there."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
