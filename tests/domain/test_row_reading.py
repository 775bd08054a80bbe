"""Rows of a list come out alike, whatever process reads them."""

from __future__ import annotations

import pickle

from office import facts

from desktop_app.domain.judging import PROPOSAL, Row
from desktop_app.domain.row_reading import MOST_ROWS, RawRow, RowReader, pieces, placed

RAW = {
    "nik": "9901014107850001",
    "name": "H. SITI",
    "birth_date": "31-02-1985",
    "rt": "RT",
    "sex": "X",
}


def _rows(count: int) -> list[RawRow]:
    return [RawRow(("S", n), {**RAW, "notes": str(n)}, hidden=n % 2 == 0) for n in range(count)]


def _told(row: Row) -> tuple[object, ...]:
    return row.sheet, row.number, row.raw, row.reading, row.issues


def test_what_another_process_reads_arrives_whole() -> None:
    asked = _rows(5)
    read = RowReader(facts(), PROPOSAL, 1_700_000_000_000)(next(pieces(asked)))
    travelled = pickle.loads(pickle.dumps(read))  # noqa: S301 - written here
    assert list(map(_told, placed(travelled.rows, asked))) == list(map(_told, read.rows))


def test_ids_grow_with_the_rows_in_whatever_order_pieces_are_read() -> None:
    some = list(pieces(_rows(3 * MOST_ROWS)))
    reader = RowReader(facts(), PROPOSAL, 1_700_000_000_000)
    read = {piece.number: reader(piece).rows for piece in reversed(some)}
    ids = [row.worker.id for number in sorted(read) for row in read[number]]
    assert ids == sorted(ids)
