"""Duties on personal data: requests in time, erasure without a trace, retention, who was affected."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from office import NOON, create, save, with_verifier
from round_trip import answer, denied, lines, record, seal, take, verify

from desktop_app.app import App
from desktop_app.domain.data_request import RequestKind, RequestState
from desktop_app.domain.person import Person, read_person
from desktop_app.domain.scratch import Scratch
from desktop_app.queries import duties
from desktop_app.queries.affected import Leak
from desktop_app.queries.settings import settings_of
from desktop_app.queries.workers import people_of
from desktop_app.queries.workers import person as person_of
from desktop_app.services import (
    backups,
    breaches,
    enrolments,
    erasures,
    history,
    own_data,
    own_lists,
    photos,
    requests,
    scratches,
    sending,
    settings,
    submissions,
    verification,
    workers,
)
from desktop_app.store.engine import DATABASE, Reader

ASKER = "Syamsul sendiri"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = create(tmp_path / "kantor")
    yield opened
    opened.close()


def request(app: App, person: Person, kind: RequestKind, wish: str = "") -> str:
    asked = requests.Asked(worker_id=person.worker.id, kind=kind, asked_by=ASKER, wish=wish)
    return app.do(requests.note, asked).id


def every_text(connection: Reader) -> str:
    """Give every cell of every table as one text."""
    tables = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'found_%'"
    ).scalars()
    cells = []
    for table in list(tables):
        if table != "found":
            rows = connection.exec_driver_sql(f'SELECT * FROM "{table}"')  # noqa: S608 - our names
            cells += [str(cell) for row in rows for cell in row]
    return "\n".join(cells)


def test_a_day_of_consent_keeps_the_text_that_was_signed(app: App) -> None:
    person = save(app, consent_date="20-11-2026")
    assert (person.worker.basis, person.worker.consent_version) == ("consent", "1")
    other = app.do(workers.save, read_person(person, {"basis": "tugas pemerintahan"}, app.facts))
    assert other.worker.basis == "public_task"


def test_a_request_is_due_in_three_times_24_hours(app: App) -> None:
    request(app, save(app), RequestKind.CORRECTION, "nama ibu keliru")
    [waiting] = app.ask(duties.requests)
    assert waiting.name == "SYAMSUL BAHRI"
    assert waiting.request.due == NOON + timedelta(hours=72)


def test_a_correction_is_answered_once_something_was_corrected(app: App) -> None:
    later = App(app.store, app.user, clock=lambda: NOON + timedelta(hours=1), new_id=app._new_id)
    person = save(app)
    asked = request(later, person, RequestKind.CORRECTION)
    with pytest.raises(requests.NotCorrectedError):
        later.do(requests.fulfil, asked)
    later.do(workers.save, read_person(person, {"rt": "5"}, app.facts))
    assert later.do(requests.fulfil, asked).state is RequestState.DONE
    with pytest.raises(requests.AnsweredError):
        later.do(requests.fulfil, asked)


def test_access_is_answered_by_the_sheet(app: App, tmp_path: Path) -> None:
    person = save(app)
    asked = request(app, person, RequestKind.ACCESS)
    with pytest.raises(requests.NotShownError):
        app.do(requests.fulfil, asked)
    sheet = app.ask(own_data.told, app.facts, person.worker.id)
    app.do(own_data.save, sheet, tmp_path / "saya.pdf", own_data.rendered(sheet))
    assert app.do(requests.fulfil, asked).state is RequestState.DONE
    [_answer, newest, *_rest] = app.ask(history.happenings)
    assert newest.what == "membuat lembar Data Saya SYAMSUL BAHRI"


def test_a_withdrawn_consent_asks_for_another_ground_or_for_erasure(app: App) -> None:
    person = save(app, consent_date="20-11-2026")
    asked = request(app, person, RequestKind.WITHDRAWAL)
    with pytest.raises(requests.StillConsentError):
        app.do(requests.fulfil, asked)
    app.do(workers.save, read_person(person, {"basis": "public_task"}, app.facts))
    assert not app.do(requests.fulfil, asked).is_open


def test_a_refusal_says_why(app: App) -> None:
    asked = request(app, save(app), RequestKind.ERASURE)
    with pytest.raises(requests.NotErasedError):
        app.do(requests.fulfil, asked)
    with pytest.raises(requests.NoReasonError):
        app.do(requests.refuse, asked, " ")
    assert app.do(requests.refuse, asked, "Bukti APBD").reason == "Bukti APBD"


def test_the_sheet_tells_everything_and_who_looked(app: App) -> None:
    person = save(app, notes="rumah dekat musala")
    app.do(workers.look, "daftar Pendataan", [person.worker.id])
    sheet = app.ask(own_data.told, app.facts, person.worker.id)
    pdf = pypdfium2.PdfDocument(own_data.rendered(sheet))
    words = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    for said in (
        "1571071408850003",
        "NURHAYATI",
        "rumah dekat musala",
        "3 × 24 jam",
        "Rina melihat",
    ):
        assert said in words
    assert "belum pernah diberikan" in words


def test_erasure_leaves_nothing_of_a_person_and_the_chain_whole(app: App, tmp_path: Path) -> None:
    bujang = {"nik": "1571071708850004", "name": "Bujang Rasyid", "phone": "081274119099"}
    other = save(app, birth_date="17-08-1985", **bujang)
    person = save(app, notes="dekat musala")
    app.do(photos.add, person.worker.id, "ktp", b"gambar KTP Syamsul")
    app.do(photos.take_away, app.do(photos.add, person.worker.id, "kk", b"gambar KK").id)
    app.do(verification.send_back, person.enrolment.id, "KTP Syamsul buram")
    scratch = Scratch(
        id="s", worker_id=person.worker.id, enrolment_id="e", version=1, at=NOON, name="SYAMSUL"
    )
    scratches.keep(app.store, app.user.id, [scratch])
    asked = request(app, person, RequestKind.ERASURE, "Syamsul pindah")
    disposal = erasures.carry_out_request(app, asked)
    left = app.ask(every_text)
    for said in ("SYAMSUL", "Syamsul", "1571071408850003", "081274119036", "musala", "gambar K"):
        assert said not in left, [line for line in left.splitlines() if said in line]
    assert app.ask(person_of, other.worker.id) is not None
    assert not scratches.kept(app.store, app.user.id)
    assert backups.check(app.store).sound
    [told] = app.ask(duties.requests)
    assert (told.request.state, told.name) == (RequestState.ERASED, "")
    app.ask(erasures.save_minutes, app.facts, disposal, tmp_path / "ba.pdf")
    pdf = pypdfium2.PdfDocument(tmp_path / "ba.pdf")
    words = pdf[0].get_textpage().get_text_bounded()
    assert "BAP-26-0001" in words
    assert "S. B." in words


def test_the_database_file_has_no_word_of_an_erased_person_when_it_is_opened(app: App) -> None:
    person = save(app)
    erasures.carry_out_request(app, request(app, person, RequestKind.ERASURE))
    with app.store.reading() as connection:
        hits = connection.exec_driver_sql("SELECT count(*) FROM found('syamsul')").scalar_one()
    assert hits == 0
    assert b"SYAMSUL" not in (app.store.folder / DATABASE).read_bytes()


def registered(app: App) -> Person:
    """Give a registered person."""
    person = save(app)
    member = replace(person.enrolment, status="registered", kpj="26000000001")
    with app.store.writing() as connection:
        app._unit(connection).put(member)
    found = app.ask(person_of, person.worker.id)
    assert found is not None
    return found


def test_a_member_is_ended_before_being_erased(app: App) -> None:
    person = registered(app)
    asked = request(app, person, RequestKind.ERASURE)
    with pytest.raises(erasures.StillCoveredError):
        app.do(erasures.erase, asked)
    ending = enrolments.Ending(reason="withdrew", on=date(2026, 11, 20))
    app.do(enrolments.end, person.worker.nik, ending)
    assert app.do(erasures.erase, asked).lines == (("S. B.", "Berakhir", "20-11-2026"),)


def test_people_kept_too_long_are_destroyed_together_with_minutes(app: App) -> None:
    with pytest.raises(erasures.NobodyKeptTooLongError):
        app.do(erasures.destroy, [])
    gone = registered(app)
    stays = save(app, nik="1571071708850004", name="Bujang Rasyid", birth_date="17-08-1985")
    ending = enrolments.Ending(reason="moved", on=date(2020, 5, 1))
    app.do(enrolments.end, gone.worker.nik, ending)
    app.do(settings.save, replace(app.ask(settings_of), keep_years=5))
    disposal = erasures.carry_out_retention(app, [gone.worker.id, stays.worker.id])
    assert (disposal.years, disposal.code, len(disposal.lines)) == (5, "BAP-26-0001", 1)
    assert app.ask(person_of, gone.worker.id) is None
    assert app.ask(person_of, stays.worker.id) is not None
    assert app.ask(duties.disposals) == [disposal]
    assert backups.check(app.store).sound


def test_who_was_affected_is_told_by_user_day_and_way(app: App, tmp_path: Path) -> None:
    first = save(app)
    save(app, nik="1571071708850004", name="Bujang Rasyid", birth_date="17-08-1985")
    app.do(workers.look, "daftar Pendataan", [first.worker.id])
    looked = app.ask(breaches.affected, app.facts, Leak(ways=("looked",)))
    assert [line.cells[1] for line in looked.lines] == ["SYAMSUL BAHRI"]
    backups.make(app)
    everything = app.ask(breaches.affected, app.facts, Leak())
    assert everything.people == 2
    assert app.ask(breaches.affected, app.facts, Leak(since=date(2026, 11, 24))).people == 0
    assert app.ask(breaches.affected, app.facts, Leak(user="somebody")).people == 0
    app.do(breaches.save, looked, tmp_path / "terdampak.xlsx", b"isi")
    [newest, *_rest] = app.ask(history.happenings)
    assert newest.what == "menyimpan daftar terdampak berisi SYAMSUL BAHRI"


def test_a_look_is_found_among_what_happened_to_a_person(app: App) -> None:
    person = save(app)
    app.do(workers.look, "daftar Pendataan", [person.worker.id])
    told = [each.what for each in app.ask(history.happenings, history.Asked(words="syamsul"))]
    assert told[0] == "melihat NIK lengkap SYAMSUL BAHRI di daftar Pendataan"


def test_what_was_sealed_and_written_at_once_counts_as_sent(app: App, tmp_path: Path) -> None:
    with_verifier(app)
    record(app, 2)
    verify(app)
    sent = app.do(sending.send, app.ask(submissions.preflight, app.facts, "bpu"), tmp_path)
    app.do(own_lists.write, tmp_path / "daftar.xlsx")
    assert app.ask(breaches.affected, app.facts, Leak(ways=("sent",))).people == sent.batch.people
    assert app.ask(breaches.affected, app.facts, Leak(ways=("exported",))).people == 2


def test_a_batch_written_again_says_who_was_erased_since(app: App, tmp_path: Path) -> None:
    with_verifier(app)
    record(app, 3)
    verify(app)
    batch = seal(app)
    take(app, answer(tmp_path / "jawaban.xlsx", lines(app, batch), denied))
    [gone, *_rest] = app.ask(people_of, [lines(app, batch)[0].worker_id])
    erasures.carry_out_request(app, request(app, gone, RequestKind.ERASURE))

    written = app.ask(submissions.write_batch, batch, tmp_path)
    app.ask(submissions.write_papers, app.facts, batch, written, tmp_path)

    assert [each.rows for each in written] == [2]
    assert submissions.erased_words(app.ask(submissions.erased_since, batch)).startswith("1 orang")
    manifest = json.loads((tmp_path / f"manifes-{batch.number}.json").read_text("utf-8"))
    assert (manifest["orang"], manifest["orang_dihapus"]) == (3, 1)
    page = pypdfium2.PdfDocument(tmp_path / f"manifes-{batch.number}.pdf")[0]
    assert "1 orang, sesudah kiriman disegel" in page.get_textpage().get_text_bounded()
