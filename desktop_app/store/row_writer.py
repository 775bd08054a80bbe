"""Rows of one transaction: asked for and written, with all that follows a row when it changes.

The journal, the normal forms of names and the lists follow here and nowhere else, so no way of
writing can forget one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, select

from desktop_app.domain.journal import Row, bodies_of_new, body_of, change
from desktop_app.domain.record import Record
from desktop_app.store import listed, name_keys, plain, schema
from desktop_app.store.indexes import indexed_later
from desktop_app.store.inserting import insert
from desktop_app.store.journal import Entering
from desktop_app.store.rows import BLANKS, Columns, table_of

_FEW = 3
"""Rows that are asked for one by one sooner than together."""
_WORKERS = str(schema.worker.name)
_OF_PEOPLE = (schema.worker, schema.name_key, schema.enrolment, schema.journal_change)
"""The tables that grow by each person who is written."""

_ROWS = {name: plain.text_of(select(each)) for name, each in schema.metadata.tables.items()}
"""The question for rows of each table, whose columns stand in the order of `BLANKS`."""


class RowWriter:
    """Writes rows of a transaction; `entering` takes in what each write changed."""

    def __init__(self, connection: Connection, entering: Entering) -> None:
        self._connection = connection
        self._entering = entering
        self._touched: set[str] = set()
        self._altered: set[str] = set()
        self._waits = False

    def standing(self, record_type: type[Record], ids: Sequence[str]) -> dict[str, Row]:
        """Give the rows with these ids that stand, by id."""
        if len(ids) < _FEW:
            found = (self.row(record_type, each) for each in ids)
            return {str(row["id"]): row for row in found if row}
        table = table_of(record_type)
        rows = self._connection.execute(select(table).where(table.c.id.in_(ids))).mappings()
        return {row["id"]: dict(row) for row in rows}

    def row(self, record_type: type[Record], key: str) -> Row | None:
        """Give the row with that id, or None."""
        return next(iter(self.rows(record_type, {"id": key})), None)

    def rows(self, record_type: type[Record], cells: Row) -> list[Row]:
        """Give the rows with these cells, in the order of their ids."""
        wanted = " AND ".join(f'"{name}" IS ?' for name in cells) or "1"
        table = table_of(record_type).name
        asked = f"{_ROWS[table]} WHERE {wanted} ORDER BY id"
        found = plain.fetch(self._connection, asked, tuple(cells.values()))
        return [dict(zip(BLANKS[table], row, strict=True)) for row in found]

    def write(
        self, table: str, pairs: Sequence[tuple[Row, Row | None]], *, kept: bool = True
    ) -> None:
        """Update and delete: the only place in the program that does.

        `kept`: the journal keeps what stood there before.
        """
        made = [
            (each if kept else replace(each, before={}), after)
            for before, after in pairs
            if (each := change(table, str(before["id"]), before, after, BLANKS[table]))
        ]
        if table in listed.OWNERS:
            self._touched.update(before[listed.OWNERS[table]] for before, _after in pairs)
            self._altered.update(*(each.after or listed.ALL for each, _after in made))
        bodies = [body_of(each) for each, _after in made]
        self._entering.add(table, [each.key for each, _after in made], bodies)
        self._update(table, [(each.after or {}, after) for each, after in made if after])
        deletes = [(each.key,) for each, after in made if after is None]
        self.run(f'DELETE FROM "{table}" WHERE id = ?', deletes)  # noqa: S608 - as above
        if table == _WORKERS:
            name_keys.follow(self._connection, pairs)

    def _update(self, table: str, rows: Sequence[tuple[Row, Row]]) -> None:
        """Write the cells that differ in some of the rows: the indexes of the others stay."""
        altered = sorted(set().union(*(differing for differing, _row in rows)))
        cells = itemgetter(*altered, "version", "id")
        sets = ", ".join(f'"{name}" = ?' for name in (*altered, "version"))
        self.run(f'UPDATE "{table}" SET {sets} WHERE id = ?', [cells(row) for _made, row in rows])  # noqa: S608 - names from the schema

    def insert(self, table: str, columns: Columns) -> None:
        """Insert new rows, the only place in the program that does.

        Columns that none of them fills are left to the table's defaults.
        """
        blank = BLANKS[table]
        filled = {
            name: cells
            for name, cells in columns.items()
            if name != "version" and cells.count(blank[name]) < len(cells)
        }
        ids = [str(key) for key in columns["id"]]
        self._entering.add(table, ids, bodies_of_new(filled, blank))
        names = "".join(f'"{name}", ' for name in filled)
        row = f"({'?, ' * len(filled)}1)"
        rows = list(zip(*filled.values(), strict=True))
        insert(self._connection, f'INSERT INTO "{table}" ({names}"version")', row, rows)
        if table == _WORKERS:
            told = (columns[name] for name in name_keys.TOLD_BY)
            name_keys.put(self._connection, zip(*told, strict=True))
        elif table in listed.OWNERS:
            self._touched.update(map(str, columns[listed.OWNERS[table]]))
            self._altered.update(listed.ALL)

    @contextmanager
    def settling_later(self, people: int) -> Iterator[None]:
        """Let the lists follow only after the block, all people at once: a bulk job's way.

        Within the block no question about the lists may be asked. Where so many `people` make most
        of the store, its indexes follow after the block, too.
        """
        self._waits = True
        most = listed.are_most(self._connection, people)
        with indexed_later(self._connection, *(_OF_PEOPLE if most else ())):
            yield
        self._waits = False
        self.settle()

    def settle(self) -> None:
        """Let the lists follow the people whose rows were written."""
        if not self._waits:
            listed.follow(self._connection, self._touched, self._altered)
            self._touched.clear()
            self._altered.clear()

    def run(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        """Carry out a statement for each of the rows, if there are any."""
        if rows:
            plain.carry_out(self._connection, statement, rows)
