"""The keys file: a slot for each passphrase, each holding the database key under its own lock.

The database key is random and never derived from a passphrase. A slot derives a key of its own
from one passphrase with Argon2id and seals the database key with AES-256-GCM. Slots are named by
random ids; which user a slot belongs to stands only inside the encrypted database.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop_app.kernel.errors import AppError, BusyError, DamagedError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.safe_files import write_whole

NAMES = ("keys.json", "keys-salinan.json")
_FORMAT = 1
_KEY_BYTES = 48
"""32 bytes of key and 16 of salt: what SQLCipher takes raw."""


class WrongPassphraseError(AppError):
    """No slot opens with this passphrase, or not the slot of this user."""

    text = N_("Kata sandi tidak cocok. Periksa Caps Lock.")
    exit_code = 4


class DamagedKeysError(DamagedError):
    """Both copies of the keys file are damaged or missing."""

    text = N_("Berkas kunci rusak atau hilang. Pulihkan dari cadangan; data di dalamnya aman.")


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


@dataclass(frozen=True, slots=True)
class Keys:
    """All slots of one store."""

    store: str
    slots: tuple[Slot, ...] = ()


def new_key() -> bytes:
    """Make the key and salt of a new database."""
    return secrets.token_bytes(_KEY_BYTES)


def with_slot(keys: Keys, key: bytes, passphrase: str, cost: Cost) -> tuple[Keys, str]:
    """Give the keys with one more slot that `passphrase` opens, and the slot's id."""
    slot_id, salt, nonce = secrets.token_hex(8), secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(_derived(passphrase, salt, cost)).encrypt(
        nonce, key, _bound_to(keys.store, slot_id)
    )
    slot = Slot(id=slot_id, salt=salt.hex(), nonce=nonce.hex(), sealed=sealed.hex(), **asdict(cost))
    return replace(keys, slots=(*keys.slots, slot)), slot_id


def without_slot(keys: Keys, slot_id: str) -> Keys:
    """Give the keys without that slot; an old copy of the file still holds it."""
    return replace(keys, slots=tuple(each for each in keys.slots if each.id != slot_id))


def open_slot(keys: Keys, slot: Slot, passphrase: str) -> bytes | None:
    """Give the database key if `passphrase` opens this slot, else None."""
    cost = Cost(slot.memory, slot.passes, slot.lanes)
    lock = AESGCM(_derived(passphrase, bytes.fromhex(slot.salt), cost))
    try:
        return lock.decrypt(
            bytes.fromhex(slot.nonce), bytes.fromhex(slot.sealed), _bound_to(keys.store, slot.id)
        )
    except InvalidTag:
        return None


def open_any(keys: Keys, passphrase: str) -> tuple[bytes, str]:
    """Give the database key and the id of the first slot that `passphrase` opens.

    Raises:
        WrongPassphraseError: it opens none.
    """
    for slot in keys.slots:
        key = open_slot(keys, slot, passphrase)
        if key is not None:
            return key, slot.id
    raise WrongPassphraseError


def opens(keys: Keys, slot_id: str, passphrase: str) -> bool:
    """Tell whether `passphrase` opens the slot with that id."""
    return any(
        open_slot(keys, slot, passphrase) is not None for slot in keys.slots if slot.id == slot_id
    )


def _bound_to(store: str, slot_id: str) -> bytes:
    return f"pekerja-rentan/{_FORMAT}/{store}/{slot_id}".encode()


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
    said = {"format": _FORMAT, "store": keys.store, "slots": [asdict(each) for each in keys.slots]}
    return json.dumps({**said, "sha256": _checksum(said)}, indent=1).encode()


def load(folder: Path) -> Keys:
    """Read the keys from the first sound copy and mend the other.

    Raises:
        DamagedKeysError: neither copy is sound.
        NewerKeysError: written by a newer version of the program.
    """
    found = [_read(folder / name) for name in NAMES]
    sound = [each for each in found if each is not None]
    if not sound:
        raise DamagedKeysError
    if None in found and os.access(folder, os.W_OK):
        save(folder, sound[0])
    return sound[0]


def _read(path: Path) -> Keys | None:
    try:
        return parsed(path.read_bytes())
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
        return Keys(said["store"], _slots(said["slots"]))
    except (ValueError, KeyError, TypeError, AttributeError) as trouble:
        raise DamagedKeysError from trouble


def _slots(found: Sequence[dict[str, str | int]]) -> tuple[Slot, ...]:
    slots = tuple(Slot(**each) for each in found)  # type: ignore[arg-type]
    for slot in slots:
        for name in ("memory", "passes", "lanes"):
            if not getattr(_LEAST, name) <= getattr(slot, name) <= getattr(_MOST, name):
                raise DamagedKeysError
    return slots


def _checksum(said: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
