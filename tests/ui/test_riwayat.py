"""Riwayat by keyboard on a real store: sentences, values, search."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from office import SYAMSUL, TODAY, create, save
from page_stage import Stage, staged
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.data_request import RequestKind
from desktop_app.domain.person import read_person
from desktop_app.kernel.jobs import Progress
from desktop_app.queries.affected import Leak
from desktop_app.queries.workers import Filter, people
from desktop_app.services import erasures, requests, workers
from ui.pages.beranda.figures import figures
from ui.pages.beranda.words import tasks
from ui.pages.riwayat import RiwayatPage, affected, duties, export
from ui.pages.riwayat.asking import RequestQuestion
from ui.pages.riwayat.chain import ChainQuestion
from ui.widgets.pick_list import PickList


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


def test_former_values_come_back_with_one_key(stage: Stage) -> None:
    stage.settle(stage.page.detail.put_back.isVisible)
    stage.page.detail.put_back.click()
    stage.settle(lambda: shown(stage)[0].endswith("RT SYAMSUL BAHRI dari 005 menjadi 014"))


def test_each_day_has_a_head_that_takes_no_mark(stage: Stage) -> None:
    model = stage.page.list.model()
    assert model.index(0, 0).data() == "Hari ini, Senin 23-11-2026"
    assert not model.index(0, 0).flags()
    assert stage.page.list.current_row() == 1


def test_a_request_is_noted_answered_and_waits_on_beranda(stage: Stage) -> None:
    page = stage.page
    page.open(duties=True)
    stage.settle()
    assert not page.duties.side.isVisible()
    page.duties.add.click()
    [dialog] = stage.shell.findChildren(RequestQuestion)
    dialog.action.click()
    assert dialog.nik.notes
    for field, text in ((dialog.nik, SYAMSUL["nik"]), (dialog.by, "Syamsul sendiri")):
        field.set_text(text)
    dialog.kind.set_text("correction")
    dialog.action.click()
    stage.settle(lambda: page.duties.list.model().rowCount() == 1)
    assert page.duties.side.isVisible()
    [task] = [each for each in tasks(figures(stage.desk.app, Progress())) if each.page == "riwayat"]
    assert (task.count, task.remark) == (1, "Yang pertama sisa 72 jam")
    page.duties.side.fulfil.click()
    stage.settle(lambda: not page.duties.side.fulfil.isVisible())
    assert not [
        each for each in tasks(figures(stage.desk.app, Progress())) if each.page == "riwayat"
    ]
    assert page.step_back()
    assert shown(stage)[0] == "Rina memenuhi permintaan SYAMSUL BAHRI tentang data pribadi"


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_an_erasure_asks_first_and_leaves_minutes_that_can_be_written_again(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = stage.desk.app
    [person, *_rest] = app.ask(people, Filter(words="syamsul"))
    wanted = requests.Asked(
        worker_id=person.worker.id, kind=RequestKind.ERASURE, asked_by="Syamsul sendiri"
    )
    made = app.do(requests.note, wanted)
    stage.page.open(duties=True)
    stage.settle(stage.page.duties.side.erase.isVisible)
    path = tmp_path / "ba.pdf"
    duties.erase_to(
        stage.page.duties, stage.desk, lambda app: erasures.carry_out_request(app, made.id), path
    )
    stage.settle(lambda: path.is_file() and stage.said)
    assert stage.said == ["1 orang dihapus; berita acara di ba.pdf"]
    stage.settle(lambda: not stage.page.duties.side.sheet.isVisible())

    again = tmp_path / "ba-lagi.pdf"
    monkeypatch.setattr(duties, "ask_pdf", lambda *_asked: again)
    stage.page.duties.minutes.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, PickList)
    stage.qtbot.keyClick(menu.list, Qt.Key.Key_Return)
    stage.settle(lambda: again.is_file() and len(stage.said) == 2)
    assert again.read_bytes() == path.read_bytes()


def test_who_was_affected_is_written(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "terdampak.pdf"
    affected.write(stage.desk, Leak(ways=("copied",)), path)
    stage.settle(lambda: path.is_file() and stage.said)
    assert stage.said == ["0 orang terdampak, tersimpan di terdampak.pdf"]
