"""Sealing and writing as one act: what cannot be written has not been sealed either."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.people import Right
from desktop_app.domain.submission import Batch
from desktop_app.files.lists import write_files
from desktop_app.files.workbook import FileWritten
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.jobs import Progress
from desktop_app.services.batch_files import contents_of
from desktop_app.services.preflight import Preflight
from desktop_app.services.submissions import note_files, seal, write_protected
from desktop_app.services.use_case import use_case
from desktop_app.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A batch that was sealed and written, and how many were left out.

    `archive` and its `passphrase` (kept nowhere) are there where one was asked for.
    """

    batch: Batch
    left_out: int
    files: tuple[FileWritten, ...]
    archive: Path | None = None
    passphrase: str = ""


@use_case(N_("menyegel kiriman"), right=Right.SUBMIT, undoable=False)
def send(
    unit: Unit,
    checked: Preflight,
    folder: Path,
    *,
    lock: bool = False,
    progress: Progress | None = None,
) -> Sent:
    """Seal a batch of everybody who is ready and write its workbooks; `lock` them in an archive.

    What lies in the folder under their names stays; the new ones are numbered then.
    The manifest and the letter tell the journal's head and so come after; see `write_papers`.

    Raises:
        NobodyToSendError: nobody is ready.
        StaleError: somebody was changed since the pre-flight.
        NoRoomError: a file cannot be written there; nothing is sealed then, and no file is left.
    """
    progress = progress or Progress()
    sealed = seal(unit, checked, progress=progress)
    contents = unit.ask(contents_of, sealed.batch)
    if lock:
        locked = write_protected(unit, contents, folder, progress=progress)
        unit.otherwise.callback(_take_away, locked.path)
        batch = note_files(unit, sealed.batch.id, locked.files)
        return Sent(
            batch=batch,
            left_out=sealed.left_out,
            files=locked.files,
            archive=locked.path,
            passphrase=locked.passphrase,
        )
    contents = contents.named_in(folder)
    for plan in contents.plans:
        unit.otherwise.callback(_take_away, folder / plan.name)
    written = write_files(folder, contents.plans, contents.workbooks, progress)
    batch = note_files(unit, sealed.batch.id, written)
    return Sent(batch=batch, left_out=sealed.left_out, files=tuple(written))


def _take_away(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
