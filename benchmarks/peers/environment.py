"""The peer's own virtual environment, in .cache/peers/: made once, and again whenever requirements.txt changes."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
CACHE = HERE.parents[1] / ".cache" / "peers"
DESCRIPTION = CACHE / "description.json"
REQUIREMENTS = HERE / "requirements.txt"


def python() -> Path:
    """The peer's Python, in an environment that holds just what requirements.txt says. Needs a package index the first time."""
    environment = CACHE / "environment"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    marker = environment / "requirements.sha256"
    program = environment / "bin" / "python"
    if not marker.exists() or marker.read_text("ascii") != wanted:
        print(f"Setting up {environment} with openfisca-core …", flush=True)
        shutil.rmtree(environment, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        pip = [program, "-m", "pip", "--disable-pip-version-check", "-qq"]
        subprocess.run([*pip, "install", "-r", REQUIREMENTS], check=True)
        marker.write_text(wanted, "ascii")
    return program


def variables() -> dict[str, str]:
    """The environment variables under which the peer finds its country package and the description."""
    return {**os.environ, "PYTHONPATH": str(HERE / "country"), "GIGRIGHTS_DESCRIPTION": str(DESCRIPTION)}


def command(module: str, *arguments: str | Path | int) -> list[str]:
    """The command that runs a module of the country package, with :func:`variables`."""
    return [str(python()), "-m", f"gigrights_openfisca.{module}", *map(str, arguments)]


def run(module: str, *arguments: str | Path | int) -> None:
    """Run a module of the country package. Raises CalledProcessError."""
    subprocess.run(command(module, *arguments), env=variables(), check=True)
