"""A damaged store at the gate of the real window: said, read only, saved around the holes, restored."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from office import RINA, create, save
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.kernel.errors import DamagedError
from desktop_app.queries import workers
from desktop_app.services import backups, salvage
from desktop_app.store.engine import DATABASE, OnlyReadError
from ui.gate.rescue import Rescue
from ui.widgets.banners import Banner
from ui.window import Window

Settle = Callable[[], None]
PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed office of one user with one person and a backup."""
    folder = tmp_path_factory.mktemp("utuh") / "kantor"
    app = create(folder)
    save(app)
    backups.make(app)
    app.close()
    return folder


def flip(path: Path, at: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[at] ^= 0x40
    path.write_bytes(raw)


def opens(folder: Path) -> bool:
    try:
        App.open(folder, "Rina", RINA).close()
    except DamagedError:
        return False
    return True


def readable(folder: Path, aside: Path) -> bool:
    try:
        app = App.open_to_read(folder, "Rina", RINA)
        found = app.ask(workers.count)
        app.close()
        return found == salvage.save(folder, RINA, aside).people == 1
    except DamagedError:
        return False


@pytest.fixture
def damaged(sound: Path, tmp_path: Path) -> Path:
    """The office with a broken page, such that it does not open and can be read."""
    for page in range(2, (sound / DATABASE).stat().st_size // PAGE):
        folder = Path(shutil.copytree(sound, tmp_path / f"coba-{page}"))
        flip(folder / DATABASE, PAGE * page + 500)
        if not opens(folder) and readable(folder, tmp_path / "coba.xlsx"):
            return folder.rename(tmp_path / "kantor")
    pytest.fail("no such page")


def at_the_gate(window: Window, qtbot: QtBot, folder: Path) -> Rescue:
    """Unlock, and wait for the ways out."""
    window.remember(folder, "Kantor Uji")
    window.begin()
    window.unlock.passphrase.set_text(RINA)
    window.unlock.button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(Rescue)), timeout=20_000)
    return window.findChildren(Rescue)[-1]


def words(dialog: Rescue) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(QLabel))


def test_the_dialog_says_what_is_wrong_and_names_the_newest_whole_backup(
    window: Window, qtbot: QtBot, damaged: Path
) -> None:
    told = words(at_the_gate(window, qtbot, damaged))
    assert "Data kantor ini tidak terbuka" in told
    assert "Berkas data rusak" in told
    assert "Cadangan utuh yang terbaru" in told
    assert "berisi 1 orang" in told


def test_a_damaged_backup_is_not_named(window: Window, qtbot: QtBot, damaged: Path) -> None:
    [made] = (damaged / "backups").iterdir()
    flip(made, 5000)
    dialog = at_the_gate(window, qtbot, damaged)
    assert "Tidak ada cadangan yang utuh" in words(dialog)
    assert dialog.action.words == "Buka hanya untuk dibaca"


def test_the_damaged_store_is_read_and_not_a_byte_of_it_changes(
    window: Window, qtbot: QtBot, damaged: Path, settle: Settle
) -> None:
    before = {each: each.read_bytes() for each in damaged.rglob("*") if each.is_file()}
    at_the_gate(window, qtbot, damaged).reading.click()
    settle()
    place = window.workplace
    assert place is not None
    banners = "\n".join(each.accessibleName() for each in place.findChildren(Banner))
    assert "hanya untuk dibaca" in banners
    assert place.desk.app.ask(workers.count) == 1
    with pytest.raises(OnlyReadError):
        save(place.desk.app, nik="1571071408850077")
    window.leave()
    assert {each: each.read_bytes() for each in damaged.rglob("*") if each.is_file()} == before


def test_what_can_be_read_is_saved_and_the_ways_out_stay_open(
    window: Window,
    qtbot: QtBot,
    damaged: Path,
    tmp_path: Path,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "data-terselamatkan.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(path), ""))
    dialog = at_the_gate(window, qtbot, damaged)
    dialog.salvage.click()
    settle()
    assert "1 orang terselamatkan" in words(dialog)
    book = openpyxl.load_workbook(path)
    cells = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert "SYAMSUL BAHRI" in cells
    assert dialog.isVisible()
    dialog.action.click()
    settle()
    assert window.workplace is not None
    assert window.workplace.desk.app.ask(workers.count) == 1
