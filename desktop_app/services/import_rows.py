"""The rows of a list that was read, as people: long lists with a hand from other processes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from desktop_app.domain.cells import Value
from desktop_app.domain.facts import Facts
from desktop_app.domain.judging import Row
from desktop_app.domain.list_file import ListFile, Place
from desktop_app.domain.practice import demand_own_file
from desktop_app.domain.row_reading import MOST_ROWS, RawRow, RowReader, pieces, placed
from desktop_app.domain.source_rows import SourceRow, source_rows
from desktop_app.domain.tables import Table
from desktop_app.kernel.crew import Crew, spare_cores
from desktop_app.kernel.jobs import Progress

_KEPT = ("nik", "group")
_WORTH_BYTES, _WORTH_ROWS = 600_000, 6_000
"""From so much on helpers pay: each takes a third of a second to start."""
_MOST_SOURCES = 40_000
"""Rows of a list as they stand in its file that a review keeps at most: 1.5 KB each."""


@dataclass(slots=True)
class Readings:
    """What a review keeps of a list while cells are mended.

    `rows` holds the rows as they were read, by place; `sources` what stood in the file before that,
    as long as these are the `tables`. A list of a whole city is taken from its tables again.
    """

    rows: dict[Place, Row] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    sources: Sequence[Sequence[SourceRow]] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How a list is read: by which facts, as which kind, with whose help, beside what is known."""

    facts: Facts
    kind: str
    progress: Progress
    helpers: Crew = field(default_factory=Crew)
    readings: Readings | None = None


def helpers_for_file(path: Path) -> int:
    """Give how many processes are to help with a file; they start while it is read."""
    return spare_cores() if path.is_file() and path.stat().st_size >= _WORTH_BYTES else 0


def helpers_for_list(listed: ListFile) -> int:
    """Give how many processes are to help with a list that was read."""
    return spare_cores() if _length(listed) >= _WORTH_ROWS else 0


def _length(listed: ListFile) -> int:
    return sum(one.stop - one.start for table in listed.tables for one in table.stretches)


def read_rows(listed: ListFile, reading: Reading) -> list[Row]:
    """Give all rows of a list, in its order; those that were read before are not read again.

    Raises:
        PracticeFileError, RealFileError: the list is of the other world.
    """
    known = {} if reading.readings is None else reading.readings.rows
    rows: list[Row | None] = []
    new: list[RawRow] = []

    def unread() -> Iterator[RawRow]:
        for source in _raw_rows(listed, reading):
            row = known.get(source.place)
            stands = row is not None and row.raw == source.raw
            rows.append(row if stands else None)
            if not stands:
                new.append(_kept(source) if reading.readings is None else source)
                yield source

    reader = RowReader(reading.facts, reading.kind, time.time_ns() // 1_000_000)
    most = -(-_length(listed) // MOST_ROWS)  # lines that are nobody's row are among them
    read = reading.helpers.share_out(reader, pieces(unread()), reading.progress, total=most)
    fresh = placed((row for some in read for row in some.rows), new)
    if reading.readings is None:
        return fresh
    known |= {(row.sheet, row.number): row for row in fresh}
    following = iter(fresh)
    return [replace(row or next(following)) for row in rows]  # a verdict adds to its row


def _raw_rows(listed: ListFile, reading: Reading) -> Iterator[RawRow]:
    facts = reading.facts
    office = facts.settings.office if facts.settings.is_kelurahan else ""
    for table, sources in _sources(listed, reading):
        named = facts.regions.kelurahan_named(table.sheet.name or "")
        for source in sources:
            place = source.sheet, source.row
            raw = _raw(source, listed, named or office)
            yield RawRow(place, raw, source.hidden, source.beneath)


def _sources(listed: ListFile, reading: Reading) -> Iterator[tuple[Table, Iterable[SourceRow]]]:
    """Give each table with its rows as they stand in the file; a review keeps those of its list."""
    kept = reading.readings
    if kept and kept.tables is listed.tables:
        yield from zip(kept.tables, kept.sources, strict=True)
        return
    noted: list[list[SourceRow]] = []
    keeps = kept is not None and _length(listed) <= _MOST_SOURCES
    for table in listed.tables:
        rows = _own_rows(table, reading.facts)
        noted.append([])
        yield table, _noted(rows, noted[-1]) if keeps else rows
    if kept and keeps:
        kept.tables, kept.sources = listed.tables, noted


def _noted(rows: Iterator[SourceRow], into: list[SourceRow]) -> Iterator[SourceRow]:
    for row in rows:
        into.append(row)
        yield row


def _own_rows(table: Table, facts: Facts) -> Iterator[SourceRow]:
    people = source_rows(table)
    while some := list(islice(people, MOST_ROWS)):
        demand_own_file((source.values.get("nik") for source in some), facts.settings)
        yield from some


def _kept(source: RawRow) -> RawRow:
    """Give a row with what verdicts take of its raw values; all of a city's take much room."""
    kept = {name: source.raw[name] for name in _KEPT if name in source.raw}
    return source._replace(raw=kept)


def _raw(source: SourceRow, listed: ListFile, kelurahan: str) -> dict[str, Value]:
    """Give a row's raw values; the kecamatan goes along with the kelurahan that it tells apart.

    `kelurahan` is the code of the one that holds where the list names none, "" for none.
    """
    raw = dict(source.values)
    if listed.mended:
        raw.update(listed.mended.get((source.sheet, source.row), {}))
    kecamatan = raw.pop("kecamatan", None)
    if raw.get("kelurahan"):
        raw["kelurahan"] = f"{raw['kelurahan']}, {kecamatan or ''}"
    elif kelurahan:
        raw["kelurahan"] = kelurahan
    return raw
