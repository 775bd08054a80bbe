"""The window keeps trust: guesses are told, a damaged store has ways out, copies are forgotten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from office import RINA, create, save
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.queries import workers
from desktop_app.services import backups
from desktop_app.store import keys
from desktop_app.store.engine import DATABASE
from ui.clipboard import copy_secret
from ui.dialogs.new_key import NewKey
from ui.dialogs.restore import RestoreBackup
from ui.gate.rescue import Rescue
from ui.pages.pengaturan import PengaturanPage
from ui.watching import check_now
from ui.widgets.banners import Banner
from ui.window import Window
from ui.workplace import Workplace

Settle = Callable[[], None]
PAGE = 4096


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed office of one user with one person and a backup."""
    app = create(tmp_path / "kantor")
    save(app)
    backups.make(app)
    app.close()
    return tmp_path / "kantor"


def enter(window: Window, qtbot: QtBot, folder: Path, passphrase: str = RINA) -> None:
    """Unlock at the gate, or fail to."""
    window.remember(folder, "Kantor Uji")
    window.begin()
    window.unlock.passphrase.set_text(passphrase)
    window.unlock.button.click()
    qtbot.waitUntil(lambda: window.jobs.idle, timeout=20_000)


def banners(place: Workplace) -> str:
    return "\n".join(each.accessibleName() for each in place.findChildren(Banner))


def gate_words(window: Window) -> str:
    return "\n".join(each.text() for each in window.unlock.findChildren(QLabel))


def flip(path: Path, at: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[at] ^= 0x40
    path.write_bytes(raw)


def test_wrong_guesses_are_told_to_whoever_comes_in(
    window: Window, qtbot: QtBot, folder: Path
) -> None:
    for _twice in range(2):
        enter(window, qtbot, folder, "salah sama sekali")
    enter(window, qtbot, folder)
    assert window.workplace is not None
    assert "Sebelum ini 2 kali kata sandi yang salah diketik" in banners(window.workplace)


def test_guesses_at_the_lock_are_told_too(
    window: Window, qtbot: QtBot, folder: Path, settle: Settle
) -> None:
    enter(window, qtbot, folder)
    window.lock()
    for secret in ("salah sama sekali", RINA):
        window.unlock.passphrase.set_text(secret)
        window.unlock.button.click()
        settle()
    assert window.workplace is not None
    assert window.currentWidget() is window.workplace
    assert "Sebelum ini 1 kali" in banners(window.workplace)
    assert keys.load(folder).guesses.count == 0


def rescue(window: Window, qtbot: QtBot) -> Rescue:
    qtbot.waitUntil(lambda: bool(window.findChildren(Rescue)), timeout=10_000)
    return window.findChildren(Rescue)[-1]


def test_a_store_that_does_not_open_is_restored_from_the_newest_backup(
    window: Window, qtbot: QtBot, folder: Path, settle: Settle
) -> None:
    flip(folder / DATABASE, 200)
    enter(window, qtbot, folder)
    dialog = rescue(window, qtbot)
    assert "Pulihkan cadangan" in dialog.action.words
    dialog.action.click()
    settle()
    assert window.workplace is not None
    assert window.workplace.desk.app.ask(workers.count) == 1
    assert len(list(folder.parent.glob("kantor (sebelum dipulihkan*"))) == 1


def test_without_a_backup_one_reads_only_or_saves_what_can_be_read(
    window: Window, tmp_path: Path
) -> None:
    dialog = Rescue("Data rusak.", None, window)
    assert dialog.action.words == "Buka hanya untuk dibaca"
    assert dialog.reading.isHidden()
    wanted: list[Path] = []
    dialog.salvage_wanted.connect(wanted.append)
    dialog.save_to(tmp_path / "x.xlsx")
    assert wanted == [tmp_path / "x.xlsx"]


def test_damage_found_soon_after_opening_is_a_banner(
    window: Window, qtbot: QtBot, folder: Path, settle: Settle
) -> None:
    enter(window, qtbot, folder)
    [backup] = (folder / "backups").iterdir()
    flip(backup, 5000)
    place = window.workplace
    assert place is not None
    check_now(place)
    settle()
    assert f"Cadangan {backup.name} rusak" in banners(place)


def test_a_check_and_the_reading_of_files_do_not_wait_for_one_another(
    window: Window, qtbot: QtBot, folder: Path
) -> None:
    enter(window, qtbot, folder)
    place = window.workplace
    assert place is not None
    read_on = Event()
    place.desk.reckon(place, lambda _app, _p: read_on.wait(30), done=lambda _read: None)
    [backup] = (folder / "backups").iterdir()
    flip(backup, 5000)
    check_now(place)
    try:
        qtbot.waitUntil(lambda: "rusak" in banners(place), timeout=10_000)
    finally:
        read_on.set()


def test_a_nik_leaves_the_clipboard_and_other_words_stay(window: Window, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    with qtbot.waitActive(window):
        window.activateWindow()
    for text, watched in (
        ("157107 140885 0003", False),
        ("1571071408850003", True),
        ("NIK\t1571 0714 0885 0003", True),
        ("Jalan Kebun Bungo 12", False),
    ):
        clipboard.setText(text)
        qtbot.wait(5)
        assert window.clipboard.watching is (watched or text.startswith("157107 "))
    copy_secret("kuda lari pagi hari")
    qtbot.wait(5)
    assert (clipboard.text(), window.clipboard.watching) == ("kuda lari pagi hari", True)
    clipboard.setText("1571071408850003")
    window.clipboard.forget()
    assert clipboard.text() == ""
    clipboard.setText("Jalan Kebun Bungo 12")
    window.clipboard.forget()
    assert clipboard.text() == "Jalan Kebun Bungo 12"


def test_the_data_key_is_changed_and_the_gate_says_what_follows(
    window: Window, qtbot: QtBot, folder: Path, settle: Settle
) -> None:
    enter(window, qtbot, folder)
    place = window.workplace
    assert place is not None
    key = place.desk.app.store.key
    page = place.show_page("pengaturan", section="users")
    assert isinstance(page, PengaturanPage)
    settle()
    page.users.rekey.click()
    (dialog,) = window.findChildren(NewKey)
    dialog.passphrase.set_text(RINA)
    dialog.action.click()
    qtbot.waitUntil(lambda: window.workplace is None, timeout=10_000)
    assert "Kunci data diganti" in gate_words(window)
    enter(window, qtbot, folder)
    assert window.workplace is not None
    assert window.workplace.desk.app.store.key != key


def test_a_backup_shows_what_differs_and_takes_the_place(
    window: Window, qtbot: QtBot, folder: Path, settle: Settle
) -> None:
    enter(window, qtbot, folder)
    place = window.workplace
    assert place is not None
    save(place.desk.app, nik="1571071708850004", name="Bujang", birth_date="17-08-1985")
    page = place.show_page("pengaturan", section="backups")
    assert isinstance(page, PengaturanPage)
    settle()
    [made] = (folder / "backups").iterdir()
    page.backups.restore_from(made)
    settle()
    (dialog,) = window.findChildren(RestoreBackup)
    assert "1 orang: BUJANG" in [each.text() for each in dialog.inside._values.values()]
    dialog.passphrase.set_text(RINA)
    dialog.switch.click()
    settle()
    settle()
    assert window.workplace is None
    assert "Data lama disimpan di kantor (sebelum dipulihkan" in gate_words(window)
    enter(window, qtbot, folder)
    restored: App | None = window.workplace.desk.app if window.workplace else None
    assert restored is not None
    assert restored.ask(workers.count) == 1
