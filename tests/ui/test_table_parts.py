from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ui.theme import theme_of
from ui.widgets.cells import CellKind, CellRole, Column, status_width
from ui.widgets.lists import LineList
from ui.widgets.rows import Cell, Row, RowsModel
from ui.widgets.tables import Table
from ui.widths import Widths

COLUMNS = (
    Column(key="tick", kind=CellKind.TICK, width=40),
    Column(key="name", title="Nama", kind=CellKind.NAME, width=168, sortable=True),
    Column(key="nik", title="NIK", kind=CellKind.NIK, width=20),
    Column(key="work", title="Pekerjaan"),
    Column(key="status", title="Status", kind=CellKind.BADGE, width=138),
)
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def model() -> RowsModel:
    rows = RowsModel(COLUMNS)
    rows.show_rows(
        [
            Row(
                str(n),
                (
                    "",
                    f"ORANG {n}",
                    f"999902 •••••• 000{n}",
                    "Ojek",
                    Cell(text="Draf", code="draft"),
                ),
            )
            for n in range(5)
        ]
    )
    return rows


@pytest.fixture
def table(qtbot: QtBot, model: RowsModel) -> Table:
    shown = Table(COLUMNS, "Orang")
    shown.setModel(model)
    qtbot.addWidget(shown)
    shown.resize(800, 240)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.setFocus()
    shown.go_to(1)
    return shown


def test_rows_are_thirty_two_high_and_the_last_column_takes_what_is_left(table: Table) -> None:
    assert table.rowHeight(0) == 32
    assert sum(table.columnWidth(at) for at in range(5)) == table.viewport().width()


def test_a_nik_is_never_too_narrow(table: Table) -> None:
    assert table.columnWidth(2) >= theme_of(table).width("157102 •••••• 0001", "body")


def test_a_status_is_never_too_narrow(table: Table) -> None:
    assert status_width(("draft", "denied"), theme_of(table)) <= 138


def test_space_ticks_and_shift_down_extends(qtbot: QtBot, table: Table, model: RowsModel) -> None:
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert model.ticked == {"1"}
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    assert model.ticked == {"1", "2", "3"}
    assert table.ground_of(2) == "soft"
    assert model.tick_state() is Qt.CheckState.PartiallyChecked


def test_ctrl_a_asks_for_the_whole_filter(qtbot: QtBot, table: Table, model: RowsModel) -> None:
    with qtbot.waitSignal(table.all_wanted) as told:
        qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [True]
    model.tick_all(on=True)
    assert model.tick_state() is Qt.CheckState.Checked


def test_enter_opens_the_row(qtbot: QtBot, table: Table) -> None:
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [1]


def test_up_from_the_first_row_goes_back_to_the_search(qtbot: QtBot, table: Table) -> None:
    table.go_to(0)
    with qtbot.waitSignal(table.left_upwards):
        qtbot.keyClick(table, Qt.Key.Key_Up)


def test_a_click_on_the_box_ticks(qtbot: QtBot, table: Table, model: RowsModel) -> None:
    at = table.visualRect(model.index(4, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert model.ticked == {"4"}


def test_a_head_that_sorts_tells_its_column(qtbot: QtBot, table: Table) -> None:
    with qtbot.waitSignal(table.sort_wanted) as told:
        at = QPoint(table.columnWidth(0) + 20, 16)
        qtbot.mouseClick(table.head.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == ["name"]


def test_ticks_of_rows_that_are_gone_are_forgotten(model: RowsModel) -> None:
    model.ticked = {"1", "4"}
    model.show_rows([Row("4", ("", "ORANG 4", "", "", ""))])
    assert model.ticked == {"4"}


def test_a_cell_tells_its_words_and_its_code(model: RowsModel) -> None:
    index = model.index(0, 4)
    assert index.data() == "Draf"
    assert index.data(CellRole.CODE) == "draft"
    assert index.data(CellRole.KEY) == "0"


def test_a_list_ticks_by_space_and_opens_by_enter(qtbot: QtBot) -> None:
    rows = RowsModel((Column(key="who", kind=CellKind.TICK),))
    rows.show_rows([Row("a", (Cell(text="ORANG A", second="RT 014", code="queued"),))])
    queue = LineList("Antrean")
    queue.setModel(rows)
    qtbot.addWidget(queue)
    queue.show()
    queue.go_to(0)
    qtbot.keyClick(queue, Qt.Key.Key_Space)
    assert rows.ticked == {"a"}
    with qtbot.waitSignal(queue.opened):
        qtbot.keyClick(queue, Qt.Key.Key_Return)
    queue.grab()


def pull(qtbot: QtBot, table: Table, at: int, by: int) -> None:
    """Pull the right edge of a column as a hand does."""
    head = table.head
    edge = head.sectionViewportPosition(at) + head.sectionSize(at) - 1
    qtbot.mousePress(head.viewport(), LEFT, pos=QPoint(edge, 12))
    qtbot.mouseMove(head.viewport(), QPoint(edge + by, 12))
    qtbot.mouseRelease(head.viewport(), LEFT, pos=QPoint(edge + by, 12))


def test_a_pulled_column_keeps_its_width_and_is_remembered_under_the_name_of_the_table(
    qtbot: QtBot, table: Table
) -> None:
    widths = Widths()
    widths.follow(table, "orang")
    pressed: list[str] = []
    table.sort_wanted.connect(pressed.append)
    before = table.columnWidth(1)

    with qtbot.waitSignal(widths.changed):
        pull(qtbot, table, 1, 40)

    assert not pressed, "to pull an edge is not to sort"
    assert table.columnWidth(1) == before + 40
    assert widths.known == {"orang": {"name": before + 40}}
    table.resize(900, 240)
    assert table.columnWidth(1) == before + 40
    assert sum(table.columnWidth(at) for at in range(5)) == table.viewport().width()


def test_a_double_click_on_the_edge_gives_a_column_its_own_width_back(
    qtbot: QtBot, table: Table
) -> None:
    before = table.columnWidth(1)
    widths = Widths({"orang": {"name": before + 60}})
    widths.follow(table, "orang")
    assert table.columnWidth(1) == before + 60

    edge = table.head.sectionViewportPosition(1) + table.head.sectionSize(1) - 1
    with qtbot.waitSignal(widths.changed):
        qtbot.mouseDClick(table.head.viewport(), LEFT, pos=QPoint(edge, 12))

    assert table.columnWidth(1) == before
    assert widths.known == {"orang": {}}


def test_the_box_of_ticks_cannot_be_pulled(qtbot: QtBot, table: Table) -> None:
    Widths().follow(table, "orang")
    pull(qtbot, table, 0, 30)
    assert table.columnWidth(0) == 40
