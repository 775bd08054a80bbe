"""Laporan by keyboard on a real store: choose, narrow, see, save, with a warning where it is due."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from office import create, save
from page_stage import Stage, staged
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.domain.report import Scope
from desktop_app.domain.workflow import Status
from desktop_app.files.raster import page_count
from ui.desk import Desk
from ui.pages.laporan import LaporanPage
from ui.pages.laporan.page import FORM_ENDINGS
from ui.pages.laporan.questions import LeavesStore, ask_where
from ui.widgets.pick_list import PickList

CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = Qt.Key


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """An office with three people in two kelurahan, two of them Ketua RT; nobody changes them."""
    app = create(tmp_path_factory.mktemp("laporan") / "kantor")
    save(app)
    save(app, nik="1571071408850004", name="Nurhasanah", group="ketua rt")
    save(app, nik="1571071408850005", name="M. Ridwan", kelurahan="Legok", group="ketua rt")
    yield app
    app.close()


@pytest.fixture
def stage(qtbot: QtBot, office: App, tmp_path: Path) -> Iterator[Stage]:
    def page(desk: Desk) -> LaporanPage:
        return LaporanPage(
            desk, where=lambda _parent, name, endings: tmp_path / (name + endings[0])
        )

    with staged(qtbot, office, page) as staging:
        staging.settle(lambda: staging.page.report is not None)
        yield staging


def choose(stage: Stage, code: str) -> None:
    stage.page.choice.mark(code)
    stage.settle(lambda: stage.page.report is not None)


def table(stage: Stage) -> list[list[str]]:
    model = stage.page.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def say_yes(stage: Stage) -> None:
    [asked] = [each for each in QApplication.topLevelWidgets() if isinstance(each, LeavesStore)]
    stage.qtbot.keyClick(asked, KEYS.Key_Return, CONTROL)
    stage.settle(lambda: not stage.page.bars.excel.busy)
    asked.deleteLater()


def test_the_recap_stands_in_the_table_with_its_total(stage: Stage) -> None:
    assert table(stage)[-1][:2] == ["Jumlah", ""]
    assert table(stage)[-1][-1] == "3"


def test_arrows_go_through_the_reports(stage: Stage) -> None:
    stage.page.choice.list.setFocus()
    stage.qtbot.keyClick(stage.page.choice.list, KEYS.Key_Down)
    stage.settle(lambda: stage.page.report is not None)
    assert [row[0] for row in table(stage)] == ["M. RIDWAN", "NURHASANAH", "SYAMSUL BAHRI"]


def test_the_list_on_the_screen_stays_masked(stage: Stage) -> None:
    choose(stage, "bnba")
    stage.page.whole.setChecked(True)
    assert table(stage)[0][1] == "157107 •••••• 0005"


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_chip_narrows_the_report_and_delete_takes_it_off(stage: Stage) -> None:
    page = stage.page
    stage.qtbot.keyClick(page.chips.chips["groups"], KEYS.Key_Space)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, PickList)
    for _each in range(2):
        stage.qtbot.keyClick(popup.list, KEYS.Key_Down)
    stage.qtbot.keyClick(popup.list, KEYS.Key_Return)
    stage.settle(lambda: page.report.people == 2)
    assert page.chips.scope == Scope(groups=("ketua_rt",))
    stage.qtbot.keyClick(page.chips.chips["groups"], KEYS.Key_Delete)
    stage.settle(lambda: page.report.people == 3)


def test_a_recap_is_saved_without_a_question(stage: Stage, tmp_path: Path) -> None:
    stage.qtbot.keyClick(stage.page, KEYS.Key_Return, CONTROL)
    target = tmp_path / "rekap-2026-11-23.xlsx"
    stage.settle(target.exists)
    sheet = openpyxl.load_workbook(target).active
    assert sheet is not None
    assert sheet.cell(1, 1).value == stage.page.report.title
    assert stage.said[-1] == f"Tersimpan: {target.name}"
    assert "Tersimpan" in stage.page.bars.bar.said()


@pytest.mark.parametrize(
    ("whole", "shown"), [(False, "157107 •••••• 0005"), (True, "1571071408850005")]
)
def test_a_list_is_saved_after_a_warning(
    stage: Stage, tmp_path: Path, *, whole: bool, shown: str
) -> None:
    choose(stage, "bnba")
    stage.page.whole.setChecked(whole)
    stage.qtbot.keyClick(stage.page, KEYS.Key_Return, CONTROL)
    target = tmp_path / "bnba-2026-11-23.xlsx"
    assert not target.exists()
    say_yes(stage)
    stage.settle(target.exists)
    sheet = openpyxl.load_workbook(target).active
    assert sheet is not None
    assert sheet.cell(6, 3).value == shown


def test_a_no_saves_nothing(stage: Stage, tmp_path: Path) -> None:
    choose(stage, "bnba")
    stage.qtbot.keyClick(stage.page, KEYS.Key_P, CONTROL)
    [asked] = [each for each in QApplication.topLevelWidgets() if isinstance(each, LeavesStore)]
    stage.qtbot.keyClick(asked, KEYS.Key_Escape)
    stage.settle()
    assert not list(tmp_path.glob("bnba*"))
    asked.deleteLater()


def test_forms_are_shown_and_saved_blank_and_filled(stage: Stage, tmp_path: Path) -> None:
    choose(stage, "formulir")
    stage.settle(lambda: not stage.page.sheet.picture().isNull())
    target = tmp_path / "formulir-2026-11-23.pdf"
    stage.qtbot.keyClick(stage.page, KEYS.Key_Return, CONTROL)
    stage.settle(target.exists)
    assert page_count(target) == 1
    stage.settle(lambda: not stage.page.bars.filled.busy)
    stage.qtbot.keyClick(stage.page, KEYS.Key_P, CONTROL)
    say_yes(stage)
    stage.settle(lambda: page_count(target) == 3)


@pytest.mark.parametrize(
    ("typed", "kind", "ending"),
    [
        ("formulir", "PDF (*.pdf)", ".pdf"),
        ("formulir.pdf", "Buku kerja Excel (*.xlsx)", ".xlsx"),
        ("formulir.xlsx", "PDF (*.pdf)", ".xlsx"),
        ("RT 014.2", "Buku kerja Excel (*.xlsx)", ".2.xlsx"),
    ],
)
def test_a_form_becomes_what_is_chosen_or_typed(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    kind: str,
    ending: str,
) -> None:
    asker = QWidget()
    qtbot.addWidget(asker)
    chosen = (str(tmp_path / typed), kind)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_said: chosen)
    path = ask_where(asker, "formulir-2026-11-23", FORM_ENDINGS)
    assert path is not None
    assert path.name == typed.split(".", maxsplit=1)[0] + ending


def test_a_form_can_be_saved_as_a_workbook(
    qtbot: QtBot, office: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "formulir.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_said: (str(path), ""))
    with staged(qtbot, office, LaporanPage) as staging:
        staging.settle(lambda: staging.page.report is not None)
        choose(staging, "formulir")
        staging.page.save_blank_form()
        staging.settle(path.exists)
    assert openpyxl.load_workbook(path).sheetnames == ["Formulir Pendataan"]


def test_nobody_in_the_filter_leaves_the_buttons_with_a_reason(stage: Stage) -> None:
    stage.page.chips.show_scope(Scope(statuses=(Status.ENDED,)))
    stage.page.chips.changed.emit(stage.page.chips.scope)
    stage.settle(lambda: stage.page.report.people == 0)
    assert stage.page.bars.excel.refusal
    assert "Tidak ada orang" in stage.page.bars.bar.said()
    assert stage.page.empty.isVisible()


def test_a_new_person_is_counted_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    app = create(tmp_path / "kantor")
    with staged(qtbot, app, LaporanPage) as stage:
        stage.settle(lambda: stage.page.report is not None)
        stage.desk.do(stage.page, lambda app, _p: save(app))
        stage.settle(lambda: stage.page.report.people == 1)
    app.close()


def test_a_full_disk_is_said_in_the_bar(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "rekap-2026-11-23.xlsx").mkdir()
    stage.qtbot.keyClick(stage.page, KEYS.Key_Return, CONTROL)
    stage.settle(lambda: "Tidak dapat menulis" in stage.page.bars.bar.said())
    assert not stage.page.bars.excel.busy
