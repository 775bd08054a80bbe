"""Set up, run and check the program: `python3 packaging/dev.py run`, `… test`, `… lock`.

Needs Python 3.11 to 3.13 and nothing else. Everything goes into `.venv` beside the sources; why it
is done this way: docs/decisions/001-set-up.md.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys

import installer
import packing
import system_packages
from environment import LOCKS, ROOT, WINDOWS, Environment, SetUpError, require

PYTHON_FLOOR = (3, 11)
PYTHON_CEILING = (3, 14)
RUN = ("build.txt", "run.txt")
DEVELOP = ("build.txt", "dev.txt")
PROGRAM = Environment(ROOT / ".venv", RUN, more=DEVELOP)
TOOLS = Environment(ROOT / ".venv", DEVELOP, less=RUN)
# What users get and the tool that packs it, nothing else: what is not here cannot slip in.
PACKING = Environment(ROOT / "build" / "python", (*RUN, "pack.txt"))

WRONG_PYTHON = """\
Perlu Python 3.11, 3.12, atau 3.13; ini Python {version}.
Needs Python 3.11, 3.12 or 3.13; this is Python {version}."""


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
    PROGRAM.set_up()
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        if not arguments or arguments[0] == "demo":
            print("Tidak ada layar: membuat tur di ./tur / No display: writing a tour to ./tur")
            arguments = ["tour", "--out", "tur"]
    return become([str(PROGRAM.python), "-I", "-m", "ui", *arguments])


def test(arguments: list[str]) -> int:
    """Run all checks and tests, or with ARGS only pytest with these."""
    TOOLS.set_up()
    system_packages.install(system_packages.missing_programs(system_packages.TEST_PROGRAMS))
    if arguments:
        return TOOLS.call("pytest", *arguments)
    steps = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("pytest", "-n", str(os.cpu_count() or 1), "--dist", "worksteal"),
    )
    failed = [" ".join(step) for step in steps if TOOLS.call(*step) != 0]
    print("\n".join(f"FAILED: {step}" for step in failed) or "All checks and tests passed.")
    return 1 if failed else 0


def external(arguments: list[str]) -> int:
    """Install outside programs (Debian) and run the tests that read our files with them."""
    TOOLS.set_up()
    require(system_packages.missing_programs(system_packages.EXTERNAL_PROGRAMS))
    return TOOLS.call("pytest", "-m", "external", *arguments)


def lock(arguments: list[str]) -> int:
    """Write the lock files anew from pyproject.toml; --upgrade takes newer versions."""
    TOOLS.set_up()
    build, run_lock, dev, pack = (str(LOCKS / name) for name in (*RUN, "dev.txt", "pack.txt"))
    compile_lock = (
        *("uv", "pip", "compile", "--quiet", *arguments, "--universal", "--generate-hashes"),
        *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
        *("--python-version", ".".join(map(str, PYTHON_FLOOR)), "--output-file"),
    )
    sources = (
        (build, str(LOCKS / "build.in")),
        (pack, str(LOCKS / "pack.in"), "--constraint", build),
        (run_lock, "pyproject.toml"),
        (dev, "pyproject.toml", "--extra", "dev", "--constraint", run_lock),
    )
    return max(TOOLS.call(*compile_lock, *source) for source in sources)


def words(arguments: list[str]) -> int:
    """Collect the shown sentences, renew the English catalogue and tell what is missing."""
    TOOLS.set_up()
    return TOOLS.call("python", str(ROOT / "packaging" / "words.py"), *arguments)


def pictures(_arguments: list[str]) -> int:
    """Make the pictures of README and help (docs/gambar) anew from the demo office."""
    TOOLS.set_up()
    return TOOLS.call("python", str(ROOT / "packaging" / "pictures.py"))


def build(_arguments: list[str]) -> int:
    """Pack the program into one folder, dist/pekerja-rentan, and let it test itself."""
    PACKING.set_up()
    return packing.build(PACKING)


def deb(_arguments: list[str]) -> int:
    """Build, and make dist/*.deb of it (Debian and its children)."""
    return build([]) or packing.debian(PACKING)


def windows_installer(arguments: list[str]) -> int:
    """Make the installer for Windows; on Linux with --python-embed ZIP, else check what it needs."""
    require(system_packages.missing_programs(system_packages.PACKING_PROGRAMS))
    PACKING.set_up()
    return installer.main(PACKING, arguments)


def reliability(arguments: list[str]) -> int:
    """Kill, starve, damage and search the program; ARGS: --rounds N, --seed N, parts."""
    TOOLS.set_up()
    return TOOLS.call("python", str(ROOT / "packaging" / "reliability.py"), *arguments)


COMMANDS = {
    "run": run,
    "test": test,
    "external": external,
    "lock": lock,
    "words": words,
    "pictures": pictures,
    "build": build,
    "deb": deb,
    "installer": windows_installer,
    "reliability": reliability,
}


def check_python() -> None:
    """Refuse a Python that the libraries are not made for."""
    if not PYTHON_FLOOR <= sys.version_info[:2] < PYTHON_CEILING:
        raise SetUpError(WRONG_PYTHON.format(version=platform.python_version()))


def has_screen() -> bool:
    """Tell whether a window can be shown: always on Windows and macOS."""
    return sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def become(command: list[str]) -> int:
    """Let the program take this process's place, where the system can do that."""
    sys.stdout.flush()
    if not WINDOWS:
        os.execv(command[0], command)
    return subprocess.call(command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
