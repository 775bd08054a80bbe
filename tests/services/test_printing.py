"""The ledger: nothing is printed until it came out well, nothing twice unseen, no serial twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from card_office import all_printed, begun, card_office, ids, in_state

from desktop_app.app import App
from desktop_app.domain.card import CardState
from desktop_app.domain.printing import JobState
from desktop_app.domain.sheet import Sides
from desktop_app.queries import printing as rows
from desktop_app.services import printers, printing
from desktop_app.services.cards import EmptyQueueError
from desktop_app.services.printing import Outcome


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = card_office(tmp_path / "kantor")
    yield opened
    opened.close()


def test_a_job_alone_marks_no_card_as_printed(app: App) -> None:
    queued = ids(in_state(app, CardState.QUEUED))
    job = begun(app, queued, start_slot=4, printer="Epson L3210 – baki belakang")
    assert ids(in_state(app, CardState.QUEUED)) == queued
    assert (job.number, job.cards, job.start_slot) == (1, tuple(queued), 4)
    assert (job.by, job.at) == (app.user.id, app.now())
    assert app.ask(rows.open_jobs) == [job]


def test_only_what_came_out_well_is_printed_and_the_rest_stays(app: App) -> None:
    first, second, third = in_state(app, CardState.QUEUED)
    job = begun(app, ids([first, second, third]))
    closed = app.do(
        printing.finish, job.id, Outcome(well=[first.id], spoiled=[second.id], reason="tinta")
    )
    assert (closed.state, closed.well, closed.spoiled) == (JobState.CLOSED, 1, 1)
    assert ids(in_state(app, CardState.PRINTED)) == [first.id]
    [gone] = in_state(app, CardState.VOID)
    assert (gone.id, gone.void_reason) == (second.id, "tinta")
    waiting = {each.worker_id: each for each in in_state(app, CardState.QUEUED)}
    assert waiting[third.worker_id] == third
    assert waiting[second.worker_id].replaces == second.serial
    assert waiting[second.worker_id].token != second.token
    assert waiting[second.worker_id].serial == "26-00004"


def test_what_is_spoiled_needs_a_reason(app: App) -> None:
    queued = ids(in_state(app, CardState.QUEUED))
    job = begun(app, queued)
    with pytest.raises(printing.NoReasonError):
        app.do(printing.finish, job.id, Outcome(spoiled=queued, reason=" "))
    assert ids(in_state(app, CardState.QUEUED)) == queued


def test_a_job_is_closed_once(app: App) -> None:
    queued = ids(in_state(app, CardState.QUEUED))
    job = begun(app, queued)
    app.do(printing.finish, job.id, Outcome(well=queued))
    with pytest.raises(printing.JobClosedError):
        app.do(printing.finish, job.id, Outcome(well=queued))
    with pytest.raises(EmptyQueueError):
        begun(app, queued)


def test_nothing_is_written_twice_unseen(app: App) -> None:
    queued = ids(in_state(app, CardState.QUEUED))
    begun(app, queued[:2])
    with pytest.raises(printing.StillOpenError, match="cetakan 1"):
        begun(app, queued[1:])
    again = begun(app, queued[1:], again=True)
    assert [job.number for job in app.ask(rows.open_jobs)] == [again.number]
    earlier = app.ask(rows.last_jobs)[1]
    assert (earlier.state, earlier.reason) == (JobState.CLOSED, "dicetak lagi pada cetakan 2")


def test_backs_after_fronts_are_the_same_job(app: App) -> None:
    queued = ids(in_state(app, CardState.QUEUED))
    fronts = begun(app, queued, sides=Sides.FRONTS)
    backs = begun(app, queued, sides=Sides.BACKS)
    assert (backs.id, backs.sides) == (fronts.id, Sides.BOTH)


def test_a_reprint_voids_the_old_serial_with_its_reason(app: App) -> None:
    [first, *_rest] = all_printed(app)
    old = next(each for each in in_state(app, CardState.PRINTED) if each.id == first)
    with pytest.raises(printing.NoReasonError):
        app.do(printing.reprint, [first], "")
    [new] = app.do(printing.reprint, [first], "Hilang")
    [gone] = in_state(app, CardState.VOID)
    assert (gone.serial, gone.void_reason) == (old.serial, "Hilang")
    assert (new.state, new.replaces, new.worker_id) == (
        CardState.QUEUED,
        old.serial,
        old.worker_id,
    )
    assert app.do(printing.reprint, [first], "Hilang") == []


def test_a_void_card_frees_its_person_for_another(app: App) -> None:
    keys = ids(in_state(app, CardState.QUEUED))
    app.do(printing.void, keys, "Salah cetak")
    assert not in_state(app, CardState.QUEUED)
    assert len(in_state(app, CardState.VOID)) == 3


def test_a_box_counts_what_came_out_of_it(app: App) -> None:
    box = app.do(printing.open_box, " B-12 ", 400)
    queued = ids(in_state(app, CardState.QUEUED))
    outcome = Outcome(well=queued[:2], spoiled=queued[2:], reason="macet", box=box.id)
    app.do(printing.finish, begun(app, queued).id, outcome)
    now = app.ask(rows.box_in_use)
    assert now is not None
    assert (now.name, now.printed, now.spoiled, now.left) == ("B-12", 2, 1, 397)
    app.do(printing.empty_box, box.id)
    assert app.ask(rows.box_in_use) is None


@pytest.mark.parametrize(("name", "holds"), [("", 400), ("B-12", 0), ("B-12", 100_001)])
def test_a_box_without_name_or_cards_is_refused(app: App, name: str, holds: int) -> None:
    with pytest.raises(printing.BoxError):
        app.do(printing.open_box, name, holds)


def test_a_tray_is_known_once_and_keeps_its_readings(app: App) -> None:
    printer = app.do(printers.add, "Epson  L3210", "baki belakang")
    assert printer.words == "Epson L3210 – baki belakang"
    with pytest.raises(printers.PrinterNameError):
        app.do(printers.add, "EPSON L3210", "Baki Belakang")
    readings = printers.Readings(front_right=0.8, front_down=-0.4, back_right=0.3, back_down=-0.1)
    app.do(printers.measure, printer.id, readings)
    [kept] = app.ask(rows.printers)
    assert printers.readings_of(kept) == readings
    assert kept.measured_by == app.user.id
    with pytest.raises(printers.ReadingError):
        app.do(printers.measure, printer.id, printers.Readings(front_right=10.5))
