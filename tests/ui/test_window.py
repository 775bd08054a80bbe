"""The window as a user meets it: first run, unlocking, Beranda, undo, the lock, trouble."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from office import RINA, create, open_as, save
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.kernel.errors import NoRoomError
from desktop_app.queries import dashboard
from desktop_app.services import backups
from ui.dialogs.keys import KeyHelp
from ui.dialogs.palette import Palette
from ui.memory import Memory, keep, recall
from ui.pages.beranda import BerandaPage
from ui.pages.pendataan import PendataanPage
from ui.pages.pengaturan import PengaturanPage
from ui.problems import CrashDialog
from ui.recovery_sheet import write
from ui.theme import Appearance, Theme
from ui.widgets.dialogs import Question
from ui.widgets.pick_list import PickList
from ui.window import Window
from ui.workplace import Workplace

Settle = Callable[[], None]
SECRET = "empat kata acak sekali"


@pytest.fixture
def workplace(window: Window, office: App, settle: Settle) -> Workplace:
    """The window with that office open."""
    place = window.enter(office)
    settle()
    return place


def typed(qtbot: QtBot, text: str) -> None:
    """Type into whatever has the focus, and press Enter."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, text)
    qtbot.keyClick(focus, Qt.Key.Key_Return)


def press(qtbot: QtBot, key: Qt.Key, *, control: bool = False) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(focus, key, modifier)


def words_on(widget: QWidget) -> str:
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]
    named = [each.accessibleName() for each in widget.findChildren(QWidget) if each.isVisible()]
    return "\n".join((*labels, *named, widget.window().windowTitle()))


def beranda(place: Workplace) -> BerandaPage:
    page = place.page("beranda")
    assert isinstance(page, BerandaPage)
    return page


def test_the_first_run_makes_an_office_by_keyboard_alone(
    window: Window, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    window.begin()
    assert window.first_run is not None
    typed(qtbot, "payo sel")  # takes the kelurahan that was found
    assert window.first_run.office.code() == "15.71.11.1002"
    window.first_run.office.called.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    for text in ("Siti Rohani", SECRET, SECRET):
        typed(qtbot, text)
    window.first_run.folder.place.set_text(str(tmp_path / "baru"))
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workplace is not None, timeout=20_000)
    settle()

    place = window.workplace
    assert place is not None
    assert place.desk.app.facts.settings.office_name == "Kelurahan Payo Selincah"
    assert place.desk.app.user.name == "Siti Rohani"
    assert "Belum ada orang di daftar kantor ini." in words_on(place)
    assert window.jobs.idle
    assert json.loads((tmp_path / "jendela.json").read_text())["stores"][0]["folder"]


def test_two_passphrases_that_differ_are_told_at_once(window: Window, qtbot: QtBot) -> None:
    window.begin()
    assert window.first_run is not None
    step = window.first_run.person
    window.first_run.show_step(1)
    for text in ("Siti Rohani", SECRET, "lain sama sekali"):
        typed(qtbot, text)
    assert [note.text for note in step.again.notes] == ["Kedua kata sandi tidak sama."]
    assert window.first_run._at == 1


def test_a_store_opens_with_its_users_passphrase_only(
    window: Window, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    create(tmp_path / "kantor").close()
    window.remember(tmp_path / "kantor", "Kantor Uji")
    window.begin()

    typed(qtbot, "salah sama sekali")
    settle()
    assert [note.text for note in window.unlock.passphrase.notes] == [
        "Kata sandi tidak cocok. Periksa Caps Lock."
    ]
    assert window.workplace is None

    typed(qtbot, RINA)
    qtbot.waitUntil(lambda: window.workplace is not None, timeout=20_000)
    settle()
    window.leave()


def test_beranda_shows_what_the_queries_count(workplace: Workplace, office: App) -> None:
    funnel = office.ask(dashboard.funnel)
    blocks = beranda(workplace).funnel.blocks
    counted = [block._stage.count for block in blocks]
    assert counted == [
        funnel.listed,
        funnel.verified,
        funnel.submitted,
        funnel.registered,
        funnel.printed,
        funnel.handed_over,
    ]
    assert funnel.listed == 48


def test_a_figure_opens_the_list_behind_it(
    workplace: Workplace, qtbot: QtBot, settle: Settle
) -> None:
    block = beranda(workplace).funnel.blocks[0]
    block.setFocus()
    qtbot.keyClick(block, Qt.Key.Key_Return)
    settle()
    assert workplace.key == "pendataan"


def test_a_change_is_said_when_it_is_on_the_disk(
    workplace: Workplace, office: App, settle: Settle
) -> None:
    save(office)
    settle()
    assert "Tersimpan " in words_on(workplace.status)
    assert beranda(workplace).funnel.blocks[0]._stage.count == 49


def test_a_backup_made_from_beranda_is_proven_and_shown(
    workplace: Workplace, office: App, settle: Settle, qtbot: QtBot
) -> None:
    assert "Belum ada cadangan" in words_on(workplace.status)
    qtbot.keyClick(beranda(workplace).backup.button, Qt.Key.Key_Space)
    settle()
    (made,) = backups.backups(office.store)
    assert made.rows["worker"] == 48
    assert "Cadangan terbukti" in words_on(workplace.status)


def test_changed_settings_come_back_by_ctrl_z(
    workplace: Workplace, office: App, settle: Settle, qtbot: QtBot
) -> None:
    workplace.show_page("pengaturan")
    settle()
    page = workplace.page("pengaturan")
    assert isinstance(page, PengaturanPage)
    page.office.fields["months"].set_text("99")
    page.office.save()
    assert page.office.fields["months"].notes
    page.office.fields["months"].set_text("6")
    page.office.save()
    settle()
    assert office.facts.settings.months == 6

    page.office.button.setFocus()
    press(qtbot, Qt.Key.Key_Z, control=True)
    settle()
    assert office.facts.settings.months == 12
    assert page.office.fields["months"].text() == "12"


def test_the_palette_finds_pages_and_people(
    workplace: Workplace, settle: Settle, qtbot: QtBot, office: App
) -> None:
    name = save(office).worker.name
    workplace.open_palette()
    (palette,) = workplace.findChildren(Palette)
    with qtbot.waitSignal(palette.person_chosen) as chosen:
        qtbot.keyClicks(palette.line, name.lower())
        qtbot.wait(200)
        settle()
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert chosen.args
    settle()

    workplace.open_palette()
    palette = workplace.findChildren(Palette)[-1]
    qtbot.keyClicks(palette.line, "pengaturan")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    settle()
    assert workplace.key == "pengaturan"


def test_the_lock_hides_everybody_and_opens_for_its_user_only(
    window: Window, workplace: Workplace, settle: Settle, qtbot: QtBot, office: App
) -> None:
    person = save(office).worker
    window.lock()
    seen = words_on(window)
    for hidden in (person.name, person.nik, "Rina", "Tarmizi"):
        assert hidden not in seen

    typed(qtbot, "salah sama sekali")
    settle()
    assert window.currentWidget() is window.unlock
    typed(qtbot, RINA)
    settle()
    assert window.currentWidget() is workplace


def test_what_was_being_typed_is_still_there_when_the_window_locked_itself(
    window: Window, workplace: Workplace, settle: Settle, qtbot: QtBot
) -> None:
    workplace.show_page("pengaturan")
    settle()
    page = workplace.page("pengaturan")
    assert isinstance(page, PengaturanPage)
    page.office.fields["head_name"].set_text("Rosmaniar")
    window._idle.timeout.emit()
    assert window.currentWidget() is window.unlock
    assert "Rosmaniar" not in words_on(window)
    typed(qtbot, RINA)
    settle()
    assert window.currentWidget() is workplace
    assert page.office.fields["head_name"].text() == "Rosmaniar"


def test_trouble_is_a_banner_and_a_crash_tells_nobodys_data(
    workplace: Workplace, settle: Settle, logged: list[logging.LogRecord]
) -> None:
    workplace.desk.jobs.troubled.emit(NoRoomError(where="kartu.pdf"))
    settle()
    assert "Tidak dapat menulis ke kartu.pdf." in words_on(workplace)

    def break_down(_app: App, _progress: object) -> None:
        raise KeyError("NURHASANAH 1571074508900003")  # noqa: EM101, TRY003 - what must not show

    workplace.desk.do(workplace, break_down)
    settle()
    (dialog,) = workplace.window().findChildren(CrashDialog)
    told = dialog.report + "".join(each.getMessage() for each in logged)
    assert "break_down" in told
    assert "NURHASANAH" not in told
    assert "1571074508900003" not in told
    dialog.reject()
    logged.clear()


def test_the_look_is_kept_for_the_next_start(
    window: Window, workplace: Workplace, theme: Theme, tmp_path: Path, settle: Settle
) -> None:
    workplace.show_page("pengaturan", section="look")
    settle()
    page = workplace.page("pengaturan")
    assert isinstance(page, PengaturanPage)
    page.look.choice.editor.edited.emit(Appearance.DARK)
    assert theme.dark
    assert recall(tmp_path / "jendela.json").appearance == "dark"
    assert window.appearance is Appearance.DARK


def test_the_widths_of_columns_are_kept_for_the_next_start(
    window: Window, workplace: Workplace, qtbot: QtBot, tmp_path: Path, settle: Settle
) -> None:
    workplace.show_page("pendataan")
    settle()
    page = workplace.page("pendataan")
    assert isinstance(page, PendataanPage)
    assert page.parts is not None
    page.parts.listing.table.head.dragged.emit(1, 260)
    window.close_unasked()
    assert recall(tmp_path / "jendela.json").widths == {"orang": {"name": 260}}

    later = Window(tmp_path / "jendela.json")
    qtbot.addWidget(later)
    later.show()
    place = later.enter(open_as(tmp_path / "kantor", "Rina", RINA))
    shown = place.show_page("pendataan")
    assert isinstance(shown, PendataanPage)
    qtbot.waitUntil(lambda: shown.parts is not None, timeout=10_000)
    assert shown.parts is not None
    assert shown.parts.listing.table.columnWidth(1) == 260
    later.close_unasked()


def test_a_damaged_memory_counts_as_none(tmp_path: Path) -> None:
    file = tmp_path / "jendela.json"
    for text in ("", "{", "[]", '{"stores": [1]}', '{"stores": []}'):
        file.write_text(text)
        assert recall(file) == Memory()
    file.write_text('{"stores": [], "geometry": "", "appearance": "", "widths": {"orang": 3}}')
    assert recall(file) == Memory()
    kept = Memory().opened(tmp_path / "a", "A").opened(tmp_path / "b", "B")
    keep(file, kept)
    assert [each.office for each in recall(file).stores] == ["B", "A"]
    assert recall(file).without_lost().stores == ()


def test_what_was_typed_is_not_left_without_a_question(
    window: Window, workplace: Workplace, settle: Settle, qtbot: QtBot, office: App
) -> None:
    workplace.show_page("pengaturan")
    settle()
    page = workplace.page("pengaturan")
    assert isinstance(page, PengaturanPage)
    page.office.fields["head_name"].set_text("Rosmaniar")

    assert not window.close()
    (question,) = window.findChildren(Question)
    question.reject()
    assert window.workplace is workplace

    page.office.fields["head_name"].set_text("")
    assert not window.close()  # a backup comes first
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)
    [kept] = (office.store.folder / "backups").iterdir()
    assert backups.described(kept).rows["worker"] == 48


def test_the_recovery_sheet_is_written_from_the_window(
    workplace: Workplace, settle: Settle, tmp_path: Path
) -> None:
    write(workplace, workplace.desk, tmp_path / "lembar.pdf")
    settle()
    assert (tmp_path / "lembar.pdf").read_bytes().startswith(b"%PDF")
    assert "Lembar pemulihan disimpan." in words_on(workplace.status)


def test_a_key_puts_the_lock_off(window: Window, workplace: Workplace, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    left = window._idle.remainingTime() - 200
    qtbot.waitUntil(lambda: window._idle.remainingTime() < left)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    qtbot.waitUntil(lambda: window._idle.remainingTime() > left)
    assert workplace.isVisible()


def test_f10_opens_a_menu_of_what_one_may_do(
    workplace: Workplace, settle: Settle, qtbot: QtBot
) -> None:
    qtbot.keyClick(workplace, Qt.Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, PickList)
    qtbot.keyClicks(menu.search.line, "riwayat")
    qtbot.keyClick(menu.search.line, Qt.Key.Key_Return)
    settle()
    assert workplace.key == "riwayat"


def test_the_list_of_keys_is_read_from_buttons_and_actions(
    workplace: Workplace, settle: Settle, qtbot: QtBot
) -> None:
    workplace.show_page("pendataan")
    settle()
    qtbot.keyClick(workplace, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    (help_,) = workplace.findChildren(KeyHelp)
    told = {help_.model.key_of(at) for at in range(help_.model.rowCount())}
    assert {"Ctrl+N", "Ctrl+K", "Ctrl+Z", "F6", "F10"} <= told
    help_.reject()
