"""Saving what can be read of a damaged store into a list that a restored one can take in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.fields import fields_of
from desktop_app.domain.layout import Layout, LayoutColumn
from desktop_app.domain.practice import mark_of_people
from desktop_app.domain.record import Record
from desktop_app.domain.region import Regions
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import STATUS_LABELS
from desktop_app.files import reference
from desktop_app.files.workbook import marked, write_list
from desktop_app.kernel.i18n import N_, _
from desktop_app.kernel.jobs import Progress
from desktop_app.services.invented import HEADINGS
from desktop_app.store import keys, salvaging
from desktop_app.store.engine import DATABASE, sentences
from desktop_app.store.opening import demand_there
from desktop_app.store.rows import record_of, table_of

R = TypeVar("R", bound=Record)

_ALSO = {"kpj": "KPJ", "status": N_("STATUS KEPESERTAAN")}
_PLACES = ("kelurahan", "home_kelurahan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What a salvage brought: people written, and in how many places some could not be read."""

    path: Path
    people: int
    holes: int


def save(folder: Path, passphrase: str, path: Path, *, progress: Progress | None = None) -> Saved:
    """Write everybody who can be read in a closed, damaged store as an Excel list.

    The list is taken in by "Impor" in a restored or new store, which shows what differs. The damaged
    store stays as it is; no journal can tell of this.

    Raises:
        NoStoreError: there is none in the folder.
        WrongPassphraseError: the passphrase opens nothing.
        DamagedError: nothing can be read at all.
        NoRoomError: the list cannot be written.
    """
    progress = progress or Progress()
    demand_there(folder)
    key, _slot = keys.open_any(keys.load(folder), passphrase)
    with sentences(folder / DATABASE):
        workers, holes = _records(folder, key, Worker, progress)
        enrolments, more = _records(folder, key, Enrolment, progress)
    latest = {each.worker_id: each for each in sorted(enrolments, key=lambda each: each.id)}
    regions = reference.regions()
    rows = [_row(each, latest.get(each.id), regions) for each in workers if not each.merged_into]
    columns = [*HEADINGS.values(), *map(_, _ALSO.values())]
    layout = Layout(
        name="penyelamatan",
        title=_("Data yang terselamatkan"),
        sheet="DATA",
        columns=tuple(LayoutColumn(heading=heading, parts=()) for heading in columns),
    )
    layout = marked(layout, mark_of_people(each.nik for each in workers))
    write_list(path, layout, rows, progress)
    return Saved(path=path, people=len(rows), holes=holes + more)


def _records(
    folder: Path, key: bytes, record_type: type[R], progress: Progress
) -> tuple[list[R], int]:
    table = table_of(record_type).name
    found = salvaging.salvaged(folder / DATABASE, key, table, progress)
    return [record_of(record_type, row) for row in found.rows], found.holes


def _row(worker: Worker, enrolment: Enrolment | None, regions: Regions) -> list[str]:
    known: Mapping[str, str] = dict(_texts((worker, enrolment)))
    status = _(STATUS_LABELS[enrolment.status]) if enrolment else ""
    texts = {**known, "status": status}
    texts |= {each: regions.name(texts.get(each, "")) for each in _PLACES}
    return [texts.get(field, "") for field in (*HEADINGS, *_ALSO)]


def _texts(records: Iterable[Record | None]) -> Iterator[tuple[str, str]]:
    for record in records:
        if record is not None:
            for name, field in fields_of(type(record)).items():
                yield name, field.kind.text(getattr(record, name))
