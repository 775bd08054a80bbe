"""Examples of the use cases behind typing, ending and papers, for the test of undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from office import reading, save

from desktop_app.app import App
from desktop_app.domain.data_request import RequestKind
from desktop_app.domain.duplicates.merging import Merging
from desktop_app.domain.duplicates.traits import traits_of
from desktop_app.domain.workflow import Status
from desktop_app.queries.duplicates import found_beside
from desktop_app.queries.workers import ids, person
from desktop_app.services import (
    duplicates,
    enrolments,
    photos,
    rechecks,
    requests,
    verification,
    workers,
)


def recorded_by_another(app: App) -> str:
    """Give the enrolment of somebody whom a third person has recorded."""
    person = save(app)

    def give_away(unit: Any, key: str) -> None:
        enrolment = unit.get(type(person.enrolment), key)
        unit.put(replace(enrolment, recorded_by="somebody-else"))

    with app.store.writing() as connection:
        give_away(app._unit(connection), person.enrolment.id)
    return person.enrolment.id


def _save_beside(app: App, _tmp: Path) -> None:
    twin = save(app)
    typed = reading({"nik": "1571071408850008", "name": "Samsul Bahri"})
    found = app.ask(found_beside, traits_of(typed.person.worker))
    apart = {twin.worker.id: "Saudara kembar"}
    app.do(duplicates.save_beside, typed, found, apart=apart)


def _change_all(app: App, _tmp: Path) -> None:
    person = save(app)
    app.do(workers.change_all, [person.worker.id], {"group": "ketua_rt"})


def _end_one(app: App, _tmp: Path) -> None:
    key = save(app).enrolment.id
    ending = enrolments.Ending(reason="died", on=date(2026, 11, 20), proof="Akta 12/2026")
    app.do(enrolments.end_one, key, ending, {"heir_name": "nurhayati"})


def _add_photo(app: App, _tmp: Path) -> None:
    app.do(photos.add, save(app).worker.id, "ktp", b"gambar")


def _turn_photo(app: App, _tmp: Path) -> None:
    app.do(photos.turn, app.do(photos.add, save(app).worker.id, "ktp", b"gambar").id)


def _take_photo_away(app: App, _tmp: Path) -> None:
    app.do(photos.take_away, app.do(photos.add, save(app).worker.id, "ktp", b"gambar").id)


def _save(app: App, _tmp: Path) -> None:
    save(app)


def _record_all(app: App, _tmp: Path) -> None:
    person = app.do(workers.save, reading(), target=Status.DRAFT)
    app.do(workers.record_all, [person.worker.id])


def requested(app: App, kind: RequestKind = RequestKind.CORRECTION) -> str:
    wanted = requests.Asked(worker_id=save(app).worker.id, kind=kind, asked_by="Syamsul Bahri")
    return app.do(requests.note, wanted).id


def _note_request(app: App, _tmp: Path) -> None:
    requested(app)


def _fulfil(app: App, _tmp: Path) -> None:
    app.do(requests.fulfil, requested(app))


def _refuse(app: App, _tmp: Path) -> None:
    app.do(requests.refuse, requested(app), "Pemohon bukan orangnya")


def _merge_two(app: App, _tmp: Path) -> None:
    remains, goes = save(app), save(app, nik="1571071408850008", name="Eko Purnomo")
    ended = goes.enrolment.id
    app.do(duplicates.merge_two, goes.worker.id, Merging(remains=remains.worker.id, ended=ended))


def _set_apart(app: App, _tmp: Path) -> None:
    one, other = save(app), save(app, nik="1571071408850008", name="Eko Purnomo")
    app.do(duplicates.set_apart, one.worker.id, other.worker.id, "Kebetulan mirip")


def _recheck(app: App, _tmp: Path) -> None:
    enrolment_id = recorded_by_another(app)
    app.do(verification.verify_all)
    worker = app.ask(person, app.ask(ids)[0]).worker
    app.do(rechecks.note, enrolment_id, {"nik": worker.nik, "name": "Lain", "birth_date": "17885"})


def _set_share(app: App, _tmp: Path) -> None:
    app.do(rechecks.set_share, 20)


def _verify_these(app: App, _tmp: Path) -> None:
    recorded_by_another(app)
    app.do(verification.verify_these, app.ask(ids))


EXAMPLES: dict[str, Callable[[App, Path], None]] = {
    "workers.record_all": _record_all,
    "workers.save": _save,
    "duplicates.save_beside": _save_beside,
    "workers.change_all": _change_all,
    "enrolments.end_one": _end_one,
    "photos.add": _add_photo,
    "photos.turn": _turn_photo,
    "photos.take_away": _take_photo_away,
    "requests.note": _note_request,
    "requests.fulfil": _fulfil,
    "requests.refuse": _refuse,
    "duplicates.merge_two": _merge_two,
    "duplicates.set_apart": _set_apart,
    "rechecks.note": _recheck,
    "rechecks.set_share": _set_share,
    "verification.verify_these": _verify_these,
}
