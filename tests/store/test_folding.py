"""A long log is folded into the database beside the work; no save waits for that."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from office import create

from desktop_app.app import App
from desktop_app.domain.people import Right
from desktop_app.kernel.errors import FailingDiskError
from desktop_app.services import backups
from desktop_app.services.use_case import use_case
from desktop_app.store.engine import DATABASE
from desktop_app.store.folding import LONG, TOO_LONG, Folding
from desktop_app.store.unit import Unit


@use_case("menyimpan gambar besar", right=Right.RECORD)
def keep(unit: Unit, bodies: list[bytes]) -> None:
    for body in bodies:
        unit.keep_content(body)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    made = create(tmp_path / "kantor")
    yield made
    made.close()


def _sizes(app: App) -> tuple[int, int]:
    file = app.store.folder / DATABASE
    return file.stat().st_size, file.with_name(f"{DATABASE}-wal").stat().st_size


def test_a_short_log_stays_and_a_long_one_goes_into_the_file(app: App) -> None:
    before, _log = _sizes(app)
    app.do(keep, [b"kecil"])
    app.store.fold()
    small, _log = _sizes(app)

    app.do(keep, [bytes([n]) * (1 << 20) for n in range(6)])
    app.store.fold()
    large, log = _sizes(app)
    assert large - small > 6 << 20 > small - before
    assert log > LONG


def test_the_log_is_cut_when_it_begins_anew(app: App) -> None:
    app.do(keep, [bytes([n]) * (1 << 20) for n in range(6)])
    app.store.fold()
    app.do(keep, [b"kecil"])
    assert _sizes(app)[1] <= LONG


def test_what_was_folded_in_stands_after_the_next_opening_and_is_sound(app: App) -> None:
    for n in range(6):
        app.do(keep, [bytes([n]) * (2 << 20)])
    checked = backups.check(app.store)
    assert checked.sound


def test_a_commit_returns_while_the_log_is_still_being_folded_in(tmp_path: Path) -> None:
    log, goes_on, folded = tmp_path / "data.db-wal", threading.Event(), []

    def fold() -> None:
        assert goes_on.wait(60)
        folded.append(log.stat().st_size)

    log.write_bytes(bytes(LONG + 1))
    folding = Folding(log, fold, pause=0)
    folding.look()
    folding.look()  # the next commit: one folds already
    assert folded == []
    goes_on.set()
    folding.wait()
    assert folded == [LONG + 1]


def test_folding_waits_for_a_pause_between_commits_and_is_not_waited_for_at_closing(
    tmp_path: Path,
) -> None:
    log, folded = tmp_path / "data.db-wal", threading.Event()
    log.write_bytes(bytes(LONG + 1))
    folding = Folding(log, folded.set, pause=600)
    for _commit in range(3):
        folding.look()
    assert not folded.wait(0.1)
    folding.wait()
    assert folded.is_set()


def test_a_log_that_grows_too_long_is_folded_in_without_a_pause(tmp_path: Path) -> None:
    log, folded = tmp_path / "data.db-wal", threading.Event()
    with log.open("wb") as file:
        file.truncate(TOO_LONG + 1)
    folding = Folding(log, folded.set, pause=600)
    folding.look()
    assert folded.wait(60)
    folding.wait()


def test_a_disk_that_fails_while_folding_is_told_in_the_log_and_tried_again(
    tmp_path: Path, logged: list[logging.LogRecord]
) -> None:
    tried = []

    def fold() -> None:
        tried.append(1)
        raise FailingDiskError(where="kantor")

    log = tmp_path / "data.db-wal"
    log.write_bytes(bytes(LONG + 1))
    folding = Folding(log, fold)
    for _commit in range(2):
        folding.look()
        folding.wait()
    assert len(tried) == 2
    said = [each.getMessage() for each in logged]
    assert said == ["the log was not folded in: FailingDiskError"] * 2
    logged.clear()
