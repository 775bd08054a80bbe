"""Everything that is held about one person, told to that person: the sheet "Data Saya"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from desktop_app.domain.card import CardState
from desktop_app.domain.data_request import KIND_LABELS
from desktop_app.domain.data_request import STATE_LABELS as ANSWERS
from desktop_app.domain.dates import show_day
from desktop_app.domain.facts import Facts
from desktop_app.domain.findings import label
from desktop_app.domain.own_data import NEVER_GIVEN, NOBODY_LOOKED, OwnData, Section, Told
from desktop_app.domain.paper_form import answer, parts
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person
from desktop_app.domain.photo import PHOTO_KINDS
from desktop_app.domain.practice import mark_of
from desktop_app.domain.report import office_words
from desktop_app.domain.workflow import STATUS_LABELS
from desktop_app.files.own_data_pdf import write_own_data
from desktop_app.files.stamp import stamped
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.safe_files import write_whole
from desktop_app.queries import duties, held, history
from desktop_app.queries.people import names_of_users
from desktop_app.queries.workers import person as person_of
from desktop_app.services.history import happenings_numbered
from desktop_app.services.use_case import use_case
from desktop_app.services.verification import GoneError
from desktop_app.store import journal
from desktop_app.store.engine import Reader
from desktop_app.store.unit import Unit

_CARDS: Mapping[CardState, str] = {
    CardState.QUEUED: "menunggu dicetak",
    CardState.PRINTED: "dicetak, belum diambil",
    CardState.HANDED_OVER: "diserahkan",
    CardState.VOID: "dibatalkan",
}


def told(connection: Reader, facts: Facts, worker_id: str) -> OwnData:
    """Gather everything that is held about somebody.

    Raises:
        GoneError: there is no such worker.
    """
    person = person_of(connection, worker_id)
    if person is None:
        raise GoneError
    ids = duties.merged_ids(connection, [person.worker.id])
    users = names_of_users(connection)
    return OwnData(
        worker_id=person.worker.id,
        name=person.worker.name,
        office=office_words(facts),
        contact=facts.settings.contact,
        on=facts.today,
        sections=(
            *_held(person, facts),
            Section("Perjalanan", tuple(_way(person, users))),
            Section("Catatan petugas", tuple(_remarks(person, users))),
            Section("Gambar berkas", tuple(_pictures(connection, ids))),
            Section("Diberikan kepada", tuple(_given(connection, ids)), NEVER_GIVEN),
            Section("Dilihat dan dikeluarkan oleh", tuple(_looked(connection, ids)), NOBODY_LOOKED),
            Section("Permintaan Anda", tuple(_asked(connection, ids))),
        ),
        head=journal.head(connection),
        mark=mark_of(facts.settings),
    )


def rendered(sheet: OwnData) -> bytes:
    """Give the sheet as the content of a PDF."""
    stream = BytesIO()
    write_own_data(stream, sheet)
    return stamped(stream.getvalue(), sheet.mark)


@use_case(N_("membuat lembar Data Saya"), right=Right.EXAMINE, undoable=False)
def save(unit: Unit, sheet: OwnData, path: Path, content: bytes) -> None:
    """Write the sheet; its entry and the file come about together or not at all.

    Raises:
        NoRoomError: it cannot be written there.
    """
    unit.seen = (sheet.worker_id,)
    write_whole(path, content)


def _held(person: Person, facts: Facts) -> Iterator[Section]:
    """Give the fields of the form that are filled, part by part."""
    for part in parts():
        said = ((field.kind.label, answer(field, person, facts)) for field in part.fields)
        lines = tuple(Told(name, words) for name, words in said if words)
        if lines:
            yield Section(part.title, lines)


def _way(person: Person, users: Mapping[str, str]) -> Iterator[Told]:
    enrolment = person.enrolment
    yield Told("Keadaan sekarang", STATUS_LABELS[enrolment.status])
    steps = (
        ("Dicatat", enrolment.recorded_at, users.get(enrolment.recorded_by, "")),
        ("Diverifikasi", enrolment.verified_at, users.get(enrolment.verified_by, "")),
        ("Terdaftar di BPJS", enrolment.registered_at, ""),
    )
    for name, at, who in steps:
        if at is not None:
            yield Told(name, f"{_moment(at)}, oleh {who}" if who else _moment(at))
    if enrolment.ended_on:
        yield Told("Berakhir", f"{show_day(enrolment.ended_on)}: {enrolment.note}")


def _remarks(person: Person, users: Mapping[str, str]) -> Iterator[Told]:
    for found in person.worker.findings:
        yield Told("Temuan", label(found.partition(":")[0]))
    for key, reason, by in person.enrolment.acknowledged:
        words = f"{label(key.partition(':')[0])}: {reason}"
        yield Told("Diakui", f"{words} ({users.get(by, '')})")
    if person.enrolment.note and not person.enrolment.ended_on:
        yield Told("Alasan", person.enrolment.note)
    if person.worker.dukcapil:
        on = show_day(person.worker.dukcapil_on)
        yield Told("Pemadanan Dukcapil", f"{person.worker.dukcapil}, {on}")


def _pictures(connection: Reader, ids: list[str]) -> Iterator[Told]:
    names = dict(PHOTO_KINDS)
    for photo in held.photos_of(connection, ids):
        at = _moment(photo.added_at) if photo.added_at else ""
        yield Told(names.get(photo.kind, photo.kind), f"ditambah {at}")


def _given(connection: Reader, ids: list[str]) -> Iterator[Told]:
    """Give whom the data went to: the agency by batches, the print by cards."""
    for line, batch in held.batch_lines_of(connection, ids):
        if batch.sealed_at is not None:
            answer_said = f"; jawaban: {line.reason or line.kpj}" if line.verdict else ""
            words = f"BPJS Ketenagakerjaan, kiriman {batch.number}{answer_said}"
            yield Told(_moment(batch.sealed_at), words)
    for card in held.cards_of(connection, ids):
        words = f"Kartu {card.serial}: {_CARDS[card.state]}"
        if card.handed_at is not None:
            yield Told(_moment(card.handed_at), f"{words}, diterima {card.handed_to}")
        else:
            yield Told(_moment(card.printed_at) if card.printed_at else "–", words)


def _looked(connection: Reader, ids: list[str]) -> Iterator[Told]:
    seqs = sorted({seq for key in ids for seq, _p in history.seen_entries(connection, "", key)})
    for happened in happenings_numbered(connection, seqs):
        yield Told(_moment(happened.at), f"{happened.user} {happened.what}")


def _asked(connection: Reader, ids: list[str]) -> Iterator[Told]:
    for each in duties.requests_of(connection, ids):
        words = f"{KIND_LABELS[each.kind]}, diminta {each.asked_by}: {ANSWERS[each.state]}"
        yield Told(_moment(each.asked_at), f"{words} {each.reason}".strip())


def _moment(at: datetime | date) -> str:
    if isinstance(at, datetime):
        return f"{at.astimezone():%d-%m-%Y %H.%M}"
    return show_day(at)
