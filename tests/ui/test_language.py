"""The window speaks both languages, and so does Qt inside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTextEdit,
)
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.kernel.i18n import _, language
from ui.language import speak
from ui.memory import recall
from ui.window import Window

MENU = ["Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih semua"]


@pytest.fixture(autouse=True)
def indonesian() -> Iterator[None]:
    speak("id")
    yield
    speak("id")


def menu_words(editor: QLineEdit | QTextEdit) -> list[str]:
    menu = editor.createStandardContextMenu()
    try:
        return [each.text().partition("\t")[0] for each in menu.actions() if each.text()]
    finally:
        menu.deleteLater()


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit])
def test_the_menu_of_a_text_is_indonesian(qtbot: QtBot, kind: type[QLineEdit | QTextEdit]) -> None:
    editor = kind()
    qtbot.addWidget(editor)
    assert menu_words(editor) == MENU
    speak("en")
    assert "Select All" in menu_words(editor)


def test_standard_buttons_are_indonesian(qtbot: QtBot) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    wanted = {"Save": "Simpan", "Cancel": "Batal", "Yes": "Ya", "No": "Tidak", "Close": "Tutup"}
    for name, word in wanted.items():
        assert box.addButton(QDialogButtonBox.StandardButton[name]).text() == word
    message = QMessageBox()
    qtbot.addWidget(message)
    assert message.addButton(QMessageBox.StandardButton.Ok).text() == "OK"


@pytest.mark.parametrize(
    "mode", [QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave]
)
def test_the_file_dialog_is_indonesian(
    qtbot: QtBot, tmp_path: Path, mode: QFileDialog.AcceptMode
) -> None:
    dialog = QFileDialog(None, "", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    qtbot.addWidget(dialog)
    parts = [*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton)]
    said = {part.text() for part in parts if part.text()}
    assert {"Cari di:", "Batal", "Jenis berkas:"} <= said
    english = {"Cancel", "&Open", "&Save", "&Look in:", "Files of &type:", "File &name:"}
    assert not said & english
    tips = {part.toolTip() for part in parts if part.toolTip()}
    assert {"Kembali", "Maju", "Folder baru"} <= tips


def test_the_language_switches_while_the_window_is_open(
    qtbot: QtBot, window: Window, office: App, tmp_path: Path, settle: Callable[[], None]
) -> None:
    workplace = window.enter(office)
    workplace.show_page("pengaturan", section="look")
    settle()
    before = workplace
    workplace.page("pengaturan").look.language.edited.emit("en")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.workplace is not before)
    settle()
    assert language() == "en"
    assert window.workplace is not None
    assert window.workplace.key == "pengaturan"
    assert window.workplace.sidebar.items["pengaturan"].accessibleName() == "Settings"
    assert recall(tmp_path / "jendela.json").language == "en"
    window.workplace.show_page("pendataan")
    window.lock()
    assert window.unlock.button.accessibleName() == "Unlock"


def test_days_and_numbers_of_qt_follow_the_language() -> None:
    assert QLocale().language() == QLocale.Language.Indonesian
    speak("en")
    assert QLocale().language() == QLocale.Language.English
    assert _("Simpan berkas") == "Save files"
