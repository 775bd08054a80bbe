"""Answers as branches write them: by NIK, by KPJ, by number; in pieces, twice, or to nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import create, save, with_verifier
from round_trip import accepted, answer, colleague, denied, lines, record, seal, take, verify, write

from desktop_app.app import App
from desktop_app.domain.answer import AnswerColumns, AnswerUnreadableError
from desktop_app.domain.reasons import REASONS
from desktop_app.domain.submission import Batch, BatchStatus
from desktop_app.domain.workflow import Status
from desktop_app.queries import workers as questions
from desktop_app.queries.submissions import batch_of
from desktop_app.services import enrolments, submissions
from desktop_app.services.submissions import Asked, WhichBatchError

KPJ = "26001184702"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = with_verifier(create(tmp_path / "kantor"))
    yield opened
    opened.close()


@pytest.fixture
def sent(app: App) -> Batch:
    """Four people sent, the last of them with an old KPJ."""
    record(app, 3)
    save(app, kpj=KPJ)
    verify(app)
    return seal(app, "data_tk_baru")


def name_of(app: App, nik: str) -> str:
    return app.ask(questions.people_by_nik, [nik])[nik].worker.name


def status_of(app: App, nik: str) -> Status:
    return app.ask(questions.people_by_nik, [nik])[nik].enrolment.status


def test_partial_answers_add_up_and_the_same_again_changes_nothing(
    app: App, sent: Batch, tmp_path: Path
) -> None:
    all_lines = lines(app, sent)
    first = answer(tmp_path / "1.xlsx", all_lines[:2])
    second = answer(tmp_path / "2.xlsx", all_lines[2:3], denied)
    third = answer(tmp_path / "3.xlsx", all_lines[3:])
    told = [tuple(take(app, path).values())[:4] for path in (first, second, third, first)]
    assert told == [(4, 2, 0, 2), (4, 2, 1, 1), (4, 3, 1, 0), (4, 3, 1, 0)]
    closed = app.ask(batch_of, sent.id)
    assert closed
    assert closed.status == BatchStatus.CLOSED
    plan = app.ask(submissions.plan_answer, third)
    assert not plan.outcome.changes(plan.lines)


def test_people_are_found_by_an_old_kpj_alone(app: App, sent: Batch, tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", ["No. KPJ", "Hasil", "Alasan"], [[KPJ, "Diterima", ""]])
    assert take(app, path) == {
        "sent": 4, "accepted": 1, "denied": 0, "missing": 3, "extra": 0, "contradicting": 0,
    }  # fmt: skip
    assert status_of(app, lines(app, sent)[3].nik) is Status.REGISTERED


def test_people_are_found_by_their_number_unless_the_name_is_anothers(
    app: App, sent: Batch, tmp_path: Path
) -> None:
    first, second = lines(app, sent)[:2]
    rows = [
        [1, name_of(app, first.nik), "26000000001", "DITERIMA"],
        [2, "ORANG LAIN", "26000000002", "DITERIMA"],
    ]
    headings = ["No", "Nama", "No. KPJ", "Status"]
    path = write(tmp_path / "a.xlsx", headings, rows)
    plan = app.ask(submissions.plan_answer, path, asked=Asked(batch=sent.number))
    counts = plan.outcome.counts()
    assert (counts["accepted"], counts["missing"], counts["extra"]) == (1, 3, 1)
    assert plan.outcome.accepted[0].nik == first.nik
    assert status_of(app, second.nik) is Status.SUBMITTED

    alone = write(tmp_path / "b.xlsx", headings, rows[:1])
    assert app.ask(submissions.plan_answer, alone).batch.id == sent.id


def test_numbers_that_fit_two_batches_are_not_guessed(
    app: App, sent: Batch, tmp_path: Path
) -> None:
    record(app, 3, seed=5)
    verify(app)
    other = seal(app)
    path = write(tmp_path / "a.xlsx", ["No", "No. KPJ"], [[1, "26000000001"]])
    with pytest.raises(WhichBatchError):
        app.ask(submissions.plan_answer, path)
    for batch in (sent, other):
        plan = app.ask(submissions.plan_answer, path, asked=Asked(batch=batch.number))
        assert plan.outcome.accepted[0].batch_id == batch.id


def test_columns_that_somebody_chose_are_remembered(app: App, sent: Batch, tmp_path: Path) -> None:
    headings = ["Kunci", "Catatan kami", "Tanda", "Nomor baru"]

    def path(n: int, who: int) -> Path:
        line = lines(app, sent)[who]
        return write(tmp_path / f"{n}.xlsx", headings, [[line.nik, "x", "OK", accepted(line)[0]]])

    columns = AnswerColumns(heading=0, nik=0, verdict=2, kpj=3)
    plan = app.ask(submissions.plan_answer, path(1, 0), asked=Asked(sheet="Sheet", columns=columns))
    app.do(submissions.apply_answer, plan)
    assert take(app, path(2, 1))["accepted"] == 2
    app.undo()
    app.undo()
    with pytest.raises(AnswerUnreadableError):
        take(app, path(2, 1))


def test_a_kpj_of_another_member_is_a_contradiction(app: App, sent: Batch, tmp_path: Path) -> None:
    all_lines = lines(app, sent)
    take(app, answer(tmp_path / "1.xlsx", all_lines))
    taken = accepted(all_lines[0])
    record(app, 1, seed=7)
    verify(app)
    batch = seal(app)
    counts = take(app, answer(tmp_path / "2.xlsx", lines(app, batch), lambda _line: taken))
    assert (counts["accepted"], counts["contradicting"]) == (0, 1)
    assert status_of(app, lines(app, batch)[0].nik) is Status.SUBMITTED


def test_who_died_while_the_batch_was_away_stays_ended_and_is_reported(
    app: App, sent: Batch, tmp_path: Path
) -> None:
    gone = lines(app, sent)[0]
    ending = enrolments.Ending(reason="died", on=date(2026, 11, 22))
    colleague(app).do(enrolments.end, gone.nik, ending)
    counts = take(app, answer(tmp_path / "1.xlsx", lines(app, sent)))
    assert counts["accepted"] == 4
    assert status_of(app, gone.nik) is Status.ENDED
    [leaver] = lines(app, seal(app, "data_tk_baru"))
    assert (leaver.nik, leaver.kind, leaver.old_kpj) == (gone.nik, "ended", accepted(gone)[0])


SAYS = st.sampled_from(
    ["accepted", "denied", "same kpj", "odd kpj", "no kpj", "nothing", "unknown", "stranger"]
)
REFUSALS = st.sampled_from([each.label for each in REASONS])


def _row(nik: str, says: str, why: str) -> list[str]:
    kpj = f"26{nik[6:12]}{nik[-3:]}"
    return {
        "accepted": [nik, kpj, "DITERIMA", ""],
        "denied": [nik, "", "DITOLAK", why],
        "same kpj": [nik, "26999999999", "DITERIMA", ""],
        "odd kpj": [nik, "123", "DITERIMA", ""],
        "no kpj": [nik, "", "DITERIMA", ""],
        "nothing": [nik, "", "", ""],
        "unknown": [nik, "", "hmm", ""],
        "stranger": [f"99{nik[2:]}", kpj, "DITERIMA", ""],
    }[says]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """An office that has sent eight people; each example leaves it as it was."""
    opened = with_verifier(create(tmp_path_factory.mktemp("jawaban") / "kantor"))
    record(opened, 8)
    verify(opened)
    seal(opened)
    yield opened
    opened.close()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 7), SAYS, REFUSALS), min_size=1, max_size=10),
        min_size=1,
        max_size=3,
    )
)
def test_whatever_is_answered_counts_add_up_and_nobody_is_lost_or_registered_twice(
    office: App, tmp_path: Path, answers: list[list[tuple[int, str, str]]]
) -> None:
    people = office.ask(questions.all_people)
    niks = [each.worker.nik for each in people]
    for told in answers:
        rows = [_row(niks[who], says, why) for who, says, why in told]
        if all(row[0] not in niks for row in rows):
            continue
        path = write(tmp_path / "a.xlsx", ["NIK", "KPJ", "STATUS", "KETERANGAN"], rows)
        before = {each.worker.nik: each.enrolment for each in office.ask(questions.all_people)}
        plan = office.ask(submissions.plan_answer, path)
        counts = plan.outcome.counts()
        parts = ("accepted", "denied", "missing", "contradicting")
        assert counts["sent"] == len(niks) == sum(counts[part] for part in parts)

        office.do(submissions.apply_answer, plan)
        after = office.ask(questions.all_people)
        assert [each.worker.nik for each in after] == niks
        held = [each.enrolment for each in after]
        registered = [one for one in held if one.status is Status.REGISTERED]
        waiting = [one for one in held if one.status is Status.SUBMITTED]
        refused = [one for one in held if one.status is Status.DENIED]
        assert len(registered) + len(waiting) + len(refused) == len(niks)
        assert len({one.kpj for one in registered}) == len(registered)
        assert all(len(one.kpj) == 11 for one in registered)
        for each in after:
            was = before[each.worker.nik]
            if was.status is not Status.SUBMITTED:
                assert each.enrolment.status is was.status
    while office.can_undo():
        office.undo()
    assert {one.enrolment.status for one in office.ask(questions.all_people)} == {Status.SUBMITTED}
