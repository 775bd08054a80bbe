"""The log: a rotating file for whoever mends the program, without anybody's data in it."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

_NUMBERS = re.compile(r"\d{6,}")
_BYTES, _FILES = 500_000, 3


def masked(text: str) -> str:
    """Give `text` with every number of six digits or more as dots: no NIK, KK, KPJ or phone."""
    return _NUMBERS.sub(lambda found: "•" * len(found[0]), text)


def crash_report(trouble: BaseException) -> str:
    """Give where in the program something broke, without what it was about.

    The message of an exception may hold a person's data, so only its type stands in the report.
    """
    lines = [f"{type(trouble).__module__}.{type(trouble).__qualname__}"]
    lines += _frames(trouble)
    cause = trouble.__cause__ or trouble.__context__
    if cause is not None:
        lines += ["", crash_report(cause)]
    return "\n".join(lines)


def _frames(trouble: BaseException) -> Iterator[str]:
    for frame in traceback.extract_tb(trouble.__traceback__):
        yield f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"


def write_log_to(file: Path) -> None:
    """Let everything that is logged from now on go to `file`, masked; three files of 500 kB stay."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
    except OSError:
        return  # a read-only home: the program works without a log
    handler.setFormatter(_Masking("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)


class _Masking(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))
