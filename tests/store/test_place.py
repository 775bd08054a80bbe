"""A store lies on a disk of this machine, in a folder that no other program rewrites."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import create

from desktop_app.store.place import (
    Machine,
    NetworkPlaceError,
    SynchronisedPlaceError,
    demand_own_disk,
    mount_type,
)

MOUNTS = """\
/dev/vda / ext4 rw 0 0
//server/bersama /mnt/kantor cifs rw 0 0
server:/data /mnt/kantor\\040pusat nfs4 rw 0 0
tmpfs /mnt/kantor/lokal tmpfs rw 0 0
"""
QUIET = Machine(mounts=MOUNTS, variables={})


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/home/rina/data", "ext4"),
        ("/mnt/kantor", "cifs"),
        ("/mnt/kantor/data", "cifs"),
        ("/mnt/kantor pusat/data", "nfs4"),
        ("/mnt/kantor/lokal/data", "tmpfs"),
        ("/mnt/kantorku", "ext4"),
    ],
)
def test_the_deepest_mount_decides(place: str, kind: str) -> None:
    assert mount_type(Path(place), MOUNTS) == kind


@pytest.mark.parametrize("place", ["/mnt/kantor/data", "\\\\server\\bersama\\data"])
def test_a_network_share_is_refused_with_the_reason(place: str) -> None:
    with pytest.raises(NetworkPlaceError, match="jaringan") as refused:
        demand_own_disk(Path(place), QUIET)
    assert refused.value.exit_code == 2


def test_a_drive_letter_of_another_machine_is_refused() -> None:
    remote = Machine(variables={}, drive_type=lambda _root: 4)
    with pytest.raises(NetworkPlaceError):
        demand_own_disk(Path("data"), remote)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Pemkot Jambi", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("My Drive", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("iCloudDrive", "iCloud"),
    ],
)
def test_a_synchronised_folder_is_refused_by_name(
    tmp_path: Path, folder: str, service: str
) -> None:
    with pytest.raises(SynchronisedPlaceError, match=service):
        demand_own_disk(tmp_path / folder / "data", QUIET)


def test_a_synchronised_folder_is_refused_by_its_mark(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    with pytest.raises(SynchronisedPlaceError, match="Syncthing"):
        demand_own_disk(tmp_path / "data", QUIET)


def test_a_synchronised_folder_is_refused_by_the_system_s_variable(tmp_path: Path) -> None:
    machine = Machine(variables={"OneDriveCommercial": str(tmp_path / "Pemkot")})
    with pytest.raises(SynchronisedPlaceError, match="OneDrive"):
        demand_own_disk(tmp_path / "Pemkot" / "data", machine)
    demand_own_disk(tmp_path / "Pemkotku", machine)


def test_a_link_does_not_hide_where_a_folder_lies(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "kantor").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(SynchronisedPlaceError):
        demand_own_disk(tmp_path / "kantor" / "data", QUIET)


def test_nothing_is_made_in_a_refused_place(tmp_path: Path) -> None:
    with pytest.raises(SynchronisedPlaceError):
        create(tmp_path / "Dropbox" / "data")
    assert not list(tmp_path.iterdir())
