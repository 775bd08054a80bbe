"""Reading around holes: every row of a table that does not lie in a broken page.

SQLCipher refuses everything on a connection that has met a broken page, but a new one reads the rows
behind it. A page holds neighbouring rows, so a hole is a stretch of row numbers: its far end is
looked for by doubling the step and halving it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from desktop_app.kernel.jobs import Progress
from desktop_app.store import engine

_AT_ONCE = 256
_FARTHEST = 1 << 34


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The rows of a table that could be read, and in how many places some could not."""

    rows: tuple[Mapping[str, Any], ...]
    holes: int


def salvaged(path: Path, key: bytes, table: str, progress: Progress) -> Salvaged:
    """Read what can be read of a table in a damaged database.

    Raises:
        DamagedDatabaseError: not even the list of tables can be read.
        Cancelled: somebody stopped it.
    """
    source = _Source(path, key, table)
    try:
        rows = []
        for row in source.rows():
            rows.append(row)
            if len(rows) % _AT_ONCE == 0:
                progress.report(len(rows))
        return Salvaged(tuple(rows), source.holes)
    finally:
        source.close()


class _Source:
    """A table read from its first row number on, with a new connection after each broken page."""

    def __init__(self, path: Path, key: bytes, table: str) -> None:
        self._path, self._key = path, key
        self._ask = f'SELECT rowid AS "rowid", * FROM "{table}" WHERE rowid >= ? LIMIT ?'  # noqa: S608 - a name of the schema
        self._raw = engine.connect_to_read(path, key)
        self.holes = 0

    def close(self) -> None:
        self._raw.close()

    def rows(self) -> Iterator[Mapping[str, Any]]:
        at = 0
        while at < _FARTHEST:
            found = self._some(at)
            if found is None:
                self.holes += 1
                at = self._behind_hole(at)
                continue
            yield from found
            if not found:
                return
            at = found[-1]["rowid"] + 1

    def _some(self, at: int) -> list[dict[str, Any]] | None:
        """Give the next rows, fewer before a hole; None where the next row is in one."""
        most = _AT_ONCE
        while most:
            found = self._read(at, most)
            if found is not None:
                return found
            most //= 4
        return None

    def _behind_hole(self, at: int) -> int:
        """Give the first row number behind `at` from which can be read on."""
        step = 1
        while self._read(at + step, 1) is None:
            step *= 2
            if at + step >= _FARTHEST:
                return _FARTHEST
        low, high = at + step // 2, at + step
        while high - low > 1:
            middle = (low + high) // 2
            if self._read(middle, 1) is None:
                low = middle
            else:
                high = middle
        return high

    def _read(self, at: int, most: int) -> list[dict[str, Any]] | None:
        try:
            cursor = self._raw.execute(self._ask, (at, most))
            names = [each[0] for each in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        except sqlcipher.DatabaseError:
            self._raw.close()
            self._raw = engine.connect_to_read(self._path, self._key)
            return None
