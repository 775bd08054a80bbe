"""What restoring would take back is shown first; then the backup takes the place, the old stays."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from office import NOON, RINA, create, open_as, save, with_verifier

from desktop_app.app import App
from desktop_app.domain.person import read_person
from desktop_app.domain.rotation import staying
from desktop_app.kernel.errors import BusyError
from desktop_app.queries import workers as people
from desktop_app.services import backups, scratches, sticks, workers
from desktop_app.store import drawer
from desktop_app.store.keys import WrongPassphraseError

BUJANG = {"nik": "1571071708850004", "name": "Bujang Rasyid", "birth_date": "17-08-1985"}


@pytest.fixture
def app(tmp_path: Path) -> App:
    app = with_verifier(create(tmp_path / "kantor"))
    save(app)
    return app


def names(app: App) -> list[str]:
    return sorted(each.worker.name for each in app.ask(people.people))


def test_what_came_since_is_counted_and_named(app: App) -> None:
    made = backups.make(app)
    [person] = app.ask(people.people)
    app.do(workers.save, read_person(person, {"rt": "5"}, app.facts))
    save(app, **BUJANG)
    found = backups.compare(app.store, made.path)
    assert (found.added, found.changed, found.gone) == (("BUJANG RASYID",), ("SYAMSUL BAHRI",), ())
    assert found.rows["worker"] == (1, 2)
    app.close()


def test_who_stands_in_the_backup_only_is_named_too(app: App) -> None:
    save(app, **BUJANG)
    made = backups.make(app)
    app.undo()
    assert backups.compare(app.store, made.path).gone == ("BUJANG RASYID",)
    app.close()


def test_a_backup_under_the_old_key_is_compared_by_passphrase(app: App) -> None:
    folder = app.store.folder
    made = backups.make(app)
    app.change_key(RINA)
    app = open_as(folder, "Rina", RINA)
    with pytest.raises(WrongPassphraseError):
        backups.compare(app.store, made.path)
    assert backups.compare(app.store, made.path, RINA).added == ()
    app.close()


def test_a_backup_takes_the_place_and_the_old_store_is_kept(app: App) -> None:
    folder = app.store.folder
    made = backups.make(app)
    save(app, **BUJANG)
    app.close()

    kept = backups.replace_store(made.path, folder, RINA, NOON)

    assert kept.name.startswith("kantor (sebelum dipulihkan 2026-11-23-")
    for place, expected in ((folder, 1), (kept, 2)):
        app = open_as(place, "Rina", RINA)
        assert len(names(app)) == expected
        app.close()
    assert sorted(each.name for each in folder.parent.iterdir()) == sorted(["kantor", kept.name])


def test_an_open_store_is_not_replaced(app: App) -> None:
    made = backups.make(app)
    with pytest.raises(BusyError):
        backups.replace_store(made.path, app.store.folder, RINA, NOON)
    app.close()
    open_as(app.store.folder, "Rina", RINA).close()


def test_what_was_typed_and_not_saved_is_in_the_backup(app: App, tmp_path: Path) -> None:
    drawer.keep(app.store, app.user.id, "ketikan", "[]")
    drawer.keep(app.store, app.user.id, "tampilan", "saringan")
    made = backups.make(app)
    app.close()
    backups.restore(made.path, tmp_path / "pulih", RINA)
    app = open_as(tmp_path / "pulih", "Rina", RINA)
    assert drawer.kept(app.store, app.user.id, "tampilan") == "saringan"
    assert scratches.kept(app.store, app.user.id) == ()
    app.close()


def test_a_backup_is_made_only_where_something_changed(app: App) -> None:
    first = backups.keep_up(app)
    assert first is not None
    assert backups.keep_up(app) is None
    save(app, **BUJANG)
    assert backups.keep_up_daily(app) is None  # there is one of today
    assert backups.keep_up(app) is not None
    app.close()


def test_an_office_without_people_needs_no_backup(tmp_path: Path) -> None:
    app = create(tmp_path / "kantor")
    assert backups.keep_up(app) is None
    app.close()


def test_the_stick_is_remembered_and_gets_what_it_lacks(app: App, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    assert sticks.copy_if_there(app) is None
    sticks.copy(app, stick)
    known = sticks.known(app.store)
    assert known is not None
    assert (known.folder, known.is_there) == (stick, True)
    assert sticks.copy_if_there(app) is None

    save(app, **BUJANG)
    app._clock = lambda: NOON + timedelta(hours=1)
    backups.make(app)
    assert sticks.copy_if_there(app) is not None
    assert len(list(stick.glob("*.cadangan"))) == 2
    shutil.rmtree(stick)
    assert sticks.copy_if_there(app) is None
    app.close()


def test_a_stick_unseen_for_a_week_is_missed(app: App, tmp_path: Path) -> None:
    def days(after: int) -> int | None:
        return app.ask(sticks.unseen_days, app.store, NOON + timedelta(days=after))

    assert [days(6), days(7), days(30)] == [None, 7, 30]
    app._clock = lambda: NOON + timedelta(days=29)
    sticks.copy(app, tmp_path / "usb")
    assert [days(30), days(36)] == [None, 7]
    app.do(sticks.forget, app.store)
    assert sticks.known(app.store) is None
    app.close()


def test_the_newest_of_days_weeks_and_months_stay() -> None:
    days = [NOON.replace(tzinfo=None) - timedelta(days=n) for n in range(500)]
    stay = staying(days)
    ages = sorted((days[0] - each).days for each in stay)
    assert ages[:10] == [0, 1, 2, 3, 4, 5, 6, 8, 15, 23]
    assert len(ages) == 7 + 2 + 11
    assert staying([]) == set()
