"""The program itself, started as a user's script starts it: killed on its way, or on a dying disk."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from office import RINA, TARMIZI
from reliability_acts import ANSWER, LIST, NOBODY_ELSE, OFFICE, OUT, ROOT, backups_folder
from reliability_kill import NONE, STUCK_AFTER, Blow, Fate
from reliability_stores import NEW, SHEET, WAWAN

DONE = (0, 1)
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
    """Write a new passphrase where the command reads it; the file goes before the look."""
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
    """Start the program; end it in a moment or at a call as `blow` says, or let its disk fail there.

    Without a `disk` nothing is counted, and only moments can be struck.
    """
    words = [sys.executable, "-m", "desktop_app", *map(str, command.words(place))]
    begun = time.monotonic()
    with subprocess.Popen(
        [*words, "--user", command.user],
        cwd=ROOT,
        env={**os.environ, **_environment(command, place), **_strikes(place, blow, disk)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as child:
        try:
            _out, complaint = child.communicate(timeout=blow.after)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            _out, complaint = child.communicate()
    (place / _SECRET).unlink(missing_ok=True)
    return _fate(command, place, child.returncode, complaint.decode(), time.monotonic() - begun)


def _fate(command: Command, place: Path, code: int, complaint: str, seconds: float) -> Fate:
    said = complaint.strip()[-200:]
    clear = code in SAID and said and "Traceback" not in complaint
    killed = code == -signal.SIGKILL
    trouble = "" if code in DONE or killed else f"{'said' if clear else 'BUG'}: exit {code}: {said}"
    count = place.with_name("count")
    steps = 0
    with suppress(OSError, ValueError):
        steps = int(count.read_text())
        count.unlink()
    confirmed = command.confirms if code in DONE else ()
    return Fate(said=confirmed, seconds=seconds, killed=killed, steps=steps, trouble=trouble)


def _environment(command: Command, place: Path) -> dict[str, str]:
    return {
        "PEKERJA_RENTAN_PASSPHRASE": command.passphrase,
        "XDG_STATE_HOME": str(place.with_name("log")),
        "TZ": "UTC",
    }


def _strikes(place: Path, blow: Blow, disk: Disk | None) -> dict[str, str]:
    if disk is None:
        return {}
    return {
        "LD_PRELOAD": str(place.with_name("calls.so")),
        "BLOW_UNDER": str(place.resolve()),
        "BLOW_CALLS": disk.calls,
        "BLOW_AT": str(blow.step),
        "BLOW_DO": disk.does,
        "BLOW_COUNT": str(place.with_name("count")),
    }


def can_strike(scratch: Path) -> bool:
    """Build what wraps the calls, for rounds in this folder; tell whether that was possible."""
    source = ROOT / "packaging" / "reliability_calls.c"
    words = ["cc", "-shared", "-fPIC", "-O2", "-o", scratch / "calls.so", source, "-ldl"]
    try:
        return subprocess.run(words, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def moment(calm: float, chance: random.Random) -> Blow:
    """Give when to kill: the first half of a run only loads the program."""
    return Blow(after=min(STUCK_AFTER, chance.uniform(0.4 * calm, 1.02 * calm)))
