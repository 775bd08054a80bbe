"""The `.deb` on a system that has nothing of ours: installed, tested, taken away again."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.external


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A bare Debian in a folder, with the newest package in it as /paket.deb."""
    if os.geteuid() != 0:
        pytest.skip("a root of its own needs root")
    packages = sorted((ROOT / "dist").glob("pekerja-rentan_*.deb"))
    if not packages:
        pytest.skip("python3 packaging/dev.py deb")
    folder = tmp_path_factory.mktemp("bare") / "root"
    release = os.environ.get("DEBIAN_RELEASE", "bookworm")
    subprocess.run(["debootstrap", "--variant=minbase", release, folder], check=True)
    (folder / "paket.deb").write_bytes(packages[-1].read_bytes())
    subprocess.run(["mount", "-t", "proc", "proc", folder / "proc"], check=True)
    yield folder
    subprocess.run(["umount", folder / "proc"], check=True)


def within(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in that root, as somebody without any settings."""
    return subprocess.run(
        ["chroot", root, *command],
        env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_installs_tests_itself_and_leaves_only_the_offices_data(bare: Path) -> None:
    installed = within(bare, "apt-get", "install", "-y", "--no-install-recommends", "/paket.deb")
    assert installed.returncode == 0, installed.stderr
    tested = within(bare, "pekerja-rentan", "self-test")
    assert tested.returncode == 0, tested.stdout
    assert "Semua" in tested.stdout
    inside = "/usr/lib/pekerja-rentan/isi"
    looked = within(
        bare,
        *("env", f"LD_LIBRARY_PATH={inside}", "ldd"),
        f"{inside}/PySide6/Qt/plugins/platforms/libqxcb.so",
    )
    assert "not found" not in looked.stdout
    for place in ("applications/pekerja-rentan.desktop", "man/man1/pekerja-rentan.1.gz"):
        listed = within(bare, "dpkg", "-L", "pekerja-rentan").stdout
        assert f"/usr/share/{place}" in listed
    assert within(bare, "dpkg", "--verify", "pekerja-rentan").stdout == ""

    office = bare / "root" / "Pekerja Rentan"
    office.mkdir()
    (office / "data.db").touch()
    removed = within(bare, "dpkg", "--purge", "pekerja-rentan")
    assert removed.returncode == 0, removed.stderr
    assert not (bare / "usr" / "lib" / "pekerja-rentan").exists()
    assert not (bare / "usr" / "bin" / "pekerja-rentan").exists()
    assert (office / "data.db").exists()
