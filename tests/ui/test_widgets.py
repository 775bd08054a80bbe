from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.banners import Banner, UndoBanner
from ui.widgets.bars import nice_top
from ui.widgets.buttons import Button
from ui.widgets.choice_edit import Choice, ChoiceEdit, found
from ui.widgets.counters import Count, Counters
from ui.widgets.editors import DateEdit, DigitsEdit, Editor, TextEdit
from ui.widgets.fields import Field, Note
from ui.widgets.funnel import Funnel, Stage
from ui.widgets.nik_edit import NikEdit
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.progress import progress_words
from ui.widgets.proposals import AcknowledgeBox
from ui.widgets.segment_edit import Segment, SegmentEdit
from ui.widgets.text_area import TextArea

JOBS = (
    Choice("ojek", "Tukang ojek"),
    Choice("sayur", "Pedagang sayur", "jualan keliling"),
    Choice("becak", "Tukang becak"),
)
SEXES = (Segment("L", "Laki-laki", "L"), Segment("P", "Perempuan", "P"))

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Put a part into a window between two lines to go to, and show it."""
    windows: list[QWidget] = []

    def shown(part: QWidget) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        column.addWidget(TextEdit())
        column.addWidget(part)
        column.addWidget(TextEdit())
        column.addStretch(1)
        qtbot.addWidget(window)
        windows.append(window)
        window.resize(500, 400)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return part

    yield shown
    windows.clear()


def type_into(qtbot: QtBot, editor: Editor, text: str) -> None:
    editor.setFocus()
    qtbot.keyClicks(editor.focusProxy() or editor, text)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier or Qt.KeyboardModifier.NoModifier)


def test_a_button_that_cannot_act_says_so_by_mouse_and_by_keyboard(
    qtbot: QtBot, show: Show
) -> None:
    button = Button("Verifikasi")
    show(button)
    heard: list[str] = []
    button.triggered.connect(lambda: heard.append("did"))
    button.refused.connect(lambda: heard.append("refused"))
    button.set_refusal("Periksa 2 hal lagi.")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Space)
    button.set_refusal("")
    press(qtbot, Qt.Key.Key_Space)
    assert heard == ["refused", "refused", "refused", "did"]
    assert button.isEnabled()


def test_a_busy_button_keeps_its_width_and_does_nothing(qtbot: QtBot, show: Show) -> None:
    button = Button("Simpan, lalu orang berikutnya")
    show(button)
    width = button.width()
    button.set_busy("Menyimpan…")
    with qtbot.assertNotEmitted(button.triggered):
        button.click()
    assert button.sizeHint().width() == width
    button.set_ready()
    with qtbot.waitSignal(button.triggered):
        button.click()


def test_pasted_digits_lose_their_blanks_and_dashes(qtbot: QtBot, show: Show) -> None:
    editor = NikEdit()
    show(editor)
    QApplication.clipboard().setText("999902-010673 0003")
    editor.setFocus()
    press(qtbot, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "9999020106730003"


def test_a_seventeenth_digit_is_not_typed(qtbot: QtBot, show: Show) -> None:
    editor = NikEdit()
    show(editor)
    type_into(qtbot, editor, "9999020106730003" + "4")
    assert editor.text() == "9999020106730003"


def test_the_counter_of_the_nik_stands_beside_its_label(qtbot: QtBot, show: Show) -> None:
    field = Field("NIK", NikEdit())
    show(field)
    type_into(qtbot, field.editor, "99990201067300")
    assert field._side.text() == "14 dari 16"


def test_a_raw_text_that_is_no_number_is_shown_as_it_is() -> None:
    editor = DigitsEdit(16)
    editor.set_text("1,57102E+15")
    assert editor.text() == "1,57102E+15"


def test_eight_digits_become_a_day_when_the_field_is_left(qtbot: QtBot, show: Show) -> None:
    editor = DateEdit()
    show(editor)
    type_into(qtbot, editor, "17081985")
    with qtbot.waitSignals([editor.edited, editor.left]):
        press(qtbot, Qt.Key.Key_Tab)
    assert editor.text() == "17-08-1985"


def test_any_part_of_a_word_finds_a_choice_and_beginnings_come_first() -> None:
    assert [c.code for c in found(JOBS, "oj")] == ["ojek"]
    assert [c.code for c in found(JOBS, "keliling")] == ["sayur"]
    assert [c.code for c in found(JOBS, "t")][:2] == ["ojek", "becak"]


def test_a_choice_is_typed_and_taken_by_enter(qtbot: QtBot, show: Show) -> None:
    editor = ChoiceEdit(JOBS)
    show(editor)
    type_into(qtbot, editor, "oj")
    assert editor.open
    with qtbot.waitSignals([editor.chosen, editor.entered]):
        press(qtbot, Qt.Key.Key_Return)
    assert (editor.text(), editor.line.text(), editor.open) == ("ojek", "Tukang ojek", False)


def test_tab_takes_the_marked_choice_and_goes_on(qtbot: QtBot, show: Show) -> None:
    editor = ChoiceEdit(JOBS)
    show(editor)
    type_into(qtbot, editor, "tukang")
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Tab)
    assert editor.text() == "becak"
    assert not editor.line.hasFocus()


def test_alt_down_opens_all_choices_and_escape_closes_them(qtbot: QtBot, show: Show) -> None:
    editor = ChoiceEdit(JOBS)
    show(editor)
    editor.set_text("sayur")
    editor.setFocus()
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert editor.open
    press(qtbot, Qt.Key.Key_Escape)
    assert not editor.open
    assert editor.text() == "sayur"


def test_words_that_are_no_choice_stay_as_typed(qtbot: QtBot, show: Show) -> None:
    editor = ChoiceEdit(JOBS)
    show(editor)
    type_into(qtbot, editor, "pawang hujan")
    press(qtbot, Qt.Key.Key_Tab)
    assert editor.text() == "pawang hujan"


def test_an_open_list_is_forgotten_when_another_value_is_shown(qtbot: QtBot, show: Show) -> None:
    editor = ChoiceEdit(JOBS)
    show(editor)
    type_into(qtbot, editor, "tukang")
    editor.set_text("")
    assert not editor.open
    press(qtbot, Qt.Key.Key_Tab)
    assert editor.text() == ""


def test_a_segment_is_chosen_by_its_letter_or_by_arrows(qtbot: QtBot, show: Show) -> None:
    editor = SegmentEdit(SEXES)
    show(editor)
    editor.set_name("Jenis kelamin")
    type_into(qtbot, editor, "p")
    assert editor.text() == "P"
    press(qtbot, Qt.Key.Key_Left)
    assert editor.text() == "L"
    assert editor.accessibleName() == "Jenis kelamin: Laki-laki"


def test_what_is_read_only_cannot_be_changed_but_reached(qtbot: QtBot, show: Show) -> None:
    editor = TextEdit()
    show(editor)
    editor.set_text("26001184702")
    editor.set_read_only()
    type_into(qtbot, editor, "9")
    assert editor.text() == "26001184702"
    assert editor.line.hasFocus()


def test_a_capital_without_shift_tells_of_caps_lock(qtbot: QtBot, show: Show) -> None:
    field = Field("Kata sandi", PassphraseEdit())
    show(field)
    with qtbot.waitSignal(field.editor.hinted) as told:
        type_into(qtbot, field.editor, "R")
    assert told.args == [""] or "Caps Lock" in told.args[0]


def test_the_worst_note_colours_the_border_and_a_screen_reader_hears_it() -> None:
    field = Field("Tanggal lahir", DateEdit())
    field.set_notes(
        [Note("warning", "Di NIK tertulis lain."), Note("error", "Tanggal ini tidak ada.")]
    )
    assert field.editor.level == "error"
    assert "Tanggal ini tidak ada." in field.editor.line.accessibleDescription()
    field.set_notes([])
    assert field.editor.level is None


def test_setting_a_text_is_no_edit(qtbot: QtBot) -> None:
    for editor in (
        TextEdit(),
        DigitsEdit(3),
        NikEdit(),
        ChoiceEdit(JOBS),
        SegmentEdit(SEXES),
        TextArea(),
    ):
        qtbot.addWidget(editor)
        with qtbot.assertNotEmitted(editor.edited):
            editor.set_text("L")
        assert editor.text() == "L"


def test_a_pin_tells_whether_it_is_in(qtbot: QtBot, show: Show) -> None:
    field = Field("RT", DigitsEdit(3), pinnable=True)
    show(field)
    assert field._pin is not None
    with qtbot.waitSignal(field.pin_toggled) as told:
        field._pin.click()
    assert told.args == [True]
    assert field.pinned


def test_a_warning_is_acknowledged_with_a_reason_only(qtbot: QtBot) -> None:
    box = AcknowledgeBox("Tanggal lahir tidak sama dengan NIK.")
    qtbot.addWidget(box)
    with qtbot.assertNotEmitted(box.acknowledged):
        box.accept_button.click()
    box.set_reason("Sesuai tulisan di KTP")
    with qtbot.waitSignal(box.acknowledged) as told:
        box.accept_button.click()
    assert told.args == ["Sesuai tulisan di KTP"]


def test_counters_say_whether_they_add_up(qtbot: QtBot) -> None:
    counters = Counters(
        Count(code="read", word="dibaca"),
        (Count(code="add", word="tambah"), Count(code="skip", word="lewati")),
    )
    qtbot.addWidget(counters)
    counters.show_numbers({"read": 3, "add": 2, "skip": 1})
    assert counters._verdict.text() == "Jumlahnya cocok"
    counters.show_numbers({"read": 4, "add": 2, "skip": 1})
    assert counters._verdict.text() == "Selisih 1"
    with qtbot.waitSignal(counters.filtered) as told:
        counters.boxes["skip"].click()
    assert told.args == ["skip"]


def test_a_narrow_block_of_the_funnel_says_less_and_cuts_nothing_off(theme: Theme) -> None:
    remark = "44 % dari terverifikasi"
    stage = Stage(code="a", icon="send", word="a", count=9, remark=remark, short="44 %")
    [block] = Funnel([stage]).blocks
    need = theme.width(remark, "remark")
    assert block.remark(theme, need) == remark
    assert block.remark(theme, need - 1) == "44 %"


def test_arrows_go_through_the_funnel_and_enter_opens(qtbot: QtBot, show: Show) -> None:
    stages = [Stage(code=code, icon="users", word=code, count=9) for code in ("a", "b", "c")]
    funnel = Funnel(stages)
    show(funnel)
    funnel.blocks[0].setFocus()
    press(qtbot, Qt.Key.Key_Right)
    with qtbot.waitSignal(funnel.opened) as told:
        press(qtbot, Qt.Key.Key_Return)
    assert told.args == ["b"]
    assert "b: 9" in funnel.blocks[1].accessibleName()


def test_a_banner_takes_two_actions_at_most() -> None:
    with pytest.raises(ValueError, match="two actions"):
        Banner("info", "Ada", "", Button("Satu"), Button("Dua"), Button("Tiga"))


def test_the_way_back_waits_while_it_has_the_focus(show: Show) -> None:
    banner = UndoBanner("121 orang ditulis")
    show(banner)
    assert banner._timer.isActive()
    banner.button.setFocus()
    assert not banner._timer.isActive()
    banner.button.clearFocus()
    assert banner._timer.isActive()


@pytest.mark.parametrize(
    ("most", "top"), [(0, 2), (7, 8), (10, 10), (11, 20), (374, 400), (186, 200), (1000, 1000)]
)
def test_a_scale_ends_at_an_even_round_number(most: int, top: int) -> None:
    assert nice_top(most) == top


def test_progress_is_told_in_words() -> None:
    assert progress_words(118, 327, 20) == "118 dari 327 · kira-kira 20 detik lagi"
    assert progress_words(1180, 15042, 200) == "1.180 dari 15.042 · kira-kira 3 menit lagi"
    assert progress_words(12, 0) == "12"


def test_the_list_of_choices_opens_upwards_at_the_foot_of_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(300, 200)
    editor = ChoiceEdit(JOBS)
    editor.setParent(window)
    editor.setGeometry(10, 160, 200, 34)
    qtbot.addWidget(window)
    window.show()
    editor.show_all()
    assert editor._list is not None
    assert editor._list.geometry().bottom() < editor.mapTo(window, QPoint(0, 0)).y()


def test_segments_share_the_width_by_their_words_and_never_widen_a_dialog(show: Show) -> None:
    words = ("Peserta sendiri", "Ahli waris", "Ketua RT", "Orang lain")
    editor = SegmentEdit([Segment(each, each) for each in words])
    show(editor)
    editor.resize(412, 34)
    widths = [area.width() for area in editor._areas()]
    assert sum(widths) == 412
    assert widths[0] > widths[1]
    long = SegmentEdit([Segment("a", "RADEN MUHAMMAD " * 4), Segment("b", "–")])
    assert long.minimumSizeHint().width() < 400
