"""What a user keeps for themselves beside the records: encrypted, not journaled, not undone.

A file for each user and name, sealed with a key that comes from the database's. It is written
whole and synced, and needs no turn at the database: an import that runs for a minute holds up no
keystroke.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop_app.kernel.safe_files import write_whole
from desktop_app.store.store import Store

FOLDER = "laci"
_NONCE = 12


def keep(store: Store, user: str, name: str, text: str) -> None:
    """Put a text into the user's drawer; an empty one takes it out. It is on the disk then.

    Raises:
        NoRoomError: it cannot be written.
    """
    path = _path(store, user, name)
    if not text:
        path.unlink(missing_ok=True)
        return
    nonce = secrets.token_bytes(_NONCE)
    write_whole(path, nonce + _lock(store).encrypt(nonce, text.encode(), _bound(store, path)))


def kept(store: Store, user: str, name: str) -> str:
    """Give the text that lies in the user's drawer, "" for none or one that cannot be read."""
    path = _path(store, user, name)
    try:
        sealed = path.read_bytes()
        nonce, body = sealed[:_NONCE], sealed[_NONCE:]
        return _lock(store).decrypt(nonce, body, _bound(store, path)).decode()
    except (OSError, InvalidTag, ValueError):
        return ""


def _path(store: Store, user: str, name: str) -> Path:
    return store.folder / FOLDER / f"{user}-{name}"


def _bound(store: Store, path: Path) -> bytes:
    return f"pekerja-rentan/{store.id}/{path.name}".encode()


def _lock(store: Store) -> AESGCM:
    made = HKDF(algorithm=SHA256(), length=32, salt=store.id.encode(), info=b"pekerja-rentan/laci")
    return AESGCM(made.derive(store.key))
