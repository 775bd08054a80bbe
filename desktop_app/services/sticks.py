"""The stick in the drawer: where copies of the backups go, and when one was seen last.

Which folder it is belongs to the office, so it is kept in its own drawer in the store, sealed like
what users keep there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from desktop_app.domain.people import Right
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.jobs import Progress
from desktop_app.services import backups
from desktop_app.services.backups import Backup, Office
from desktop_app.services.use_case import use_case
from desktop_app.store import drawer, journal
from desktop_app.store.engine import Reader
from desktop_app.store.store import Store
from desktop_app.store.unit import Unit

WEEK = timedelta(days=7)
_OWNER, _NAME = "kantor", "usb"


@dataclass(frozen=True, slots=True)
class Stick:
    """A folder outside this computer, when a proven backup was put there last, up to which step."""

    folder: Path
    at: datetime
    step: int = 0

    @property
    def is_there(self) -> bool:
        """Whether it is plugged in now."""
        return self.folder.is_dir()


def known(store: Store) -> Stick | None:
    """Give the office's stick, or None when there never was one."""
    try:
        said = json.loads(drawer.kept(store, _OWNER, _NAME))
        at = datetime.fromisoformat(said["at"])
        return Stick(Path(said["folder"]), at, int(said["step"]))
    except (ValueError, KeyError, TypeError):
        return None


def copy(office: Office, folder: Path | None = None, progress: Progress | None = None) -> Backup:
    """Put a proven backup on the stick; a folder that is given is the stick from now on.

    Raises:
        NoRoomError: it is not there, full, or cannot be written.
        UnprovenBackupError: the copy is not the same as the store.
    """
    stick = known(office.store)
    target = folder or (stick.folder if stick else None)
    made = backups.make(office, target, progress)
    if target is not None:
        where, at = str(target.absolute()), made.at.isoformat()
        said = {"folder": where, "at": at, "step": made.head.seq}
        drawer.keep(office.store, _OWNER, _NAME, json.dumps(said))
    return made


def copy_if_there(office: Office, progress: Progress | None = None) -> Backup | None:
    """Put a backup on the stick when it is plugged in and has not today's state yet.

    Raises:
        NoRoomError, UnprovenBackupError: as `copy`.
    """
    stick = known(office.store)
    if stick is None or not stick.is_there or office.store.only_read:
        return None
    if not backups.has_changed_since(office.store, stick.step):
        return None
    return copy(office, progress=progress)


def unseen_days(connection: Reader, store: Store, at: datetime) -> int | None:
    """Give for how many days no stick got a backup, None while it is less than a week.

    Without any stick it counts from the office's first entry.
    """
    stick = known(store)
    first = journal.entry(connection, 1)
    since = stick.at if stick else datetime.fromisoformat(first.at) if first else at
    return (at - since).days if at - since >= WEEK else None


@use_case(N_("melupakan USB cadangan"), right=Right.ADMINISTER, undoable=False)
def forget(unit: Unit, store: Store) -> None:
    """Forget the stick: the next folder that gets a copy is the stick then."""
    unit.about = unit.facts.settings.office
    unit.afterwards.append(lambda: drawer.keep(store, _OWNER, _NAME, ""))
