from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.page import Page, PageSpec, Place
from ui.shell import Shell
from ui.sidebar import RAIL, WIDE, initials
from ui.sizes import Height, SizeClass, Width, size_class
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button, Role
from ui.widgets.editors import SearchEdit, TextEdit
from ui.widgets.fields import Field

CONTROL = Qt.KeyboardModifier.ControlModifier


class Sheet(Page):
    """A page with two regions that remembers what it was told."""

    def __init__(self, title: str) -> None:
        super().__init__(title, "238 orang")
        self.told: list[Any] = []
        self.search = SearchEdit("Cari nama, NIK, KK, HP…", "Cari")
        self.name = Field("Nama", TextEdit())
        self.head.add(Button("Pekerja baru", Role.PRIMARY, icon="plus", key="Ctrl+N"))
        self.body.addWidget(self.search)
        self.body.addWidget(self.name)
        self.body.addStretch(1)
        self.bind("Alt+P", lambda: self.told.append("Alt+P"))

    def open(self, **context: Any) -> None:
        self.told.append(context)
        super().open()

    def close_page(self) -> None:
        self.told.append("closed")

    def regions(self) -> list[QWidget]:
        return [self.search, self.name]

    def resized(self, size: SizeClass) -> None:
        self.told.append(size)

    def step_back(self) -> bool:
        self.told.append("back")
        return True


class Roomy(Sheet):
    wants_rail = True


def spec(key: str, kind: type[Sheet] = Sheet, place: Place = Place.MAIN) -> PageSpec:
    return PageSpec(
        key=key, title=key.title(), icon="home", factory=lambda: kind(key.title()), place=place
    )


@pytest.fixture
def shell(qtbot: QtBot) -> Shell:
    window = Shell((spec("beranda"), spec("impor", Roomy), spec("pengaturan", place=Place.FOOT)))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show_office("Kel. Payo Selincah", "Kec. Paal Merah")
    window.show_user("Siti Rohani", "Petugas entri")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_page("beranda", status="draft")
    return window


def sheet(shell: Shell, key: str) -> Sheet:
    page = shell.page(key)
    assert isinstance(page, Sheet)
    return page


def test_a_page_is_told_what_is_wanted_and_when_it_is_left(shell: Shell) -> None:
    page = sheet(shell, "beranda")
    assert {"status": "draft"} in page.told
    shell.show_page("impor")
    assert page.told[-1] == "closed"


def test_control_and_a_number_open_the_page(qtbot: QtBot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.page_changed) as told:
        qtbot.keyClick(shell, Qt.Key.Key_2, CONTROL)
    assert told.args == ["impor"]
    assert shell.sidebar.items["impor"].isChecked()


def test_f6_goes_around_the_regions(qtbot: QtBot, shell: Shell) -> None:
    page = sheet(shell, "beranda")
    stops = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget() or shell, Qt.Key.Key_F6)
        stops.append(QApplication.focusWidget())
    assert stops == [
        page.name.editor.focusProxy(),
        shell.sidebar.items["beranda"],
        page.search.line,
    ]


def test_arrows_go_through_the_sidebar_and_enter_opens(qtbot: QtBot, shell: Shell) -> None:
    shell.sidebar.take_focus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)
    assert shell.key == "pengaturan"


def test_the_sidebar_folds_for_a_page_that_wants_the_room(shell: Shell) -> None:
    assert shell.sidebar.width() == WIDE
    shell.show_page("impor")
    assert shell.sidebar.width() == RAIL


def test_the_sidebar_folds_in_a_narrow_window(qtbot: QtBot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.size_class_changed):
        shell.resize(911, 512)
    assert shell.sidebar.width() == RAIL
    assert shell.size_class == SizeClass(Width.NARROW, Height.LOW)
    assert sheet(shell, "beranda").told[-1] == shell.size_class


@pytest.mark.parametrize(
    ("wide", "high", "expected"),
    [
        (1920, 1080, SizeClass(Width.WIDE, Height.TALL)),
        (1366, 690, SizeClass(Width.FULL, Height.SHORT)),
        (1279, 720, SizeClass(Width.MEDIUM, Height.TALL)),
        (1099, 599, SizeClass(Width.NARROW, Height.LOW)),
    ],
)
def test_the_classes_of_size(wide: int, high: int, expected: SizeClass) -> None:
    assert size_class(QSize(wide, high)) == expected


def test_escape_goes_one_step_back_on_the_page(qtbot: QtBot, shell: Shell) -> None:
    qtbot.keyClick(sheet(shell, "beranda").name.editor.focusProxy(), Qt.Key.Key_Escape)
    assert sheet(shell, "beranda").told[-1] == "back"


def test_a_key_of_a_page_is_silent_on_another_page(qtbot: QtBot, shell: Shell) -> None:
    shell.show_page("impor")
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert "Alt+P" in sheet(shell, "impor").told
    assert "Alt+P" not in sheet(shell, "beranda").told


def test_a_key_cannot_be_bound_twice(shell: Shell) -> None:
    with pytest.raises(ValueError, match="Alt\\+P"):
        shell.page("beranda").bind("Alt+P", shell.show)


def test_the_lock_is_asked_for_by_key_and_by_button(qtbot: QtBot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.lock_wanted):
        shell.sidebar.lock.click()
    both = CONTROL | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(shell.lock_wanted):
        qtbot.keyClick(shell, Qt.Key.Key_L, both)


def test_one_banner_takes_the_place_of_the_other(shell: Shell) -> None:
    shell.show_banner(Banner("warning", "Draf belum selesai"))
    second = Banner("error", "Cadangan gagal")
    shell.show_banner(second)
    assert shell._banner is second
    shell.hide_banner()
    assert shell._banner is None


def test_a_count_is_told_to_a_screen_reader(shell: Shell) -> None:
    shell.show_count("beranda", 15042)
    assert shell.sidebar.items["beranda"].accessibleName() == "Beranda, 15.042"


def test_the_window_shows_its_user_by_initials(shell: Shell) -> None:
    assert shell.sidebar.avatar.words == "SR"
    assert initials("Tarmizi") == "T"


def test_the_status_line_says_what_is_true(shell: Shell) -> None:
    shell.status.say("Tersimpan 14.03.05")
    shell.status.show_backup("Cadangan gagal", "error")
    assert shell.status._now.text() == "Tersimpan 14.03.05"
    assert not shell.grab().isNull()
