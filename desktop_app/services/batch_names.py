"""The names under which the files of a batch go into a folder: never over what is not ours.

Offices number their batches alike, so `kiriman-2026-01.xlsx` of one may lie where another writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import file_digest
from itertools import count
from pathlib import Path, PurePosixPath

from desktop_app.domain.submission import Batch
from desktop_app.kernel.safe_files import room_for

PAPERS = ("manifes-{number}.json", "manifes-{number}.pdf", "surat-pengantar-{number}.pdf")
ARCHIVE = "kiriman-{number}.zip"


def numbered(name: str, turn: int) -> str:
    """Give the name of a file the `turn`-th time: as it is, then "kiriman-2026-01 (2).xlsx".

    The agency's own workbook keeps its name; the folder that it lies in is numbered.
    """
    if turn == 1:
        return name
    path = PurePosixPath(name)
    if len(path.parts) > 1:
        return f"{path.parts[0]} ({turn})/{PurePosixPath(*path.parts[1:])}"
    return f"{path.stem} ({turn}){path.suffix}"


def free_turn(
    batch: Batch, folder: Path, *, written: Sequence[str] = (), archive: bool = False
) -> int:
    """Give the first turn at which nothing lies in the folder but what we wrote for this batch.

    Ours is a workbook whose SHA-256 the batch has, or that was just `written`, and all papers (and
    the `archive`, where one is to be written) beside a manifest of the same cells.

    Raises:
        NoRoomError: the folder cannot be looked into.
    """
    mine = frozenset((*written, *(line.partition("  ")[0] for line in batch.files)))
    papers = (*PAPERS, ARCHIVE) if archive else PAPERS
    beside = [name.format(number=batch.number) for name in papers]
    with room_for(folder):
        return next(
            turn
            for turn in count(1)
            if _are_mine(_paths(folder, names_of_lists(batch), turn), mine)
            and _are_of(batch, _paths(folder, beside, turn))
        )


def unused_turn(names: Sequence[str], folder: Path) -> int:
    """Give the first turn at which nothing lies in the folder under any of the names.

    Raises:
        NoRoomError: the folder cannot be looked into.
    """
    with room_for(folder):
        return next(
            turn
            for turn in count(1)
            if not any(path.exists() for path in _paths(folder, names, turn))
        )


def names_of_lists(batch: Batch) -> list[str]:
    """Give the names that the workbooks of a sealed batch have where nothing is in their way."""
    return [line.partition("  ")[2] for line in batch.cells]


def _paths(folder: Path, names: Sequence[str], turn: int) -> list[Path]:
    return [folder / numbered(name, turn) for name in names]


def _are_mine(lists: Sequence[Path], mine: frozenset[str]) -> bool:
    return all(path.is_file() and _digest(path) in mine for path in lists if path.exists())


def _are_of(batch: Batch, papers: Sequence[Path]) -> bool:
    manifest = papers[0]
    if manifest.is_file():
        return batch.cells_sha256.encode() in manifest.read_bytes()
    return not any(path.exists() for path in papers)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
