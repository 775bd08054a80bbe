"""The files of a batch on the disk: plain, or together in one archive that a passphrase opens."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop_app.domain.batch_plan import FilePlan
from desktop_app.files.agency_workbook import fill_workbook
from desktop_app.files.workbook import FileWritten, write_list
from desktop_app.kernel.jobs import Progress
from desktop_app.kernel.safe_files import replacing, room_for


def write_files(
    folder: Path, plans: Sequence[FilePlan], workbooks: Mapping[str, bytes], progress: Progress
) -> list[FileWritten]:
    """Write the planned files; `workbooks` are the agency's own, by digest.

    Raises:
        NoRoomError: a file cannot be written; those before it are there.
        LayoutError: the agency's workbook has no such sheet.
    """
    return [_write(folder / plan.name, plan, workbooks, progress) for plan in plans]


def _write(
    path: Path, plan: FilePlan, workbooks: Mapping[str, bytes], progress: Progress
) -> FileWritten:
    if plan.layout.workbook:
        content = workbooks[plan.layout.workbook]
        return fill_workbook(path, content, plan.layout, plan.rows, progress)
    return write_list(path, plan.layout, plan.rows, progress)


def write_protected(
    archive: Path,
    passphrase: str,
    plans: Sequence[FilePlan],
    workbooks: Mapping[str, bytes],
    progress: Progress,
) -> list[FileWritten]:
    """Write the planned files into one archive, encrypted with AES-256 (WinZip's AE-2).

    7-Zip, WinZip and WinRAR open it with the passphrase; Windows alone does not. The files lie
    open in a folder beside it only while they are packed.

    Raises:
        NoRoomError: it cannot be written there.
    """
    import pyzipper  # noqa: PLC0415 - heavy, only when used

    with room_for(archive):
        archive.parent.mkdir(parents=True, exist_ok=True)
        place = tempfile.TemporaryDirectory(dir=archive.parent, prefix=".kiriman-")
    with place as open_folder:
        written = write_files(Path(open_folder), plans, workbooks, progress)
        with (
            replacing(archive) as stream,
            pyzipper.AESZipFile(
                stream, "w", compression=pyzipper.ZIP_STORED, encryption=pyzipper.WZ_AES
            ) as target,
        ):
            target.setpassword(passphrase.encode())
            for each, plan in zip(written, plans, strict=True):
                target.write(each.path, plan.name)
    return [
        FileWritten(archive.parent / plan.name, each.rows, each.sha256, each.cells_sha256)
        for each, plan in zip(written, plans, strict=True)
    ]
