"""The keys of an open store: add, check and drop passphrases without knowing any of them."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desktop_app.kernel.errors import NoRoomError
from desktop_app.store import keys
from desktop_app.store.keys import Cost, Guesses, SlotKind


class Keyring:
    """Changes the slots of one store's keys file; holds the database key while it is open."""

    def __init__(self, folder: Path, key: bytes, cost: Cost) -> None:
        self._folder = folder
        self._key = key
        self.cost = cost

    def add(self, passphrase: str) -> str:
        """Add a slot for a passphrase and give its id; it is on the disk when this returns.

        A slot that no user refers to opens nothing but the database's file: harmless when the
        step that asked for it is rolled back.
        """
        return self._add(passphrase, SlotKind.PASSPHRASE)

    def add_recovery(self, secret: str) -> str:
        """Add a slot for the secret of a recovery sheet and give its id."""
        return self._add(secret, SlotKind.RECOVERY)

    def recovery_slots(self) -> list[str]:
        """Give the ids of the slots that a recovery sheet opens."""
        found = keys.load(self._folder).slots
        return [each.id for each in found if each.kind is SlotKind.RECOVERY]

    def keep_only(self, used: Collection[str]) -> None:
        """Remove the slots that nobody uses: a program that died left them; sheets stay."""
        known = keys.load(self._folder)
        unused = [
            each.id
            for each in known.slots
            if each.kind is SlotKind.PASSPHRASE and each.id not in used
        ]
        if unused:
            self.drop(*unused)

    def drop(self, *slot_ids: str) -> None:
        """Remove slots; copies of the folder made earlier still hold them."""
        changed = keys.load(self._folder)
        for slot_id in slot_ids:
            changed = keys.without_slot(changed, slot_id)
        keys.save(self._folder, changed)

    def opens(self, slot_id: str, passphrase: str) -> bool:
        """Tell whether the passphrase opens that slot."""
        return keys.opens(keys.load(self._folder), slot_id, passphrase)

    @property
    def guesses(self) -> Guesses:
        """The wrong passphrases that were typed since somebody came in."""
        return keys.load(self._folder).guesses

    def count_guess(self, at: datetime) -> Guesses:
        """Count one more wrong passphrase; the count is on the disk when this returns."""
        return count_guess(self._folder, at)

    def forget_guesses(self) -> None:
        """Begin to count anew, after the journal has the count."""
        known = keys.load(self._folder)
        if known.guesses.count:
            keys.save(self._folder, replace(known, guesses=Guesses()))

    def _add(self, passphrase: str, kind: SlotKind) -> str:
        known = keys.load(self._folder)
        changed, slot_id = keys.with_slot(known, self._key, passphrase, self.cost, kind)
        keys.save(self._folder, changed)
        return slot_id


def count_guess(folder: Path, at: datetime) -> Guesses:
    """Count one more wrong passphrase in the keys file of a store; give the new count.

    On a disk that cannot be written nothing is counted.
    """
    known = keys.load(folder)
    counted = known.guesses.one_more(at)
    with suppress(NoRoomError):
        keys.save(folder, replace(known, guesses=counted))
    return counted
