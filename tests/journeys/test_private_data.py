"""After a day's work nobody's name or number lies anywhere in the clear."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from office import NOON, RINA, TARMIZI, create, import_sample, open_as, save, with_verifier
from sqlalchemy.exc import IntegrityError

from desktop_app.app import App
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.log import crash_report, write_log_to
from desktop_app.queries import workers
from desktop_app.services import backups, verification
from desktop_app.services.workers import KnownNikError

# Long enough not to stand in random bytes by chance.
SYAMSUL = ("SYAMSUL BAHRI", "Syamsul Bahri", "1571071408850003", "081274119036", "NURHAYATI")


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of this test only."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    end = write_log_to(tmp_path / "log" / "uji.log")
    yield tmp_path / "log"
    end()


def known_texts(app: App) -> set[bytes]:
    """Give what is private of everybody in the store."""
    everybody = [person.worker for person in app.ask(workers.people, workers.Filter(), limit=500)]
    texts = {text for each in everybody for text in (each.nik, each.kk, each.phone, each.name)}
    return {text.encode() for text in (*texts, *SYAMSUL) if len(text) >= 10}


def told(folder: Path, texts: set[bytes]) -> list[str]:
    """Give the files of a folder in which one of the texts stands."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    return [file.name for file in files if any(text in file.read_bytes() for text in texts)]


def break_a_step(app: App) -> str:
    """Let the database refuse a row, as a fault in the program would; give the crash report."""
    statement = "INSERT INTO worker (id, version, nik, name) VALUES (?, 1, ?, ?)"
    rows = [("x", SYAMSUL[2], SYAMSUL[0]), ("y", SYAMSUL[2], SYAMSUL[0])]
    with pytest.raises(IntegrityError) as broken, app.store.writing() as connection:
        connection.exec_driver_sql(statement, rows)
    assert not any(text in str(broken.value) for text in SYAMSUL), "the row stands in the text"
    logging.getLogger("ui.jobs").error("step failed: %s", broken.value, exc_info=broken.value)
    return crash_report(broken.value)


def test_a_run_leaves_nobody_in_log_temp_or_store(
    tmp_path: Path, temp: Path, log: Path, logged: list[logging.LogRecord]
) -> None:
    app = with_verifier(create(tmp_path / "kantor"))
    save(app)
    import_sample(app)
    with pytest.raises(KnownNikError) as refused:
        save(app)
    assert not any(text in str(refused.value) for text in SYAMSUL)
    report = break_a_step(app)
    assert "IntegrityError" in report
    backups.back_up(app.store, NOON)
    texts = known_texts(app)
    assert len(texts) > 50
    assert not told(tmp_path, texts), "while the store is open"
    app.close()

    app = open_as(tmp_path / "kantor", "Tarmizi", TARMIZI)
    app.do(verification.verify_all)
    app.close()
    with pytest.raises(AppError):
        open_as(tmp_path / "kantor", "Rina", f"{RINA}!")

    assert not told(tmp_path, texts)
    assert not list(temp.iterdir())
    assert "IntegrityError" in (log / "uji.log").read_text("utf-8")
    assert not any(text in report for text in SYAMSUL)
    logged.clear()
