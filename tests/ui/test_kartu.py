"""Kartu by keyboard on a real store: queue, true preview, print and proof, mark, hand over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from office import create, save
from page_stage import Stage, staged
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.domain.card import CardState
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.sheet import Shift
from desktop_app.domain.workflow import Status
from desktop_app.files.raster import page_count, page_image
from desktop_app.queries import cards as card_rows
from ui.desk import Desk
from ui.pages.kartu import KartuPage
from ui.pages.kartu.job_book import JobBook
from ui.pages.kartu.questions import Again, NewBox, ToWhom, WellPrinted, WhichRt, Why
from ui.widgets.dialogs import Question
from ui.widgets.fields import Field

NAMES = ("RTS. AMINAH", "BUJANG RASYID", "KEMAS ISHAK")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path: Path) -> Iterator[App]:
    """An office with three registered people who have no card."""
    app = create(tmp_path / "kantor")
    for n, name in enumerate(NAMES, start=1):
        save(app, nik=f"157107140885000{n}", name=name, rt=str(n))
    with app.store.writing() as connection:
        unit = app._unit(connection)
        for n, each in enumerate(unit.find(Enrolment, latest=True), start=1):
            unit.put(replace(each, status=Status.REGISTERED, kpj=f"2600000000{n}"))
    yield app
    app.close()


@pytest.fixture
def stage(qtbot: QtBot, office: App, tmp_path: Path) -> Iterator[Stage]:
    """The page with three queued cards; the PDF goes into the test's folder."""

    def page(desk: Desk) -> KartuPage:
        return KartuPage(desk, where=lambda _parent, _today, kind="cards": tmp_path / f"{kind}.pdf")

    with staged(qtbot, office, page) as staging:
        qtbot.keyClick(staging.page.queue.missing, Qt.Key.Key_Return)
        staging.settle(lambda: len(staging.page.queue.ticked) == 3)
        staging.page.queue.list.setFocus()
        yield staging


def counts(stage: Stage) -> dict[str, int]:
    return stage.desk.app.ask(card_rows.counts)


def pdf_of(stage: Stage, kind: str = "cards") -> Path:
    path: Path = stage.page._where(stage.page, None, kind)
    return path


def type_into(stage: Stage, field: Field, words: str, *keys: Qt.Key) -> None:
    """Type into a field, whoever has the focus: without a window manager that may be nobody."""
    line = field.editor.line
    line.selectAll()
    stage.qtbot.keyClicks(line, words)
    for key in keys:
        stage.qtbot.keyClick(line, key)


def press(stage: Stage, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    stage.qtbot.keyClick(focused, key, modifier or Qt.KeyboardModifier.NoModifier)


def asked(stage: Stage, kind: type[Question]) -> QWidget:
    stage.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
    window = QApplication.activeWindow()
    assert window is not None
    return window


def go_into_list(stage: Stage) -> None:
    def in_list() -> bool:
        stage.shell.activateWindow()  # without a window manager nobody gives the focus back
        stage.page.queue.list.setFocus()
        return bool(stage.page.queue.list.hasFocus())

    stage.qtbot.waitUntil(in_list)


def print_all(stage: Stage) -> None:
    press(stage, Qt.Key.Key_P, CONTROL)
    stage.settle(lambda: stage.page.deck.office.open_jobs)


def print_and_mark(stage: Stage) -> None:
    print_all(stage)
    go_into_list(stage)
    press(stage, Qt.Key.Key_Return, CONTROL)
    asked(stage, WellPrinted)
    press(stage, Qt.Key.Key_Return, CONTROL)
    stage.settle(lambda: counts(stage).get("printed"))


def test_registered_people_without_a_card_are_queued_by_one_button(stage: Stage) -> None:
    assert counts(stage) == {"queued": 3, "missing": 0}
    assert stage.page.panel.print_button.words == "Cetak 3 kartu…"


def test_the_preview_is_the_pdf_itself(stage: Stage) -> None:
    stage.settle(lambda: stage.page.preview.paper.has_picture)
    run = stage.page.run()
    assert [face.name for face in run.faces] == list(NAMES)
    press(stage, Qt.Key.Key_P, CONTROL)
    stage.settle(stage.page.panel.told.text)
    paper = stage.page.preview.paper
    pdf = pdf_of(stage)
    printed = page_image(pdf, 0, paper.dpi())
    shown = paper.picture()
    assert (shown.width(), shown.height()) == (printed.width, printed.height)
    row = bytes(shown.constScanLine(printed.height // 5))[: 3 * printed.width]
    start = printed.height // 5 * printed.width * 3
    assert row == printed.pixels[start : start + 3 * printed.width]


def test_printing_reads_every_code_back_and_marks_nothing_by_itself(stage: Stage) -> None:
    press(stage, Qt.Key.Key_P, CONTROL)
    stage.settle(stage.page.panel.told.text)
    assert stage.page.panel.told.text() == "3 kode QR sudah dibaca ulang dan cocok."
    assert page_count(pdf_of(stage)) == 2
    assert counts(stage)["queued"] == 3


def test_unticking_takes_a_card_out_of_the_run(stage: Stage) -> None:
    press(stage, Qt.Key.Key_Down)
    press(stage, Qt.Key.Key_Space)
    assert stage.page.panel.print_button.words == "Cetak 2 kartu…"
    assert [face.name for face in stage.page.run().faces] == ["RTS. AMINAH", "KEMAS ISHAK"]
    press(stage, Qt.Key.Key_A, CONTROL)
    assert stage.page.panel.print_button.words == "Cetak 3 kartu…"


def test_a_first_slot_beyond_the_sheet_is_said_and_holds_the_print(stage: Stage) -> None:
    field = stage.page.panel.settings.start_field
    field.setFocus()
    press(stage, Qt.Key.Key_A, CONTROL)
    stage.qtbot.keyClicks(QApplication.focusWidget(), "11")
    said = "Lembar ini memuat 10 kartu. Mulailah dari kartu ke-1 sampai ke-10."
    assert [note.text for note in field.notes] == [said]
    assert stage.page.panel.print_button.refusal == said


def test_a_spoiled_card_comes_back_with_another_number_and_its_reason(stage: Stage) -> None:
    print_all(stage)
    go_into_list(stage)
    press(stage, Qt.Key.Key_Return, CONTROL)
    dialog = asked(stage, WellPrinted)
    assert isinstance(dialog, WellPrinted)
    press(stage, Qt.Key.Key_Down)
    press(stage, Qt.Key.Key_Space)
    assert dialog.action.refusal == "Tuliskan mengapa kartunya rusak."
    type_into(stage, dialog.reason, "tinta", Qt.Key.Key_Return)
    dialog.action.click()
    stage.settle(lambda: counts(stage).get("printed") == 2)
    stage.settle(lambda: len(stage.page.queue.deck.cards) == 1)
    each = stage.page.queue.current()
    assert each.person.worker.name == "BUJANG RASYID"
    [gone] = stage.desk.app.ask(card_rows.cards, [CardState.VOID])
    assert (gone.serial, gone.void_reason) == (each.card.replaces, "Tinta meluber")


def test_cards_that_lie_in_an_open_job_are_printed_again_only_after_a_question(
    stage: Stage,
) -> None:
    print_all(stage)
    press(stage, Qt.Key.Key_P, CONTROL)
    asked(stage, Again)
    press(stage, Qt.Key.Key_Return, CONTROL)
    stage.settle(lambda: [job.number for job in stage.page.deck.office.open_jobs] == [2])


def test_a_new_printer_is_kept_with_its_readings_and_taken_back(stage: Stage) -> None:
    panel = stage.page.panel.calibrator
    type_into(stage, panel.printer_field, "Epson L3210 - baki belakang")
    for field, words in zip(panel.fields, ("0,8", "-0,4", "+0,3", "x"), strict=True):
        type_into(stage, field, words)
    assert panel.save_button.refusal
    type_into(stage, panel.fields[-1], "0")
    stage.qtbot.keyClick(panel.save_button, Qt.Key.Key_Return)
    stage.settle(lambda: panel.printer() is not None)
    printer = panel.printer()
    assert (printer.name, printer.tray) == ("Epson L3210", "baki belakang")
    assert (printer.front_right, printer.front_down, printer.back_right) == (80, -40, 30)
    run = stage.page.run()
    assert (run.setting.front, run.setting.back) == (Shift(-0.8, 0.4), Shift(-0.3, 0.0))
    stage.qtbot.keyClick(panel.test_button, Qt.Key.Key_Return)
    stage.settle(lambda: page_count(pdf_of(stage, "test")) == 2)


def test_only_one_rt_is_printed(stage: Stage) -> None:
    stage.qtbot.keyClick(stage.page.queue.by_rt, Qt.Key.Key_Return)
    asked(stage, WhichRt)
    press(stage, Qt.Key.Key_Space)
    press(stage, Qt.Key.Key_Return, CONTROL)
    assert [face.name for face in stage.page.run().faces] == ["RTS. AMINAH"]


def test_names_before_each_rt_are_sheets_of_their_own(stage: Stage) -> None:
    stage.page.panel.settings.separate.setChecked(True)
    stage.settle(lambda: stage.page.preview.paper.has_picture)
    assert stage.page.preview._sheets() == 6
    assert stage.page.preview._number == 2


def test_a_box_counts_down(stage: Stage) -> None:
    stage.qtbot.keyClick(stage.page.panel.stock.box_button, Qt.Key.Key_Return)
    dialog = asked(stage, NewBox)
    assert isinstance(dialog, NewBox)
    type_into(stage, dialog.name, "B-12")
    type_into(stage, dialog.holds, "400")
    dialog.action.click()
    stage.settle(lambda: stage.page.deck.office.box)
    assert stage.page.panel.stock._short.isHidden()
    stage.page.panel.stock.show_wanted(401)
    assert stage.page.panel.stock._short.text() == "Sisa 400 kartu kosong, akan dicetak 401."
    go_into_list(stage)
    print_and_mark(stage)
    stage.settle(lambda: stage.page.deck.office.box.left == 397)


def test_printed_cards_are_handed_over_to_somebody(stage: Stage) -> None:
    print_and_mark(stage)
    stage.page.show_state(CardState.PRINTED)
    stage.settle(lambda: stage.page.queue.deck.state is CardState.PRINTED)
    go_into_list(stage)
    press(stage, Qt.Key.Key_Return, CONTROL)
    dialog = asked(stage, ToWhom)
    assert isinstance(dialog, ToWhom)
    assert dialog.action.refusal
    dialog.receiver.editor.set_text("heir")
    dialog.receiver.edited.emit("heir")
    type_into(stage, dialog.name, "Siti Aminah")
    type_into(stage, dialog.relation, "istri")
    dialog.action.click()
    stage.settle(lambda: counts(stage).get("handed_over") == 1)
    [card] = stage.desk.app.ask(card_rows.cards, [CardState.HANDED_OVER])
    assert (card.handed_as, card.handed_to) == ("heir", "Siti Aminah (istri)")
    stage.page.show_state(CardState.HANDED_OVER)
    stage.settle(lambda: stage.page.deck.office.handovers)
    stage.page._handing.save_minutes(0)
    stage.settle(lambda: page_count(pdf_of(stage, "minutes")) == 1)


def test_a_scanner_ticks_the_cards_that_go(stage: Stage) -> None:
    print_and_mark(stage)
    stage.qtbot.keyClick(stage.page.hand_page, Qt.Key.Key_Return)
    stage.settle(lambda: stage.page.queue.deck.state is CardState.PRINTED)
    card = stage.page.queue.deck.cards[1].card
    scan = stage.page.panel.hand.scan
    type_into(stage, scan, f"TT1:{card.serial}", Qt.Key.Key_Return)
    stage.settle(lambda: stage.page.queue.ticked == {card.id})
    assert stage.page.panel.hand.said.text() == "BUJANG RASYID dicentang, semuanya 1."
    type_into(stage, scan, "26-99999", Qt.Key.Key_Return)
    stage.settle(lambda: stage.page.panel.hand.said.text().startswith("Tidak ada kartu"))
    stage.qtbot.keyClick(stage.page.panel.hand.list_button, Qt.Key.Key_Return)
    stage.settle(lambda: page_count(pdf_of(stage, "list")) == 1)


def test_a_lost_card_is_made_anew_with_a_reason(stage: Stage) -> None:
    print_and_mark(stage)
    stage.page.show_state(CardState.PRINTED)
    stage.settle(lambda: stage.page.queue.deck.state is CardState.PRINTED)
    stage.qtbot.keyClick(stage.page.panel.hand.reprint_button, Qt.Key.Key_Return)
    dialog = asked(stage, Why)
    assert isinstance(dialog, Why)
    assert dialog.action.refusal
    type_into(stage, dialog.field, "hil", Qt.Key.Key_Return)
    dialog.action.click()
    stage.settle(lambda: counts(stage).get("queued") == 1)
    [gone] = stage.desk.app.ask(card_rows.cards, [CardState.VOID])
    assert gone.void_reason == "Hilang"
    stage.page.queue.chips[CardState.VOID].click()
    stage.settle(lambda: stage.page.queue.deck.state is CardState.VOID)
    each = stage.page.queue.current()
    assert each.second_line == f"RT 001 · {gone.serial} · Hilang"
    told = stage.page.panel.hand._card._lines.text()
    assert f"Tidak berlaku lagi: Hilang\nDiganti kartu {each.successor}" in told
    assert stage.page.queue.deck.run.design.watermark == "TIDAK BERLAKU"


def test_a_scanned_code_finds_its_card(stage: Stage) -> None:
    card = stage.page.queue.deck.cards[2].card
    stage.page.queue.search.setFocus()
    stage.qtbot.keyClicks(QApplication.focusWidget(), f"PR1:{card.serial}:{card.token}")
    assert stage.page.queue.current().person.worker.name == "KEMAS ISHAK"
    assert len(stage.page.queue.ticked) == 3


def test_the_book_tells_all_of_a_job_and_notes_an_open_one(stage: Stage) -> None:
    type_into(stage, stage.page.panel.settings.start_field, "3")
    print_all(stage)
    stage.qtbot.keyClick(stage.page.panel.stock.book_button, Qt.Key.Key_Return)
    book = asked(stage, JobBook)
    assert isinstance(book, JobBook)
    by, paper = book.facts.text().split("\n")
    assert by.endswith("oleh Rina")
    assert paper == "Kartu Kota di A4, 10 kartu, depan dan belakang, mulai dari kartu ke-3"
    book.action.click()
    asked(stage, WellPrinted)
    press(stage, Qt.Key.Key_Return, CONTROL)
    stage.settle(lambda: counts(stage).get("printed") == 3)
    stage.settle(lambda: not stage.page.deck.office.open_jobs)
    stage.qtbot.keyClick(stage.page.panel.stock.book_button, Qt.Key.Key_Return)
    book = asked(stage, JobBook)
    assert isinstance(book, JobBook)
    assert book.action.refusal == "Hasil cetakan ini sudah dicatat."
