"""Impor on real lists: every row judged, walked through, mended, written once, taken back as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from office import SAMPLES, create
from page_stage import Stage, staged
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.import_run import ImportRun
from desktop_app.domain.plan import Verdict
from desktop_app.queries import workers
from desktop_app.services import imports
from ui.pages.impor import ImporPage
from ui.pages.impor.history import Past
from ui.review.model import FIXED
from ui.sizes import Height, SizeClass, Width
from ui.widgets.buttons import Button
from ui.widgets.cells import CellRole
from ui.widgets.labels import ElidedLabel, Label

CONTROL = Qt.KeyboardModifier.ControlModifier
TIDY, UNTIDY = SAMPLES / "usulan_rapi.xlsx", SAMPLES / "usulan_kelurahan.xlsx"


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    app = create(tmp_path / "kantor")
    with staged(qtbot, app, ImporPage) as staging:
        yield staging
    app.close()


def take(stage: Stage, path: Path) -> None:
    stage.page.take(path)
    stage.settle(lambda: stage.page.plan is not None)


def drop(stage: Stage, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    entered = QDragEnterEvent(QPoint(50, 50), action, data, left, none)
    QApplication.sendEvent(stage.page, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(stage.page, QDropEvent(QPointF(50, 50), action, data, left, none))
    stage.settle(lambda: stage.page.plan is not None)


def press(stage: Stage, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    stage.qtbot.keyClick(focused, key, modifier or Qt.KeyboardModifier.NoModifier)


def numbers(stage: Stage) -> dict[str, str]:
    boxes = stage.page.review.counters.boxes
    return {code: box.accessibleName().partition(" ")[0] for code, box in boxes.items()}


def people(stage: Stage) -> int:
    return stage.desk.app.ask(workers.count)


def shown_words(stage: Stage) -> str:
    return " ".join(label.text() for label in stage.page.review.panel.findChildren(Label))


def test_the_panel_says_whole_where_the_finding_stands(stage: Stage) -> None:
    take(stage, UNTIDY)
    press(stage, Qt.Key.Key_F8)
    panel, where = stage.page.review.panel, ["Baris 34, kolom B", "Lembar RT 01"]
    stage.settle(lambda: [each.text() for each in panel.findChildren(ElidedLabel)][:2] == where)
    said = panel.findChildren(ElidedLabel)
    assert all(each.width() >= each.sizeHint().width() for each in said)


def test_the_empty_page_says_where_a_file_goes(stage: Stage) -> None:
    name = stage.page.start.drop.accessibleName()
    assert "Letakkan berkas Excel di sini, atau tekan Ctrl+O." in name
    assert QApplication.focusWidget() is stage.page.start.choose


def test_a_dropped_list_is_judged_written_and_taken_back(stage: Stage) -> None:
    drop(stage, TIDY)
    want = {"read": "300", "add": "300", "change": "0", "skip": "0", "refuse": "0"}
    assert numbers(stage) == want
    assert stage.page.write.words == "Tulis 300 orang"
    assert "300 ditambah, 0 diubah. Dapat dibatalkan sekaligus." in stage.page.bar.said()
    assert people(stage) == 0
    press(stage, Qt.Key.Key_Return, CONTROL)
    stage.settle(lambda: people(stage) == 300)
    assert "300 ditambah, 0 diubah, 0 dilewati, 0 ditolak" in banner(stage)
    stage.page.result.undo.click()
    stage.settle(lambda: people(stage) == 0)
    assert "dibatalkan" in banner(stage)


def banner(stage: Stage) -> str:
    shown = stage.page.result.banner
    return "" if shown is None else str(shown.accessibleName())


def test_refused_rows_say_why_in_their_cells(stage: Stage) -> None:
    take(stage, UNTIDY)
    plan = stage.page.plan
    stage.page.review.counters.boxes["refuse"].click()
    model = stage.page.review.model
    assert model.rowCount() == plan.count(Verdict.REFUSE) == 30
    for line in range(model.rowCount()):
        marked = [
            str(model.index(line, column).data(Qt.ItemDataRole.ToolTipRole))
            for column in range(FIXED, model.columnCount())
            if model.index(line, column).data(CellRole.LEVEL) == "error"
        ]
        assert marked
        assert all(sentence.endswith(".") for sentence in marked)


def test_f8_walks_through_the_findings(stage: Stage) -> None:
    take(stage, UNTIDY)
    spots = stage.page.review.shown.spots
    assert stage.page.review.sheet.table.hasFocus()
    for spot in spots[:3]:
        proposal = stage.page.plan.proposals[spot.at]
        assert spot.issue.message in shown_words(stage)
        line = stage.page.review.sheet.table.current_row()
        assert stage.page.review.model.proposal(line) == proposal
        press(stage, Qt.Key.Key_F8)


def test_a_finding_filters_the_rows(stage: Stage) -> None:
    take(stage, UNTIDY)
    review = stage.page.review
    count = next(one for one in review.shown.codes if one.code == "nik_precision")
    review.panel._codes["nik_precision"].click()
    assert review.model.rowCount() == count.rows
    review.code_chip.removed.emit()
    assert review.model.rowCount() == len(stage.page.plan.proposals)


def test_a_cell_that_is_mended_is_judged_again(stage: Stage) -> None:
    take(stage, UNTIDY)
    refused = stage.page.plan.count(Verdict.REFUSE)
    stage.page.review.panel._codes["nik_missing"].click()
    press_on = stage.page.review.panel
    press(stage, Qt.Key.Key_F2)
    assert QApplication.focusWidget() is press_on.typed.line
    stage.qtbot.keyClicks(press_on.typed.line, "1571074702040001")
    press(stage, Qt.Key.Key_Return)
    stage.settle(lambda: stage.page.plan.count(Verdict.REFUSE) == refused - 1)


def test_a_column_can_be_read_as_something_else(stage: Stage) -> None:
    take(stage, TIDY)
    columns = [one.field for one in stage.page.review.shown.columns]
    stage.page.review.sheet.remapped.emit(columns.index("mother_name"), "heir_name")
    stage.settle(lambda: "heir_name" in stage.page.plan.proposals[0].values)
    assert "mother_name" not in stage.page.plan.proposals[0].values


def test_the_same_file_again_is_known(stage: Stage) -> None:
    take(stage, UNTIDY)
    stage.page.commit()
    stage.settle(lambda: people(stage) == 190)
    take(stage, UNTIDY)
    assert numbers(stage)["skip"] == "190"
    assert "sudah pernah diimpor pada impor ke-1" in stage.page.review._about.text()
    assert stage.page.write.refusal


def test_the_refused_go_back_as_text_with_their_reasons(stage: Stage, tmp_path: Path) -> None:
    take(stage, UNTIDY)
    path = tmp_path / "ditolak.xlsx"
    stage.page.save_refused(path)
    stage.settle(path.is_file)
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows())
    assert len(rows) == 31
    assert [cell.value for cell in rows[0]][:3] == ["Lembar", "Baris", "Alasan"]
    assert all(row[2].value for row in rows[1:])
    assert {cell.data_type for row in rows for cell in row if cell.value} == {"s"}


def test_a_file_that_cannot_be_read_says_so(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "kosong.xlsx"
    path.write_bytes(b"PK\x03\x04 bukan berkas")
    stage.page.take(path)
    stage.settle(lambda: stage.page.notices.banner is not None)
    assert stage.page.plan is None
    assert not stage.page.is_busy()


def test_esc_leaves_the_review_and_writes_nothing(stage: Stage) -> None:
    take(stage, TIDY)
    press(stage, Qt.Key.Key_Escape)
    assert stage.page.plan is None
    assert people(stage) == 0


def test_stopping_goes_back_to_the_start(stage: Stage) -> None:
    stage.page.take(UNTIDY)
    stage.page.strip.stopped.emit()
    stage.settle()
    assert stage.page.plan is None
    assert QApplication.focusWidget() is not None


def test_a_past_import_is_taken_back_from_its_own_page(stage: Stage) -> None:
    app = stage.desk.app
    app.do(imports.write, app.ask(imports.plan_import, TIDY, app.facts))
    history = stage.page.start.history
    stage.settle(lambda: history.model.rowCount() == 1)
    history.table.opened.emit(0)
    stage.page.result.undo.click()
    stage.settle(lambda: people(stage) == 0)


def test_a_long_history_scrolls_with_its_page_alone(stage: Stage) -> None:
    history = stage.page.start.history
    run = ImportRun(id="1", number=1, file_name="usulan.xlsx")
    history.show_runs([Past(run, "Rina")] * 40)
    stage.qtbot.waitUntil(lambda: history.height() > stage.shell.height())
    last = history.model.rowCount() - 1

    def last_is_seen() -> bool:
        history.table.go_to(0)
        history.table.go_to(last)
        seen = history.table.viewport().visibleRegion().boundingRect()
        return seen.contains(history.table.visualRect(history.model.index(last, 0)))

    stage.qtbot.waitUntil(last_is_seen)  # the page has grown by then, too
    assert history.table.verticalScrollBar().maximum() == 0


def test_tab_goes_from_counters_over_mapping_and_sheet_to_panel_and_bar(stage: Stage) -> None:
    take(stage, UNTIDY)
    review = stage.page.review
    wanted = [
        review.counters.boxes["read"],
        review.noted_chip,
        *review.sheet.mapping.chips[:2],
        review.sheet.table,
        review.panel.typed.line,
        stage.page.write,
        stage.page.bar.cancel,
    ]
    places = focus_chain(wanted[0])
    assert [places.index(one) for one in wanted] == sorted(places.index(one) for one in wanted)


def focus_chain(first: QWidget) -> list[QWidget]:
    found = [first]
    while (following := found[-1].nextInFocusChain()) is not first and following is not None:
        found.append(following)
    return found


def test_a_narrow_window_keeps_sheet_and_findings(stage: Stage) -> None:
    take(stage, UNTIDY)
    stage.shell.resize(911, 512)
    stage.page.resized(SizeClass(Width.NARROW, Height.LOW))
    review = stage.page.review
    assert not review.panel.isVisible()
    review.panel_chip.click()
    assert review.panel.isVisible()
    assert stage.shell.height() == 512


def swapped_list(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["NIK", "NAMA", "TGL LAHIR", "KELURAHAN"])
    for n, (day, born) in enumerate(
        (("0507", "7/5/1990"), ("0608", "8/6/1990"), ("0709", "9/7/1990"), ("1508", "8/15/1990"))
    ):
        sheet.append([f"157107{day}90000{n}", f"ORANG {'ABCD'[n]}", born, "Payo Selincah"])
    book.save(path)
    return path


def codes_of(stage: Stage) -> set[str]:
    rows = stage.page.plan.proposals
    return {each.code for row in rows for each in row.issues if "birth" in each.code}


def test_a_column_of_swapped_dates_is_asked_about_once(stage: Stage, tmp_path: Path) -> None:
    take(stage, swapped_list(tmp_path / "terbalik.xlsx"))
    banner = stage.page.notices.banner
    assert banner is not None
    assert "4 tanggal" in banner.accessibleName()
    swap = next(each for each in banner.findChildren(Button) if "Tukar" in each.words)
    swap.click()
    stage.settle(lambda: not codes_of(stage))
    assert stage.page.notices.banner is None
    assert stage.page.plan.proposals[0].values["birth_date"] == "1990-07-05"


def test_all_proposals_of_a_kind_are_taken_with_one_press(stage: Stage, tmp_path: Path) -> None:
    take(stage, swapped_list(tmp_path / "terbalik.xlsx"))
    stage.page.notices.banner.findChildren(Button)[1].click()
    assert stage.page.notices.banner is None
    stage.page.review.panel.code_chosen.emit("birth_date_swapped")
    stage.page.review.next_issue()
    assert "3" in stage.page.review.panel.take_all.words
    stage.page.review.panel.accept_all()
    stage.settle(lambda: "birth_date_swapped" not in codes_of(stage))
    assert codes_of(stage) == {"birth_date_unreadable"}


def test_the_whole_list_is_saved_for_another_office(stage: Stage, tmp_path: Path) -> None:
    take(stage, TIDY)
    stage.page.commit()
    stage.settle(lambda: people(stage) > 0)
    path = tmp_path / "daftar.xlsx"
    stage.settle(lambda: not stage.page.strip.busy)
    stage.page.save_own(path)
    stage.settle(path.exists)
    stage.settle(lambda: not stage.page.strip.busy)
    take(stage, path)
    assert numbers(stage)["skip"] == numbers(stage)["read"]
