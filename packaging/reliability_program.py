"""The program itself, started as a user's script starts it: killed on its way, or on a dying disk."""

from __future__ import annotations

import ctypes
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from office import RINA, TARMIZI
from reliability_acts import ANSWER, LIST, NOBODY_ELSE, OFFICE, OUT, ROOT, backups_folder
from reliability_kill import NONE, STUCK_AFTER, Blow, Fate
from reliability_stores import NEW, SHEET, WAWAN

from desktop_app.cli import main

DONE, STOPPED_SHORT = (0, 1), 70
SAID = (2, 3, 4, 5, 6, 7)
"""Exit codes with a sentence; everything else is a fault of the program."""
KILL, ONCE, EVER = "kill", "once", "ever"
STEPS = "wsn"
"""Calls that change something: write, sync, names."""
_SECRET = "kata-sandi.txt"  # noqa: S105 - a file's name


@dataclass(frozen=True, slots=True)
class Command:
    """A command, what its end confirms, and of which part it is."""

    part: str
    words: Callable[[Path], list[str | Path]]
    confirms: tuple[str, ...]
    user: str = "Rina"
    passphrase: str = RINA


def _backup(place: Path) -> Path:
    [backup] = (place / OFFICE / backups_folder).iterdir()
    return backup


def _secret(place: Path, secret: str) -> list[str | Path]:
    """Write a new passphrase where the command reads it; it is gone before the office is looked at."""
    (place / _SECRET).write_text(secret)
    return ["--new-passphrase-file", place / _SECRET]


COMMANDS: Mapping[str, Command] = {
    "end": Command("end", lambda at: ["end", at / OFFICE, *NOBODY_ELSE], ("ended",)),
    "verify": Command(
        "verify", lambda at: ["verify", at / OFFICE], ("verified",), "Tarmizi", TARMIZI
    ),
    "import": Command("import", lambda at: ["import", at / OFFICE, at / LIST], ("imported",)),
    "export": Command(
        "seal",
        lambda at: ["export", at / OFFICE, "--layout", "bpu", "--out", at / OUT],
        ("sealed", "filed", "noted"),
    ),
    "answer": Command("answer", lambda at: ["answer", at / OFFICE, at / ANSWER], ("answered",)),
    "backup": Command("backup", lambda at: ["backup", at / OFFICE], ()),
    "restore": Command(
        "restore", lambda at: ["restore", _backup(at), at / "baru" / OFFICE], ("restored",)
    ),
    "restore --replace": Command(
        "switch", lambda at: ["restore", _backup(at), at / OFFICE, "--replace"], ("switched",)
    ),
    "user list": Command("migrate", lambda at: ["user", "list", at / OFFICE], ("migrated",)),
    "user passphrase": Command(
        "keys",
        lambda at: ["user", "passphrase", at / OFFICE, "Tarmizi", *_secret(at, NEW)],
        ("changed",),
    ),
    "user add": Command(
        "keys",
        lambda at: ["user", "add", at / OFFICE, "Wawan", "--role", "entry", *_secret(at, WAWAN)],
        ("added",),
    ),
    "user disable": Command(
        "keys", lambda at: ["user", "disable", at / OFFICE, "Siti"], ("disabled",)
    ),
    "recovery": Command(
        "keys", lambda at: ["recovery", at / OFFICE, "--out", at / SHEET], ("sheet", "end")
    ),
    "rekey": Command("rekey", lambda at: ["rekey", at / OFFICE], ("changed",)),
    "init": Command("found", lambda at: ["init", at / OFFICE, "--office", "15.71"], ("founded",)),
}


@dataclass(frozen=True, slots=True)
class Disk:
    """How the calls on a round's files go: which count, and what happens at the struck one."""

    calls: str = STEPS
    does: str = KILL


def run(command: Command, place: Path, blow: Blow = NONE, disk: Disk | None = None) -> Fate:
    """Let a child be the program; end it at a moment or call as `blow` says, or let its disk fail there.

    The child is forked from a process that has loaded the program and goes in at its main function,
    which is what spares a round the second of loading. Without a `disk` no call is counted.
    """
    words = [*map(str, command.words(place)), "--user", command.user]
    hears, speaks = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hears)
        _be_the_program(
            words, {**_environment(command, place), **_strikes(place, blow, disk)}, speaks
        )
    os.close(speaks)
    begun = time.monotonic()
    complaint = _heard(child, hears, begun + blow.after)
    _pid, status = os.waitpid(child, 0)
    seconds, code = time.monotonic() - begun, os.waitstatus_to_exitcode(status)
    return _fate(command, place, code, complaint, seconds)


def run_anew(command: Command, place: Path, blow: Blow = NONE) -> Fate:
    """Start the program as a user's script does, with everything it has to load; end it at a moment."""
    words = [sys.executable, "-m", "desktop_app", *map(str, command.words(place))]
    begun = time.monotonic()
    with subprocess.Popen(
        [*words, "--user", command.user],
        cwd=ROOT,
        env={**os.environ, **_environment(command, place)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as child:
        try:
            _out, complaint = child.communicate(timeout=blow.after)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            _out, complaint = child.communicate()
    code, seconds = child.returncode, time.monotonic() - begun
    return _fate(command, place, code, complaint.decode(), seconds)


def _be_the_program(words: list[str], environment: Mapping[str, str], speaks: int) -> NoReturn:
    code = STOPPED_SHORT
    try:
        os.dup2(speaks, 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.environ.update(environment)
        calls = ctypes.CDLL(None)
        if "BLOW_UNDER" in environment:
            calls.blow_begin()
        code = main(words)
        sys.stderr.flush()
        if "BLOW_UNDER" in environment:
            calls.blow_end()
    except SystemExit as ending:
        code = int(ending.code or 0)
    except BaseException:  # noqa: BLE001 - it is told to the parent, as the interpreter would
        traceback.print_exc()
    finally:
        os._exit(code)


def _heard(child: int, hears: int, until: float) -> str:
    heard, killed = b"", False
    while True:
        if not killed and not select.select([hears], [], [], max(0, until - time.monotonic()))[0]:
            os.kill(child, signal.SIGKILL)
            killed = True
        piece = os.read(hears, 65536)
        heard += piece
        if not piece:
            break
    os.close(hears)
    return heard.decode(errors="replace")


def _fate(command: Command, place: Path, code: int, complaint: str, seconds: float) -> Fate:
    (place / _SECRET).unlink(missing_ok=True)
    said = complaint.strip()[-200:]
    clear = code in SAID and said and "Traceback" not in complaint
    killed = code == -signal.SIGKILL
    trouble = "" if code in DONE or killed else f"{'said' if clear else 'BUG'}: exit {code}: {said}"
    count, steps = place.with_name("count"), 0
    with suppress(OSError, ValueError):
        steps = int(count.read_text())
        count.unlink()
    confirmed = command.confirms if code in DONE else ()
    return Fate(said=confirmed, seconds=seconds, killed=killed, steps=steps, trouble=trouble)


def _environment(command: Command, place: Path) -> dict[str, str]:
    return {
        "PEKERJA_RENTAN_PASSPHRASE": command.passphrase,
        "XDG_STATE_HOME": str(place.with_name("log")),
    }


def _strikes(place: Path, blow: Blow, disk: Disk | None) -> dict[str, str]:
    if disk is None or not can_strike():
        return {}
    return {
        "BLOW_UNDER": str(place.resolve()),
        "BLOW_CALLS": disk.calls,
        "BLOW_AT": str(blow.step),
        "BLOW_DO": disk.does,
        "BLOW_COUNT": str(place.with_name("count")),
    }


def can_strike() -> bool:
    """Tell whether calls can be counted here."""
    return _WRAPPED in os.environ


def wrap_calls() -> None:
    """Begin again with every call on files wrapped, which only a process that begins can have.

    Without a C compiler everything goes on without, and `can_strike` says so.
    """
    if can_strike():
        shutil.rmtree(Path(os.environ[_WRAPPED]).parent)  # it is loaded
        return
    library = Path(tempfile.mkdtemp(prefix="pekerja-rentan-bukti-")) / "calls.so"
    source = ROOT / "packaging" / "reliability_calls.c"
    words = ["cc", "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"]
    try:
        subprocess.run(words, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        shutil.rmtree(library.parent)
        return
    environment = {**os.environ, "LD_PRELOAD": str(library), _WRAPPED: str(library)}
    os.execve(sys.executable, [sys.executable, *sys.argv], environment)


_WRAPPED = "RELIABILITY_CALLS"


def moment(calm: Fate, chance: random.Random, *, anew: bool) -> Blow:
    """Give when to kill; the first half of a program that has all to load does nothing else."""
    least = calm.seconds * 0.4 if anew else 0.0
    return Blow(after=min(STUCK_AFTER, chance.uniform(least, 1.02 * calm.seconds)))
