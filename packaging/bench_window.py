"""The window on a whole city: its list beside a peer's, a step of the wheel, what each page asks.

Both lists are watched from outside, on a screen of Xvfb: the list is there when all but a hundredth
of the picture is as it stays. DB Browser for SQLite is given the same people in a plain file; ours
opens the encrypted store behind its gate, and the seconds in which the passphrase is typed are
taken off: two, in which a short one is typed and the program loads what stands behind the gate.
Whatever it has not loaded by then is counted.
"""

from __future__ import annotations

import cProfile
import functools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bench_profile
from bench_city import STORES, city
from bench_store import PASSPHRASE, around_installed, open_app

from desktop_app.store.engine import DATABASE, connect

BENCH = Path(__file__).with_name("bench.py")
SHOW = Path(__file__).with_name("bench_show.py")
NEEDED = ("Xvfb", "sqlitebrowser")
_SCREEN = ":97"
_GLANCE, _STAYS, _PATIENCE = 0.02, 6.0, 120.0
_BLINKING, _LITTLE = 0.0005, 0.01
"""Shares of the picture: what a blinking cursor changes, and counts that come after the list."""
_SLOW = 100.0  # milliseconds
JUMP = 50.0
"""Milliseconds by the clock that a jump of the scroll bar may take."""
_TURNS = 2
_SPOTS, _STEPS, _LINES = 12, 20, 3


@dataclass(frozen=True, slots=True)
class Shown:
    """When the list was there: seconds by the clock and of the processor, since the start."""

    wall: float
    cpu: float


def compare(people: int) -> tuple[dict[str, Shown], str]:
    """Start both programs in turn on a screen of their own; give also a profile where ours is late.

    Nothing is given where one is not installed.
    """
    if any(shutil.which(name) is None for name in NEEDED):
        return {}, ""
    plain = _plain(people)
    with (
        tempfile.TemporaryDirectory(prefix="pekerja-rentan-layar-") as scratch,
        _copied(people) as store,
    ):
        ours = [sys.executable, str(SHOW), str(store)]
        theirs = ["sqlitebrowser", "-R", "-t", "worker", str(plain)]
        with _screen(Path(scratch)) as picture:
            shown: dict[str, Shown] = {}
            for _turn in range(_TURNS):  # the first warms files and compiles; the last counts
                for name, words in (("ours", ours), ("DB Browser", theirs)):
                    shown[name] = _watched(words, picture, Path(scratch))
            profile = Path(scratch) / "profil.txt"
            profile.touch()
            if shown["ours"].cpu > shown["DB Browser"].cpu:
                _watched([*ours, str(profile)], picture, Path(scratch))
            return shown, profile.read_text()


def _plain(people: int) -> Path:
    """Give the same store as a plain file."""
    path = STORES / str(people) / "polos.db"
    if not path.exists():
        new = path.with_suffix(".baru")
        new.unlink(missing_ok=True)
        with open_app(city(people)) as app:
            raw = connect(city(people) / "kantor" / DATABASE, app.store.key)
            raw.execute("ATTACH ? AS plain KEY ''", (str(new),))
            raw.execute("SELECT sqlcipher_export('plain')")
            raw.execute("DETACH plain")
            raw.close()
        new.replace(path)
    return path


@contextmanager
def _copied(people: int) -> Iterator[Path]:
    """Give a copy of a store: the window writes, and makes the day's backup."""
    with tempfile.TemporaryDirectory(prefix="pekerja-rentan-salinan-") as folder:
        shutil.copytree(city(people) / "kantor", Path(folder) / "kantor")
        yield Path(folder)


@contextmanager
def _screen(scratch: Path) -> Iterator[Path]:
    words = ["Xvfb", _SCREEN, "-screen", "0", "1366x768x24", "-fbdir", str(scratch)]
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as screen:
        try:
            picture = scratch / "Xvfb_screen0"
            while not picture.exists():
                time.sleep(_GLANCE)
            time.sleep(1)
            yield picture
        finally:
            screen.terminate()


def _watched(words: Sequence[str], picture: Path, home: Path) -> Shown:
    """Start a program and give when the picture was there that stayed."""
    around = around_installed() | {"DISPLAY": _SCREEN, "QT_QPA_PLATFORM": "xcb", "HOME": str(home)}
    glances = [(0.0, 0.0, _looked_at(picture))]
    begun = time.perf_counter()
    told = home / "tikan.json"
    with (
        told.open("w") as out,
        subprocess.Popen(
            words, env=around, stdout=out, stderr=subprocess.DEVNULL, start_new_session=True
        ) as child,
    ):
        changed = 0.0
        while (now := time.perf_counter() - begun) < _PATIENCE:
            seen = _looked_at(picture)
            if _differ(seen, glances[-1][2]):
                glances.append((now, _processor_of(child.pid), seen))
                changed = now
            if len(glances) > 1 and now - changed > _STAYS:
                break
            time.sleep(_GLANCE)
        if child.poll() is not None:
            message = f"{words[0]} ended before it was told to"
            raise RuntimeError(message)
        child.send_signal(signal.SIGTERM)
        child.wait(30)
    last = glances[-1][2]
    while len(glances) > 1 and not _differ(glances[-2][2], last, _LITTLE):
        glances.pop()
    wall, cpu, _seen = glances[-1]
    off_wall, off_cpu = json.loads(told.read_text() or "[0, 0]")
    return Shown(wall - off_wall, cpu - off_cpu)


def _looked_at(picture: Path) -> bytes:
    return picture.read_bytes()[:: 4 * 7]


def _differ(one: bytes, other: bytes, share: float = _BLINKING) -> bool:
    """Whether more than a share of two pictures' bytes differs; quickly, since a program starts."""
    apart = int.from_bytes(one) ^ int.from_bytes(other)
    return len(one) - apart.to_bytes(len(one)).count(0) > share * len(one)


def _processor_of(session: int) -> float:
    """Give the processor seconds of all processes of a session, ended ones too."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            cells = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(cells[3]) == session:
            ticks += sum(map(int, cells[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def run_here(act: str, folder: Path) -> None:
    """Do here what a child process of this benchmark is for."""
    {"walk": _walk}[act](folder)


def walk(people: int) -> dict[str, Any]:
    """Open every page of the window on a copy of a store, and scroll; all in a process of its own."""
    around = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with _copied(people) as store:
        words = [sys.executable, str(BENCH), "--window", "walk", str(store)]
        done = subprocess.run(words, env=around, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _walk(folder: Path) -> None:
    from desktop_app.app import App
    from ui.program import application
    from ui.tour_pictures import settle
    from ui.window import Window

    slow: list[tuple[str, str, float]] = []
    at = ["opening"]
    _listen(App, slow, at)
    application()
    window = Window(folder / "jendela.json")
    window.resize(1366, 768)
    window.begin()
    window.show()
    workplace = window.enter(App.open(folder / "kantor", "", PASSPHRASE), remember=False)
    told: dict[str, object] = {}
    for key in workplace.sidebar.items:
        at[0] = key
        workplace.show_page(key)
        settle(window)
        if key == "pendataan":
            told |= _scrolled(window)
    print(json.dumps({**told, "pages": list(workplace.sidebar.items), "slow": slow}))
    sys.stdout.flush()
    os._exit(0)  # the copy is thrown away: no backup need be made of it


def _listen(app: Any, slow: list[tuple[str, str, float]], at: list[str]) -> None:
    """Note each question that keeps the processor of its lane for too long."""
    asks = app.ask

    @functools.wraps(asks)
    def ask(self: Any, query: Any, /, *args: Any, **named: Any) -> Any:
        begun = time.thread_time()
        try:
            return asks(self, query, *args, **named)
        finally:
            took = (time.thread_time() - begun) * 1e3
            if took > _SLOW:
                slow.append(
                    (at[0], f"{query.__module__.rpartition('.')[2]}.{query.__name__}", took)
                )

    app.ask = ask


def _scrolled(window: Any) -> dict[str, object]:
    """Give what a step of the wheel takes, and a jump until the people are there."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QTableView

    from ui.tables import PeopleModel

    view = next(
        each for each in window.findChildren(QTableView) if isinstance(each.model(), PeopleModel)
    )
    bar, steps, jumps = view.verticalScrollBar(), [], []

    def jump(spot: int) -> None:
        bar.setValue(bar.maximum() * (spot * 7 % _SPOTS + 1) // (_SPOTS + 1))
        while view.model().person_at(view.rowAt(view.height() // 2)) is None:
            QCoreApplication.processEvents()
        view.viewport().repaint()

    for spot in range(_SPOTS):
        begun = time.perf_counter()
        jump(spot)
        jumps.append((time.perf_counter() - begun) * 1e3)
        for _step in range(_STEPS):
            used = time.thread_time()
            bar.setValue(bar.value() + _LINES)
            QCoreApplication.processEvents()  # paints what came into sight
            steps.append((time.thread_time() - used) * 1e3)
    told = {"step": _late(steps), "jump": _late(jumps), "rows": view.model().rowCount()}
    return {**told, "profile": _profile(jump) if told["jump"] > JUMP else ""}


def _profile(jump: Callable[[int], None]) -> str:
    """Give what the window's own thread does in jumps; the lane that asks stands beside it."""
    profile = cProfile.Profile()
    with profile:
        for spot in range(_SPOTS):
            jump(spot)
    return bench_profile.told(profile)


def _late(taken: Sequence[float]) -> float:
    return sorted(taken)[round(len(taken) * 0.95) - 1]
