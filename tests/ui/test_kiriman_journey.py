"""Kiriman beyond the straight way: archives, withdrawal, columns, waiting, Dukcapil, resend, undo."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from office import RINA, create, open_as, reading, save, with_verifier
from page_stage import Stage, staged
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from round_trip import accepted, answer, denied, lines, record, verify, write

from desktop_app.domain.submission import BatchLine, BatchStatus
from desktop_app.domain.workflow import Status
from desktop_app.queries import submissions as questions
from desktop_app.queries import workers as people_questions
from desktop_app.queries.workers import Filter
from desktop_app.services import enrolments, history, layouts, workers
from ui.pages.kiriman import KirimanPage
from ui.pages.kiriman.action import Act
from ui.pages.kiriman.columns import ColumnsQuestion
from ui.pages.kiriman.folder import PassphraseShown
from ui.widgets.labels import Label


@pytest.fixture(scope="module")
def verified(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with eight verified people, one of them with a KPJ, built once."""
    folder = tmp_path_factory.mktemp("kiriman") / "kantor"
    app = with_verifier(create(folder))
    record(app, 7)
    save(app, kpj="26001184702")
    verify(app)
    app.close()
    return folder


@pytest.fixture
def stage(qtbot: QtBot, verified: Path, tmp_path: Path) -> Iterator[Stage]:
    folder = tmp_path / "kantor"
    shutil.copytree(verified, folder)
    app = open_as(folder, "Rina", RINA)
    with staged(qtbot, app, KirimanPage) as staging:
        yield staging
    app.close()


def seal(stage: Stage, folder: Path, *, lock: bool = False) -> list[BatchLine]:
    before = len(stage.desk.app.ask(questions.batches))
    stage.page.begin()
    stage.settle(lambda: stage.page.checked is not None)
    stage.page.drafting.seal_into(folder, lock=lock)
    stage.settle(lambda: stage.page.standing and len(stage.page.list._batches) > before)
    return lines(stage.desk.app, stage.page.standing.batch)


def take(stage: Stage, path: Path) -> None:
    stage.page.take_file(path)
    stage.settle(lambda: stage.page.standing and stage.page.standing.plan)
    stage.page.apply()
    stage.settle(lambda: stage.page.standing and stage.page.standing.plan is None)


def said_by(widget: QWidget) -> str:
    return " ".join(child.text() for child in widget.findChildren(Label))


def statuses(stage: Stage) -> dict[Status, int]:
    asked = ((each, Filter(statuses=(each,))) for each in Status)
    found = {each: stage.desk.app.ask(people_questions.count, who) for each, who in asked}
    return {each: n for each, n in found.items() if n}


def test_an_archive_shows_its_passphrase_once(stage: Stage, tmp_path: Path) -> None:
    seal(stage, tmp_path / "kirim", lock=True)
    shown = stage.page.sending.question
    assert isinstance(shown, PassphraseShown)
    assert len(next(word for word in said_by(shown).split() if word.count("-") == 3)) == 23
    shown.accept()
    names = sorted(path.name for path in (tmp_path / "kirim").iterdir())
    assert names == [
        "kiriman-2026-01.zip",
        "manifes-2026-01.json",
        "manifes-2026-01.pdf",
        "surat-pengantar-2026-01.pdf",
    ]
    acts = [one.use_case for one in stage.desk.app.ask(history.happenings)]
    assert "sending.send" in acts


def test_a_batch_is_withdrawn_with_a_reason_and_says_so(stage: Stage, tmp_path: Path) -> None:
    seal(stage, tmp_path / "kirim")
    stage.page.steps.seal.withdraw.click()
    question = stage.page.sending.question
    assert question.action.refusal
    question.choice.set_text("isi_salah")
    question.words.set_text("kolom tertukar")
    question._weigh()
    question.action.click()
    withdrawn = BatchStatus.WITHDRAWN
    stage.settle(lambda: stage.page.standing and stage.page.standing.batch.status == withdrawn)
    assert "ditarik: Isiannya salah: kolom tertukar" in stage.page.steps.seal._remark.text()
    assert not stage.page.steps.seal.withdraw.isVisibleTo(stage.page)
    assert stage.page.places.next.act is Act.NEW
    assert statuses(stage) == {Status.VERIFIED: 8}


def test_leavers_and_those_with_a_kpj_are_counted_before_the_seal(
    stage: Stage, tmp_path: Path
) -> None:
    first = seal(stage, tmp_path / "satu")
    take(stage, answer(tmp_path / "jawaban.xlsx", first))
    ending = enrolments.Ending(reason="died", on=date(2026, 11, 20))
    stage.desk.app.do(enrolments.end, first[0].nik, ending)
    record(stage.desk.app, 2, seed=5)
    verify(stage.desk.app)
    stage.page.begin()
    stage.settle(lambda: stage.page.checked is not None)
    stage.page.steps.choose._take_layout(("data_tk_baru",))
    stage.settle(lambda: stage.page.checked.layout.name == "data_tk_baru")
    table = stage.page.steps.check.checks
    rows = {table.key_of(at): table.index(at, 2).data() for at in range(table.rowCount())}
    assert (rows["kind-new"], rows["kind-ended"]) == ("2", "1")
    assert stage.page.drafting._draft.files == 2


def test_a_file_that_was_sent_is_recognised_before_anything_is_read(
    stage: Stage, tmp_path: Path
) -> None:
    seal(stage, tmp_path / "kirim")
    stage.page.take_file(next((tmp_path / "kirim").glob("*.xlsx")))
    stage.settle(lambda: stage.page.notices.banner)
    assert "Ini berkas kiriman 2026-01 seperti yang kita kirim" in stage.page.notices.banner.first


def test_columns_that_nobody_could_guess_are_chosen_and_remembered(
    stage: Stage, tmp_path: Path
) -> None:
    sent = seal(stage, tmp_path / "kirim")

    def told(name: str, some: list[BatchLine]) -> Path:
        heads = ["Kunci", "Catatan kami", "Tanda", "Nomor baru"]
        rows = [[line.nik, "x", "OK", accepted(line)[0]] for line in some]
        return write(tmp_path / name, heads, rows)

    first = told("satu.xlsx", sent[:1])
    stage.page.answering.ask_columns(first)
    stage.settle(lambda: stage.page.answering.question is not None)
    question = stage.page.answering.question
    assert isinstance(question, ColumnsQuestion)
    question.heading.set_text("1")
    for role, place in (("nik", "0"), ("verdict", "2"), ("kpj", "3")):
        question.roles[role].set_text(place)
    question._weigh()
    assert not question.action.refusal
    question.accept()
    stage.settle(lambda: stage.page.standing.plan)
    assert stage.page.standing.outcome.accepted == 1
    stage.page.apply()
    stage.settle(lambda: stage.page.standing and stage.page.standing.plan is None)
    take(stage, told("dua.xlsx", sent[1:2]))
    assert stage.page.standing.outcome.accepted == 2


def test_the_unanswered_are_shown_by_age_and_written_as_a_list(
    stage: Stage, tmp_path: Path
) -> None:
    sent = seal(stage, tmp_path / "kirim")
    take(stage, answer(tmp_path / "jawaban.xlsx", sent[:3]))
    stage.page.places.chase.click()
    view = stage.page.beside.waiting
    stage.settle(lambda: view.people == 5)
    assert view.batch.code() == "2026-01"
    view.age._choose("7")
    assert view.people == 0
    assert stage.page.primary.refusal
    view.age._choose("")
    stage.desk.kept["kiriman_folder"] = str(tmp_path / "tagih")
    stage.page.go_on()
    assert "Berkas ini memuat NIK dan nama 5 orang." in said_by(stage.page.sending.question)
    stage.page.sending.question.accept()
    stage.settle(lambda: (tmp_path / "tagih").is_dir() and stage.page.notices.banner)
    assert sorted(path.suffix for path in (tmp_path / "tagih").iterdir()) == [".pdf", ".xlsx"]
    acts = [one.use_case for one in stage.desk.app.ask(history.happenings)]
    assert acts.count("reports.save_list") == 2


def test_dukcapils_answer_is_known_at_sight_and_noted_once(stage: Stage, tmp_path: Path) -> None:
    sent = seal(stage, tmp_path / "kirim")
    said = ["Padan", "Padan", "Tidak padan", "Meninggal", "NIK ganda", "Pindah"]
    rows = [[line.nik, words] for line, words in zip(sent, said, strict=False)]
    told = write(tmp_path / "padanan.xlsx", ["NIK", "HASIL"], rows)
    stage.page.take_file(told)
    stage.settle(lambda: stage.page.notices.banner)
    assert "hasil pemadanan Dukcapil" in stage.page.notices.banner.first
    stage.page.show_matching(told)
    view = stage.page.beside.matching
    stage.settle(lambda: view.plan is not None)
    assert view.rows.rowCount() == 6
    stage.page.go_on()
    stage.settle(lambda: view.plan is None)
    found = stage.desk.app.ask(people_questions.people_by_nik, [sent[3].nik])[sent[3].nik]
    assert found.worker.dukcapil == "died"
    stage.page.take_file(told)
    stage.settle(lambda: view.plan is not None)
    assert stage.page.primary.refusal


def test_a_matching_list_is_written_for_those_in_the_filter(stage: Stage, tmp_path: Path) -> None:
    stage.page.show_matching()
    stage.settle(lambda: stage.page.beside.matching.people == 8)
    stage.desk.kept["kiriman_folder"] = str(tmp_path / "padan")
    stage.page.beside.matching.write.click()
    stage.page.sending.question.accept()
    stage.settle(lambda: (tmp_path / "padan").is_dir() and stage.page.notices.banner)
    assert [path.name for path in (tmp_path / "padan").iterdir()] == ["pemadanan-2026-11-23.xlsx"]


def test_the_refused_go_again_in_a_batch_that_names_its_parent(
    stage: Stage, tmp_path: Path
) -> None:
    app = stage.desk.app
    sent = seal(stage, tmp_path / "kirim")
    say = {sent[0].nik: denied(sent[0], "Tgl lahir tdk sesuai")}
    told = answer(tmp_path / "j.xlsx", sent, lambda one: say.get(one.nik) or accepted(one))
    take(stage, told)
    assert stage.page.places.next.act is Act.MEND
    [(person, _reason)] = app.ask(questions.refused_people)
    app.do(workers.save, reading({"notes": "KTP dilihat"}, over=person))
    verify(app)
    stage.page.refresh()
    stage.settle(lambda: stage.page.places.next.act is Act.RESEND)
    stage.page.go_on()
    stage.settle(lambda: stage.page.checked is not None)
    check = stage.page.steps.check
    assert check.people.index(0, 2).data() == "Tanggal lahir"
    assert "BPJS menolak: Tgl lahir tdk sesuai" in check.people.index(0, 3).data()
    stage.page.drafting.seal_into(tmp_path / "ulang")
    stage.settle(lambda: stage.page.standing and stage.page.standing.parent == "2026-01")
    assert "ulang dari 2026-01" in stage.page.head._sub.text()


def test_an_answer_is_taken_back_from_the_page(stage: Stage, tmp_path: Path) -> None:
    sent = seal(stage, tmp_path / "kirim")
    take(stage, answer(tmp_path / "j.xlsx", sent))
    assert statuses(stage) == {Status.REGISTERED: 8}
    stage.page.steps.answer.undo.click()
    stage.page.answering.question.accept()
    stage.settle(lambda: stage.page.standing and not stage.page.standing.answered)
    assert statuses(stage) == {Status.SUBMITTED: 8}


def test_the_layout_of_the_office_is_among_those_to_choose(stage: Stage) -> None:
    app = stage.desk.app
    app.do(layouts.duplicate, app.ask(layouts.text_of, "bpu"), "cabang")
    stage.page.begin()
    stage.settle(lambda: stage.page.checked is not None)
    names = {each.code for each in stage.page.steps.choose._options}
    assert {"cabang", "bpu"} <= names
    assert not names & {"bnba", "dukcapil"}
