"""Sealing and writing as one act: what cannot be written has not been sealed either."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from desktop_app.domain.people import Right
from desktop_app.domain.submission import Batch
from desktop_app.files.lists import write_files
from desktop_app.files.workbook import FileWritten
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.jobs import Progress
from desktop_app.kernel.safe_files import move_in
from desktop_app.services.batch_files import beside_of, contents_of
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

    The files lie beside, hidden, until the seal stands: no list is there that was never sealed.
    What lies in the folder under their names stays; the new ones are numbered then. The manifest
    and the letter tell the journal's head and so come after; see `write_papers`.

    Raises:
        NobodyToSendError: nobody is ready.
        StaleError: somebody was changed since the pre-flight.
        NoRoomError: a file cannot be written there; nothing is sealed then, and no file is left.
            Where one cannot take its place at the very end, the seal stands: see `write_batch`.
    """
    progress = progress or Progress()
    sealed = seal(unit, checked, progress=progress)
    contents = unit.ask(contents_of, sealed.batch)
    beside = _beside(unit, sealed.batch, folder)
    if lock:
        locked = write_protected(unit, contents, beside, place=folder, progress=progress)
        return Sent(
            batch=note_files(unit, sealed.batch.id, locked.files),
            left_out=sealed.left_out,
            files=_moved(locked.files, beside, folder),
            archive=folder / locked.path.name,
            passphrase=locked.passphrase,
        )
    contents = contents.named_in(folder)
    written = write_files(beside, contents.plans, contents.workbooks, progress)
    batch = note_files(unit, sealed.batch.id, written)
    return Sent(batch=batch, left_out=sealed.left_out, files=_moved(written, beside, folder))


def _beside(unit: Unit, batch: Batch, folder: Path) -> Path:
    """Give where the files wait: with the unit they take their place, or are gone."""
    beside = beside_of(batch, folder)
    shutil.rmtree(beside, ignore_errors=True)
    unit.otherwise.callback(shutil.rmtree, beside, ignore_errors=True)
    unit.afterwards.append(partial(move_in, beside, folder))
    return beside


def _moved(written: Sequence[FileWritten], beside: Path, folder: Path) -> tuple[FileWritten, ...]:
    """Give the files as they lie once they have taken their place."""
    return tuple(replace(each, path=folder / each.path.relative_to(beside)) for each in written)
