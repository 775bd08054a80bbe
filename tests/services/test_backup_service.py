"""Backups are made, proven, listed newest first, and thinned out."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from office import NOON, create, save

from desktop_app.services import backups


def test_the_newest_backup_tells_when_and_how_many(tmp_path: Path) -> None:
    app = create(tmp_path / "kantor")
    assert backups.last_backup(app.store) is None
    backups.back_up(app.store, NOON)
    save(app)
    backups.back_up(app.store, NOON + timedelta(hours=1))

    found = backups.backups(app.store)

    assert [each.rows["worker"] for each in found] == [1, 0]
    assert found[0].at == NOON + timedelta(hours=1)
    assert backups.last_backup(app.store) == found[0]
    app.close()


def test_a_copy_elsewhere_does_not_count_as_the_stores_own(tmp_path: Path) -> None:
    app = create(tmp_path / "kantor")
    made = backups.back_up(app.store, NOON, folder=tmp_path / "usb")
    assert made.path.parent == tmp_path / "usb"
    assert backups.backups(app.store) == []
    app.close()


def test_seven_days_four_weeks_and_twelve_months_stay(tmp_path: Path) -> None:
    app = create(tmp_path / "kantor")
    for days in range(40, -1, -1):
        backups.back_up(app.store, NOON - timedelta(days=days))
    kept = [(NOON - each.at).days for each in backups.backups(app.store)]
    assert kept == [0, 1, 2, 3, 4, 5, 6, 8, 15, 23]
    app.close()


def test_a_damaged_file_is_left_out_of_the_list(tmp_path: Path) -> None:
    app = create(tmp_path / "kantor")
    made = backups.back_up(app.store, NOON)
    made.path.write_bytes(b"bukan cadangan")
    assert backups.backups(app.store) == []
    app.close()
