"""Pack the program: one folder by PyInstaller, a `.deb` around it, checksums beside both.

What is packed counts only after it has tested itself. Why so: docs/decisions/040-packages.md.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import platform
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from environment import NO_LIBRARIES, ROOT, WINDOWS, Environment, SetUpError

NAME = "pekerja-rentan"
BUILD, DIST = ROOT / "build", ROOT / "dist"
FOLDER = DIST / NAME
DEBIAN = ROOT / "packaging" / "debian"
SUMS = DIST / "SHA256SUMS"
_STARTS = 5
_MEGABYTE = 1_000_000
_SIZES = (48, 128, 256)
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


def version() -> str:
    """Give the program's version, which stands in one place."""
    text = (ROOT / "desktop_app" / "__init__.py").read_text("utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    return found[1] if found else "0"


def build(python: Environment) -> int:
    """Make the folder, let it test itself; say how long that took, its size and its start."""
    began = time.monotonic()
    steps = (
        (
            *("pyinstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")),
            "packaging/pekerja-rentan.spec",
        ),
        ("python", "packaging/bill.py", str(FOLDER)),
    )
    if WINDOWS:
        _write_version_information(BUILD / "version.txt")
    shutil.rmtree(FOLDER, ignore_errors=True)
    draw_icons(python)
    if any(python.call(*step) != 0 for step in steps):
        return 1
    with tempfile.TemporaryDirectory(prefix="pekerja-rentan-mulai-") as home:
        code = subprocess.call([program(FOLDER), "self-test"], env=_bare(home))
        seconds = statistics.median(_start_times(home)) if code == 0 else 0.0
    if code != 0:
        return code
    size = sum(each.lstat().st_size for each in FOLDER.rglob("*")) / _MEGABYTE
    took = time.monotonic() - began
    print(
        f"{FOLDER.relative_to(ROOT)}: {size:.0f} MB, starts in {seconds:.2f} s, made in {took:.0f} s"
    )
    return 0


def draw_icons(python: Environment) -> None:
    """Draw the program's icon in all sizes into `build/icons`.

    Raises:
        SetUpError: Qt cannot draw here.
    """
    if python.call("python", "packaging/icons.py", str(BUILD / "icons")) != 0:
        raise SetUpError(NO_LIBRARIES)


def program(folder: Path) -> str:
    """Give the program in a built folder that answers on the command line."""
    return str(folder / (f"{NAME}-perintah.exe" if WINDOWS else NAME))


def debian(_python: Environment) -> int:
    """Make the `.deb` of the built folder, and write the checksums anew."""
    stage = BUILD / "deb"
    shutil.rmtree(stage, ignore_errors=True)
    _stage(stage)
    architecture = _ARCHITECTURES[platform.machine()]
    package = DIST / f"{NAME}_{version()}_{architecture}.deb"
    (stage / "DEBIAN").mkdir()
    _write(stage / "DEBIAN" / "control", _control(stage, architecture))
    _write(stage / "DEBIAN" / "md5sums", "".join(_sums_of(stage)))
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(stage), str(package)]
    code = subprocess.call(command)
    if code == 0:
        write_checksums()
        print(f"{package.relative_to(ROOT)}: {package.stat().st_size / _MEGABYTE:.0f} MB")
    return code


def write_checksums() -> None:
    """Write the SHA-256 of every package in `dist`, as `sha256sum --check` reads it."""
    packages = sorted(each for each in DIST.iterdir() if each.suffix in (".deb", ".exe"))
    lines = [f"{_digest(each, 'sha256')}  {each.name}\n" for each in packages]
    SUMS.write_text("".join(lines), "ascii", newline="\n")


def _bare(home: str) -> dict[str, str]:
    """Give the variables of somebody who has never started the program."""
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG")
    own = {name: os.environ[name] for name in kept if name in os.environ}
    return own | dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), home)


def _start_times(home: str) -> Iterator[float]:
    for _time in range(_STARTS):
        began = time.perf_counter()
        command = [program(FOLDER), "--version"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=_bare(home))
        yield time.perf_counter() - began


def _stage(stage: Path) -> None:
    """Lay out the tree as it will lie on the officer's disk."""
    shared = stage / "usr" / "share"
    shutil.copytree(FOLDER, stage / "usr" / "lib" / NAME, symlinks=True)
    (stage / "usr" / "bin").mkdir(parents=True)
    (stage / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    for source, place in (
        (DEBIAN / f"{NAME}.desktop", shared / "applications"),
        (DEBIAN / f"{NAME}.metainfo.xml", shared / "metainfo"),
        (DEBIAN / "copyright", shared / "doc" / NAME),
        (FOLDER / "bom.cdx.json", shared / "doc" / NAME),
    ):
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, place)
    _pack(DEBIAN / f"{NAME}.1", shared / "man" / "man1" / f"{NAME}.1.gz")
    _pack(ROOT / "CHANGELOG.md", shared / "doc" / NAME / "changelog.gz")
    icons = shared / "icons" / "hicolor"
    drawn = [(BUILD / "icons" / f"{side}.png", f"{side}x{side}", "png") for side in _SIZES]
    for source, folder, kind in [*drawn, (ROOT / "resources" / "program.svg", "scalable", "svg")]:
        (icons / folder / "apps").mkdir(parents=True)
        shutil.copy(source, icons / folder / "apps" / f"{NAME}.{kind}")
    for path in (stage, *stage.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.name == NAME else 0o644)


def _control(stage: Path, architecture: str) -> str:
    kilobytes = sum(each.lstat().st_size for each in stage.rglob("*")) // 1024
    template = (DEBIAN / "control").read_text("utf-8")
    return template.format(version=version(), architecture=architecture, kilobytes=kilobytes)


def _sums_of(stage: Path) -> Iterator[str]:
    for path in sorted((stage / "usr").rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield f"{_digest(path, 'md5')}  {path.relative_to(stage).as_posix()}\n"


def _digest(path: Path, kind: str) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, kind).hexdigest()


def _pack(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(source.read_bytes(), mtime=0))


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
    path.chmod(0o644)


def _write_version_information(path: Path) -> None:
    template = (ROOT / "packaging" / "windows" / "version.txt").read_text("utf-8")
    parts = tuple(int(part) for part in (*version().split("."), "0"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(template.replace("@NUMBERS@", repr(parts)).replace("@VERSION@", version()))
