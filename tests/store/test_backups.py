"""A backup counts only after it was opened and compared, and is proven again before it is used."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from office import NOON, RINA, TARMIZI, create, open_as, save, with_verifier

from desktop_app.app import App
from desktop_app.kernel.errors import AppError, DamagedError
from desktop_app.queries import workers
from desktop_app.services import backups
from desktop_app.store import backup, listed
from desktop_app.store.backup import NoBackupError, UnprovenBackupError
from desktop_app.store.checking import UnsoundStoreError
from desktop_app.store.engine import DATABASE
from desktop_app.store.keys import NAMES, WrongPassphraseError
from desktop_app.store.place import StoreThereError

PAGE = 4096


@pytest.fixture
def app(tmp_path: Path) -> App:
    app = with_verifier(create(tmp_path / "kantor"))
    save(app)
    return app


def flip(path: Path, at: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[at] ^= 0x40
    path.write_bytes(raw)


def test_a_backup_holds_what_the_store_held(app: App, tmp_path: Path) -> None:
    made = backups.back_up(app.store, NOON)
    save(app, nik="1571071408850004", name="Ahmad")

    backups.restore(made.path, tmp_path / "pulih", RINA)

    restored = open_as(tmp_path / "pulih", "Tarmizi", TARMIZI)
    assert [each.worker.name for each in restored.ask(workers.people, workers.Filter())] == [
        "SYAMSUL BAHRI"
    ]
    assert backups.check(restored.store).rows == made.rows
    restored.close()
    app.close()


def test_backups_go_to_another_folder_and_never_over_each_other(app: App, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    made = [backups.back_up(app.store, NOON, folder=stick).path for _ in range(3)]
    assert sorted(stick.iterdir()) == sorted(made)
    assert len(set(made)) == 3
    assert not backups.backups(app.store)
    app.close()


def test_backups_are_listed_with_the_moment_they_were_proven(app: App) -> None:
    made = backups.back_up(app.store, NOON)
    (made.path.parent / f"zzz{backup.SUFFIX}").write_bytes(b"nothing")
    assert backups.backups(app.store) == [made]
    assert backups.last_backup(app.store) == made
    app.close()


def test_what_is_no_backup_of_this_store_is_never_removed(app: App) -> None:
    folder = app.store.folder / backup.FOLDER
    folder.mkdir()
    for n in range(30):
        (folder / f"2020-01-01-{n:06}{backup.SUFFIX}").touch()
    (folder / f"milik kantor lain{backup.SUFFIX}").touch()
    backups.back_up(app.store, NOON)
    assert len(list(folder.iterdir())) == 32
    app.close()


def test_a_copy_that_is_not_the_same_counts_as_none(app: App) -> None:
    made = backups.back_up(app.store, NOON)
    held = backup.Contents(made.rows, made.head)
    backup._demand_same(made.path, app.store.key, held)
    for other in (
        replace(held, rows={**made.rows, "worker": 2}),
        replace(held, head=replace(made.head, seq=99)),
    ):
        with pytest.raises(UnprovenBackupError):
            backup._demand_same(made.path, app.store.key, other)
    app.close()


def _flip_in_the_middle(path: Path) -> None:
    flip(path, path.stat().st_size // 2)


def _flip_at_the_beginning(path: Path) -> None:
    flip(path, 0)


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-PAGE])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _rewritten(path: Path, **others: bytes) -> None:
    """Write the archive anew with other members, so that its own checksums are right."""
    with ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w") as archive:
        for name, content in (members | others).items():
            archive.writestr(name, content)


def _forge_a_page(path: Path) -> None:
    with ZipFile(path) as archive:
        raw = bytearray(archive.read(DATABASE))
    raw[PAGE * 3 + 100] ^= 1
    _rewritten(path, **{DATABASE: bytes(raw)})


def _forge_page_and_digest(path: Path) -> None:
    _forge_a_page(path)
    with ZipFile(path) as archive:
        said = json.loads(archive.read("manifest.json"))
    with ZipFile(path) as archive:
        said["sha256"][DATABASE] = backup.hashlib.sha256(archive.read(DATABASE)).hexdigest()
    _rewritten(path, **{"manifest.json": json.dumps(said).encode()})


def _forge_the_rows(path: Path) -> None:
    with ZipFile(path) as archive:
        said = json.loads(archive.read("manifest.json"))
    said["rows"]["worker"] = 99
    _rewritten(path, **{"manifest.json": json.dumps(said).encode()})


def _ruin_the_keys(path: Path) -> None:
    _rewritten(path, **dict.fromkeys(NAMES, b"{}"))


@pytest.mark.parametrize(
    "ruin",
    [
        _flip_in_the_middle,
        _flip_at_the_beginning,
        _truncate,
        _empty,
        _forge_a_page,
        _forge_page_and_digest,
        _forge_the_rows,
        _ruin_the_keys,
    ],
)
def test_a_ruined_backup_is_told_and_makes_nothing(
    app: App, tmp_path: Path, ruin: Callable[[Path], None]
) -> None:
    made = backups.back_up(app.store, NOON)
    app.close()
    ruin(made.path)

    with pytest.raises(NoBackupError, match="bukan cadangan yang utuh") as refused:
        backups.restore(made.path, tmp_path / "pulih", RINA)

    assert refused.value.exit_code == 3
    assert not (tmp_path / "pulih").exists()
    assert {each.name for each in tmp_path.iterdir()} == {"kantor"}


def test_damage_is_noticed_without_a_passphrase_too(app: App, tmp_path: Path) -> None:
    made = backups.back_up(app.store, NOON)
    app.close()
    backups.restore(made.path, tmp_path / "pulih")
    open_as(tmp_path / "pulih", "Rina", RINA).close()

    _flip_in_the_middle(made.path)
    with pytest.raises(NoBackupError):
        backups.restore(made.path, tmp_path / "pulih lagi")


def test_any_file_may_be_offered_as_a_backup(tmp_path: Path) -> None:
    for name, content in (("foto.jpg", b"\xff\xd8\xff"), ("daftar.zip", b"PK\x03\x04")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(NoBackupError):
            backups.restore(tmp_path / name, tmp_path / "pulih")
    with pytest.raises(NoBackupError):
        backups.restore(tmp_path / "tidak ada", tmp_path / "pulih")


def test_a_wrong_passphrase_restores_nothing(app: App, tmp_path: Path) -> None:
    made = backups.back_up(app.store, NOON)
    app.close()
    with pytest.raises(WrongPassphraseError):
        backups.restore(made.path, tmp_path / "pulih", "salah semua")
    assert not (tmp_path / "pulih").exists()


def test_a_backup_is_proven_with_its_own_key_only(app: App) -> None:
    made = backups.back_up(app.store, NOON)
    with pytest.raises(DamagedError):
        backup.proven_contents(made.path, bytes(48))
    assert backup.proven_contents(made.path, app.store.key).rows == made.rows
    app.close()


def test_a_folder_with_something_in_it_is_never_restored_over(app: App, tmp_path: Path) -> None:
    made = backups.back_up(app.store, NOON)
    app.close()
    for folder in (tmp_path / "kantor", made.path):
        with pytest.raises(StoreThereError):
            backups.restore(made.path, folder, RINA)
    open_as(tmp_path / "kantor", "Rina", RINA).close()


def test_an_empty_folder_may_take_a_restored_store(app: App, tmp_path: Path) -> None:
    made = backups.back_up(app.store, NOON)
    app.close()
    (tmp_path / "pulih").mkdir()
    backups.restore(made.path, tmp_path / "pulih", RINA)
    open_as(tmp_path / "pulih", "Rina", RINA).close()


def test_a_sound_store_is_said_to_be_sound(app: App) -> None:
    found = backups.check(app.store)
    assert found.sound
    assert found.rows["worker"] == 1
    assert found.key_files == 2
    app.close()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE journal_change SET body = '[null,null]' WHERE seq = 2", "mulai langkah 2"),
        ("UPDATE enrolment SET worker_id = 'nobody'", "1 catatan menunjuk"),
        ("DROP INDEX worker_by_kk", "1 tabel berbeda"),
        ("UPDATE listed SET rt = '099'", "1 baris daftar"),
        ("DELETE FROM listed", "3 baris daftar"),
        ("DELETE FROM enrolment", "1 baris daftar"),
        ("UPDATE tally SET people = 7", "2 baris daftar"),
    ],
)
def test_a_check_names_what_was_changed_from_outside(app: App, statement: str, said: str) -> None:
    raw = backup.engine.connect(app.store.folder / DATABASE, app.store.key)
    raw.execute(statement)
    raw.close()
    with pytest.raises(UnsoundStoreError, match=said) as refused:
        backups.check(app.store)
    assert refused.value.exit_code == 5
    app.close()


def test_on_opening_indexes_are_held_against_rows_unless_a_backup_has_just_done_so(
    app: App,
) -> None:
    made = backups.make(app)
    told = "UPDATE sqlite_master SET sql = {} WHERE name = 'worker_by_kk'"
    for statement in (
        told.format("sql || ' WHERE rt = 1'"),
        "UPDATE worker SET kk = '1571071408850099'",  # and the index keeps the former
        told.format("replace(sql, ' WHERE rt = 1', '')"),
    ):
        raw = backup.engine.connect(app.store.folder / DATABASE, app.store.key)
        raw.execute("PRAGMA writable_schema=ON")
        raw.execute(statement)
        raw.close()
    with app.store.writing() as connection:
        listed.make_anew(connection)
    assert backups.check_on_opening(app).sound
    made.path.unlink()
    for check in (backups.check_on_opening, lambda app: backups.check(app.store)):
        with pytest.raises(UnsoundStoreError, match="Susunan berkas data rusak"):
            check(app)
    app.close()


def test_a_check_counts_broken_pages_and_damaged_keys(app: App) -> None:
    folder = app.store.folder
    app.close()
    flip(folder / DATABASE, PAGE * 5 + 77)
    app = open_as(folder, "Rina", RINA)
    (folder / NAMES[1]).write_bytes(b"")
    with pytest.raises(UnsoundStoreError) as refused:
        backups.check(app.store)
    assert len(refused.value.checked.broken_pages) == 1
    assert "1 berkas kunci dari 2 rusak" in str(refused.value)
    app.close()


def test_no_backup_is_made_of_a_damaged_store(app: App) -> None:
    folder = app.store.folder
    app.close()
    flip(folder / DATABASE, PAGE * 5 + 77)
    app = open_as(folder, "Rina", RINA)
    with pytest.raises(AppError) as refused:
        backups.back_up(app.store, NOON)
    assert refused.value.exit_code == 5
    assert not list(folder.glob(f"{backup.FOLDER}/*"))
    app.close()
