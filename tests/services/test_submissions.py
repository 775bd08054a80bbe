"""Batches: who goes in which list, what comes back, and what a step undone leaves behind."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
import pyzipper
from office import NOON, create, reading, save, with_verifier
from python_calamine import CalamineWorkbook
from round_trip import (
    accepted,
    answer,
    colleague,
    denied,
    lines,
    record,
    seal,
    take,
    verify,
    write,
)

from desktop_app.app import App
from desktop_app.domain.layout_reading import LayoutError
from desktop_app.domain.person import standing_issues
from desktop_app.domain.submission import BatchStatus
from desktop_app.domain.workflow import NoteMissingError, Status
from desktop_app.queries import submissions as questions
from desktop_app.queries import workers as people_questions
from desktop_app.services import (
    dukcapil,
    enrolments,
    history,
    layouts,
    submissions,
    verification,
    workers,
)
from desktop_app.services.submissions import (
    NobodyToSendError,
    NotWithdrawableError,
    OwnFileError,
    WithdrawnAnswerError,
)
from desktop_app.store.unit import StaleError

KPJ = "26001184702"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = with_verifier(create(tmp_path / "kantor"))
    yield opened
    opened.close()


def statuses(app: App) -> dict[Status, int]:
    found: dict[Status, int] = {}
    for each in app.ask(people_questions.all_people):
        found[each.enrolment.status] = found.get(each.enrolment.status, 0) + 1
    return found


def end(app: App, nik: str, reason: str = "died") -> None:
    ending = enrolments.Ending(reason=reason, on=date(2026, 11, 20))
    colleague(app).do(enrolments.end, nik, ending)


def test_new_people_those_with_a_kpj_and_leavers_go_in_lists_of_their_own(
    app: App, tmp_path: Path
) -> None:
    record(app, 3)
    verify(app)
    first = seal(app)
    take(app, answer(tmp_path / "jawaban.xlsx", lines(app, first)))
    gone = lines(app, first)[0]
    end(app, gone.nik)
    record(app, 2, seed=2)
    save(app, kpj=KPJ)
    verify(app)

    batch = seal(app, "data_tk_baru")

    assert (batch.people, batch.lanjutan, batch.leavers) == (4, 1, 1)
    assert batch.amount_per_month == 3 * 16_800
    assert [each.kind for each in lines(app, batch)] == ["new", "new", "lanjutan", "ended"]
    written = app.ask(submissions.write_batch, batch, tmp_path / "kirim")
    assert [(each.path.name, each.rows) for each in written] == [
        ("data_tk_baru-2026-02.xlsx", 2),
        ("data_tk_lanjutan-2026-02.xlsx", 1),
        ("data_tk_na-2026-02.xlsx", 1),
    ]
    [leaver] = (
        CalamineWorkbook.from_path(str(written[2].path)).get_sheet_by_index(0).to_python()[1:]
    )
    assert (leaver[0], leaver[3], leaver[4]) == (gone.kpj, "Meninggal", "20-11-2026")
    assert statuses(app)[Status.ENDED] == 1

    assert take(app, answer(tmp_path / "lagi.xlsx", lines(app, batch)))["accepted"] == 4
    assert statuses(app) == {Status.ENDED: 1, Status.REGISTERED: 5}
    with pytest.raises(NobodyToSendError):
        seal(app, "data_tk_baru")


def test_a_list_that_is_not_for_the_agency_is_not_sealed(app: App) -> None:
    with pytest.raises(LayoutError, match="“dukcapil” adalah daftar biasa"):
        seal(app, "dukcapil")


def test_more_people_than_a_file_takes_make_several(app: App, tmp_path: Path) -> None:
    text = app.ask(layouts.text_of, "bpu").replace("rows_per_file = 10_000", "rows_per_file = 2")
    app.do(layouts.save, text)
    record(app, 5)
    verify(app)
    written = app.ask(submissions.write_batch, seal(app), tmp_path)
    assert [(each.path.name, each.rows) for each in written] == [
        ("kiriman-2026-01-1.xlsx", 2), ("kiriman-2026-01-2.xlsx", 2), ("kiriman-2026-01-3.xlsx", 1),
    ]  # fmt: skip
    found = app.ask(submissions.recognise, written[1].path)
    assert found
    assert (found.name, found.same) == ("kiriman-2026-01-2.xlsx", True)


def test_a_sealed_batch_keeps_its_layout_when_the_office_changes_it(
    app: App, tmp_path: Path
) -> None:
    record(app, 2)
    verify(app)
    batch = seal(app)
    [first] = app.ask(submissions.write_batch, batch, tmp_path / "a")
    app.do(layouts.save, app.ask(layouts.text_of, "bpu").replace('"NIK"', '"NOMOR"'))
    [again] = app.ask(submissions.write_batch, batch, tmp_path / "b")
    assert first.sha256 == again.sha256


def test_a_withdrawn_batch_sets_its_people_free_and_stays_with_its_reason(
    app: App, tmp_path: Path
) -> None:
    record(app, 3)
    verify(app)
    batch = seal(app)
    sent = answer(tmp_path / "jawaban.xlsx", lines(app, batch))
    with pytest.raises(NoteMissingError):
        app.do(submissions.withdraw, batch.id, " ")

    gone = app.do(submissions.withdraw, batch.id, "Tata letaknya sudah diganti cabang")

    assert (gone.status, gone.withdrawn_reason) == (
        BatchStatus.WITHDRAWN, "Tata letaknya sudah diganti cabang",
    )  # fmt: skip
    assert statuses(app) == {Status.VERIFIED: 3}
    assert not app.can_undo()
    with pytest.raises(WithdrawnAnswerError):
        app.ask(submissions.plan_answer, sent)
    with pytest.raises(NotWithdrawableError):
        app.do(submissions.withdraw, batch.id, "lagi")
    second = seal(app)
    assert app.ask(submissions.plan_answer, sent).batch.id == second.id


def test_an_answered_batch_is_not_withdrawn(app: App, tmp_path: Path) -> None:
    record(app, 2)
    verify(app)
    batch = seal(app)
    take(app, answer(tmp_path / "jawaban.xlsx", lines(app, batch)[:1]))
    with pytest.raises(NotWithdrawableError):
        app.do(submissions.withdraw, batch.id, "salah")


def test_the_refused_come_back_with_the_reason_at_the_field_and_go_again(
    app: App, tmp_path: Path
) -> None:
    record(app, 3)
    verify(app)
    batch = seal(app)
    wrong = lines(app, batch)[1]
    take(
        app,
        answer(
            tmp_path / "jawaban.xlsx",
            lines(app, batch),
            lambda one: denied(one, "Tgl lahir tdk sesuai") if one == wrong else accepted(one),
        ),
    )
    [(person, reason)] = app.ask(questions.refused_people)
    assert (person.worker.nik, reason.code, reason.field) == (
        wrong.nik, "tanggal_lahir_beda", "birth_date",
    )  # fmt: skip
    said = [one for one in standing_issues(person, app.facts) if one.code == "agency_refused"]
    assert [(one.field, one.message) for one in said] == [
        ("birth_date", "BPJS menolak: Tgl lahir tdk sesuai")
    ]

    mended = app.do(workers.save, reading({"notes": "KTP dilihat"}, over=person))
    assert mended.enrolment.status is Status.RECORDED
    assert not [one for one in mended.worker.findings if one.startswith("agency_refused")]
    record(app, 1, seed=3)
    verify(app)
    checked = app.ask(submissions.preflight, app.facts, "bpu")
    assert [each.reason for each in checked.refused.values()] == ["Tgl lahir tdk sesuai"]
    resent = app.do(submissions.seal, checked.of_resend(batch.id)).batch
    assert (resent.people, resent.parent) == (1, batch.id)
    assert lines(app, resent)[0].resends == wrong.id
    app.ask(submissions.write_papers, app.facts, resent, [], tmp_path / "kirim")
    manifest = (tmp_path / "kirim" / "manifes-2026-02.json").read_text("utf-8")
    assert '"kiriman_induk": "2026-01"' in manifest


def test_a_file_is_recognised_when_another_program_has_saved_it_anew(
    app: App, tmp_path: Path
) -> None:
    record(app, 4)
    verify(app)
    batch = seal(app)
    [sent] = app.ask(submissions.write_batch, batch, tmp_path)
    book = openpyxl.load_workbook(sent.path)
    anew = tmp_path / "salinan (1).xlsx"
    book.save(anew)
    assert anew.read_bytes() != sent.path.read_bytes()
    found = app.ask(submissions.recognise, anew)
    assert found
    assert (found.batch.id, found.name, found.same) == (batch.id, "kiriman-2026-01.xlsx", True)
    with pytest.raises(OwnFileError, match="kiriman 2026-01 seperti yang kita kirim"):
        app.ask(submissions.plan_answer, anew)

    book.active["C3"] = "NAMA LAIN"
    book.active.delete_rows(5)
    book.save(anew)
    found = app.ask(submissions.recognise, anew)
    assert found
    assert (found.returned.changed, found.returned.gone) == ((3,), 1)
    assert app.ask(submissions.recognise, write(tmp_path / "x.xlsx", ["NIK"], [["1"]])) is None


def test_an_archive_opens_with_the_passphrase_and_holds_the_same_bytes(
    app: App, tmp_path: Path
) -> None:
    record(app, 2)
    verify(app)
    batch = seal(app)
    contents = app.ask(submissions.contents_of, batch)
    done = app.do(submissions.write_protected, contents, tmp_path / "kirim")
    [plain] = app.ask(submissions.write_batch, batch, tmp_path / "polos")

    assert [path.name for path in (tmp_path / "kirim").iterdir()] == ["kiriman-2026-01.zip"]
    assert len(done.passphrase.replace("-", "")) == 20
    assert done.files[0].sha256 == plain.sha256
    assert lines(app, batch)[0].nik.encode() not in done.path.read_bytes()
    with pyzipper.AESZipFile(done.path) as archive:
        archive.setpassword(done.passphrase.encode())
        assert archive.read("kiriman-2026-01.xlsx") == plain.path.read_bytes()
    with zipfile.ZipFile(done.path) as archive, pytest.raises((RuntimeError, NotImplementedError)):
        archive.read("kiriman-2026-01.xlsx")


def test_every_writing_stands_in_the_journal(app: App, tmp_path: Path) -> None:
    record(app, 1)
    verify(app)
    batch = seal(app)
    for _time in range(2):
        app.do(submissions.note_files, batch.id, app.ask(submissions.write_batch, batch, tmp_path))
    app.do(submissions.write_protected, app.ask(submissions.contents_of, batch), tmp_path)
    entries = [one.use_case for one in app.ask(history.happenings)]
    assert entries.count("submissions.note_files") == 2
    assert entries.count("submissions.write_protected") == 1


def test_the_unanswered_are_chased_by_age(app: App, tmp_path: Path) -> None:
    record(app, 3)
    verify(app)
    batch = seal(app)
    take(app, answer(tmp_path / "jawaban.xlsx", lines(app, batch)[:1]))
    later = NOON + timedelta(days=31)
    [waiting] = app.ask(questions.unanswered, later, days=30)
    assert (waiting.batch.id, waiting.people, waiting.days) == (batch.id, 2, 31)
    assert not app.ask(questions.unanswered, later, days=32)
    take(app, answer(tmp_path / "sisa.xlsx", lines(app, batch)))
    assert not app.ask(questions.unanswered, later)


def test_the_agencys_own_workbook_carries_a_batch(app: App, tmp_path: Path) -> None:
    headings = ["NIK", "NAMA LENGKAP", "TANGGAL LAHIR", "KODE"]
    template = write(tmp_path / "template_tk_JB01.xlsx", headings, [])
    loaded = layouts.load(template)
    app.do(layouts.save, loaded.text, loaded.workbook)
    record(app, 3)
    verify(app)
    batch = seal(app, loaded.layout.name)
    app.do(layouts.delete, loaded.layout.name)

    [sent] = app.ask(submissions.write_batch, batch, tmp_path / "kirim")

    assert sent.path.relative_to(tmp_path / "kirim").as_posix() == "2026-01/template_tk_JB01.xlsx"
    shown = CalamineWorkbook.from_path(str(sent.path)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in shown[1:]] == [one.nik for one in lines(app, batch)]
    found = app.ask(submissions.recognise, sent.path)
    assert found
    assert found.same


def test_what_dukcapil_said_since_the_preflight_stops_the_sealing(app: App, tmp_path: Path) -> None:
    [person] = record(app, 1)
    verify(app)
    checked = app.ask(submissions.preflight, app.facts, "bpu")
    told = write(tmp_path / "p.xlsx", ["NIK", "HASIL"], [[person.worker.nik, "MENINGGAL"]])
    plan = app.ask(dukcapil.plan_matching, told, app.facts)
    colleague(app).do(dukcapil.apply_matching, plan)
    with pytest.raises(StaleError):
        app.do(submissions.seal, checked)
    again = app.ask(submissions.preflight, app.facts, "bpu")
    assert (len(again.ready), again.staying) == (0, 1)


def test_verify_is_not_asked_for_what_was_verified(app: App) -> None:
    """The withdrawal gives people back as verified: nobody looks at their papers twice."""
    record(app, 1)
    verify(app)
    batch = seal(app)
    app.do(submissions.withdraw, batch.id, "salah kolom")
    assert colleague(app).do(verification.verify_all).verified == 0
    assert app.ask(submissions.preflight, app.facts, "bpu").ready
