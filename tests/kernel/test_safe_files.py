"""Files take their place whole, and what the system refuses has a sentence."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from desktop_app.kernel.errors import FailingDiskError
from desktop_app.kernel.safe_files import move_in, room_for, write_whole


def test_files_that_waited_take_their_places_and_leave_nothing_beside(tmp_path: Path) -> None:
    beside = tmp_path / ".menunggu"
    write_whole(beside / "daftar.xlsx", b"new")
    write_whole(beside / "2026-01" / "TK.xlsx", b"below")
    (tmp_path / "daftar.xlsx").write_bytes(b"old")

    move_in(beside, tmp_path)

    assert (tmp_path / "daftar.xlsx").read_bytes() == b"new"
    assert (tmp_path / "2026-01" / "TK.xlsx").read_bytes() == b"below"
    assert not beside.exists()


def test_a_failing_disk_is_not_called_a_full_one(tmp_path: Path) -> None:
    said = r"Disk gagal membaca atau menulis data\.db"
    with pytest.raises(FailingDiskError, match=said), room_for(tmp_path / "data.db"):
        raise OSError(errno.EIO, "Input/output error")
