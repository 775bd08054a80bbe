"""System libraries and programs that pip cannot bring; installed on Debian and its children."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

# What PySide6's wheel leaves to the system: shared library -> Debian package.
WINDOW_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
# A screen without a screen, for tests of real windows: program -> Debian package.
TEST_PROGRAMS = {"Xvfb": "xvfb", "xauth": "xauth"}
# Programs that make packages.
PACKING_PROGRAMS = {"makensis": "nsis"}
# Programs that other people read our files with; only tests marked `external` ask for them.
EXTERNAL_PROGRAMS = {
    "glabels-3-batch": "glabels",
    "soffice": "libreoffice-calc-nogui",
    "pdffonts": "poppler-utils",
    "qpdf": "qpdf",
    "zbarimg": "zbar-tools",
    "debootstrap": "debootstrap",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    **PACKING_PROGRAMS,
}


def missing_libraries() -> list[str]:
    """Give the Debian packages of the libraries that the loader does not find."""
    return [package for name, package in WINDOW_LIBRARIES.items() if not _loads(name)]


def missing_programs(programs: dict[str, str]) -> list[str]:
    """Give the Debian packages of those `programs` that stand on no search path."""
    return [package for name, package in programs.items() if not shutil.which(name)]


def missing_venv() -> list[str]:
    """Give the Debian package of `venv` when this Python lacks the half that Debian splits off."""
    return [] if find_spec("ensurepip") else ["python3-venv"]


def install(packages: Iterable[str]) -> bool:
    """Install Debian `packages` when this may be done, else say which command does it.

    Returns:
        Whether it makes sense to go on; on other systems it does, with a word about what may lack.
    """
    wanted = list(packages)
    if not wanted:
        return True
    if not _is_debian():
        print(f"Mungkin perlu / May be needed (Debian's names): {' '.join(wanted)}")
        return True
    if os.geteuid() != 0:
        print(
            "Perlu dipasang dulu / Install first:\n"
            f"  sudo apt-get install --no-install-recommends -y {' '.join(wanted)}"
        )
        return False
    print(f"Memasang / Installing: {' '.join(wanted)}", flush=True)
    command = ["install", "--no-install-recommends", "-y", *wanted]
    return _apt_get(command) or (_apt_get(["update"]) and _apt_get(command))


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _is_debian() -> bool:
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def _apt_get(arguments: list[str]) -> bool:
    command = ["apt-get", "-q", "-o", "Acquire::Retries=5", "-o", "DPkg::Lock::Timeout=300"]
    finished = subprocess.run(
        [*command, *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return finished.returncode == 0
