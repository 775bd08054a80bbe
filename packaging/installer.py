"""The installer for Windows: from the built folder there, from wheels and Python's own zip here.

On Windows `dist/pekerja-rentan`, built by PyInstaller, is wrapped. Elsewhere the tree is put
together from the same locked wheels; the one thing that no package index has is Python itself:
`--python-embed` names python.org's embeddable zip. Without it everything up to there is done and
checked. Why so: docs/decisions/040-packages.md.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterable
from pathlib import Path

import packing
from environment import BUILT_HERE, LOCKS, NO_LIBRARIES, ROOT, WINDOWS, Environment, SetUpError
from imports import missing_imports
from unused import is_unused

WORK = packing.BUILD / "windows"
TREE, LIBRARIES = WORK / "program", WORK / "program" / "isi"
SCRIPT = ROOT / "packaging" / "windows" / "installer.nsi"
_NEWEST = "313"
_OURS = ("desktop_app", "ui", "resources")
# A .pyd finds these beside python.exe; the wheel of Qt brings them.
_RUNTIME = ("msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "vcruntime140_1.dll")

NO_ZIP = "Bukan zip “embeddable” Python 64-bit / Not Python's 64-bit embeddable zip: {name}"
MISSING = "Belum lengkap / Missing in the tree: {names}"


def main(python: Environment, arguments: list[str]) -> int:
    """Make the installer, or check all that it is made of; the exit code tells whether it went."""
    asked = argparse.ArgumentParser(prog="dev.py installer")
    asked.add_argument("--python-embed", type=Path, metavar="ZIP")
    given: Path | None = asked.parse_args(arguments).python_embed
    if WINDOWS and given is None:
        return _wrap(packing.FOLDER, window=f"{packing.NAME}.exe", words="", whole=True)
    number = _python_of(given) if given else _NEWEST
    packing.draw_icons(python)
    assemble(python, number)
    demand_whole(LIBRARIES)
    size = sum(each.stat().st_size for each in TREE.rglob("*")) // 1_000_000
    print(f"{TREE.relative_to(ROOT)}: {size} MB, every wheel and every import is there")
    if given:
        _add_python(given, number)
    return _wrap(TREE, window="pythonw.exe", words="-m ui", whole=given is not None)


def assemble(python: Environment, number: str) -> None:
    """Put together the libraries for Windows and our own sources, without what is never used.

    Raises:
        SetUpError: a wheel for Windows is missing, or has another hash than the lock says.
    """
    shutil.rmtree(TREE, ignore_errors=True)
    LIBRARIES.mkdir(parents=True)
    wheels = WORK / "wheels.txt"
    wheels.write_text(_wheels((LOCKS / "run.txt").read_text("utf-8")), "utf-8")
    options = ["--platform", "win_amd64", "--python-version", number, "--implementation", "cp"]
    command = [
        *(str(python.python), "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq"),
        *("install", "--target", str(LIBRARIES), *options, "--only-binary", ":all:"),
        *("--require-hashes", "--no-deps", "--no-compile", "--requirement", str(wheels)),
    ]
    if subprocess.call(command, stdin=subprocess.DEVNULL) != 0:
        raise SetUpError(NO_LIBRARIES)
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(python.folder)}))
    for folder in site.glob(f"{BUILT_HERE.replace('-', '_')}*"):  # pure Python: the same anywhere
        shutil.copytree(folder, LIBRARIES / folder.name)
    for name in _OURS:
        left_out = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, LIBRARIES / name, ignore=left_out)
    _prune(LIBRARIES)
    code = python.call("python", "packaging/bill.py", str(TREE))
    if code != 0:
        raise SetUpError(NO_LIBRARIES)


def _wheels(lock: str) -> str:
    """Give the lock without the one library that has no wheel.

    Raises:
        SetUpError: a line is meant for some systems only, which pip would judge by this one.
    """
    if re.search(r"; .*(sys_platform|platform_system|os_name)", lock):
        msg = "packaging/requirements/run.txt: sys_platform"
        raise SetUpError(msg)
    return re.sub(rf"^{BUILT_HERE}==.*\\\n(?: +--hash=.*\n)+", "", lock, flags=re.MULTILINE)


def _prune(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and is_unused(path.relative_to(folder).as_posix()):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    shutil.rmtree(folder / "bin", ignore_errors=True)


def demand_whole(libraries: Path) -> None:
    """Refuse a tree in which a library of the lock or an import is missing.

    Raises:
        SetUpError: something is; the text names it.
    """
    locked = re.findall(
        r"^([\w.-]+)==([^\s;]+)", (LOCKS / "run.txt").read_text("utf-8"), re.MULTILINE
    )
    there = {_plain(each.name.removesuffix(".dist-info")) for each in libraries.glob("*.dist-info")}
    lost = [
        f"{name}-{number}" for name, number in locked if _plain(f"{name}-{number}") not in there
    ]
    lost += missing_imports(libraries, _OURS)
    if lost:
        raise SetUpError(MISSING.format(names=", ".join(sorted(lost))))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _python_of(given: Path) -> str:
    """Give the number of the Python in a zip, e.g. "313".

    Raises:
        SetUpError: it is no such zip, or of a Python that the libraries are not made for.
    """
    try:
        with zipfile.ZipFile(given) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile) as trouble:
        raise SetUpError(NO_ZIP.format(name=given.name)) from trouble
    found = [each[1] for each in map(re.compile(r"python(31[123])\.dll$").match, names) if each]
    if not found or "python.exe" not in names or "pythonw.exe" not in names:
        raise SetUpError(NO_ZIP.format(name=given.name))
    return found[0]


def _add_python(given: Path, number: str) -> None:
    with zipfile.ZipFile(given) as archive:
        archive.extractall(TREE)
    paths = f"python{number}.zip\n.\nisi\n"
    (TREE / f"python{number}._pth").write_text(paths, "ascii", newline="\r\n")
    for name in _RUNTIME:
        found = sorted(LIBRARIES.glob(f"PySide6/{name}"), key=str)
        if found and not (TREE / name).exists():
            shutil.copy(found[0], TREE / name)
    starter = TREE / f"{packing.NAME}-perintah.cmd"
    starter.write_text('@"%~dp0python.exe" -m ui %*\n', "ascii", newline="\r\n")


def _wrap(tree: Path, *, window: str, words: str, whole: bool) -> int:
    """Let NSIS make the installer; where Python is missing, only see that the script compiles."""
    WORK.mkdir(parents=True, exist_ok=True)
    lists = {"REMOVE": removals, "LAID": laid, "KEEP": keepings}
    for name, lines in lists.items():
        (WORK / name.lower()).write_text("".join(lines(tree.iterdir())), "utf-8")
    name = f"Pekerja-Rentan-{packing.version()}-pasang.exe"
    out = packing.DIST / name if whole else WORK / f"hanya-uji-{name}"
    out.parent.mkdir(parents=True, exist_ok=True)
    defined = {
        "VERSION": packing.version(),
        "TREE": str(tree if whole else _stub()),
        **{name: str(WORK / name.lower()) for name in lists},
        "ICON": str(packing.BUILD / "icons" / f"{packing.NAME}.ico"),
        "OUT": str(out),
        "WINDOW": window,
        "WORDS": words,
        "KILOBYTES": str(sum(each.stat().st_size for each in tree.rglob("*")) // 1024),
    }
    options = [f"-D{each}={value}" for each, value in defined.items()]
    code = subprocess.call(["makensis", "-V2", "-WX", *options, str(SCRIPT)], stdout=sys.stderr)
    if code == 0 and whole:
        packing.write_checksums()
        print(f"{out.relative_to(ROOT)}: {out.stat().st_size // 1_000_000} MB")
    elif code == 0:
        print(f"{SCRIPT.relative_to(ROOT)} compiles; --python-embed ZIP makes the installer")
    return code


def removals(laid_down: Iterable[Path]) -> list[str]:
    """Give the uninstaller's lines for what lies at the top of a tree, name by name."""
    lines = []
    for path in sorted(laid_down):
        if path.name != "isi":  # it is set aside first, so that an open program is noticed
            command = "RMDir /r" if path.is_dir() else "Delete"
            lines.append(f'  {command} "$INSTDIR\\{path.name}"\n')
    return lines


def laid(laid_down: Iterable[Path]) -> list[str]:
    """Give the files at the top of a tree, a line each: a later version takes away what it lacks."""
    return [f"{path.name}\n" for path in sorted(laid_down) if path.is_file()]


def keepings(laid_down: Iterable[Path]) -> list[str]:
    """Give the installer's lines that pass over what this version lays down itself."""
    return [f'  StrCmp $2 "{line.rstrip()}" again\n' for line in laid(laid_down)]


def _stub() -> Path:
    """Give a tree of one file: enough to see that the script compiles."""
    folder = WORK / "stub"
    (folder / "isi").mkdir(parents=True, exist_ok=True)
    (folder / "isi" / "kosong.txt").write_text("")
    return folder
