"""The keys of an open store: add, check and drop passphrases without knowing any of them."""

from __future__ import annotations

from pathlib import Path

from desktop_app.store import keys
from desktop_app.store.keys import Cost


class Keyring:
    """Changes the slots of one store's keys file; holds the database key while it is open."""

    def __init__(self, folder: Path, key: bytes, cost: Cost) -> None:
        self._folder = folder
        self._key = key
        self._cost = cost

    def add(self, passphrase: str) -> str:
        """Add a slot for a passphrase and give its id; it is on the disk when this returns.

        A slot that no user refers to opens nothing but the database's file: harmless when the
        step that asked for it is rolled back.
        """
        changed, slot_id = keys.with_slot(
            keys.load(self._folder), self._key, passphrase, self._cost
        )
        keys.save(self._folder, changed)
        return slot_id

    def drop(self, slot_id: str) -> None:
        """Remove a slot; copies of the folder made earlier still hold it."""
        keys.save(self._folder, keys.without_slot(keys.load(self._folder), slot_id))

    def opens(self, slot_id: str, passphrase: str) -> bool:
        """Tell whether the passphrase opens that slot."""
        return keys.opens(keys.load(self._folder), slot_id, passphrase)
