"""A list as it was read from a file, and how its own columns and cells are shown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop_app.domain.cells import Row, cell, letters, text_of
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.fields import fields_of
from desktop_app.domain.heading_words import NUMBER
from desktop_app.domain.headings import normal
from desktop_app.domain.list_form import Fields
from desktop_app.domain.tables import Table, remap
from desktop_app.domain.worker import Worker
from desktop_app.kernel.i18n import N_, _

Place = tuple[str | None, int]
"""A row of a file: its sheet and its number."""

Mended = tuple[Place, str, str]
"""A row, a field, and the words that are to stand there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFile:
    """A file with lists of people: what was found in it, nothing judged yet.

    `own`: a store of ours wrote it. `chosen` holds, by the sign of a table's headings, the columns
    that somebody read otherwise. `mended` holds, by row and field, words that an officer typed over what the file shows.
    """

    name: str
    sha256: str
    tables: tuple[Table, ...]
    remarks: tuple[str, ...] = ()
    own: bool = False
    chosen: Mapping[str, Fields] = field(default_factory=dict)
    mended: Mapping[Place, Mapping[str, str]] = field(default_factory=dict)

    def with_mended(self, *mended: Mended) -> ListFile:
        """Give the list with other words for some fields of some rows."""
        rows = dict(self.mended)
        for place, name, words in mended:
            rows[place] = {**rows.get(place, {}), name: words}
        return replace(self, mended=rows)

    def with_column(self, column: ListColumn, name: str) -> ListFile:
        """Give the list with a column read as another field; no other column keeps that field."""
        moved = [
            (table, _moved(table, at, name))
            for table, at in zip(self.tables, column.places, strict=True)
        ]
        chosen = dict(self.chosen)
        for table, fields in moved:
            if fields and table.header_rows:
                chosen[table.signature] = {**chosen.get(table.signature, {}), **fields}
        tables = tuple(remap(table, fields) for table, fields in moved)
        return replace(self, tables=tables, chosen=chosen)

    def with_chosen(self, known: Mapping[str, Fields]) -> ListFile:
        """Give the list with its columns read as they were chosen for the same headings before."""
        if self.own:
            return self
        tables = tuple(remap(table, known.get(table.signature, {})) for table in self.tables)
        if tables == self.tables:
            return self
        said = _("Kolom dibaca seperti yang dipilih pada impor sebelumnya.")
        return replace(self, tables=tables, remarks=(*self.remarks, said))


def _moved(table: Table, at: int, name: str) -> dict[int, str]:
    if at < 0:
        return {}
    others = {one.index: "" for one in table.columns if name and one.field == name}
    return {**others, at: name}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """A column of the file as people see it.

    `letter` is "" where the lists of the file have it in different places; `field` is what it is
    read as, "" for nothing; `places` are its indices, one for each table, -1 where it has none.
    """

    heading: str
    field: str = ""
    sure: bool = True
    letter: str = ""
    places: tuple[int, ...] = ()


# What is taken apart on the way in (`source_rows`): the column's field, and what comes out of it.
_HOLDS: Mapping[str, tuple[str, ...]] = {
    "nik_kk": ("nik", "kk"),
    "name_nik": ("name", "nik"),
    "name_middle": ("name",),
    "name_last": ("name",),
    "birth": ("birth_place", "birth_date"),
    "birth_month": ("birth_date",),
    "birth_year": ("birth_date",),
    "rt_rw": ("rt", "rw"),
    "kelurahan_kecamatan": ("kelurahan",),
    "kecamatan": ("kelurahan",),
    "phone_more": ("phone",),
    "sex_pw": ("sex",),
    "sex_l": ("sex",),
    "sex_p": ("sex",),
    "work_start": ("work_hours",),
    "work_end": ("work_hours",),
    "address": ("rt", "rw"),
}
_MIXED_LABELS: Mapping[str, str] = {
    "nik_kk": N_("NIK dan No. KK"),
    "name_nik": N_("Nama dan NIK"),
    "name_middle": N_("Nama tengah"),
    "name_last": N_("Nama belakang"),
    "birth": N_("Tempat, tanggal lahir"),
    "birth_month": N_("Bulan lahir"),
    "birth_year": N_("Tahun lahir"),
    "rt_rw": N_("RT/RW"),
    "kelurahan_kecamatan": N_("Kelurahan, kecamatan"),
    "kecamatan": N_("Kecamatan"),
    "phone_more": N_("HP lain"),
    "sex_pw": N_("Pria/wanita"),
    "sex_l": N_("L"),
    "sex_p": N_("P"),
    "work_start": N_("Jam mulai"),
    "work_end": N_("Jam selesai"),
    NUMBER: N_("Nomor urut"),
}


def field_label(name: str) -> str:
    """Give the word for a field, or for a column that holds several; "" for none."""
    for record in (Worker, Enrolment):
        if name in fields_of(record):
            return _(fields_of(record)[name].kind.label)
    return _(_MIXED_LABELS.get(name, ""))


def readable_fields() -> tuple[str, ...]:
    """Give the fields that a column may be read as, in the order of the form."""
    kept = {"findings", "status", "batch_id"}
    names = (*fields_of(Worker), *("birth", "rt_rw"), *fields_of(Enrolment))
    return tuple(name for name in names if name not in kept)


def columns_of_list(tables: Sequence[Table]) -> tuple[ListColumn, ...]:
    """Give the columns of all tables of a file as one row of columns, in the file's order.

    Columns of several tables are one where they hold the same field; unread ones where their
    headings say the same.
    """
    found: dict[str, ListColumn] = {}
    for at, table in enumerate(tables):
        for one in table.columns:
            key = one.field or f"={normal(one.heading)}={one.index}"
            known = found.get(key) or ListColumn(
                heading=one.heading, field=one.field, sure=one.sure, places=(-1,) * len(tables)
            )
            places = tuple(one.index if i == at else p for i, p in enumerate(known.places))
            found[key] = replace(known, places=places, sure=known.sure and one.sure)
    columns = (replace(one, letter=_letter_of(one.places)) for one in found.values())
    return tuple(one for one in columns if one.heading or one.field)


def _letter_of(places: Sequence[int]) -> str:
    indices = {at for at in places if at >= 0}
    return letters(indices.pop()) if len(indices) == 1 else ""


def column_for(columns: Sequence[ListColumn], name: str) -> int:
    """Give the index of the column that a field's value comes from, -1 for none."""
    own = (at for at, one in enumerate(columns) if one.field == name)
    mixed = (at for at, one in enumerate(columns) if name in _HOLDS.get(one.field, ()))
    return next(own, next(mixed, -1))


class ListCells:
    """The words of a file's cells, found by row and column."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tuple(tables)
        stretches: dict[str | None, list[tuple[int, int]]] = {}
        for at, table in enumerate(tables):
            first = table.sheet.first_row
            starts = stretches.setdefault(table.sheet.name, [])
            starts.extend((first + one.start, at) for one in table.stretches)
        self._starts = {name: sorted(starts) for name, starts in stretches.items()}

    def text(self, place: Place, column: ListColumn) -> str:
        """Give the words of one cell as the file shows them."""
        at = self._table_at(place)
        if at < 0 or not column.places:
            return ""
        return text_of(cell(self._row(place, at), column.places[at]))

    def _table_at(self, place: Place) -> int:
        starts = self._starts.get(place[0], [])
        before = bisect_right(starts, (place[1], len(self._tables)))
        return starts[before - 1][1] if before else -1

    def _row(self, place: Place, at: int) -> Row:
        sheet = self._tables[at].sheet
        return sheet.rows[place[1] - sheet.first_row]
