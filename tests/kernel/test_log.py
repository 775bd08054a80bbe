"""The log helps to mend the program and tells nothing about anybody."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import __version__
from desktop_app.kernel import paths
from desktop_app.kernel.log import crash_report, masked, versions, write_log_to

_log = logging.getLogger("desktop_app.test")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    end = write_log_to(tmp_path / "log" / "uji.log")
    yield tmp_path / "log" / "uji.log"
    end()


@pytest.mark.parametrize(
    "secret",
    [
        "1571071408850003",
        "1571.0714.0885.0003",
        "26000000001",
        "081274119036",
        "0812-7411-9036",
        "'SYAMSUL BAHRI'",
        "“SYAMSUL BAHRI”",
        '"SYAMSUL BAHRI"',
    ],
)
def test_numbers_of_people_and_quoted_words_are_masked(secret: str) -> None:
    assert secret not in masked(f"row {secret} refused")
    assert not set("12345678") & set(masked(f"row {secret} refused"))


def test_counts_stay_readable() -> None:
    assert masked("imported 15000 rows of 3 sheets in 12.5 s") == (
        "imported 15000 rows of 3 sheets in 12.5 s"
    )


def test_the_first_line_tells_the_versions(file: Path) -> None:
    first = file.read_text("utf-8").splitlines()[0]
    assert f"Pekerja Rentan {__version__} · Python 3." in first
    assert "SQLite 3." in versions() or "sqlcipher3.dbapi2" not in sys.modules


def test_an_exception_is_logged_without_what_it_was_about(
    file: Path, logged: list[logging.LogRecord]
) -> None:
    try:
        try:
            int("SYAMSUL BAHRI 1571071408850003")
        except ValueError as trouble:
            name = "SYAMSUL BAHRI"
            raise KeyError(name) from trouble
    except KeyError as trouble:
        _log.exception("step failed for %s", "1571071408850003")
        report = crash_report(trouble)

    text = file.read_text("utf-8")
    assert report in text
    assert "KeyError" in report
    assert "ValueError" in report
    assert "test_log.py:" in report
    assert "SYAMSUL" not in text
    assert "1571071408850003" not in text
    logged.clear()


def test_old_lines_go_when_the_file_is_full(file: Path) -> None:
    for _ in range(6_000):
        _log.info("word " * 80)
    names = sorted(each.name for each in file.parent.iterdir())
    assert names == ["uji.log", "uji.log.1", "uji.log.2", "uji.log.3"]
    assert sum(each.stat().st_size for each in file.parent.iterdir()) <= 4 * 500_000


def test_without_a_place_to_write_the_program_works_on(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"")
    write_log_to(tmp_path / "log" / "uji.log")()
    _log.info("nobody hears")


def test_the_program_s_own_files_lie_in_the_home_of_its_user(home: Path) -> None:
    for path in (paths.log_file(), paths.config_folder(), paths.offices_folder()):
        assert path.is_relative_to(home)
        assert "pekerja-rentan" in str(path)
