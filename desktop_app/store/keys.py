"""The keys file: a slot for each passphrase, each holding the database key under its own lock.

The database key is random and never derived from a passphrase. A slot derives a key of its own
from one passphrase with Argon2id and seals the database key with AES-256-GCM. Slots are named by
random ids; which user a slot belongs to stands only inside the encrypted database. The slot of
the recovery sheet says what it is, and that word is part of what is sealed.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop_app.kernel.errors import AppError, BusyError, DamagedError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.safe_files import write_whole
from desktop_app.store.recovery import read_secret

NAMES = ("keys.json", "keys-salinan.json")
_FORMAT = 1
_KEY_BYTES = 48
"""32 bytes of key and 16 of salt: what SQLCipher takes raw."""


class WrongPassphraseError(AppError):
    """No slot opens with this passphrase, or not the slot of this user."""

    text = N_("Kata sandi tidak cocok. Periksa Caps Lock.")
    exit_code = 4


class ManyGuessesError(WrongPassphraseError):
    """So many wrong passphrases that the next answer is held back."""

    text = N_("Kata sandi tidak cocok, sudah {n} kali. Jawaban berikutnya ditahan {seconds} detik.")


class DamagedKeysError(DamagedError):
    """Both copies of the keys file are damaged or missing."""

    text = N_("Berkas kunci rusak atau hilang. Pulihkan dari cadangan; data di dalamnya aman.")


class SlotKind(StrEnum):
    """Who holds what opens a slot: one user in their head, or the office on paper."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the kind's name
    RECOVERY = "recovery"


class NewerKeysError(BusyError):
    """The keys file was written by a newer version."""

    text = N_("Data kantor ini dibuat oleh versi program yang lebih baru. Perbarui program ini.")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs, in Argon2id's terms: KiB of memory, passes, lanes."""

    memory: int = 65_536
    passes: int = 3
    lanes: int = 2


_LEAST = Cost(memory=8, passes=1, lanes=1)
_MOST = Cost(memory=1_048_576, passes=16, lanes=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One lock around the database key; all bytes as hex texts."""

    id: str
    salt: str
    nonce: str
    sealed: str
    memory: int
    passes: int
    lanes: int
    kind: SlotKind = SlotKind.PASSPHRASE


@dataclass(frozen=True, slots=True)
class Guesses:
    """How many wrong passphrases were typed since the last good one, and when the last (ISO)."""

    count: int = 0
    last: str = ""

    def one_more(self, at: datetime) -> Guesses:
        """Give the count with one more wrong passphrase."""
        return Guesses(self.count + 1, at.isoformat(timespec="seconds"))

    @property
    def wait(self) -> float:
        """How many seconds the next answer is held back: none for slips, then twice as long each."""
        over = self.count - _FREE_GUESSES
        return min(2.0**over, _LONGEST_WAIT) if over >= 0 else 0.0


def wrong(guesses: Guesses) -> WrongPassphraseError:
    """Give the sentence for a wrong passphrase: the first ones may be slips."""
    if not guesses.wait:
        return WrongPassphraseError()
    return ManyGuessesError(n=guesses.count, seconds=int(guesses.wait))


_FREE_GUESSES = 3
_LONGEST_WAIT = 30.0


@dataclass(frozen=True, slots=True)
class Keys:
    """All slots of one store, and the wrong guesses since somebody came in."""

    store: str
    slots: tuple[Slot, ...] = ()
    guesses: Guesses = field(default_factory=Guesses)


def new_key() -> bytes:
    """Make the key and salt of a new database."""
    return secrets.token_bytes(_KEY_BYTES)


def with_slot(
    keys: Keys,
    key: bytes,
    passphrase: str,
    cost: Cost,
    kind: SlotKind = SlotKind.PASSPHRASE,
    slot_id: str = "",
) -> tuple[Keys, str]:
    """Give the keys with one more slot that `passphrase` opens, and the slot's id."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    slot = Slot(
        id=slot_id or secrets.token_hex(8),
        salt=salt.hex(),
        nonce=nonce.hex(),
        sealed="",
        **asdict(cost),
        kind=kind,
    )
    lock = AESGCM(_derived(passphrase, salt, cost))
    sealed = lock.encrypt(nonce, key, _bound_to(keys.store, slot)).hex()
    return replace(keys, slots=(*keys.slots, replace(slot, sealed=sealed))), slot.id


def without_slot(keys: Keys, slot_id: str) -> Keys:
    """Give the keys without that slot; an old copy of the file still holds it."""
    return replace(keys, slots=tuple(each for each in keys.slots if each.id != slot_id))


def open_slot(keys: Keys, slot: Slot, passphrase: str) -> bytes | None:
    """Give the database key if `passphrase` opens this slot, else None."""
    cost = Cost(slot.memory, slot.passes, slot.lanes)
    lock = AESGCM(_derived(passphrase, bytes.fromhex(slot.salt), cost))
    try:
        return lock.decrypt(
            bytes.fromhex(slot.nonce), bytes.fromhex(slot.sealed), _bound_to(keys.store, slot)
        )
    except InvalidTag:
        return None


def open_any(keys: Keys, typed: str) -> tuple[bytes, Slot]:
    """Give the database key and the first slot that a passphrase or the sheet's secret opens.

    Raises:
        WrongPassphraseError: it opens none.
        MistypedSecretError: it opens none and looks like the sheet's secret with a slip in it.
    """
    found = next(open_all(keys, typed), None)
    if found is None:
        raise WrongPassphraseError
    return found


def open_all(keys: Keys, typed: str) -> Iterator[tuple[bytes, Slot]]:
    """Give every slot that a passphrase or the sheet's secret opens, with its database key.

    There are keys of two databases only after a change of the key was cut short.

    Raises:
        MistypedSecretError: it opens none and looks like the sheet's secret with a slip in it.
    """
    opened = False
    for slot in keys.slots:
        if slot.kind is SlotKind.PASSPHRASE:
            key = open_slot(keys, slot, typed)
            if key is not None:
                opened = True
                yield key, slot
    secret = None if opened else read_secret(typed)
    for slot in keys.slots:
        if secret and slot.kind is SlotKind.RECOVERY:
            key = open_slot(keys, slot, secret)
            if key is not None:
                yield key, slot


def opens(keys: Keys, slot_id: str, passphrase: str) -> bool:
    """Tell whether `passphrase` opens the slot with that id."""
    return any(
        open_slot(keys, slot, passphrase) is not None for slot in keys.slots if slot.id == slot_id
    )


def _bound_to(store: str, slot: Slot) -> bytes:
    return f"pekerja-rentan/{_FORMAT}/{store}/{slot.id}/{slot.kind}".encode()


def _derived(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(
        passphrase.encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory,
        parallelism=cost.lanes,
        hash_len=32,
        type=Type.ID,
    )


def save(folder: Path, keys: Keys) -> None:
    """Write the keys file twice, each whole and synced before the next."""
    for name in NAMES:
        write_whole(folder / name, dumped(keys))


def dumped(keys: Keys) -> bytes:
    """Give the keys file's bytes, closed by a checksum that tells damage from a wrong passphrase."""
    said: dict[str, object] = {
        "format": _FORMAT,
        "store": keys.store,
        "slots": [asdict(each) for each in keys.slots],
    }
    if keys.guesses.count:
        said["guesses"] = asdict(keys.guesses)
    return json.dumps({**said, "sha256": _checksum(said)}, indent=1).encode()


def load(folder: Path) -> Keys:
    """Read the keys from the first sound copy and mend the other.

    Raises:
        DamagedKeysError: neither copy is sound.
        NewerKeysError: written by a newer version of the program.
    """
    found = [_read(folder / name) for name in NAMES]
    sound = next((each for each in found if each is not None), None)
    if sound is None:
        raise DamagedKeysError
    for name, each in zip(NAMES, found, strict=True):
        if each != sound and os.access(folder, os.W_OK):
            write_whole(folder / name, dumped(sound))
    return sound


def is_sound(path: Path) -> bool:
    """Tell whether a copy of the keys file is as it was written."""
    return _read(path) is not None


def damaged_copies(folder: Path) -> tuple[str, ...]:
    """Give the names of the copies that are not as they were written; `load` mends them."""
    return tuple(name for name in NAMES if not is_sound(folder / name))


def _read(path: Path) -> Keys | None:
    try:
        raw = path.read_bytes()
        found = parsed(raw)
        return found if raw == dumped(found) else None  # a blank that changed is a change, too
    except (OSError, DamagedKeysError):
        return None


def parsed(raw: bytes) -> Keys:
    """Give the keys that `raw` holds.

    Raises:
        DamagedKeysError: the bytes are not what was written.
        NewerKeysError: written by a newer version of the program.
    """
    try:
        said = json.loads(raw)
        checksum = said.pop("sha256")
        if checksum != _checksum(said):
            raise DamagedKeysError
        if said["format"] > _FORMAT:
            raise NewerKeysError
        guesses = Guesses(**said.get("guesses", {}))
        return Keys(said["store"], _slots(said["slots"]), guesses)
    except (ValueError, KeyError, TypeError, AttributeError) as trouble:
        raise DamagedKeysError from trouble


def _slots(found: Sequence[dict[str, str | int]]) -> tuple[Slot, ...]:
    slots = tuple(
        Slot(**{**each, "kind": SlotKind(each["kind"])})  # type: ignore[arg-type]
        for each in found
    )
    for slot in slots:
        for name in ("memory", "passes", "lanes"):
            if not getattr(_LEAST, name) <= getattr(slot, name) <= getattr(_MOST, name):
                raise DamagedKeysError
    return slots


def _checksum(said: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
