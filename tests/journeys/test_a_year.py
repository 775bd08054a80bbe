"""A year of one kelurahan: after every step the counts add up and nobody is lost or doubled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from office import CHEAP, KELURAHAN, RINA, reading, with_verifier
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
from desktop_app.domain.settings import Settings
from desktop_app.domain.submission import Batch, BatchLine, BatchStatus
from desktop_app.domain.workflow import Status
from desktop_app.queries import submissions as batch_questions
from desktop_app.queries import workers as questions
from desktop_app.services import (
    dukcapil,
    enrolments,
    layouts,
    plain_lists,
    submissions,
    verification,
    workers,
)


@dataclass
class Calendar:
    """The clock of the office, set forward by hand."""

    moment: datetime = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Give a moment a little after the one before, so that the order of things shows."""
        self.moment += timedelta(seconds=1)
        return self.moment

    def turn_to(self, day: date) -> None:
        """Go on to another day."""
        self.moment = datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC)


@dataclass
class Year:
    """An office and its calendar; each step of the journey ends with `prove`."""

    app: App
    calendar: Calendar
    folder: Path

    def people(self) -> dict[str, Status]:
        """Give the status of everybody, by NIK."""
        everybody = self.app.ask(questions.all_people)
        return {each.worker.nik: each.enrolment.status for each in everybody}

    def prove(self, **expected: int) -> None:
        """Hold people, batches and lines against each other, and the counts against the plan."""
        everybody = self.app.ask(questions.all_people)
        batches = {each.id: each for each in self.app.ask(batch_questions.batches)}
        standing = [each for each in batches.values() if each.status != BatchStatus.WITHDRAWN]
        told = [line for each in standing for line in lines(self.app, each)]
        counts = Counter(each.enrolment.status.value for each in everybody)
        assert dict(counts) == expected
        assert len({each.worker.id for each in everybody}) == len(everybody)
        for batch in batches.values():
            assert batch.people == len(lines(self.app, batch))
        for person in everybody:
            self._prove_person(person.enrolment.id, person.enrolment.status, told)
        kpjs = [e.enrolment.kpj for e in everybody if e.enrolment.status is Status.REGISTERED]
        assert "" not in kpjs
        assert len(set(kpjs)) == len(kpjs)

    @staticmethod
    def _prove_person(key: str, status: Status, told: list[BatchLine]) -> None:
        joining = [line for line in told if line.enrolment_id == key and line.kind != "ended"]
        verdicts = Counter(line.verdict or "missing" for line in joining)
        assert verdicts["accepted"] == (status is Status.REGISTERED or bool(verdicts["accepted"]))
        if status is Status.SUBMITTED:
            assert verdicts["missing"] == 1
        if status in {Status.DRAFT, Status.RECORDED, Status.VERIFIED, Status.DENIED}:
            assert not verdicts["missing"]
            assert not verdicts["accepted"]


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Year]:
    """An office of one kelurahan on its first working day."""
    calendar = Calendar()
    settings = Settings(id="office", office=KELURAHAN, office_name="Kelurahan Uji")
    folder = tmp_path / "kantor"
    app = App.create(folder, settings, "Rina", RINA, cost=CHEAP, clock=calendar.now)
    yield Year(with_verifier(app), calendar, tmp_path)
    app.close()


def mend(year: Year, nik: str, note: str) -> None:
    """Correct somebody who came back."""
    person = year.app.ask(questions.people_by_nik, [nik])[nik]
    year.app.do(workers.save, reading({"notes": note}, over=person))


def end(year: Year, nik: str, on: date, *, reason: str, replaced_by: str = "") -> None:
    """End somebody's enrolment."""
    ending = enrolments.Ending(reason=reason, on=on, replaced_by=replaced_by)
    colleague(year.app).do(enrolments.end, nik, ending)


def january_matching(year: Year) -> None:
    """Dukcapil knows one of them as dead and another not at all."""
    app = year.app
    year.calendar.turn_to(date(2026, 1, 12))
    prepared = app.ask(plain_lists.prepare, app.facts, "dukcapil")
    [sent] = app.do(plain_lists.write, prepared, year.folder / "dukcapil")
    assert sent.rows == 20
    sheet = openpyxl.load_workbook(sent.path).active
    assert sheet is not None
    headings, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    words = {0: "MENINGGAL", 1: "TIDAK PADAN"}
    told = [[*row[:-2], words.get(n, "PADAN"), ""] for n, row in enumerate(rows)]
    path = write(year.folder / "padanan.xlsx", headings, told)
    plan = app.ask(dukcapil.plan_matching, path, app.facts)
    assert plan.counts()["changed"] == 20
    colleague(app).do(dukcapil.apply_matching, plan)
    dead, unknown = str(rows[0][1]), str(rows[1][1])

    checked = app.ask(submissions.preflight, app.facts, "bpu")
    assert (len(checked.ready), [one.code for _p, issues in checked.held for one in issues]) == (
        18, ["dukcapil_died", "dukcapil_unmatched"],
    )  # fmt: skip
    end(year, dead, date(2026, 1, 12), reason="died")
    person = app.ask(questions.people_by_nik, [unknown])[unknown]
    back = colleague(app).do(verification.send_back, person.enrolment.id, "Tidak padan")
    app.do(workers.save, reading({"name": "NAMA MENURUT KTP"}, over=back))
    verify(app)


def first_batch(year: Year) -> Batch:
    """Nineteen go; the answer comes in two pieces, refuses four and forgets one."""
    app = year.app
    batch = seal(app)
    sent = lines(app, batch)
    assert len(sent) == 19
    year.prove(submitted=19, ended=1)

    def says(line: BatchLine) -> tuple[str, str, str]:
        return denied(line, "Tanggal lahir beda") if line.position <= 4 else accepted(line)

    year.calendar.turn_to(date(2026, 2, 9))
    take(app, answer(year.folder / "j1.xlsx", sent[:10], says))
    year.prove(registered=6, denied=4, submitted=9, ended=1)
    take(app, answer(year.folder / "j2.xlsx", sent[8:18], says))
    year.prove(registered=14, denied=4, submitted=1, ended=1)
    return batch


def layout_change(year: Year, first: Batch) -> None:
    """In March the branch hands out its own workbook; the refused go in that one."""
    app = year.app
    [before] = app.ask(submissions.write_batch, first, year.folder / "asli")
    headings = ["NIK", "NAMA LENGKAP", "TEMPAT LAHIR", "TANGGAL LAHIR", "JENIS KELAMIN", "ALAMAT"]
    template = write(year.folder / "template_tk_JB99.xlsx", headings, [])
    loaded = layouts.load(template)
    app.do(layouts.save, loaded.text, loaded.workbook)
    for person, reason in app.ask(batch_questions.refused_people):
        assert reason.field == "birth_date"
        mend(year, person.worker.nik, "Akta lahir dilihat")
    verify(app)
    record(app, 2, seed=30)
    verify(app)
    wrong = seal(app)
    app.do(submissions.withdraw, wrong.id, "Masih tata letak lama")
    year.prove(registered=14, verified=6, submitted=1, ended=1)

    checked = app.ask(submissions.preflight, app.facts, loaded.layout.name)
    resent = app.do(submissions.seal, checked.of_resend(first.id)).batch
    assert (resent.number, resent.people, resent.parent) == ("2026-03", 4, first.id)
    year.prove(registered=14, verified=2, submitted=5, ended=1)
    [again] = app.ask(submissions.write_batch, first, year.folder / "lagi")
    assert again.sha256 == before.sha256

    year.calendar.turn_to(date(2026, 4, 1))
    take(app, answer(year.folder / "j3.xlsx", lines(app, resent)))
    year.prove(registered=18, verified=2, submitted=1, ended=1)


def death_and_replacement(year: Year) -> None:
    """In May a member dies; one from the waiting list takes the place, both in one batch."""
    app = year.app
    year.calendar.turn_to(date(2026, 5, 20))
    members = [nik for nik, status in year.people().items() if status is Status.REGISTERED]
    [new] = record(app, 1, seed=40)
    verify(app)
    end(year, members[0], date(2026, 5, 18), reason="died", replaced_by=new.worker.id)
    batch = seal(app, "data_tk_baru")
    assert (batch.people, batch.leavers) == (4, 1)
    year.prove(registered=17, submitted=4, ended=2)
    take(app, answer(year.folder / "j4.xlsx", lines(app, batch)))
    year.prove(registered=20, submitted=1, ended=2)


def autumn(year: Year, first: Batch) -> None:
    """The one who was forgotten is asked for by age, and answered at last."""
    app = year.app
    year.calendar.turn_to(date(2026, 10, 1))
    [waiting] = app.ask(batch_questions.unanswered, app.now(), days=200)
    assert (waiting.batch.id, waiting.people) == (first.id, 1)
    take(app, answer(year.folder / "j5.xlsx", lines(app, first)[18:]))
    year.prove(registered=21, ended=2)
    assert not app.ask(batch_questions.unanswered, app.now())


def test_a_year_of_one_kelurahan(year: Year) -> None:
    record(year.app, 20)
    assert verify(year.app) == 20
    year.prove(verified=20)
    january_matching(year)
    year.prove(verified=19, ended=1)
    first = first_batch(year)
    layout_change(year, first)
    death_and_replacement(year)
    autumn(year, first)
    numbers = [each.number for each in year.app.ask(batch_questions.batches)]
    assert numbers == ["2026-04", "2026-03", "2026-02", "2026-01"]
