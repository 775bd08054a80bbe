"""Kiriman on a real store: pre-flight, seal, files, answer, the same answer again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from office import RINA, TARMIZI, answer_to, create, import_sample, open_as, with_verifier
from page_stage import Stage, staged
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.submission import BatchStatus
from desktop_app.domain.workflow import Status
from desktop_app.files.workbook import FileWritten
from desktop_app.queries import submissions, workers
from desktop_app.queries.workers import Filter
from desktop_app.services import verification
from ui.pages.kiriman import KirimanPage
from ui.pages.kiriman.action import Act
from ui.sizes import Height, SizeClass, Width
from ui.widgets.labels import Label

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def verified(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with 300 verified people, built once."""
    folder = tmp_path_factory.mktemp("kiriman") / "kantor"
    app = with_verifier(create(folder))
    import_sample(app)
    app.close()
    verifier = open_as(folder, "Tarmizi", TARMIZI)
    verifier.do(verification.verify_all)
    verifier.close()
    return folder


@pytest.fixture
def stage(qtbot: QtBot, verified: Path, tmp_path: Path) -> Iterator[Stage]:
    folder = tmp_path / "kantor"
    shutil.copytree(verified, folder)
    app = open_as(folder, "Rina", RINA)
    with staged(qtbot, app, KirimanPage) as staging:
        yield staging
    app.close()


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    app = create(tmp_path / "kantor")
    with staged(qtbot, app, KirimanPage) as staging:
        yield staging
    app.close()


def press(stage: Stage, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    stage.qtbot.keyClick(focused, key, modifier or Qt.KeyboardModifier.NoModifier)


def begin(stage: Stage) -> None:
    press(stage, Qt.Key.Key_N, CONTROL)
    stage.settle(lambda: stage.page.checked is not None)


def seal(stage: Stage, folder: Path) -> FileWritten:
    begin(stage)
    stage.page.drafting.seal_into(folder)
    stage.settle(lambda: stage.page.standing is not None)
    path = next(folder.glob("*.xlsx"))
    return FileWritten(path, 300, "", "")


def count(stage: Stage, status: Status) -> int:
    return stage.desk.app.ask(workers.count, Filter(statuses=(status,)))


def test_nobody_verified_is_said_and_the_way_out_named(empty: Stage) -> None:
    assert "Ctrl+N" in empty.page.places.empty.accessibleName()
    begin(empty)
    assert "Verifikasi dahulu" in empty.page.primary.refusal
    assert QApplication.focusWidget() is empty.page.primary


def test_the_pre_flight_narrows_the_verified_by_filters_and_layout(stage: Stage) -> None:
    begin(stage)
    page, choose = stage.page, stage.page.steps.choose
    assert page.primary.words == "Segel dan simpan 300 orang…"
    choose.filters.take("groups", ("ketua_rt",))
    stage.settle(lambda: page.primary.refusal)
    choose.filters.take_off("groups")
    stage.settle(lambda: not page.primary.refusal)
    choose._take_layout(("data_tk_baru",))
    stage.settle(lambda: page.checked.layout.name == "data_tk_baru")
    assert choose.layout_chip.value == page.checked.layout.title


def test_what_is_to_be_mended_is_listed_by_person_and_field(stage: Stage) -> None:
    begin(stage)
    draft = stage.page.drafting._draft
    person, *rest = draft.checked.ready
    lacks = ("mother_name", "phone")
    checked = replace(draft.checked, ready=tuple(rest), left_out=((person, lacks),))
    stage.page.drafting.show(replace(draft, checked=checked))
    assert "1 orang belum lengkap dan tidak ikut." in stage.page.places.bar.said()
    wanted: list[tuple[str, dict[str, str]]] = []
    stage.desk.bridge.page_wanted.connect(lambda key, context: wanted.append((key, context)))
    table = stage.page.steps.check.people_table
    assert table.model().rowCount() == 2
    table.setFocus()
    table.go_to(1)
    press(stage, Qt.Key.Key_Return)
    [(key, context)] = wanted
    assert (key, context["worker_id"], context["field"]) == (
        "pendataan", person.worker.id, "phone",
    )  # fmt: skip
    assert context["back"] == "kiriman"


def test_the_question_warns_that_people_leave_the_store(stage: Stage, tmp_path: Path) -> None:
    stage.desk.kept["kiriman_folder"] = str(tmp_path / "usb")
    begin(stage)
    press(stage, Qt.Key.Key_Return, CONTROL)
    question = stage.page.sending.question
    stage.qtbot.waitUntil(question.isVisible)
    said = " ".join(child.text() for child in question.findChildren(Label))
    assert "Berkas ini memuat NIK dan nama 300 orang." in said
    question.action.click()
    stage.settle(lambda: (tmp_path / "usb").is_dir() and stage.page.standing)
    assert count(stage, Status.SUBMITTED) == 300


def test_sealing_locks_writes_and_shows_what_went_out(stage: Stage, tmp_path: Path) -> None:
    out = tmp_path / "kirim"
    seal(stage, out)
    assert sorted(path.suffix for path in out.iterdir()) == [".json", ".pdf", ".pdf", ".xlsx"]
    standing = stage.page.standing
    assert standing.batch.people == 300
    assert len(standing.batch.files) == 1
    assert stage.page.list.model.rowCount() == 1
    assert stage.page.places.next.act is Act.READ


def test_the_files_are_written_again_cell_for_cell(stage: Stage, tmp_path: Path) -> None:
    first = seal(stage, tmp_path / "kirim")
    stage.page.write_into(tmp_path / "lagi")
    stage.settle((tmp_path / "lagi").is_dir)
    again = next((tmp_path / "lagi").glob("*.xlsx"))
    assert again.read_bytes() == first.path.read_bytes()


def test_an_answer_adds_up_is_written_once_and_known_again(stage: Stage, tmp_path: Path) -> None:
    sent = seal(stage, tmp_path / "kirim")
    answer = answer_to(sent, tmp_path / "jawaban.xlsx", denied=12)
    stage.page.take_file(answer)
    stage.settle(lambda: stage.page.standing.plan is not None)
    said = stage.page.steps.answer.equation.text()
    assert said == "300 dikirim = 288 diterima + 12 ditolak + 0 belum dijawab"
    assert stage.page.steps.answer.reasons.rowCount() == 1
    assert stage.page.steps.answer.people.rowCount() == 12
    assert count(stage, Status.REGISTERED) == 0
    press(stage, Qt.Key.Key_Return, CONTROL)
    stage.settle(lambda: count(stage, Status.REGISTERED) == 288)
    stage.settle(lambda: stage.page.places.next.act is Act.MEND)
    stage.page.take_file(answer)
    stage.settle(lambda: stage.page.standing.plan is not None)
    assert "Tidak ada yang berubah." in stage.page.places.bar.said()
    assert stage.page.primary.refusal


def test_the_denied_are_opened_where_they_are_mended(stage: Stage, tmp_path: Path) -> None:
    sent = seal(stage, tmp_path / "kirim")
    stage.page.take_file(answer_to(sent, tmp_path / "jawaban.xlsx", denied=3))
    stage.settle(lambda: stage.page.standing.plan is not None)
    stage.page.apply()
    stage.settle(lambda: stage.page.places.next.act is Act.MEND)
    wanted: list[object] = []
    stage.desk.bridge.page_wanted.connect(lambda _key, context: wanted.append(context["filter"]))
    stage.page.go_on()
    assert stage.desk.app.ask(workers.count, wanted[0]) == 3


def test_an_answer_to_nobody_is_refused_with_a_sentence(stage: Stage, tmp_path: Path) -> None:
    seal(stage, tmp_path / "kirim")
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["NIK", "STATUS"])
    sheet.append(["9971010101010001", "DITERIMA"])
    book.save(tmp_path / "lain.xlsx")
    stage.page.take_file(tmp_path / "lain.xlsx")
    stage.settle()
    assert "tidak ada NIK yang cocok" in stage.page.notices.banner.accessibleName()
    batch = stage.desk.app.ask(submissions.batches)[0]
    assert batch.status == BatchStatus.SEALED


def test_what_cannot_be_written_is_not_sealed_and_the_draft_stays(
    stage: Stage, tmp_path: Path
) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    begin(stage)
    stage.page.drafting.seal_into(tmp_path / "berkas" / "dalam")
    stage.settle(lambda: stage.page.notices.banner is not None)
    assert stage.page.checked is not None
    assert count(stage, Status.VERIFIED) == 300


def test_a_narrow_window_folds_the_list_away(stage: Stage) -> None:
    stage.page.resized(SizeClass(Width.NARROW, Height.LOW))
    assert not stage.page.list.isVisible()
    press(stage, Qt.Key.Key_L, CONTROL)
    assert stage.page.list.isVisible()


def test_esc_leaves_a_batch_that_is_not_sealed(stage: Stage) -> None:
    begin(stage)
    press(stage, Qt.Key.Key_Escape)
    stage.settle()
    assert stage.page.checked is None
    assert count(stage, Status.VERIFIED) == 300
