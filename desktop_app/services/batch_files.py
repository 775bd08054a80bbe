"""The files of a sealed batch: written again at any time, and recognised when they come back."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.batch_plan import FilePlan, planned_files
from desktop_app.domain.cells import Book
from desktop_app.domain.choices import GROUPS
from desktop_app.domain.facts import Facts
from desktop_app.domain.layout import Layout
from desktop_app.domain.practice import mark_of
from desktop_app.domain.returned import Listed, Returned, find_list, rows_that_differ
from desktop_app.domain.show import number
from desktop_app.domain.submission import Batch, BatchStatus, Manifest, SentFile, cells_sha256
from desktop_app.files.grid import read_book
from desktop_app.files.layout import read_layout
from desktop_app.files.letter_pdf import write_letter
from desktop_app.files.lists import write_files
from desktop_app.files.manifest_pdf import write_manifest, write_manifest_page
from desktop_app.files.stamp import stamp_file
from desktop_app.files.workbook import FileWritten
from desktop_app.kernel.errors import AppError, NoRoomError
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.kernel.jobs import Progress
from desktop_app.queries.people import names_of_users
from desktop_app.queries.submissions import (
    batch_of,
    batches,
    groups_of_batch,
    lines_of_batch,
    lines_with_niks,
)
from desktop_app.services.batch_names import PAPERS, free_turn, numbered
from desktop_app.services.layouts import workbooks_of
from desktop_app.services.preflight import lists_from
from desktop_app.store import journal
from desktop_app.store.engine import Reader


class PapersError(NoRoomError):
    """The batch is sealed and its lists are written, but what goes with them is not."""

    text = N_(
        "Kiriman {number} sudah disegel dan daftarnya tertulis, tetapi {where} tidak dapat ditulis. "
        "Simpan berkasnya lagi, di folder lain bila perlu."
    )


class NotSealedError(AppError):
    """Papers go with a sealed batch only."""

    text = N_("Kiriman ini belum disegel.")


@dataclass(frozen=True, slots=True)
class Contents:
    """A sealed batch with everything that its files are written from."""

    batch: Batch
    plans: tuple[FilePlan, ...]
    workbooks: Mapping[str, bytes]

    def named_in(self, folder: Path) -> Contents:
        """Give the same with names that are free in the folder.

        Raises:
            NoRoomError: the folder cannot be looked into.
        """
        turn = free_turn(self.batch, folder)
        plans = (replace(plan, name=numbered(plan.name, turn)) for plan in self.plans)
        return replace(self, plans=tuple(plans))


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file that was sent from here: its batch and name, and how it differs from what was sent."""

    batch: Batch
    name: str
    returned: Returned

    @property
    def same(self) -> bool:
        """Whether every cell is as it was sent."""
        return self.returned.same


def contents_of(connection: Reader, batch: Batch) -> Contents:
    """Give what the files of a sealed batch are written from.

    Raises:
        LayoutError: the agency's workbook is not in this store.
    """
    lists = lists_from(batch.layout_text, batch.also_texts)
    plans = planned_files(lists, lines_of_batch(connection, batch.id), batch.number)
    return Contents(batch, tuple(plans), workbooks_of(connection, lists))


def beside_of(batch: Batch, folder: Path) -> Path:
    """Give where the files of a batch wait in `folder` until its seal stands."""
    return folder / f".{batch.number}.menyegel"


def write_batch(
    connection: Reader, batch: Batch, folder: Path, *, progress: Progress | None = None
) -> list[FileWritten]:
    """Write the workbooks of a sealed batch, cell for cell as they were sealed.

    What lies there and is not of this batch stays; ours take another name then. Whoever was erased
    since is not in them; `erased_since` counts those.

    Raises:
        NoRoomError: a file cannot be written; the batch stays sealed and can be written again.
    """
    contents = contents_of(connection, batch).named_in(folder)
    shutil.rmtree(beside_of(batch, folder), ignore_errors=True)
    return write_files(folder, contents.plans, contents.workbooks, progress or Progress())


def erased_since(connection: Reader, batch: Batch) -> int:
    """Count those of a sealed batch whose data were erased since: no file tells of them any more."""
    return max(0, batch.people - len(lines_of_batch(connection, batch.id)))


def erased_words(people: int) -> str:
    """Say that rows are missing because their people were erased, "" where none is."""
    said = ngettext(
        "{n} orang dari kiriman ini sudah dihapus datanya; barisnya tidak ditulis lagi.",
        "{n} orang dari kiriman ini sudah dihapus datanya; barisnya tidak ditulis lagi.",
        people,
    )
    return said.format(n=number(people)) if people else ""


def write_papers(
    connection: Reader, facts: Facts, batch: Batch, written: Sequence[FileWritten], folder: Path
) -> None:
    """Write the manifest and the covering letter beside the workbooks; no personal data in them.

    Raises:
        PapersError: they cannot be written; the batch stays sealed and can be written again.
    """
    manifest = _manifest(connection, facts, batch, written)
    turn = free_turn(batch, folder, written=[each.sha256 for each in written])
    data, page, letter = (
        folder / numbered(name.format(number=batch.number), turn) for name in PAPERS
    )
    mark = mark_of(facts.settings)
    try:
        write_manifest(data, manifest)
        for path, write in ((page, write_manifest_page), (letter, write_letter)):
            write(path, manifest)
            stamp_file(path, mark)
    except NoRoomError as trouble:
        raise PapersError(number=batch.number, **trouble.places) from trouble


def _manifest(
    connection: Reader, facts: Facts, batch: Batch, written: Sequence[FileWritten]
) -> Manifest:
    settings, regions = facts.settings, facts.regions
    if batch.sealed_at is None:
        raise NotSealedError
    groups = groups_of_batch(connection, batch.id)
    parent = batch_of(connection, batch.parent) if batch.parent else None
    return Manifest(
        number=batch.number,
        title=batch.title,
        office=settings.office_name,
        place=regions.name(settings.office[:5]),
        recipient=_("Kepala BPJS Ketenagakerjaan"),
        sealed_at=batch.sealed_at.astimezone(),
        sealed_by=names_of_users(connection).get(batch.sealed_by, ""),
        people=batch.people,
        lanjutan=batch.lanjutan,
        leavers=batch.leavers,
        erased=erased_since(connection, batch),
        groups=tuple((GROUPS.word(code), n) for code, n in groups.items()),
        programmes=batch.programmes,
        start_month=batch.start_month,
        months=str(settings.months),
        amount_per_month=batch.amount_per_month,
        nik_total=batch.nik_total,
        birth_total=batch.birth_total,
        cells_sha256=batch.cells_sha256,
        files=tuple(SentFile(each.path.name, each.rows, each.sha256) for each in written),
        signer=settings.head_name,
        parent_number=parent.number if parent else "",
        head=journal.head_of(connection, "batch", batch.id),
    )


def recognise(
    connection: Reader, path: Path, *, progress: Progress | None = None
) -> Recognised | None:
    """Tell which sent file this is, even when Excel has saved it anew or somebody changed rows.

    Raises:
        UnreadableError: it is no list at all.
    """
    return recognise_book(connection, read_book(path, progress=progress))


def recognise_book(connection: Reader, book: Book) -> Recognised | None:
    """Do the same for a book that has been read."""
    sealed = [each for each in batches(connection) if each.status != BatchStatus.OPEN]
    known = {
        digest: (batch, name)
        for batch in reversed(sealed)
        for digest, _blanks, name in (line.partition("  ") for line in batch.cells)
    }
    texts = dict.fromkeys(text for each in sealed for text in (each.layout_text, *each.also_texts))
    for layout in map(read_layout, texts):
        listed = find_list(book, layout)
        if listed is not None and listed.rows:
            same = known.get(cells_sha256(listed.rows))
            if same is not None:
                return Recognised(*same, Returned())
            return _changed(connection, listed, layout)
    return None


def _changed(connection: Reader, listed: Listed, layout: Layout) -> Recognised | None:
    """Find the sent file that most rows of a changed list come from."""
    found = lines_with_niks(connection, listed.niks)
    if found is None:
        return None
    batch, lines = found
    lists = lists_from(batch.layout_text, batch.also_texts)
    plans = [each for each in planned_files(lists, lines, batch.number) if each.layout == layout]
    if not plans:
        return None
    place = listed.nik_column
    plan = max(plans, key=lambda each: len(listed.niks & {row[place] for row in each.rows}))
    return Recognised(batch, plan.name, rows_that_differ(listed, plan.rows))
