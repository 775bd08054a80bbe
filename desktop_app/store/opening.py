"""How a store comes to be and how it is opened: every bad beginning has its sentence here."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

from desktop_app.kernel.clock import Clock, now
from desktop_app.kernel.errors import NoRoomError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.safe_files import room_for
from desktop_app.store import (
    engine,
    keys,
    leftovers,
    listed,
    migrate,
    name_keys,
    rekeying,
    restoring,
)
from desktop_app.store.engine import DATABASE, DamagedDatabaseError
from desktop_app.store.keyring import count_guess
from desktop_app.store.keys import Cost, Guesses, Keys, Slot, SlotKind, WrongPassphraseError
from desktop_app.store.lock import StoreLock
from desktop_app.store.migrate import CURRENT, Version
from desktop_app.store.place import (
    UNFINISHED,
    NoStoreError,
    StoreThereError,
    demand_empty,
    demand_own_disk,
    keep_private,
    whole_or_gone,
)
from desktop_app.store.store import Store


class NewKeyError(WrongPassphraseError):
    """The database has another key, and whoever put it there has not come in since."""

    text = N_(
        "Kunci data baru diganti. Minta administrator yang menggantinya masuk dahulu, "
        "lalu memberi Anda kata sandi baru."
    )


Wait = Callable[[float], None]
_OF_TWO_KEYS = 2


@dataclass(frozen=True, slots=True)
class Opened:
    """An open store, the slot that opened it, and whether that was the recovery sheet's.

    `guesses` are the wrong passphrases before, `mended` the files that were damaged and
    have been written anew: copies of the keys, the database's first bytes.
    """

    store: Store
    slot: str
    by_sheet: bool = False
    guesses: Guesses = field(default_factory=Guesses)
    mended: tuple[str, ...] = ()


def create(folder: Path, store_id: str, passphrase: str, cost: Cost) -> Opened:
    """Make a new store and give it open, with the slot that `passphrase` opens.

    Raises:
        StoreThereError: the folder holds something.
        NetworkPlaceError, SynchronisedPlaceError: a store must not lie there.
        NoRoomError: it cannot be written.
    """
    demand_own_disk(folder)
    demand_empty(folder)
    with room_for(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = StoreLock(folder)
    if has_store(folder):
        lock.release()
        raise StoreThereError(where=folder)
    with whole_or_gone(folder):
        try:
            return _made(folder, lock, store_id, passphrase, cost)
        except BaseException:
            lock.release()
            raise


def _made(folder: Path, lock: StoreLock, store_id: str, passphrase: str, cost: Cost) -> Opened:
    key = keys.new_key()
    made, slot = keys.with_slot(Keys(store_id), key, passphrase, cost)
    keys.save(folder, made)
    engine.make(folder / DATABASE, key).close()
    store = Store(folder, lock, key, cost=cost)
    try:
        with store.writing() as connection:
            migrate.create(connection, store_id)
            name_keys.stamp(connection)
            listed.stamp(connection)
    except BaseException:
        store.rest()
        raise
    return Opened(store, slot)


def open_store(
    folder: Path,
    passphrase: str,
    cost: Cost,
    *,
    clock: Clock = now,
    version: Version = CURRENT,
    wait: Wait = time.sleep,
) -> Opened:
    """Open a store with a passphrase or a recovery sheet's secret; bring it to this version.

    Raises:
        NoStoreError: there is none.
        NetworkPlaceError, SynchronisedPlaceError: a store must not lie there.
        BusyError: another program holds it, or it is of a newer version.
        WrongPassphraseError, MistypedSecretError: no slot opens.
        DamagedError: keys or database are damaged.
        NotUpgradedError: it is of an older version and could not be brought to this one.
        NoRoomError: the folder cannot be written.
    """
    restoring.finish_switch(folder)
    demand_there(folder)
    demand_own_disk(folder)
    lock = StoreLock(folder)
    try:
        mended = keys.damaged_copies(folder)
        known = keys.load(folder)
        key, slot = _unlocked(folder, known, passphrase, clock(), wait)
        mended += _mended_salt(folder, key)
        store = Store(folder, lock, key, cost=cost)
    except BaseException:
        lock.release()
        raise
    try:
        migrate.bring_up(store, clock(), version)
        _tidy(store, slot)
    except BaseException:
        store.close()
        raise
    return Opened(store, slot.id, slot.kind is SlotKind.RECOVERY, known.guesses, mended)


def open_to_read(
    folder: Path, passphrase: str, cost: Cost, *, clock: Clock = now, wait: Wait = time.sleep
) -> Opened:
    """Open a store so that no byte of it changes: a damaged one, or one on a read-only disk.

    Raises:
        NoStoreError: there is none.
        BusyError: another program holds it, or it is of a newer version.
        WrongPassphraseError, MistypedSecretError: no slot opens.
        DamagedError: keys or database are damaged beyond opening.
        NotUpgradedError: it is of an older version.
    """
    demand_there(folder)
    lock = _lock_if_one_may(folder)
    try:
        known = keys.load(folder)
        key, slot = _unlocked(folder, known, passphrase, clock(), wait)
        store = Store(folder, lock, key, cost=cost, only_read=True)
        migrate.demand_current(store)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return Opened(store, slot.id, slot.kind is SlotKind.RECOVERY)


def demand_there(folder: Path) -> None:
    """Refuse a folder without a store.

    Raises:
        NoStoreError: there is none.
    """
    if not has_store(folder) or (folder / UNFINISHED).exists():
        raise NoStoreError(where=folder)


def has_store(folder: Path) -> bool:
    """Tell whether a folder holds a store, or what is left of one."""
    return any((folder / name).is_file() for name in (*keys.NAMES, DATABASE))


def _lock_if_one_may(folder: Path) -> StoreLock | None:
    try:
        return StoreLock(folder)
    except NoRoomError:
        return None  # nothing can be written there, so nobody writes


def _unlocked(
    folder: Path, known: Keys, passphrase: str, at: datetime, wait: Wait
) -> tuple[bytes, Slot]:
    """Give the key that opens the database, and its slot; count a wrong passphrase."""
    wait(known.guesses.wait)
    found = list(islice(keys.open_all(known, passphrase), _OF_TWO_KEYS))
    if not found:
        raise keys.wrong(count_guess(folder, at))
    if len(found) == 1 and not rekeying.is_pending(known):
        return found[0]
    fitting = [each for each in found if _opens(folder, each[0])]
    if not fitting and len(found) == 1:
        raise NewKeyError
    return (fitting or found)[0]


def _mended_salt(folder: Path, key: bytes) -> tuple[str, ...]:
    """Give the database's name where its first bytes were others and have been written anew."""
    path = folder / DATABASE
    if not _opens(folder, key) or engine.salt_is_right(path, key):
        return ()
    engine.mend_salt(path, key)
    return (DATABASE,)


def _opens(folder: Path, key: bytes) -> bool:
    try:
        engine.connect_to_read(folder / DATABASE, key).close()
    except DamagedDatabaseError:
        return False
    return True


def _tidy(store: Store, slot: Slot) -> None:
    """Bring about what an earlier program, a cut or a copy left undone."""
    _renew_derived(store)
    rekeying.settle(store.folder, slot)
    leftovers.clear_store(store.folder)
    restoring.clear_beside(store.folder)
    keep_private(store.folder)


def _renew_derived(store: Store) -> None:
    with store.reading() as connection:
        names, rows = name_keys.are_true(connection), listed.are_of_today(connection)
    if names and rows:
        return
    with store.writing() as connection:
        if not names:
            name_keys.make_anew(connection)
        listed.make_anew(connection)  # they hold the names' forms, too
