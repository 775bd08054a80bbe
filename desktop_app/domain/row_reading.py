"""Rows of a list become people: in pieces, so that several processes can share a long list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, islice
from typing import Any, NamedTuple

from desktop_app.domain.cells import Value
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import Parse, Remembered
from desktop_app.domain.findings import issue
from desktop_app.domain.judging import REGISTERED, Row
from desktop_app.domain.list_file import Place
from desktop_app.domain.person import Person, PersonReading, blank_person, read_person
from desktop_app.domain.record import Columns, Issue, columns_of, records_from
from desktop_app.domain.worker import Worker
from desktop_app.kernel.clock import IdMaker
from desktop_app.kernel.i18n import _


class RawRow(NamedTuple):
    """A row that nobody has read yet: where it stands, and its raw values by field name.

    `beneath` is the next row where that holds values that are nobody's, else 0.
    """

    place: Place
    raw: Mapping[str, Value]
    hidden: bool = False
    beneath: int = 0


class Piece(NamedTuple):
    """Some rows of a list, one after the other; `number` counts the pieces of the list."""

    number: int
    rows: Sequence[RawRow]

    def __reduce__(self) -> tuple[Any, ...]:
        return _piece, (self.number, *zip(*self.rows, strict=True))


def _piece(number: int, *columns: Sequence[Any]) -> Piece:
    return Piece(number, list(map(RawRow, *columns)))


MOST_ROWS = 250
"""Of a piece: two ids for each come from one millisecond, which has room for two thousand."""


def pieces(rows: Iterable[RawRow]) -> Iterator[Piece]:
    """Give rows in pieces, each as soon as it is whole."""
    waiting = iter(rows)
    for number in count():
        some = list(islice(waiting, MOST_ROWS))
        if not some:
            return
        yield Piece(number, some)


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the pieces of one list, which is of this kind, by these facts.

    `begun` is the millisecond from which ids are made; each piece has one of its own, so that ids
    grow with the rows wherever they are read.
    """

    facts: Facts
    kind: str
    begun: int
    parse: Parse = field(default_factory=Remembered)
    blank: Person = field(default_factory=lambda: blank_person("", ""))

    def __reduce__(self) -> tuple[Any, ...]:
        return RowReader, (self.facts, self.kind, self.begun)

    def __call__(self, piece: Piece) -> ReadRows:
        """Read a piece; ids grow with the rows."""
        new_id = IdMaker(lambda: self.begun + piece.number)
        return ReadRows([self._read(row, new_id) for row in piece.rows])

    def _read(self, row: RawRow, new_id: IdMaker) -> Row:
        """Read one row into a person, with everything that is to be said of the row alone."""
        raw, ids = {"nik": "", **row.raw}, (new_id(), new_id())
        reading = read_person(self.blank, raw, self.facts, self.parse, ids)
        issues = reading.issues
        if self.kind == REGISTERED and not reading.person.enrolment.kpj:
            said = _("KPJ belum ada. Peserta terdaftar memerlukan KPJ 11 huruf atau angka.")
            issues = (*issues, issue("kpj_missing", "kpj", said))
        if row.hidden:
            said = _("Baris ini tersembunyi di berkas.")
            issues = (*issues, issue("row_hidden", "", said))
        if row.beneath:
            said = _(
                "Baris {row} di bawahnya berisi isian tanpa NIK dan nama, jadi tidak dibaca. "
                "Bila milik orang ini, salin ke baris ini."
            ).format(row=row.beneath)
            issues = (*issues, issue("row_continues", "", said))
        return Row(row.place[0], row.place[1], row.raw, reading, issues)


class ReadRows:
    """Rows that were read; to another process they travel as bare values of what was read."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows

    def __reduce__(self) -> tuple[Any, ...]:
        people = [row.reading.person for row in self.rows]
        workers = columns_of([person.worker for person in people])
        enrolments = columns_of([person.enrolment for person in people])
        said = {place: _said(row) for place, row in enumerate(self.rows) if row.issues}
        return _read_rows, (len(people), workers, enrolments, said)


def placed(rows: Iterable[Row], asked: Iterable[RawRow]) -> list[Row]:
    """Give read rows, each with what stood in the file, in whatever process they were read."""
    placed_rows = []
    for row, one in zip(rows, asked, strict=True):
        row.sheet, row.number = one.place
        row.raw = one.raw
        placed_rows.append(row)
    return placed_rows


_Said = tuple[int, Sequence[tuple[str, str, str, str]]]
_NOTHING: _Said = (0, ())


def _said(row: Row) -> _Said:
    issues = [(one.code, one.field, one.message, one.proposal) for one in row.issues]
    return len(row.reading.issues), issues


def _read_rows(
    count: int, workers: Columns, enrolments: Columns, said: Mapping[int, _Said]
) -> ReadRows:
    people = map(
        Person,
        records_from(Worker, count, workers),
        records_from(Enrolment, count, enrolments),
    )
    rows = (_row(person, *said.get(place, _NOTHING)) for place, person in enumerate(people))
    return ReadRows(list(rows))


def _row(person: Person, of_values: int, said: Sequence[tuple[str, str, str, str]]) -> Row:
    issues: tuple[Issue, ...] = tuple(issue(*each) for each in said)
    return Row(None, 0, {}, PersonReading(person, issues[:of_values]), issues)
