"""The program itself, started as a user's script starts it, and killed on its way."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from office import RINA
from reliability_acts import ANSWER, LIST, OFFICE, OUT, ROOT, backups_folder
from reliability_kill import STUCK_AFTER, Fate

DONE = (0, 1)


@dataclass(frozen=True, slots=True)
class Command:
    """A command, what its end confirms, and of which part it is."""

    part: str
    words: Callable[[Path], list[str | Path]]
    confirms: tuple[str, ...]


def _restore(place: Path) -> list[str | Path]:
    [backup] = (place / OFFICE / backups_folder).iterdir()
    return ["restore", backup, place / OFFICE, "--replace"]


COMMANDS = (
    Command("import", lambda place: ["import", place / OFFICE, place / LIST], ("imported",)),
    Command(
        "seal",
        lambda place: ["export", place / OFFICE, "--layout", "bpu", "--out", place / OUT],
        ("sealed", "filed", "noted"),
    ),
    Command("answer", lambda place: ["answer", place / OFFICE, place / ANSWER], ("answered",)),
    Command("backup", lambda place: ["backup", place / OFFICE], ()),
    Command("switch", _restore, ("switched",)),
    Command("rekey", lambda place: ["rekey", place / OFFICE], ("changed",)),
)


def run(command: Command, place: Path, after: float = STUCK_AFTER) -> Fate:
    """Start the program, kill it after so many seconds; give what became of it."""
    words = [sys.executable, "-m", "ui", *map(str, command.words(place)), "--user", "Rina"]
    environment = {**os.environ, "PEKERJA_RENTAN_PASSPHRASE": RINA, "QT_QPA_PLATFORM": "offscreen"}
    begun = time.monotonic()
    with subprocess.Popen(
        words, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as child:
        try:
            _out, complaint = child.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            _out, complaint = child.communicate()
    done = child.returncode in DONE
    killed = child.returncode == -signal.SIGKILL
    trouble = "" if done or killed else f"exit {child.returncode}: {complaint.decode()[-200:]}"
    said = command.confirms if done else ()
    return Fate(said=said, seconds=time.monotonic() - begun, killed=killed, trouble=trouble)


def moment(calm: float, chance: random.Random) -> float:
    """Give when to kill: the first third of a run only loads the program."""
    return chance.uniform(0.35 * calm, 1.02 * calm)
