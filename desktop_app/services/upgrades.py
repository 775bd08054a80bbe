"""Renewing the program: what it can bring up to date, and a copy of an office before that."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from desktop_app.store import migrate, plain_copy

__all__ = ["keep_copy", "steps_shipped"]


def steps_shipped() -> int:
    """Give how many steps from the oldest schema to this program's the program ships.

    Raises:
        NotUpgradedError: the chain of steps is broken; a part of the program is missing.
    """
    return migrate.demand_whole_chain()


def keep_copy(folder: Path, at: datetime) -> Path:
    """Copy an office's data as they lie, without a passphrase; give the copy's folder.

    Raises:
        NoStoreError: there is none in the folder.
        BusyError: a program has it open.
        NoRoomError: the folder cannot be written.
        UnlikeCopyError: the copy does not read like the original.
    """
    return plain_copy.copy_as_it_lies(folder, at)
