"""A Python of our own in a folder: holds exactly what locks say, heals itself, runs tools.

Why it is done this way: docs/decisions/001-set-up.md.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shlex
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import system_packages

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging" / "requirements"
WINDOWS = os.name == "nt"

# Settings of a person's own Python that must not reach ours.
FOREIGN = ("PYTHONHOME", "PYTHONPATH", "PIP_PREFIX", "PIP_TARGET", "PIP_USER")
# Counts the ways of setting up: an environment that was made in another way is made anew.
WAY = 2
# The one dependency that is published as source only; nothing else may be built here.
BUILT_HERE = "font-roboto"

NO_VENV = """\
Python ini tidak dapat membuat folder {folder}. / This Python cannot make the folder {folder}.
  Debian, Ubuntu: sudo apt-get install python3-venv"""
NO_LIBRARIES = """\
Pustaka tidak dapat dipasang (lihat di atas). Periksa sambungan internet, lalu ulangi perintah ini.
Libraries could not be installed (see above). Check the network, then repeat this command."""
STILL_MISSING = "Belum ada / Still missing: {packages}"


class SetUpError(Exception):
    """Something outside this program is missing; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The folder of a venv and the locks that it must hold.

    Where the locks `more` are installed, which hold all of these, nothing need be done; where
    those of `less` are, these only add to them.
    """

    folder: Path
    locks: tuple[str, ...]
    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()

    @property
    def scripts(self) -> Path:
        """Where its programs lie."""
        return self.folder / ("Scripts" if WINDOWS else "bin")

    @property
    def python(self) -> Path:
        """The interpreter."""
        return self.scripts / ("python.exe" if WINDOWS else "python")

    @property
    def _packages(self) -> Path:
        """Where its libraries lie."""
        return Path(sysconfig.get_path("purelib", "venv", {"base": str(self.folder)}))

    def set_up(self) -> None:
        """Make the folder hold exactly what the locks say; costs nothing when it does already.

        The stamp is taken away before the first change and written after the last one, so a set-up
        that was interrupted begins again from an empty folder.

        Raises:
            SetUpError: Python, the network or a system library is missing.
        """
        stamp = self.folder / "set-up.txt"
        done = stamp.read_text("ascii") if stamp.exists() and self.python.exists() else ""
        if done in (mark_of(self.locks), mark_of(self.more)):
            return
        require(system_packages.missing_venv() + missing_libraries())
        print(
            "Menyiapkan program, perlu beberapa menit / Setting up, takes minutes ...", flush=True
        )
        stamp.unlink(missing_ok=True)
        if done != mark_of(self.less):
            self._make()
        for name in self.locks:
            self._install(LOCKS / name)
        self._unpack_binding()
        self._link_sources()
        stamp.write_text(mark_of(self.locks), "ascii")

    def call(self, tool: str, *arguments: str) -> int:
        """Run a tool of the folder in the root of the sources and give its exit code."""
        print(f"\n== {shlex.join([tool, *arguments])}", flush=True)
        command = [str(self.scripts / tool), *arguments]
        return subprocess.call(command, cwd=ROOT, env=own_variables())

    def _make(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        command = [sys.executable, "-m", "venv", "--clear", str(self.folder)]
        if subprocess.run(command, check=False).returncode != 0:
            raise SetUpError(NO_VENV.format(folder=self.folder.name))

    def _install(self, requirements: Path) -> None:
        """Install one lock file: every file must have the hash that stands there."""
        pip = [str(self.python), "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq"]
        options = ["--require-hashes", "--no-deps", "--retries", "10", "--timeout", "60"]
        building = ["--only-binary", ":all:", "--no-binary", BUILT_HERE]
        building += ["--no-build-isolation", "--use-pep517"]
        finished = subprocess.run(
            [*pip, "install", *options, *building, "--requirement", str(requirements)],
            env=own_variables(),
            stdin=subprocess.DEVNULL,
            check=False,
        )
        if finished.returncode != 0:
            raise SetUpError(NO_LIBRARIES)

    def _unpack_binding(self) -> None:
        """Lay the Python in Qt's binding out as compiled files, which its own switch is for.

        It lies zipped in a library, and is else unpacked and compiled at every start.
        """
        binding = self._packages / "shiboken6" / "files.dir"
        compiling = ["-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash"]
        for words in (["-c", "import shiboken6.Shiboken"], [*compiling, str(binding)]):
            around = own_variables() | {"SBK_EMBED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
            if subprocess.run([str(self.python), *words], env=around, check=False).returncode != 0:
                raise SetUpError(NO_LIBRARIES)

    def _link_sources(self) -> None:
        """Make the sources importable and write the launcher `pekerja-rentan`."""
        packages = self._packages
        # Relative, because Python reads this file in an encoding that may not know the folder's name.
        beside = os.path.relpath(ROOT, packages) + "\n"
        (packages / "pekerja-rentan.pth").write_text(beside, "ascii")
        if WINDOWS:
            starter = self.scripts / "pekerja-rentan.cmd"
            starter.write_text('@"%~dp0python.exe" -I -m ui %*\n', "ascii")
            return
        launcher = self.scripts / "pekerja-rentan"
        starts = f'#!/bin/sh\nexec {shlex.quote(str(self.python))} -I -m ui "$@"\n'
        launcher.write_text(starts, "utf-8")
        launcher.chmod(0o755)


def mark_of(locks: tuple[str, ...]) -> str:
    """Give the mark of a finished set-up: other locks, Python, place or way, other mark; "-": none."""
    if not locks:
        return "-"
    digest = hashlib.sha256()
    for name in locks:
        digest.update((LOCKS / name).read_bytes())
    digest.update(
        repr((WAY, sys.version_info[:2], sys.platform, platform.machine(), str(ROOT))).encode()
    )
    return digest.hexdigest()


def own_variables() -> dict[str, str]:
    """Give this process's variables without a person's own settings of Python."""
    return {name: value for name, value in os.environ.items() if name not in FOREIGN}


def missing_libraries() -> list[str]:
    """Give the Debian packages that a window needs; other systems bring these libraries."""
    return system_packages.missing_libraries() if sys.platform == "linux" else []


def require(packages: list[str]) -> None:
    """Have system packages there before going on.

    Raises:
        SetUpError: they are not, and may not be installed here.
    """
    if packages and not system_packages.install(packages):
        raise SetUpError(STILL_MISSING.format(packages=", ".join(packages)))
