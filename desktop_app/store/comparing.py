"""What differs between a backup and the open store: counts, and people by their versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from desktop_app.store import backup, keys
from desktop_app.store.engine import DATABASE, DamagedDatabaseError, Database
from desktop_app.store.soundness import count_rows
from desktop_app.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What the store has and the backup has not: what restoring would take back.

    `rows` are counts by table (then, now); the people are names: `added` since, `changed` since,
    `gone` since (they stand in the backup only).
    """

    rows: Mapping[str, tuple[int, int]]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def compare(store: Store, path: Path, passphrase: str | None = None) -> Compared:
    """Compare a backup with the open store; the store's own key opens it, else the passphrase.

    Raises:
        NoBackupError: the file is none, or damaged.
        WrongPassphraseError: the backup has another key, and the passphrase opens nothing in it.
        NoRoomError: there is no room to unpack it.
    """
    with backup.unpacked(path, store.folder / backup.FOLDER) as folder:
        database = Database(folder / DATABASE, _key(store, folder, passphrase), only_read=True)
        try:
            with database.reading() as then, store.reading() as now:
                return _compared(then, now)
        finally:
            database.close()


def _key(store: Store, folder: Path, passphrase: str | None) -> bytes:
    try:
        database = Database(folder / DATABASE, store.key, only_read=True)
        with database.reading():
            return store.key
    except DamagedDatabaseError:
        return keys.open_any(keys.load(folder), passphrase or "")[0]
    finally:
        database.close()


def _compared(then: Connection, now: Connection) -> Compared:
    counted, counts = count_rows(then), count_rows(now)
    old, new = _people(then), _people(now)
    changed = [key for key in new if key in old and new[key][1] != old[key][1]]
    return Compared(
        rows={name: (counted.get(name, 0), counts[name]) for name in counts},
        added=tuple(new[key][0] for key in new if key not in old),
        changed=tuple(new[key][0] for key in changed),
        gone=tuple(old[key][0] for key in old if key not in new),
    )


def _people(connection: Connection) -> dict[str, tuple[str, str]]:
    """Give name and versions of everybody by id: of who they are and of their enrolments."""
    rows = connection.exec_driver_sql(
        "SELECT w.id, w.name, w.version || '/' || group_concat(e.id || e.version)"
        " FROM worker w LEFT JOIN (SELECT * FROM enrolment ORDER BY id) e ON e.worker_id = w.id"
        " GROUP BY w.id ORDER BY w.name"
    )
    return {key: (name, versions or "") for key, name, versions in rows}
