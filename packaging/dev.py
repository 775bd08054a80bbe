"""Set up, run and check the program: `python3 packaging/dev.py run`, `… test`, `… lock`.

Needs Python 3.11 to 3.13 and nothing else. Everything goes into `.venv` beside the sources; why it
is done this way: docs/decisions/001-set-up.md.
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
from pathlib import Path

import system_packages

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging" / "requirements"
VENV = ROOT / ".venv"
STAMP = VENV / "set-up.txt"
WINDOWS = os.name == "nt"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")

PYTHON_FLOOR = (3, 11)
PYTHON_CEILING = (3, 14)
# Settings of a person's own Python that must not reach ours.
FOREIGN = ("PYTHONHOME", "PYTHONPATH", "PIP_PREFIX", "PIP_TARGET", "PIP_USER")
# The one dependency that is published as source only; nothing else may be built here.
BUILT_HERE = "font-roboto"

RUN = ("build.txt", "run.txt")
DEVELOP = ("build.txt", "dev.txt")

WRONG_PYTHON = """\
Perlu Python 3.11, 3.12, atau 3.13; ini Python {version}.
Needs Python 3.11, 3.12 or 3.13; this is Python {version}."""
NO_VENV = """\
Python ini tidak dapat membuat folder .venv. / This Python cannot make the folder .venv.
  Debian, Ubuntu: sudo apt-get install python3-venv"""
NO_LIBRARIES = """\
Pustaka tidak dapat dipasang (lihat di atas). Periksa sambungan internet, lalu ulangi perintah ini.
Libraries could not be installed (see above). Check the network, then repeat this command."""
STILL_MISSING = "Belum ada / Still missing: {packages}"


class SetUpError(Exception):
    """Something outside this program is missing; the text says what to do."""


def main(arguments: list[str]) -> int:
    """Do what the command line asks for.

    Returns:
        The exit code: 0 when all went well.
    """
    if not arguments or arguments[0] not in COMMANDS:
        print(usage(), file=sys.stderr)
        return 2
    command, *rest = arguments
    try:
        check_python()
        return COMMANDS[command](rest)
    except SetUpError as problem:
        print(problem, file=sys.stderr)
        return 1


def usage() -> str:
    """Give the commands, each with the sentence that its function says about itself."""
    lines = (f"  {name:11} {command.__doc__}" for name, command in COMMANDS.items())
    return "\n".join(("python3 packaging/dev.py COMMAND [ARGS ...]", *lines))


def run(arguments: list[str]) -> int:
    """Start the program with ARGS; without a screen it shows its work as pictures instead."""
    set_up(RUN)
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        if not arguments or arguments[0] == "demo":
            print("Tidak ada layar: membuat tur di ./tur / No display: writing a tour to ./tur")
            arguments = ["tour", "--out", "tur"]
    return become([str(PYTHON), "-I", "-m", "ui", *arguments])


def test(arguments: list[str]) -> int:
    """Run all checks and tests, or with ARGS only pytest with these."""
    set_up(DEVELOP)
    system_packages.install(system_packages.missing_programs(system_packages.TEST_PROGRAMS))
    if arguments:
        return call("pytest", *arguments)
    steps = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("pytest", "-n", str(os.cpu_count() or 1)),
    )
    failed = [" ".join(step) for step in steps if call(*step) != 0]
    print("\n".join(f"FAILED: {step}" for step in failed) or "All checks and tests passed.")
    return 1 if failed else 0


def external(arguments: list[str]) -> int:
    """Install outside programs (Debian) and run the tests that read our files with them."""
    set_up(DEVELOP)
    require(system_packages.missing_programs(system_packages.EXTERNAL_PROGRAMS))
    return call("pytest", "-m", "external", *arguments)


def lock(arguments: list[str]) -> int:
    """Write the lock files anew from pyproject.toml; --upgrade takes newer versions."""
    set_up(DEVELOP)
    build, run_lock, dev = (str(LOCKS / name) for name in (*RUN, "dev.txt"))
    compile_lock = (
        *("uv", "pip", "compile", "--quiet", *arguments, "--universal", "--generate-hashes"),
        *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
        *("--python-version", ".".join(map(str, PYTHON_FLOOR)), "--output-file"),
    )
    sources = (
        (build, str(LOCKS / "build.in")),
        (run_lock, "pyproject.toml"),
        (dev, "pyproject.toml", "--extra", "dev", "--constraint", run_lock),
    )
    return max(call(*compile_lock, *source) for source in sources)


def words(arguments: list[str]) -> int:
    """Collect the shown sentences, renew the English catalogue and tell what is missing."""
    set_up(DEVELOP)
    return call("python", str(ROOT / "packaging" / "words.py"), *arguments)


def pictures(_arguments: list[str]) -> int:
    """Make the pictures of README and help (docs/gambar) anew from the demo office."""
    set_up(DEVELOP)
    return call("python", str(ROOT / "packaging" / "pictures.py"))


def reliability(arguments: list[str]) -> int:
    """Kill, starve, damage and search the program; ARGS: --rounds N, --seed N, parts."""
    set_up(DEVELOP)
    return call("python", str(ROOT / "packaging" / "reliability.py"), *arguments)


COMMANDS = {
    "run": run,
    "test": test,
    "external": external,
    "lock": lock,
    "words": words,
    "pictures": pictures,
    "reliability": reliability,
}


def set_up(locks: tuple[str, ...]) -> None:
    """Make `.venv` hold exactly what `locks` say; costs nothing when it does already.

    The stamp is taken away before the first change and written after the last one, so a set-up
    that was interrupted begins again from an empty folder.

    Raises:
        SetUpError: Python, the network or a system library is missing.
    """
    done = STAMP.read_text("ascii") if STAMP.exists() and PYTHON.exists() else ""
    if done in (stamp(locks), stamp(DEVELOP)):
        return
    require(system_packages.missing_venv() + missing_libraries())
    print("Menyiapkan program, perlu beberapa menit / Setting up, takes minutes ...", flush=True)
    STAMP.unlink(missing_ok=True)
    if done != stamp(RUN):
        make_venv()
    for name in locks:
        install(LOCKS / name)
    link_sources()
    STAMP.write_text(stamp(locks), "ascii")


def stamp(locks: tuple[str, ...]) -> str:
    """Give the mark of a finished set-up: other locks, Python or place, other mark."""
    digest = hashlib.sha256()
    for name in locks:
        digest.update((LOCKS / name).read_bytes())
    digest.update(
        repr((sys.version_info[:2], sys.platform, platform.machine(), str(ROOT))).encode()
    )
    return digest.hexdigest()


def make_venv() -> None:
    """Make `.venv` anew and empty."""
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode != 0:
        raise SetUpError(NO_VENV)


def install(requirements: Path) -> None:
    """Install one lock file: every file must have the hash that stands there."""
    environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq"]
    options = ["--require-hashes", "--no-deps", "--retries", "10", "--timeout", "60"]
    building = ["--only-binary", ":all:", "--no-binary", BUILT_HERE]
    building += ["--no-build-isolation", "--use-pep517"]
    finished = subprocess.run(
        [*pip, "install", *options, *building, "--requirement", str(requirements)],
        env=environment,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if finished.returncode != 0:
        raise SetUpError(NO_LIBRARIES)


def link_sources() -> None:
    """Make the sources importable and write the launcher `pekerja-rentan`."""
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV)}))
    # Relative, because Python reads this file in an encoding that may not know the folder's name.
    (packages / "pekerja-rentan.pth").write_text(os.path.relpath(ROOT, packages) + "\n", "ascii")
    if WINDOWS:
        (SCRIPTS / "pekerja-rentan.cmd").write_text('@"%~dp0python.exe" -I -m ui %*\n', "ascii")
        return
    launcher = SCRIPTS / "pekerja-rentan"
    launcher.write_text(f'#!/bin/sh\nexec {shlex.quote(str(PYTHON))} -I -m ui "$@"\n', "utf-8")
    launcher.chmod(0o755)


def check_python() -> None:
    """Refuse a Python that the libraries are not made for."""
    if not PYTHON_FLOOR <= sys.version_info[:2] < PYTHON_CEILING:
        raise SetUpError(WRONG_PYTHON.format(version=platform.python_version()))


def missing_libraries() -> list[str]:
    """Give the Debian packages that a window needs; other systems bring these libraries."""
    return system_packages.missing_libraries() if sys.platform == "linux" else []


def require(packages: list[str]) -> None:
    """Have system packages there before going on."""
    if packages and not system_packages.install(packages):
        raise SetUpError(STILL_MISSING.format(packages=", ".join(packages)))


def has_screen() -> bool:
    """Tell whether a window can be shown: always on Windows and macOS."""
    return sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def become(command: list[str]) -> int:
    """Let the program take this process's place, where the system can do that."""
    sys.stdout.flush()
    if not WINDOWS:
        os.execv(command[0], command)
    return subprocess.call(command)


def call(tool: str, *arguments: str) -> int:
    """Run a tool of `.venv` in the root of the sources and give its exit code."""
    print(f"\n== {shlex.join([tool, *arguments])}", flush=True)
    environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    return subprocess.call([str(SCRIPTS / tool), *arguments], cwd=ROOT, env=environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
