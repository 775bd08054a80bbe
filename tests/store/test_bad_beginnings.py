"""Whatever is wrong with a folder: a sentence, the contract's exit code, and nothing changed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from office import CHEAP, NOON, RINA, create, open_as, save, with_verifier

from desktop_app.app import App
from desktop_app.kernel.errors import AppError, DamagedError, FailingDiskError, NoRoomError
from desktop_app.kernel.jobs import Cancelled, Progress
from desktop_app.queries import workers
from desktop_app.queries.workers import people_by_nik
from desktop_app.services import backups, imports, recovery
from desktop_app.store import engine, keys
from desktop_app.store.engine import DATABASE
from desktop_app.store.keys import NAMES
from desktop_app.store.lock import NAME as LOCK
from desktop_app.store.lock import StoreLock

PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with two users and a person, to be copied and ruined."""
    folder = tmp_path_factory.mktemp("sound") / "kantor"
    app = with_verifier(create(folder))
    save(app)
    app.close()
    return folder


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "kantor"))


def content(folder: Path) -> dict[str, bytes]:
    """Give every file with its bytes; the lock is empty and belongs to nobody."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.name != LOCK)
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def flip(path: Path, at: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[at] ^= 0x40
    path.write_bytes(raw)


def _remove_all(folder: Path) -> None:
    shutil.rmtree(folder)


def _empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def _leave_a_stranger(folder: Path) -> None:
    _empty(folder)
    (folder / "daftar.xlsx").write_bytes(b"PK")


def _damage_keys(folder: Path) -> None:
    for name in NAMES:
        flip(folder / name, 60)


def _remove_keys(folder: Path) -> None:
    for name in NAMES:
        (folder / name).unlink()


def _remove_database(folder: Path) -> None:
    (folder / DATABASE).unlink()


def _empty_database(folder: Path) -> None:
    (folder / DATABASE).write_bytes(b"")


def _damage_first_page(folder: Path) -> None:
    flip(folder / DATABASE, 200)


def _cut_in_the_first_page(folder: Path) -> None:
    os.truncate(folder / DATABASE, PAGE - 1)


def _make_newer(folder: Path) -> None:
    key, _slot = keys.open_any(keys.load(folder), RINA)
    raw = engine.connect(folder / DATABASE, key)
    raw.execute("UPDATE meta SET value = '9999' WHERE name = 'schema'")
    raw.close()


def _nothing(_folder: Path) -> None:
    """The store is sound; what is wrong is said by the test's other values."""


@pytest.mark.parametrize(
    ("ruin", "who", "passphrase", "code", "sentence"),
    [
        (_remove_all, "Rina", RINA, 2, "Tidak ada data kantor di"),
        (_empty, "Rina", RINA, 2, "Tidak ada data kantor di"),
        (_leave_a_stranger, "Rina", RINA, 2, "Tidak ada data kantor di"),
        (_nothing, "Rina", "salah semua", 4, "Kata sandi tidak cocok"),
        (_nothing, "Rina", "", 4, "Kata sandi tidak cocok"),
        (_nothing, "Rina", "rahasia-tarmizi", 4, "Kata sandi tidak cocok"),
        (_nothing, "Siti", RINA, 4, "Kata sandi tidak cocok"),
        (_nothing, "", RINA, 2, "siapa yang bekerja"),
        (_damage_keys, "Rina", RINA, 5, "Berkas kunci rusak"),
        (_remove_keys, "Rina", RINA, 5, "Berkas kunci rusak"),
        (_damage_keys, "Rina", "salah semua", 5, "Berkas kunci rusak"),
        (_remove_database, "Rina", RINA, 5, "Berkas data rusak"),
        (_empty_database, "Rina", RINA, 5, "Berkas data rusak"),
        (_damage_first_page, "Rina", RINA, 5, "Berkas data rusak"),
        (_cut_in_the_first_page, "Rina", RINA, 5, "Berkas data rusak"),
        (_make_newer, "Rina", RINA, 6, "versi program yang lebih baru"),
    ],
)
def test_a_bad_beginning_has_its_sentence_and_changes_nothing(
    folder: Path,
    ruin: Callable[[Path], None],
    who: str,
    passphrase: str,
    code: int,
    sentence: str,
) -> None:
    ruin(folder)
    before = content(folder)

    with pytest.raises(AppError, match=sentence) as refused:
        open_as(folder, who, passphrase)

    assert refused.value.exit_code == code
    if sentence == "Kata sandi tidak cocok":
        assert keys.load(folder).guesses.count == 1
        keys.save(folder, replace(keys.load(folder), guesses=keys.Guesses()))
    assert content(folder) == before
    if folder.exists() and ruin is not _empty:
        StoreLock(folder).release()  # nobody holds it


def test_one_damaged_copy_of_the_keys_is_mended_on_the_way(folder: Path) -> None:
    before = content(folder)
    flip(folder / NAMES[0], 60)
    app = open_as(folder, "Rina", RINA)
    assert app.arrival.mended == (NAMES[0],)
    app.close()
    assert {name: content(folder)[name] for name in NAMES} == {name: before[name] for name in NAMES}


def test_a_damaged_salt_hurts_nobody_because_the_key_carries_it(folder: Path) -> None:
    flip(folder / DATABASE, 3)
    app = open_as(folder, "Rina", RINA)
    assert app.arrival.sentences == (
        "Berkas data.db rusak sedikit dan sudah diperbaiki; isinya utuh.",
    )
    save(app, nik="1571071408850077")
    assert backups.check(app.store).sound
    app.close()


def test_a_page_damaged_in_the_middle_is_told_when_it_is_read(folder: Path) -> None:
    database = folder / DATABASE
    for page in range(2, database.stat().st_size // PAGE):
        flip(database, PAGE * page + 500)
    before = content(folder)

    with pytest.raises(DamagedError, match="Pulihkan dari cadangan") as refused:  # noqa: PT012 - whichever reads it first
        app = open_as(folder, "Rina", RINA)
        with closing(app):
            app.ask(workers.people, workers.Filter())

    assert refused.value.exit_code == 5
    assert content(folder) == before


def test_a_store_in_use_is_refused(folder: Path) -> None:
    held = StoreLock(folder)
    before = content(folder)
    with pytest.raises(AppError, match="sedang dibuka") as refused:
        open_as(folder, "Rina", RINA)
    assert refused.value.exit_code == 6
    assert content(folder) == before
    held.release()


def test_a_stopped_import_changes_nothing(folder: Path) -> None:
    app = open_as(folder, "Rina", RINA)
    progress = Progress(lambda _done, _total: None)
    source = Path(__file__).parent.parent / "samples" / "usulan_rapi.xlsx"
    plan = app.ask(imports.plan_import, source, app.facts, kind="proposal")
    before = app.ask(workers.count, workers.Filter())

    progress.cancel()
    with pytest.raises(Cancelled):
        app.do(imports.write, plan, progress=progress)

    assert app.ask(workers.count, workers.Filter()) == before
    assert backups.check(app.store).sound
    assert not app.can_undo()
    app.close()


@contextmanager
def closing(app: App) -> Iterator[None]:
    try:
        yield
    finally:
        app.close()


@contextmanager
def mounted(point: Path, *options: str) -> Iterator[None]:
    """Mount something at `point` for the block; only root on Linux may."""
    done = subprocess.run(["mount", *options, point], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        yield
    finally:
        subprocess.run(["umount", point], check=True)


@pytest.fixture
def small_disk(sound: Path, tmp_path: Path) -> Iterator[Path]:
    """A sound store on a disk of its own, of 1 MB."""
    point = tmp_path / "disk"
    point.mkdir()
    with mounted(point, "-t", "tmpfs", "-o", "size=1m", "tmpfs"):
        yield Path(shutil.copytree(sound, point / "kantor"))


def fill_up(folder: Path) -> Path:
    """Leave no byte on the disk of `folder`."""
    filler = folder.parent / "isi"
    with filler.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(bytes(PAGE))
        except OSError:
            return filler


needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root mounts"
)


@needs_root
def test_a_full_disk_is_told_and_nothing_is_half_written(small_disk: Path) -> None:
    app = open_as(small_disk, "Rina", RINA)
    rows = backups.check(app.store).rows
    filler = fill_up(small_disk)
    acts: tuple[Callable[[], object], ...] = (
        lambda: [save(app, nik=f"15710714088501{n:02}") for n in range(10, 60)],
        lambda: backups.back_up(app.store, NOON),
        lambda: app.do(recovery.write_sheet, small_disk / "lembar.pdf"),
    )
    for act in acts:
        with pytest.raises(NoRoomError, match="Periksa ruang kosong") as refused:
            act()
        assert refused.value.exit_code == 7

    filler.unlink()
    after = backups.check(app.store)
    assert after.sound
    assert after.rows["user"] == rows["user"]
    assert not list(small_disk.glob("backups/*"))
    assert not (small_disk / "lembar.pdf").exists()
    app.close()
    open_as(small_disk, "Rina", RINA).close()


@needs_root
def test_a_store_that_finds_no_room_leaves_nothing_behind(small_disk: Path) -> None:
    filler, new = fill_up(small_disk), small_disk.parent / "baru"
    for room in (0, 8, 64, 200):
        os.truncate(filler, filler.stat().st_size - room * 1024)
        with pytest.raises(NoRoomError, match="Periksa ruang kosong"):
            create(new)
        assert not new.exists() or not list(new.iterdir())
        fill_up(small_disk)


@needs_root
def test_a_read_only_folder_is_told_and_stays_as_it_is(small_disk: Path) -> None:
    before = content(small_disk)
    disk = small_disk.parent
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)

    for act in (lambda: open_as(small_disk, "Rina", RINA), lambda: create(disk / "baru")):
        with pytest.raises(NoRoomError, match="izin tulisnya") as refused:
            act()
        assert refused.value.exit_code == 7
    assert content(small_disk) == before


@needs_root
@pytest.mark.parametrize("lost", [(), (f"{DATABASE}-shm",)])
def test_what_a_dead_program_confirmed_is_read_where_nothing_can_be_written(
    small_disk: Path, tmp_path: Path, lost: tuple[str, ...]
) -> None:
    app = open_as(small_disk, "Rina", RINA)
    save(app, nik="1571071408850077")
    dead = Path(shutil.copytree(small_disk, tmp_path / "mati"))
    app.close()
    for name in lost:
        (dead / name).unlink()
    shutil.rmtree(small_disk)
    shutil.copytree(dead, small_disk)
    subprocess.run(["mount", "-o", "remount,ro", small_disk.parent], check=True)

    app = App.open_to_read(small_disk, "Rina", RINA, cost=CHEAP)
    try:
        assert app.ask(people_by_nik, ["1571071408850077"])
        assert backups.check(app.store).sound
    finally:
        app.close()


def test_a_file_whose_first_bytes_cannot_be_read_is_a_failing_disk(tmp_path: Path) -> None:
    (tmp_path / DATABASE).mkdir()  # opens for nobody, root included
    with pytest.raises(FailingDiskError):
        engine.salt_is_right(tmp_path / DATABASE, bytes(48))
