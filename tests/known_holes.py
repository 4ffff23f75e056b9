"""What the database of known holes said of the locked parts: holes, none, or nothing at all."""

from __future__ import annotations

import json
import sys
from pathlib import Path

HOLES, COULD_NOT_ASK = 1, 3


def judged(found: str) -> tuple[int, str]:
    """Return the status and the words for what `pip-audit -f json` has written.

    A part that could not be asked for may have a hole, so that is no pass.
    """
    if not found.strip():
        return COULD_NOT_ASK, "COULD NOT ASK: the database of known holes was not reached."
    parts = json.loads(found)["dependencies"]
    unasked = [part["name"] for part in parts if "skip_reason" in part]
    holes = [
        f"{part['name']} {part['version']}: {hole['id']}, mended in "
        f"{', '.join(hole['fix_versions']) or 'no version yet'}"
        for part in parts
        for hole in part.get("vulns", ())
    ]
    if holes:
        return HOLES, "\n".join(["KNOWN HOLES:", *holes])
    if unasked:
        return COULD_NOT_ASK, (
            f"COULD NOT ASK: {len(unasked)} of {len(parts)} parts were not found in the database "
            "of known holes, so nothing is known of them. This is not a pass."
        )
    return 0, f"No known holes in {len(parts)} parts."


def main(path: str) -> int:
    """Print and keep what was found; return 0, 1 for holes or 3 where it could not be asked."""
    file = Path(path)
    status, words = judged(file.read_text("utf-8") if file.exists() else "")
    print(words)
    file.with_suffix(".txt").write_text(f"{words}\n", "utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
