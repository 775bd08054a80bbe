"""How many keys a sheet of people takes in the form, beside typing its cells with a Tab after each.

    .venv/bin/python packaging/bench_keys.py

The people are those of sheet "RT 01" of the sample list; the form is the real one, driven key by
key, a chord counts as two. Nothing is known at the beginning: what completes was learnt on the
way. Keys are counted, not timed: the figures are the same on every machine.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WAYS = {"with completion": True, "without completion": False}


def main() -> int:
    """Type the sheet twice and print a table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "ui")]
    from PySide6.QtWidgets import QApplication
    from typist import type_sheet

    from ui.theme import Appearance, install_theme

    program = QApplication(sys.argv)
    install_theme(program, Appearance.LIGHT)
    print(
        "| | keys in the form | keys for the cells | share | people saved |\n|---|---|---|---|---|"
    )
    for way, completion in WAYS.items():
        with tempfile.TemporaryDirectory(prefix="pekerja-rentan-ukur-") as scratch:
            keys = type_sheet(Path(scratch) / "kantor", completion=completion)
        print(
            f"| {way} | {keys.form} | {keys.cells} | {keys.share:.0%} | {keys.saved} |", flush=True
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
