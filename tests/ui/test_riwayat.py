"""Riwayat by keyboard on a real store: sentences, values, search."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from office import TODAY, create, save
from page_stage import Stage, staged
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.person import read_person
from desktop_app.services import workers
from ui.pages.riwayat import RiwayatPage, export
from ui.pages.riwayat.chain import ChainQuestion


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    app = create(tmp_path / "kantor")
    save(app, nik="1571071708850004", name="Bujang Rasyid", birth_date="17-08-1985")
    person = save(app)
    app.do(workers.save, read_person(person, {"rt": "5"}, app.facts))
    with staged(qtbot, app, RiwayatPage) as staging:
        yield staging
    app.close()


def shown(stage: Stage) -> list[str]:
    model = stage.page.list.model()
    rows = [model.index(at, 0) for at in range(model.rowCount())]
    return [each.data() for each in rows if each.flags()]


def values(stage: Stage) -> list[str]:
    return [each.text() for each in stage.page.detail.findChildren(QLabel) if each.isVisible()]


def test_what_happened_is_told_with_its_values(stage: Stage) -> None:
    assert shown(stage)[0] == "Rina mengubah RT SYAMSUL BAHRI dari 014 menjadi 005"
    stage.settle(lambda: "Sesudah" in values(stage))
    said = values(stage)
    at = said.index("Sesudah")
    assert said[at + 1 : at + 4] == ["RT", "014", "005"]
    assert "Perjalanan SYAMSUL BAHRI" in said


def test_words_find_a_person_and_escape_forgets_them(stage: Stage) -> None:
    everything = shown(stage)
    stage.qtbot.keyClicks(stage.page.search.line, "bujang")
    stage.settle(lambda: shown(stage) == ["Rina mencatat BUJANG RASYID"])
    stage.qtbot.keyClick(stage.page.search.line, Qt.Key.Key_Escape)
    stage.settle(lambda: shown(stage) == everything)


def test_the_person_behind_a_happening_is_one_key_away(stage: Stage) -> None:
    wanted: list[tuple[str, object]] = []
    stage.desk.bridge.page_wanted.connect(lambda key, context: wanted.append((key, context)))
    stage.qtbot.keyClick(stage.page.detail.open_button, Qt.Key.Key_Return)
    assert [key for key, _context in wanted] == ["pendataan"]


def test_kinds_and_days_narrow_the_list(stage: Stage) -> None:
    stage.page.kind._choose("office")
    stage.settle(lambda: shown(stage)[0] == "Rina menambah pengguna pertama")
    stage.page.kind._choose("")
    stage.page.since._choose(str(TODAY - timedelta(days=7)))
    stage.settle(lambda: len(shown(stage)) == 5)
    assert "Rantai riwayat utuh: 5 langkah." in stage.page.chain.line.text()


def test_a_head_off_paper_is_looked_for(stage: Stage) -> None:
    stage.page.check.click()
    stage.settle(lambda: stage.shell.findChildren(ChainQuestion))
    [dialog] = stage.shell.findChildren(ChainQuestion)
    dialog.head.set_text(dialog.now)
    dialog.action.click()
    stage.settle(lambda: "ada di rantai" in dialog.said)
    dialog.head.set_text("halo")
    dialog.action.click()
    stage.settle(lambda: dialog.head.notes)
    dialog.reject()


def test_the_history_is_exported_as_the_filters_show_it(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "riwayat.pdf"
    export.write(stage.page, stage.desk, stage.page._asked(), path)
    stage.settle(lambda: stage.said and path.is_file())
    assert stage.said == ["5 langkah riwayat tersimpan di riwayat.pdf"]
