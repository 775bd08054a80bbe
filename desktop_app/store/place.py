"""Where a store may lie: on a disk of this machine, in a folder that no other program rewrites.

SQLite's locks do not hold across a network, and a program that synchronises a folder copies the
database and its log at different moments. Both lose data without a word, so both are refused
before anything is made or opened.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from desktop_app.kernel.errors import UsageError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.safe_files import room_for

UNFINISHED = "belum-selesai"
"""The mark of an office in the making: a file of this name."""

_NETWORK = {
    *("afs", "beegfs", "ceph", "cifs", "davfs", "glusterfs", "gpfs", "lustre", "ncpfs"),
    *("nfs", "nfs4", "smb3", "smbfs", "sshfs"),
    *("fuse.davfs", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs"),
}
"""Types of file systems on Linux that lie on another machine."""

_DRIVE_REMOTE = 4  # what GetDriveTypeW gives for a drive letter of another machine

_BY_NAME = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "drive saya": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",
    "pcloud drive": "pCloud",
    "cloudstorage": "iCloud",
}
_BY_MARK = {
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
}
_BY_VARIABLE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


class NoStoreError(UsageError):
    """There is no store in this folder."""

    text = N_("Tidak ada data kantor di {where}. Periksa foldernya, atau buat dengan “init”.")


class StoreThereError(UsageError):
    """There is something in the folder already."""

    text = N_("Folder {where} sudah berisi. Pilih folder baru.")


class NetworkPlaceError(UsageError):
    """The folder lies on another machine."""

    text = N_(
        "Folder ini ada di jaringan. Di sana data dapat rusak tanpa terlihat. "
        "Pilih folder di komputer ini; untuk berbagi, pakai cadangan."
    )


class SynchronisedPlaceError(UsageError):
    """Another program copies the folder to somewhere else all the time."""

    text = N_(
        "Folder ini disinkronkan oleh {service}. Di sana data dapat rusak tanpa terlihat. "
        "Pilih folder di luar {service}; cadangannya boleh disimpan di sana."
    )


def _no_drive(_root: str) -> int:
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """What is known of this machine's disks: the text of /proc/mounts, variables, drive types."""

    mounts: str = ""
    variables: Mapping[str, str]
    drive_type: Callable[[str], int] = _no_drive


def this_machine() -> Machine:
    """Give what this machine says about its disks."""
    mounts = Path("/proc/mounts")
    text = mounts.read_text("utf-8", "replace") if mounts.exists() else ""
    return Machine(mounts=text, variables=os.environ, drive_type=_drive_type)


def demand_own_disk(folder: Path, machine: Machine | None = None) -> None:
    """Refuse a folder on a network share or inside a synchronised folder.

    Raises:
        NetworkPlaceError: it lies on another machine.
        SynchronisedPlaceError: another program copies it elsewhere.
    """
    machine = machine or this_machine()
    if _is_unc(str(folder)):
        raise NetworkPlaceError
    place = folder.resolve()
    if _is_unc(str(place)) or machine.drive_type(place.anchor) == _DRIVE_REMOTE:
        raise NetworkPlaceError
    if mount_type(place, machine.mounts) in _NETWORK:
        raise NetworkPlaceError
    service = synchronised_by(place, machine.variables)
    if service:
        raise SynchronisedPlaceError(service=service)


def demand_empty(folder: Path) -> None:
    """Refuse a folder that holds something, apart from the mark of an office in the making.

    Raises:
        StoreThereError: it does.
        NoRoomError: it cannot be looked into.
    """
    with room_for(folder):
        if not folder.exists():
            return
        if not folder.is_dir() or any(each.name != UNFINISHED for each in folder.iterdir()):
            raise StoreThereError(where=folder)


@contextmanager
def whole_or_gone(folder: Path) -> Iterator[None]:
    """Empty a folder that was empty before when the block fails or is stopped."""
    try:
        yield
    except BaseException:
        for path in folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        raise


def keep_private(folder: Path) -> None:
    """Let only the owner read a store's folder and files, however they were copied here.

    Where the system knows no such rights (FAT, somebody else's files), all stays as it is.
    """
    with suppress(OSError):
        folder.chmod(0o700)
        for path in folder.rglob("*"):
            path.chmod(0o700 if path.is_dir() else 0o600)


def mount_type(place: Path, mounts: str) -> str:
    """Give the type of the file system that holds an absolute path, as /proc/mounts names it."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        # A later line hides an earlier one on the same point.
        if len(point.parts) >= best and place.is_relative_to(point):
            best, kind = len(point.parts), fields[2]
    return kind


def synchronised_by(place: Path, variables: Mapping[str, str]) -> str:
    """Give the service that synchronises a path, by its folders' names and marks; else empty."""
    roots = {variables[name] for name in _BY_VARIABLE if variables.get(name)}
    if any(place.is_relative_to(Path(root)) for root in roots):
        return "OneDrive"
    return next(_services(place), "")


def _services(place: Path) -> Iterator[str]:
    for part in place.parts:
        name = part.casefold().split(" - ")[0]  # “OneDrive - Pemkot”
        if name in _BY_NAME:
            yield _BY_NAME[name]
    for folder in (place, *place.parents):
        for mark, service in _BY_MARK.items():
            if (folder / mark).exists():
                yield service


def _is_unc(path: str) -> bool:
    r"""Tell \\server\share from C:\folder, also in its long form \\?\UNC\server\share."""
    if path.startswith("\\\\?\\"):
        return path[4:8].upper() == "UNC\\"
    return path.startswith("\\\\")


if sys.platform == "win32":
    import ctypes

    def _drive_type(root: str) -> int:
        return int(ctypes.windll.kernel32.GetDriveTypeW(root))

else:

    def _drive_type(root: str) -> int:
        return _no_drive(root)
