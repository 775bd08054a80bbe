"""Another database key: every page is written anew under a key that no old copy opens.

Nobody's passphrase is known but that of whoever does it, so only theirs opens the new database; the
others get new passphrases. Each step can be the last before the power goes: until the new file has
the database's name the old key holds, and from then on the new one. The keys file knows both in
between; the next opening with that passphrase finds out which and tidies up.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from desktop_app.kernel.jobs import Progress
from desktop_app.kernel.safe_files import room_for, sync_folder
from desktop_app.store import drawer, engine, journal, keys, soundness
from desktop_app.store.engine import DATABASE, Database, sentences
from desktop_app.store.keys import Cost, Keys, Slot
from desktop_app.store.store import Store

_NEW = f"{DATABASE}.baru"
_BESIDE = ("-wal", "-shm")


def change_key(store: Store, slot_id: str, passphrase: str, cost: Cost) -> None:
    """Put a new key on an open store; its connections are closed then, and it must be opened anew.

    Args:
        store: the open store.
        slot_id: the slot of whoever does it; the new one gets its name.
        passphrase: theirs, checked before.
        cost: what a guess at the new slot costs.

    Raises:
        DamagedError: the copy is not the same; nothing was changed.
        NoRoomError: there is no room for it; nothing was changed.
    """
    folder, key = store.folder, keys.new_key()
    known = keys.load(folder)
    try:
        _write_anew(store, key)
        drawer.seal_anew(store, key)
        both, _id = keys.with_slot(known, key, passphrase, cost, slot_id=slot_id)
        keys.save(folder, both)
    except BaseException:
        _leave_old(folder)
        keys.save(folder, known)
        raise
    store.rest()
    with room_for(folder):
        for end in _BESIDE:
            (folder / f"{DATABASE}{end}").unlink(missing_ok=True)
        (folder / _NEW).replace(folder / DATABASE)
        sync_folder(folder)
    settle(folder, both.slots[-1])


def settle(folder: Path, opened: Slot) -> None:
    """Tidy up after a change of the key that may have been cut short; `opened` fits the database.

    Raises:
        NoRoomError: the keys cannot be written.
    """
    known = keys.load(folder)
    if not is_pending(known):
        _leave_old(folder)
        return
    if opened == known.slots[-1]:
        drawer.take_anew(folder)
        keys.save(folder, replace(known, slots=(opened,)))
    else:
        _leave_old(folder)
        keys.save(folder, replace(known, slots=known.slots[:-1]))


def is_pending(known: Keys) -> bool:
    """Tell whether the keys file knows two database keys: a change of the key was cut short."""
    return sum(each.id == known.slots[-1].id for each in known.slots) > 1


def _leave_old(folder: Path) -> None:
    for end in ("", *_BESIDE):
        (folder / f"{_NEW}{end}").unlink(missing_ok=True)
    shutil.rmtree(folder / drawer.FOLDER_ANEW, ignore_errors=True)


def _write_anew(store: Store, key: bytes) -> None:
    """Copy the database page by page under another key, and prove that the copy holds the same."""
    path = store.folder / _NEW
    path.unlink(missing_ok=True)
    engine.make(path, key).close()
    raw = engine.connect(store.folder / DATABASE, store.key)
    try:
        with sentences(path):
            raw.execute(f"ATTACH DATABASE ? AS anew KEY \"x'{key.hex()}'\"", (str(path),))
            raw.execute("SELECT sqlcipher_export('anew')")
            raw.execute("DETACH DATABASE anew")
    finally:
        raw.close()
    with store.reading() as connection:
        rows, last = soundness.count_rows(connection), journal.last_entry(connection)
    written = Database(path, key)
    try:
        with written.reading() as connection:
            soundness.demand_sound(connection)
            same = soundness.count_rows(connection) == rows
            whole = journal.first_bend(connection, Progress()) is None
            if not (same and whole and journal.last_entry(connection) == last):
                raise engine.DamagedDatabaseError
    finally:
        written.close()
    for end in _BESIDE:
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)
