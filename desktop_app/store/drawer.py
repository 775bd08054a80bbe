"""What a user keeps for themselves beside the records: encrypted, not journaled, not undone.

A file for each user and name, sealed with a key that comes from the database's. It is written
whole and synced, and needs no turn at the database: an import that runs for a minute holds up no
keystroke.
"""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop_app.kernel.safe_files import room_for, write_whole
from desktop_app.store.store import Store

FOLDER = "laci"
FOLDER_ANEW = "laci.baru"
_NONCE = 12


def keep(store: Store, user: str, name: str, text: str) -> None:
    """Put a text into the user's drawer; an empty one takes it out. It is on the disk then.

    Raises:
        NoRoomError: it cannot be written.
    """
    path = _path(store, user, name)
    if store.only_read:
        return
    if not text:
        path.unlink(missing_ok=True)
        return
    _write(path, _sealed(store, store.key, path.name, text.encode()))


def kept(store: Store, user: str, name: str) -> str:
    """Give the text that lies in the user's drawer, "" for none or one that cannot be read."""
    return _unsealed(store, _path(store, user, name)) or ""


def files(store: Store) -> list[Path]:
    """Give the files of all drawers in the order of their names."""
    return sorted(each for each in (store.folder / FOLDER).glob("[!.]*") if each.is_file())


def broken(store: Store) -> tuple[str, ...]:
    """Give the names of the files that are not as they were written."""
    return tuple(each.name for each in files(store) if _unsealed(store, each) is None)


def seal_anew(store: Store, key: bytes) -> None:
    """Write every drawer beside itself as it must be under another database key.

    Raises:
        NoRoomError: it cannot be written.
    """
    folder = store.folder / FOLDER_ANEW
    shutil.rmtree(folder, ignore_errors=True)
    for path in files(store):
        text = _unsealed(store, path)
        if text is not None:
            _write(folder / path.name, _sealed(store, key, path.name, text.encode()))


def _write(path: Path, content: bytes) -> None:
    """Write a drawer into a folder of which only the owner reads even the names."""
    with room_for(path):
        path.parent.mkdir(mode=0o700, exist_ok=True)
    write_whole(path, content)


def take_anew(folder: Path) -> None:
    """Let the drawers that were written beside take the place of the old ones."""
    if (folder / FOLDER_ANEW).is_dir():
        shutil.rmtree(folder / FOLDER, ignore_errors=True)
        (folder / FOLDER_ANEW).rename(folder / FOLDER)


def _unsealed(store: Store, path: Path) -> str | None:
    try:
        sealed = path.read_bytes()
        nonce, body = sealed[:_NONCE], sealed[_NONCE:]
        return _lock(store, store.key).decrypt(nonce, body, _bound(store, path.name)).decode()
    except (OSError, InvalidTag, ValueError):
        return None


def _sealed(store: Store, key: bytes, name: str, body: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _lock(store, key).encrypt(nonce, body, _bound(store, name))


def _path(store: Store, user: str, name: str) -> Path:
    return store.folder / FOLDER / f"{user}-{name}"


def _bound(store: Store, name: str) -> bytes:
    return f"pekerja-rentan/{store.id}/{name}".encode()


def _lock(store: Store, key: bytes) -> AESGCM:
    made = HKDF(algorithm=SHA256(), length=32, salt=store.id.encode(), info=b"pekerja-rentan/laci")
    return AESGCM(made.derive(key))
