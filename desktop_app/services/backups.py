"""Backups and the check of a store, for screens and scripts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.kernel.jobs import Progress
from desktop_app.store import backup, journal
from desktop_app.store.store import Store


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: rows of each table, and the first journal entry that was changed."""

    rows: Mapping[str, int]
    first_bend: int | None


def check(store: Store, progress: Progress | None = None) -> Checked:
    """Check every page, every reference and the journal's chain of an open store.

    Raises:
        DamagedError: a page does not decrypt, or the database is not consistent.
    """
    with store.reading() as connection:
        backup.demand_sound(connection)
        bend = journal.first_bend(connection, progress or Progress())
        return Checked(backup.count_rows(connection), bend)
