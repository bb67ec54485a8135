"""``python -m clients`` (``make clients``) writes the files anew; ``--check`` only says which ones are not as they should be."""

from __future__ import annotations

import sys

from clients.written import ROOT, document, files


def main(arguments: list[str]) -> int:
    """Write or check. Returns 1 where a check has found something."""
    stale = []
    for name, content in files(document()).items():
        path = ROOT / name
        if not path.exists() or path.read_text("utf-8") != content:
            stale.append(name)
            if "--check" not in arguments:
                path.write_text(content, "utf-8")
    verb = "is not as the OpenAPI document says: make clients" if "--check" in arguments else "written"
    for name in stale:
        print(f"{name}: {verb}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
