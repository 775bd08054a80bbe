"""How a store comes to be and how it is opened: every bad beginning has its sentence here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.kernel.clock import Clock, now
from desktop_app.kernel.safe_files import room_for
from desktop_app.store import engine, keys, listed, migrate, name_keys
from desktop_app.store.engine import DATABASE
from desktop_app.store.keys import Cost, Keys, SlotKind
from desktop_app.store.lock import StoreLock
from desktop_app.store.migrate import CURRENT, Version
from desktop_app.store.place import NoStoreError, demand_empty, demand_own_disk
from desktop_app.store.store import Store


@dataclass(frozen=True, slots=True)
class Opened:
    """An open store, the slot that opened it, and whether that was the recovery sheet's."""

    store: Store
    slot: str
    by_sheet: bool = False


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
    try:
        key = keys.new_key()
        made, slot = keys.with_slot(Keys(store_id), key, passphrase, cost)
        keys.save(folder, made)
        engine.make(folder / DATABASE, key).close()
        store = Store(folder, lock, key, cost=cost)
        with store.writing() as connection:
            migrate.create(connection, store_id)
            name_keys.stamp(connection)
            listed.stamp(connection)
    except BaseException:
        lock.release()
        raise
    return Opened(store, slot)


def open_store(
    folder: Path, passphrase: str, cost: Cost, *, clock: Clock = now, version: Version = CURRENT
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
    if not any((folder / name).is_file() for name in (*keys.NAMES, DATABASE)):
        raise NoStoreError(where=folder)
    demand_own_disk(folder)
    lock = StoreLock(folder)
    try:
        key, slot = keys.open_any(keys.load(folder), passphrase)
        store = Store(folder, lock, key, cost=cost)
    except BaseException:
        lock.release()
        raise
    try:
        migrate.bring_up(store, clock(), version)
        _renew_derived(store)
    except BaseException:
        store.close()
        raise
    return Opened(store, slot.id, slot.kind is SlotKind.RECOVERY)


def _renew_derived(store: Store) -> None:
    with store.reading() as connection:
        names, rows = name_keys.are_true(connection), listed.are_of_today(connection)
    if names and rows:
        return
    with store.writing() as connection:
        if not names:
            name_keys.make_anew(connection)
        if not rows:
            listed.make_anew(connection)
