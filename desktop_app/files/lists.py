"""The files of a batch on the disk: plain, or together in one archive that a passphrase opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from desktop_app.domain.batch_plan import FilePlan
from desktop_app.files.agency_workbook import Template, workbook_into
from desktop_app.files.workbook import FileWritten, Stream, list_into, marked
from desktop_app.kernel.jobs import Progress
from desktop_app.kernel.safe_files import replacing


def write_files(
    folder: Path, plans: Sequence[FilePlan], workbooks: Mapping[str, bytes], progress: Progress
) -> list[FileWritten]:
    """Write the planned files; `workbooks` are the agency's own, by digest.

    Raises:
        NoRoomError: a file cannot be written; those before it are there.
        LayoutError: the agency's workbook has no such sheet.
    """
    return [_write(folder / plan.name, plan, workbooks, progress) for plan in plans]


def write_protected(
    path: Path,
    passphrase: str,
    plans: Sequence[FilePlan],
    workbooks: Mapping[str, bytes],
    progress: Progress,
) -> list[FileWritten]:
    """Write the planned files into one archive, encrypted with AES-256 (WinZip's AE-2).

    7-Zip, WinZip and WinRAR open it with the passphrase; Windows alone does not. No list touches
    the disk in the clear on its way.

    Raises:
        NoRoomError: it cannot be written there.
    """
    import pyzipper  # noqa: PLC0415 - heavy, only when used

    written = []
    with (
        replacing(path) as stream,
        pyzipper.AESZipFile(
            stream, "w", compression=pyzipper.ZIP_STORED, encryption=pyzipper.WZ_AES
        ) as archive,
    ):
        archive.setpassword(passphrase.encode())
        for plan in plans:
            packed = BytesIO()
            written.append(_into(packed, path.parent / plan.name, plan, workbooks, progress))
            archive.writestr(plan.name, packed.getvalue())
    return written


def _write(
    path: Path, plan: FilePlan, workbooks: Mapping[str, bytes], progress: Progress
) -> FileWritten:
    with replacing(path) as stream:
        return _into(stream, path, plan, workbooks, progress)


def _into(
    stream: Stream,
    path: Path,
    plan: FilePlan,
    workbooks: Mapping[str, bytes],
    progress: Progress,
) -> FileWritten:
    layout = plan.layout
    if layout.workbook:
        template = Template(workbooks[layout.workbook], layout)
        return workbook_into(stream, path, template, plan.rows, progress)
    return list_into(stream, path, marked(layout, plan.mark), plan.rows, progress)
