"""What the gate needs besides Qt; `ui.program` loads it before Qt.

Once Qt is there it reads the source of every module that is loaded, to see whether it works with
Qt: that makes up a twentieth of the time to the gate.
"""

from __future__ import annotations

from desktop_app.domain import dates, nik, passphrase
from desktop_app.kernel import clock, i18n, jobs, log, memory, paths, safe_files

__all__ = [
    "clock",
    "dates",
    "i18n",
    "jobs",
    "log",
    "memory",
    "nik",
    "passphrase",
    "paths",
    "safe_files",
]
