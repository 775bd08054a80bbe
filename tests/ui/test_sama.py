"""Orang yang sama by keyboard on a real store: merge, tell apart, groups, search, undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office import create, save
from page_stage import Stage, staged
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.domain.duplicates.pair import Pair, PairVerdict
from desktop_app.queries import duplicates, workers
from desktop_app.services import duplicates as deciding
from ui.dialogs.reason import ReasonQuestion
from ui.pages.sama import SamaPage
from ui.pages.sama.compare import CompareRow
from ui.pages.sama.decided import DecidedQuestion
from ui.widgets.cells import CellRole

AGAIN = {"nik": "1571071408850008", "name": "Samsul Bachri", "phone": "081274119099"}
THIRD = {"nik": "1571071480850003", "name": "Syamsul B.", "phone": ""}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = create(tmp_path / "kantor")
    yield opened
    opened.close()


@pytest.fixture
def two(app: App, qtbot: QtBot) -> Iterator[Stage]:
    """The page with two entries of one person, the first with occupation and mother."""
    save(app)
    save(app, **AGAIN)
    app.do(deciding.note, app.ask(deciding.find))
    with staged(qtbot, app, SamaPage) as stage:
        stage.settle(lambda: stage.page.view.choice is not None)
        yield stage


def press(stage: Stage, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    stage.qtbot.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)


def row(stage: Stage, field: str) -> CompareRow:
    rows: list[CompareRow] = stage.page.view.compare.rows
    return next(each for each in rows if each.line.field == field)


def names(app: App) -> list[str]:
    return [each.worker.name for each in app.ask(workers.people)]


def test_the_queue_shows_two_side_by_side_with_reasons_and_differences_first(two: Stage) -> None:
    view = two.page.view
    fields = [each.line.field for each in view.compare.choices]
    assert {"nik", "name", "phone"} <= set(fields)
    assert [each.line.is_choice for each in view.compare.rows] == sorted(
        (each.line.is_choice for each in view.compare.rows), reverse=True
    )
    assert "Tanggal lahir sama" in view.why.said()
    assert "mirip" in row(two, "name").accessibleName()


def test_one_says_the_same_and_takes_the_values_that_were_chosen(two: Stage, app: App) -> None:
    two.page.view.setFocus()
    row(two, "phone").setFocus()
    press(two, Qt.Key.Key_Right)
    assert set(two.page.view.choice.taken()) == {"phone"}
    press(two, Qt.Key.Key_1)
    two.settle(lambda: two.page.stack.currentIndex() == 1)
    assert names(app) == ["SYAMSUL BAHRI"]
    assert app.ask(workers.people)[0].worker.phone == "081274119099"
    app.undo()
    assert sorted(names(app)) == ["SAMSUL BACHRI", "SYAMSUL BAHRI"]


def test_the_other_one_can_remain(two: Stage, app: App) -> None:
    press(two, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    press(two, Qt.Key.Key_1)
    two.settle(lambda: two.page.stack.currentIndex() == 1)
    remaining = app.ask(workers.people)[0].worker
    assert remaining.nik == "1571071408850003"  # its values were chosen, and stay chosen
    assert app.ask(duplicates.count_open) == 0


def test_two_says_no_and_keeps_who_and_why(two: Stage, app: App) -> None:
    press(two, Qt.Key.Key_2)
    question = two.page.findChild(ReasonQuestion)
    two.qtbot.keyClicks(question.choice.editor.line, "saudara")
    two.qtbot.keyClick(question.choice.editor.line, Qt.Key.Key_Return)
    question.action.click()
    two.settle(lambda: two.page.stack.currentIndex() == 1)
    [beside] = app.ask(duplicates.pairs_of, app.ask(workers.people)[0].worker.id)
    pair: Pair = beside.pair
    assert pair.verdict is PairVerdict.DIFFERENT
    assert (pair.note, pair.decided_by) == ("Saudara atau keluarga", app.user.id)
    assert app.ask(deciding.find).found == ()


@pytest.fixture
def three(app: App, qtbot: QtBot) -> Iterator[Stage]:
    """The page with three entries of one person, side by side."""
    for entry in ({}, AGAIN, THIRD):
        save(app, **entry)
    app.do(deciding.note, app.ask(deciding.find))
    with staged(qtbot, app, SamaPage) as stage:
        stage.settle(lambda: stage.page.view.choice is not None)
        yield stage


def test_three_entries_stand_side_by_side_and_become_one_in_one_act(three: Stage, app: App) -> None:
    assert three.page.queue.list.model().rowCount() == 1
    assert {len(each.line.values) for each in three.page.view.compare.rows} == {3}
    assert "SAMSUL BACHRI – SYAMSUL B.: " in three.page.view.why.said()
    row(three, "phone").setFocus()
    press(three, Qt.Key.Key_Right)
    row(three, "nik").setFocus()
    press(three, Qt.Key.Key_Right)
    press(three, Qt.Key.Key_Right)
    press(three, Qt.Key.Key_1)
    three.settle(lambda: three.page.stack.currentIndex() == 1)
    [merged] = app.ask(workers.people)
    assert merged.worker.name == "SYAMSUL BAHRI"
    assert (merged.worker.phone, merged.worker.nik) == (AGAIN["phone"], THIRD["nik"])
    app.undo()
    assert len(names(app)) == 3


def test_one_of_three_is_left_out_and_told_apart(three: Stage, app: App) -> None:
    view = three.page.view
    view.compare.heads.heads[2].setFocus()
    press(three, Qt.Key.Key_Space)
    assert [each.worker.name for each in view.choice.goes] == ["SAMSUL BACHRI"]
    assert "tidak ikut" in view.compare.heads.heads[2].accessibleName()
    press(three, Qt.Key.Key_2)
    question = three.page.findChild(ReasonQuestion)
    three.qtbot.keyClicks(question.choice.editor.line, "saudara")
    three.qtbot.keyClick(question.choice.editor.line, Qt.Key.Key_Return)
    question.action.click()
    three.settle(lambda: view.choice is not None and len(view.choice.case.people) == 2)
    view.same.click()
    three.settle(lambda: three.page.stack.currentIndex() == 1)
    assert sorted(names(app)) == ["SYAMSUL B.", "SYAMSUL BAHRI"]
    assert app.ask(deciding.find).found == ()


def test_the_search_over_the_whole_store_fills_an_empty_queue(app: App, qtbot: QtBot) -> None:
    save(app)
    save(app, **AGAIN)
    with staged(qtbot, app, SamaPage) as stage:
        assert stage.page.stack.currentIndex() == 1
        press(stage, Qt.Key.Key_Return)
        stage.settle(lambda: stage.page.stack.currentIndex() == 0)
        assert stage.said[-1] == "2 orang dibandingkan: 1 pasangan baru."


def test_a_decision_is_listed_with_who_and_why_and_taken_back(two: Stage, app: App) -> None:
    [beside] = app.ask(duplicates.open_pairs)
    app.do(deciding.decide_different, beside.pair.id, "Saudara atau keluarga")
    two.page.refresh()
    two.settle(two.page.decided.isVisible)
    press(two, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    two.settle(lambda: two.page.findChild(DecidedQuestion))
    question = two.page.findChild(DecidedQuestion)
    [decided] = app.ask(duplicates.decided_pairs)
    assert question.marked() == decided
    said = question.list.model().index(0, 0).data(CellRole.SECOND)
    assert said.startswith(f"{app.user.name} · ")
    assert said.endswith("Saudara atau keluarga")
    question.action.click()
    two.settle(lambda: two.page.stack.currentIndex() == 0)
    assert app.ask(duplicates.count_open) == 1
