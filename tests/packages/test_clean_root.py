"""The `.deb` on a system that has nothing of ours: installed, tested, taken away again."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
JUDGES = {
    "desktop-file-validate": "applications/pekerja-rentan.desktop",
    "appstreamcli validate --no-net": "metainfo/*.metainfo.xml",
}
"""Who judges what in /usr/share, where it is installed."""

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


def accept_entries(share: Path, laid_down: Sequence[str]) -> None:
    """Demand the man page, and let each tool that is on this machine judge what is its own."""
    assert "/usr/share/man/man1/pekerja-rentan.1.gz" in laid_down
    assert gzip.decompress((share / "man/man1/pekerja-rentan.1.gz").read_bytes()).startswith(b".")
    for judge, place in JUDGES.items():
        (installed,) = share.glob(place)
        assert f"/usr/share/{installed.relative_to(share)}" in laid_down
        command = judge.split()
        if shutil.which(command[0]):
            subprocess.run([*command, installed], check=True)


def left_of(root: Path, laid_down: Sequence[str]) -> list[str]:
    """Give what of a package is still there; folders that others use too are not its own."""
    own = [place for place in laid_down if "pekerja" in place]
    assert len(own) > 100
    return [place for place in own if os.path.lexists(root / place.lstrip("/"))]


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
    laid_down = within(bare, "dpkg", "-L", "pekerja-rentan").stdout.splitlines()
    accept_entries(bare / "usr" / "share", laid_down)
    assert within(bare, "dpkg", "--verify", "pekerja-rentan").stdout == ""

    office = bare / "root" / "Pekerja Rentan"
    office.mkdir()
    (office / "data.db").touch()
    removed = within(bare, "dpkg", "--purge", "pekerja-rentan")
    assert removed.returncode == 0, removed.stderr
    assert not left_of(bare, laid_down)
    assert within(bare, "dpkg", "-s", "pekerja-rentan").returncode != 0
    assert (office / "data.db").exists()
