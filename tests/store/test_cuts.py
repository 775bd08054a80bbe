"""What a program that was killed leaves: the next opening finishes it, or takes it away, or says so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from office import NOON, RINA, TARMIZI, create, open_as, save, with_verifier

from desktop_app.kernel.errors import BusyError
from desktop_app.queries import workers
from desktop_app.queries.people import users
from desktop_app.services import backups, people, recovery
from desktop_app.store import drawer, keys, rekeying, restoring
from desktop_app.store.engine import DATABASE
from desktop_app.store.keys import WrongPassphraseError
from desktop_app.store.lock import StoreLock
from desktop_app.store.place import UNFINISHED, NoStoreError, StoreThereError

PAGE, WAL_HEAD, FRAME_HEAD = 4096, 32, 24


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    app = with_verifier(create(tmp_path / "kantor"))
    save(app)
    backups.back_up(app.store, NOON)
    app.close()
    return tmp_path / "kantor"


def pages_in_log(log: Path) -> list[int]:
    """Give the numbers of the pages that stand in a write-ahead log."""
    raw = log.read_bytes()[WAL_HEAD:]
    frames = range(0, len(raw), FRAME_HEAD + PAGE)
    return [int.from_bytes(raw[at : at + 4], "big") for at in frames]


def test_a_page_torn_while_the_log_was_folded_in_is_no_damage(folder: Path, tmp_path: Path) -> None:
    app = open_as(folder, "Rina", RINA)
    save(app, nik="1571071408850077")
    copy = Path(shutil.copytree(folder, tmp_path / "salinan"))
    app.close()
    raw = bytearray((copy / DATABASE).read_bytes())
    page = max(n for n in pages_in_log(copy / f"{DATABASE}-wal") if n * PAGE <= len(raw))
    raw[page * PAGE - 600 : page * PAGE] = bytes(600)
    (copy / DATABASE).write_bytes(raw)

    app = open_as(copy, "Rina", RINA)
    assert backups.check(app.store).rows["worker"] == 2
    app.close()


def test_half_written_files_and_unpacked_copies_are_taken_away(folder: Path) -> None:
    (folder / drawer.FOLDER).mkdir(exist_ok=True)
    whole = sorted(folder.rglob("*"))
    for name in (".keys.json.part", "data.db.baru", "laci/.x-ketikan.part"):
        (folder / name).write_bytes(b"half")
    for name in ("backups/.membuat-abc", "backups/.memeriksa-abc", "laci.baru"):
        (folder / name).mkdir()
        (folder / name / DATABASE).write_bytes(b"half")
    beside = folder.with_name(".kantor.memeriksa-abc")
    beside.mkdir()

    open_as(folder, "Rina", RINA).close()
    assert sorted(folder.rglob("*")) == whole
    assert not beside.exists()


def test_an_old_passphrase_opens_nothing_although_the_power_went_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_as(folder, "Rina", RINA)
    tarmizi = next(each for each in app.ask(users) if each.name == "Tarmizi")
    monkeypatch.setattr(app.store.keyring, "drop", lambda *_slots: None)
    app.do(people.set_passphrase, tarmizi.id, "kata sandi baru")
    app.close()
    keys.open_any(keys.load(folder), TARMIZI)

    open_as(folder, "Rina", RINA).close()
    with pytest.raises(WrongPassphraseError):
        keys.open_any(keys.load(folder), TARMIZI)
    open_as(folder, "Tarmizi", "kata sandi baru").close()


def test_a_sheet_that_was_cut_short_opens_nothing_and_the_earlier_one_does(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_as(folder, "Rina", RINA)
    app.do(recovery.write_sheet, tmp_path / "lembar.pdf")
    [earlier] = app.store.keyring.recovery_slots()
    monkeypatch.setattr(app.store.keyring, "add_recovery", lambda _secret: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        app.do(recovery.write_sheet, tmp_path / "lembar-baru.pdf")
    assert not (tmp_path / "lembar-baru.pdf").exists()
    assert app.store.keyring.recovery_slots() == [earlier]
    app.close()


def test_others_are_not_told_of_damage_when_a_key_change_was_cut(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_as(folder, "Rina", RINA)
    monkeypatch.setattr(rekeying, "settle", lambda *_given: None)
    rekeying.change_key(app.store, app.user.slot, RINA, app.store.keyring.cost)
    monkeypatch.undo()
    app.close()
    with pytest.raises(WrongPassphraseError, match="Kunci data baru diganti"):
        open_as(folder, "Tarmizi", TARMIZI)
    open_as(folder, "Rina", RINA).close()
    with pytest.raises(WrongPassphraseError, match="tidak cocok"):
        open_as(folder, "Tarmizi", TARMIZI)


@pytest.fixture
def switched(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The backup was to take the store's place; the power went before the last rename."""
    app = open_as(folder, "Rina", RINA)
    save(app, nik="1571071408850077")
    app.close()
    [made] = (folder / "backups").iterdir()
    monkeypatch.setattr(restoring, "sync_folder", lambda _folder: 1 / 0)
    monkeypatch.setattr(restoring, "_put", lambda found, at: found.rename(at))
    with pytest.raises(ZeroDivisionError):
        restoring.replace_store(made, folder, RINA, NOON)
    monkeypatch.undo()
    folder.rename(folder.with_name(".kantor.pengganti-2026-11-23-120000"))
    [kept] = folder.parent.glob("kantor (*")
    kept.rename(folder.with_name("kantor (sebelum dipulihkan 2026-11-23-120000)"))
    return folder


def people_of(folder: Path) -> int:
    app = open_as(folder, "Rina", RINA)
    found = app.ask(workers.count)
    app.close()
    return found


def test_a_switch_that_was_cut_is_finished(switched: Path) -> None:
    assert people_of(switched) == 1
    assert people_of(switched.with_name("kantor (sebelum dipulihkan 2026-11-23-120000)")) == 2


def test_an_office_that_was_moved_away_does_not_come_back(switched: Path) -> None:
    [kept] = switched.parent.glob("kantor (*")
    kept.rename(switched.with_name("pindah"))
    with pytest.raises(NoStoreError):
        open_as(switched, "Rina", RINA)
    (switched.with_name("pindah")).rename(switched)
    assert people_of(switched) == 2
    assert not list(switched.parent.glob(".kantor*"))


@pytest.fixture
def unfinished(tmp_path: Path) -> Path:
    """A folder in which the power went while an office was made."""
    app = create(tmp_path / "kantor")
    app.close()
    (tmp_path / "kantor" / UNFINISHED).touch()
    return tmp_path / "kantor"


def test_an_office_that_was_never_finished_is_none_and_can_be_made(unfinished: Path) -> None:
    with pytest.raises(NoStoreError):
        open_as(unfinished, "Rina", RINA)
    create(unfinished).close()
    assert people_of(unfinished) == 0
    assert not (unfinished / UNFINISHED).exists()


def test_nothing_strange_goes_with_an_unfinished_office(unfinished: Path) -> None:
    (unfinished / "surat.docx").write_bytes(b"PK")
    with pytest.raises(StoreThereError):
        create(unfinished)
    assert (unfinished / "surat.docx").exists()


def test_an_office_that_somebody_is_making_is_left_to_them(unfinished: Path) -> None:
    held = StoreLock(unfinished)
    with pytest.raises(BusyError):
        create(unfinished)
    held.release()
    assert (unfinished / DATABASE).exists()


def test_a_restored_office_without_backups_can_be_compared(folder: Path, tmp_path: Path) -> None:
    [made] = (folder / "backups").iterdir()
    backups.restore(made, tmp_path / "pulih", RINA)
    app = open_as(tmp_path / "pulih", "Rina", RINA)
    assert backups.compare(app.store, made).added == ()
    app.close()
