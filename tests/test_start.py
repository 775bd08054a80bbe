"""What starting the window brings in: nothing that only a file, a card or an upgrade needs."""

from __future__ import annotations

import subprocess
import sys

LATER = (
    *("alembic", "openpyxl", "reportlab", "python_calamine", "pypdfium2", "zxingcpp"),
    *("PIL", "numpy", "lxml", "PySide6.QtPrintSupport"),
)
"""Each takes its time to load and is loaded where it is used."""

FROM_THE_START = ("PySide6.QtWidgets", "sqlalchemy", "sqlcipher3", "argon2", "cryptography")


def test_starting_the_window_loads_only_what_every_start_needs() -> None:
    loaded = f"[name for name in {(*LATER, *FROM_THE_START)!r} if name in sys.modules]"
    asked = f"import sys, ui.program; print(*{loaded})"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert sorted(told.stdout.split()) == sorted(FROM_THE_START)
