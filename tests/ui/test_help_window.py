"""Help in the window: F1 everywhere, the way back, practice with its band and its steps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from office import SAMPLES
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.domain.record import Issue, Level
from ui import practice, story
from ui.dialogs.leaving import LeaveTyping
from ui.help.first_hour import steps_done
from ui.help.library import Library
from ui.help.window import HelpWindow
from ui.theme import Appearance, Theme
from ui.widgets.dialogs import Question
from ui.window import Window

HOMES = ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA")
Settle = Callable[[], None]


def help_of(window: Window) -> HelpWindow:
    assert window.help.help is not None
    return window.help.help


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let each test have a folder for practice of its own."""
    for variable in HOMES:
        monkeypatch.setenv(variable, str(tmp_path / "home"))


@pytest.fixture
def trained(window: Window, settle: Settle) -> Window:
    """The window in practice, as the gate opens it."""
    window.begin()
    assert window.first_run is not None
    window.first_run.practice.click()
    settle()
    return window


def test_f1_opens_the_help_of_the_page_that_is_open(
    window: Window, office: App, qtbot: QtBot, settle: Settle
) -> None:
    workplace = window.enter(office)
    for key in ("beranda", "pendataan", "laporan"):
        workplace.show_page(key)
        settle()
        workplace.show_help()
        assert help_of(window).key == key
    qtbot.keyClick(help_of(window), Qt.Key.Key_Escape)
    assert not help_of(window).isVisible()


def test_f1_in_a_field_explains_it_then_opens_its_place_then_the_page_of_its_finding(
    window: Window, office: App, settle: Settle
) -> None:
    workplace = window.enter(office)
    page = workplace.show_page("pendataan", new=True)
    settle()
    form = page.parts.sheet.form  # type: ignore[attr-defined]
    form.go_to("kk")
    settle()
    workplace.show_help()
    assert window.help.help is None
    assert "Kartu Keluarga" in form.fields["kk"].remark
    workplace.show_help()
    assert help_of(window).key == "isian"
    form.type_text("nik", "157107140885003")
    form.go_to("nik")
    workplace.show_help()
    assert help_of(window).key == "temuan-nik_length"


def press_f1(dialog: Question, qtbot: QtBot) -> HelpWindow:
    """Press F1 in a dialog that is open, and give the help above it."""
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    return dialog.findChildren(HelpWindow)[0]


def test_f1_in_a_dialog_opens_readable_help_above_it_and_the_dialog_stays(
    window: Window, office: App, qtbot: QtBot, settle: Settle
) -> None:
    page = window.enter(office).show_page("laporan")
    settle()
    for dialog, topic in (
        (Question("Simpan?", "Simpan", parent=page), "laporan"),
        (LeaveTyping(window), "formulir"),
    ):
        dialog.open()
        above = press_f1(dialog, qtbot)
        assert (above.key, above.isVisible()) == (topic, True)
        assert above is press_f1(dialog, qtbot)
        qtbot.keyClicks(above.search.line, "cadangan")
        qtbot.keyClick(above.search.line, Qt.Key.Key_Return)
        assert above.key != topic
        qtbot.keyClick(above, Qt.Key.Key_Escape)
        assert not above.isVisible()
        assert dialog.isVisible()
        dialog.reject()


def test_f1_while_a_finding_is_accepted_opens_the_page_of_that_finding(
    window: Window, office: App, qtbot: QtBot, settle: Settle
) -> None:
    page: Any = window.enter(office).show_page("verifikasi")
    settle()
    page._ask_acceptance(Issue("nik_sex", "sex", Level.WARNING, "Tidak sama dengan NIK."))
    assert press_f1(page.findChild(Question), qtbot).key == "temuan-nik_sex"


def test_help_over_a_dialog_goes_with_it(window: Window, qtbot: QtBot) -> None:
    window.begin()
    dialog = Question("Simpan?", "Simpan", parent=window)
    dialog.open()
    above = press_f1(dialog, qtbot)
    assert above.key == "membuka"
    dialog.reject()
    assert not above.isVisible()


def test_a_finding_beside_the_sheet_leads_to_its_page(
    window: Window, office: App, settle: Settle
) -> None:
    workplace = window.enter(office)
    page = workplace.show_page("impor", path=SAMPLES / "usulan_kelurahan.xlsx")
    settle()
    code = page.review.panel.code  # type: ignore[attr-defined]
    workplace.show_help()
    assert code
    assert help_of(window).key == f"temuan-{code}"


def test_f1_in_a_part_of_a_page_opens_the_help_of_that_part(
    window: Window, office: App, settle: Settle
) -> None:
    workplace = window.enter(office)
    settings: Any = workplace.show_page("pengaturan", section="quotas")
    for key in ("office", "quotas", "look"):
        settings.tabs.choose(key)
        page, _sign, heading = settings.help_topic().partition("#")
        assert f"## {heading}\n" in Library("id").page(page).text
    history: Any = workplace.show_page("riwayat")
    history.toggle_duties()
    settle()
    workplace.show_help()
    assert help_of(window).key == "permintaan"


def test_f1_before_anything_is_open_tells_how_to_open(window: Window) -> None:
    window.begin()
    window.help.open("membuka")
    assert help_of(window).key == "membuka"


def test_links_lead_on_and_back_and_forward_again(window: Window, qtbot: QtBot) -> None:
    window.help.open("impor")
    shown = help_of(window)
    shown.browser.anchorClicked.emit(QUrl("temuan-nik_precision"))
    assert shown.key == "temuan-nik_precision"
    qtbot.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    shown.back.click()
    assert shown.key == "impor"
    shown.forward.click()
    assert shown.key == "temuan-nik_precision"


def test_search_lists_pages_and_enter_opens_the_first(window: Window, qtbot: QtBot) -> None:
    window.help.open("beranda")
    shown = help_of(window)
    shown.search.setFocus()
    qtbot.keyClicks(shown.search.line, "nik rusak excel")
    qtbot.keyClick(shown.search.line, Qt.Key.Key_Return)
    assert shown.key == "temuan-nik_precision"


@pytest.mark.parametrize("size", [(960, 640), (560, 380)])
def test_every_page_fits_without_scrolling_sideways(window: Window, size: tuple[int, int]) -> None:
    window.help.open("beranda")
    shown = help_of(window)
    shown.resize(*size)
    for key in shown.library.keys:
        shown.go_to(key)
        assert shown.browser.horizontalScrollBar().maximum() == 0, key


def test_help_takes_the_colours_of_the_dark_look(window: Window, theme: Theme) -> None:
    window.help.open("beranda")
    theme.use(Appearance.DARK)
    ground = help_of(window).browser.grab().toImage().pixelColor(5, 300)
    assert ground.lightness() < 80


def test_practice_shows_itself_in_title_band_and_lock(trained: Window, settle: Settle) -> None:
    assert trained.windowTitle() == "LATIHAN – Pekerja Rentan"
    assert trained.workplace is not None
    assert trained.workplace.band is not None
    assert trained.workplace.band.isVisible()
    trained.lock()
    assert practice.PASSPHRASE in trained.unlock.passphrase.remark
    trained.unlock.unlock_wanted.emit(Path(), "", practice.PASSPHRASE)
    settle()
    trained.workplace.band.leave.click()
    settle()
    assert trained.windowTitle() == "Pekerja Rentan"
    assert trained.workplace is None


def test_a_real_office_has_no_band_and_practice_is_not_remembered(
    trained: Window, office: App, settle: Settle
) -> None:
    assert trained.workplace is not None
    assert trained.workplace.band is not None
    trained.workplace.band.leave.click()
    settle()
    assert trained.currentWidget() is trained.first_run
    assert trained.enter(office).band is None


def test_the_band_ticks_a_step_and_changes_the_user_where_a_second_one_is_needed(
    trained: Window, settle: Settle
) -> None:
    assert trained.workplace is not None
    band, desk = trained.workplace.band, trained.workplace.desk
    assert band is not None
    band.all.click()
    assert "○ 1." in help_of(trained).browser.toPlainText()
    listed = practice.list_of(desk.app.store.folder.parent)
    story.bring_in(desk.app, [listed])
    settle()
    assert "✓ 2." in help_of(trained).browser.toPlainText()
    band.start("verifikasi")
    settle()
    assert trained.workplace.desk.app.user.name == practice.VERIFIER
    assert trained.workplace.key == "verifikasi"


def test_begin_anew_asks_then_leaves_an_empty_office(trained: Window, settle: Settle) -> None:
    assert trained.workplace is not None
    desk = trained.workplace.desk
    story.bring_in(desk.app, [practice.list_of(desk.app.store.folder.parent)])
    settle()
    trained.help.open("satu-jam")
    help_of(trained).anew.click()
    question = trained.findChild(Question)
    assert question is not None
    question.action.click()
    settle()
    assert steps_done(trained.workplace.desk.app) == frozenset()
