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
from desktop_app.domain.workflow import Status
from desktop_app.files.raster import page_count, page_image
from desktop_app.queries import cards as card_rows
from ui.desk import Desk
from ui.pages.kartu import KartuPage
from ui.pages.kartu.questions import ToWhom, WellPrinted
from ui.widgets.dialogs import Question

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
        return KartuPage(desk, where=lambda _parent, _today: tmp_path / "kartu.pdf")

    with staged(qtbot, office, page) as staging:
        qtbot.keyClick(staging.page.queue.missing, Qt.Key.Key_Return)
        staging.settle(lambda: len(staging.page.queue.ticked) == 3)
        staging.page.queue.list.setFocus()
        yield staging


def counts(stage: Stage) -> dict[str, int]:
    return stage.desk.app.ask(card_rows.counts)


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


def print_and_mark(stage: Stage) -> None:
    press(stage, Qt.Key.Key_Return, CONTROL)
    asked(stage, WellPrinted)
    press(stage, Qt.Key.Key_Return, CONTROL)
    stage.settle(lambda: counts(stage).get("printed"))


def test_registered_people_without_a_card_are_queued_by_one_button(stage: Stage) -> None:
    assert counts(stage) == {"queued": 3, "missing": 0}
    assert stage.page.panel.print_button.words == "Cetak 3 kartu…"


def test_the_preview_is_the_pdf_itself(stage: Stage) -> None:
    stage.settle(lambda: stage.page.preview.paper.has_picture)
    run = stage.page._run()
    assert [face.name for face in run.faces] == list(NAMES)
    press(stage, Qt.Key.Key_P, CONTROL)
    stage.settle(stage.page.panel.told.text)
    paper = stage.page.preview.paper
    pdf = stage.page._where(stage.page, None)
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
    assert page_count(stage.page._where(stage.page, None)) == 2
    assert counts(stage)["queued"] == 3


def test_unticking_takes_a_card_out_of_the_run(stage: Stage) -> None:
    press(stage, Qt.Key.Key_Down)
    press(stage, Qt.Key.Key_Space)
    assert stage.page.panel.print_button.words == "Cetak 2 kartu…"
    assert [face.name for face in stage.page._run().faces] == ["RTS. AMINAH", "KEMAS ISHAK"]
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


def test_spoiled_cards_stay_in_the_queue(stage: Stage) -> None:
    press(stage, Qt.Key.Key_Return, CONTROL)
    asked(stage, WellPrinted)
    press(stage, Qt.Key.Key_Down)
    press(stage, Qt.Key.Key_Space)
    press(stage, Qt.Key.Key_Return, CONTROL)
    stage.settle(lambda: counts(stage).get("printed") == 2)
    stage.settle(lambda: len(stage.page.queue.deck.cards) == 1)
    assert stage.page.queue.current().person.worker.name == "BUJANG RASYID"


def test_printed_cards_are_handed_over_to_somebody(stage: Stage) -> None:
    print_and_mark(stage)
    stage.page.show_state(CardState.PRINTED)
    stage.settle(lambda: stage.page.queue.deck.state is CardState.PRINTED)
    go_into_list(stage)
    press(stage, Qt.Key.Key_Return, CONTROL)
    dialog = asked(stage, ToWhom)
    assert isinstance(dialog, ToWhom)
    assert dialog.action.refusal
    stage.qtbot.keyClicks(QApplication.focusWidget(), "ketua")
    press(stage, Qt.Key.Key_Return)
    press(stage, Qt.Key.Key_Return, CONTROL)
    stage.settle(lambda: counts(stage).get("handed_over") == 1)
    [card] = stage.desk.app.ask(card_rows.cards, [CardState.HANDED_OVER])
    assert card.handed_to == "Ketua RT 001"


def test_a_scanned_code_finds_its_card(stage: Stage) -> None:
    card = stage.page.queue.deck.cards[2].card
    stage.page.queue.search.setFocus()
    stage.qtbot.keyClicks(QApplication.focusWidget(), f"PR1:{card.serial}:{card.token}")
    assert stage.page.queue.current().person.worker.name == "KEMAS ISHAK"
    assert len(stage.page.queue.ticked) == 3
