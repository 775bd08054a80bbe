"""The log: a rotating file for whoever mends the program, without anybody's data in it.

Names cannot be told from other words, so the rule is: counts and the program's own names are
logged, never values. What slips through is caught here: long numbers and quoted words are masked,
and of an exception only its type and its places in the program are written, never its message.
"""

from __future__ import annotations

import logging
import platform
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from desktop_app import __version__

_log = logging.getLogger(__name__)

_NUMBERS = re.compile(r"\d(?:[ .\-/]?\d){5,}")
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"|'[^']*'")
_BYTES, _FILES = 500_000, 3

# Read only where somebody else has loaded them: the kernel knows neither Qt nor the database.
_LIBRARIES = (
    ("SQLite", "sqlcipher3.dbapi2", "sqlite_version"),
    ("Qt", "PySide6.QtCore", "__version__"),
)


def masked(text: str) -> str:
    """Give `text` without numbers of six digits or more (NIK, KK, KPJ, phone) or quoted words."""
    return _NUMBERS.sub(lambda found: "•" * len(found[0]), _QUOTED.sub("“…”", text))


def crash_report(trouble: BaseException) -> str:
    """Give where in the program something broke, without what it was about.

    The message of an exception may hold a person's data, so only its type stands in the report.
    """
    lines = [f"{type(trouble).__module__}.{type(trouble).__qualname__}", *_frames(trouble)]
    cause = trouble.__cause__ or trouble.__context__
    if cause is not None:
        lines += ["", crash_report(cause)]
    return "\n".join(lines)


def _frames(trouble: BaseException) -> Iterator[str]:
    for frame in traceback.extract_tb(trouble.__traceback__):
        yield f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"


def write_log_to(file: Path) -> Callable[[], None]:
    """Let all that is logged from now on go to `file`; call what comes back to end that.

    Three older files of 500 kB stay beside it. Without a place to write the program works on
    without a log. The first line tells the versions.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = _Handler(file, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
    except OSError:
        return lambda: None
    handler.setFormatter(_Masking())
    root = logging.getLogger()
    root.addHandler(handler)
    for name in ("desktop_app", "ui"):
        logging.getLogger(name).setLevel(logging.INFO)
    _log.info("start: %s", versions())

    def end() -> None:
        root.removeHandler(handler)
        handler.close()

    return end


def versions() -> str:
    """Give the versions of the program and of what it stands on, as far as loaded."""
    python = f"Python {platform.python_version()}"
    found = [f"Pekerja Rentan {__version__}", python, *_loaded(), platform.platform()]
    return " · ".join(found)


def _loaded() -> Iterator[str]:
    for name, module, attribute in _LIBRARIES:
        loaded: Any = sys.modules.get(module)
        if loaded is not None:
            yield f"{name} {getattr(loaded, attribute)}"


class _Handler(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """Keep quiet on a full disk: the library would print the record to standard error."""


class _Masking(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        when = self.formatTime(record)
        line = f"{when} {record.levelname} {record.name} {masked(record.getMessage())}"
        trouble = record.exc_info[1] if record.exc_info else None
        return f"{line}\n{crash_report(trouble)}" if trouble else line
