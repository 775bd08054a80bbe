"""Nobody's data reach the log or the report of a crash."""

from __future__ import annotations

import logging
from pathlib import Path

from desktop_app.kernel.log import crash_report, masked, write_log_to


def test_long_numbers_are_masked() -> None:
    assert masked("NIK 1571074508900003, 118 dari 327") == f"NIK {'•' * 16}, 118 dari 327"


def test_a_crash_report_tells_where_but_not_about_whom() -> None:
    def inner() -> None:
        raise KeyError("NURHASANAH 1571074508900003")  # noqa: EM101, TRY003 - what must not show

    try:
        try:
            inner()
        except KeyError as cause:
            raise ValueError("SITI") from cause  # noqa: EM101 - what must not show
    except ValueError as trouble:
        report = crash_report(trouble)

    assert "builtins.ValueError" in report
    assert "builtins.KeyError" in report
    assert "inner" in report
    assert "NURHASANAH" not in report
    assert "SITI" not in report


def test_what_is_logged_lands_masked_in_the_file(
    tmp_path: Path, logged: list[logging.LogRecord]
) -> None:
    file = tmp_path / "log" / "program.log"
    before = list(logging.getLogger().handlers)
    write_log_to(file)
    logging.getLogger("uji").warning("baris %s", "1571074508900003")
    added = [each for each in logging.getLogger().handlers if each not in before]
    for handler in added:
        logging.getLogger().removeHandler(handler)
        handler.close()
    assert "1571074508900003" not in file.read_text("utf-8")
    assert "•" * 16 in file.read_text("utf-8")
    logged.clear()
