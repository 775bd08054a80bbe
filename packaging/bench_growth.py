"""The long acts on the stores of `bench_city.py`: each at three sizes, each beside its peer.

What counts is processor time, that of child processes too: the clock says little on a machine
that others use, and stands beside it. The page says how both grow.
"""

from __future__ import annotations

import cProfile
import json
import math
import os
import pickle
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import bench_profile
from bench_city import STORES, city
from bench_lists import write_people
from bench_store import around_installed, open_app

BENCH = Path(__file__).with_name("bench.py")
_EVERY, _PAGE, _CARDS = 1_000_000, 1_000, 5
_WHOLE_CITY, _DISTRICT = 228_000, 15_000
_LONGEST, _PART = 300_000, 200_000
"""So many rows a list may have; people of more come in lists of the second length."""

_WRITES = (
    "LibreOffice reads cells and writes text. Here everybody is read into fields, judged, compared with "
    "everybody else, and written with findings, journal and indexes, 3 KB a person, each page encrypted "
    "into the log and copied from there. SQLite alone takes two fifths of the time, on one processor; "
    "the processor time below is that of the main process."
)
_LOADS = "At this size half of the time is the loading of the program."

PREPARE, PROFILE = "prepare", "profile"

Side = Callable[[int, Path], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Growing:
    """An act: ours and the peer's way, what the peer is, and the largest size of the peer.

    `most` is the ratio that ours may have, `aim` a goal that is none; `why` our sentence where the
    ratio is missed.
    """

    name: str
    ours: Side
    peer: Side | None
    against: str
    aim: str = "–"
    most: float = math.inf
    why: str = ""
    peer_most: int = _EVERY

    @property
    def goal(self) -> str:
        """The goal in words."""
        return self.aim if math.isinf(self.most) else f"≤ {self.most}"

    def is_missed(self, ours: Spent, peer: Spent | None) -> bool:
        """Whether ours takes more of the processor than it may."""
        return peer is not None and ours.cpu > self.most * peer.cpu


@dataclass(frozen=True, slots=True)
class Spent:
    """Processor seconds of the act alone, seconds by the clock, MiB at the peak of the process."""

    cpu: float
    wall: float
    memory: float = 0.0


def _import_ours(size: int, scratch: Path) -> None:
    from desktop_app.services import imports

    with open_app(scratch, f"impor-{size}") as app:
        for path in _lists_of(size):
            app.do(imports.write, app.ask(imports.plan_import, path, app.facts))


def _import_peer(size: int, scratch: Path) -> None:
    words = ["soffice", "--headless", f"-env:UserInstallation={(scratch / 'lo').as_uri()}"]
    words += ["--convert-to", "csv", "--outdir", str(scratch)]
    for path in _lists_of(size):
        subprocess.run([*words, str(path)], check=True, capture_output=True)


def _lists_of(size: int) -> list[Path]:
    """Give the workbooks with so many people: a million come in several, as no office sends one."""
    folder = STORES / str(size)
    if size <= _LONGEST:
        paths = [folder / "daftar.xlsx"]
    else:
        paths = [folder / f"daftar-{n}.xlsx" for n in range(1, size // _PART + 1)]
    if not all(path.exists() for path in paths):
        write_people(paths, size // len(paths))
    return paths


class _Rows(Sequence[Sequence[str]]):
    """Cells that lie in a file, read as they are asked for: a million rows fill no memory."""

    def __init__(self, path: Path, length: int) -> None:
        self._path, self._length = path, length

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Sequence[str]]:
        with self._path.open("rb") as stream:
            for _start in range(0, self._length, _PAGE):
                yield from pickle.load(stream)  # noqa: S301 - written below

    def __getitem__(self, at: Any) -> Any:
        """Give the first rows, which is all that a writer asks for out of turn."""
        return list(islice(self, at.stop))[at]


def _cells_of(size: int) -> tuple[Any, _Rows]:
    from desktop_app.domain.layout import cells_for
    from desktop_app.files.layout import shipped_layout
    from desktop_app.queries import workers
    from desktop_app.services.preflight import sent_texts

    layout, path = shipped_layout("bpu"), STORES / str(size) / "sel.pickle"
    if not path.exists():
        new = path.with_suffix(".baru")
        with open_app(city(size)) as app, new.open("wb") as stream:
            facts, roll = app.facts, app.ask(workers.roll)
            for start in range(0, len(roll), _PAGE):
                people = app.ask(workers.people_at, roll[start : start + _PAGE])
                texts = (sent_texts(each, facts, position=n) for n, each in enumerate(people, 1))
                pickle.dump([cells_for(layout, each) for each in texts], stream)
        new.replace(path)
    return layout, _Rows(path, size)


def _export_ours(size: int, scratch: Path) -> None:
    from desktop_app.files.workbook import write_list
    from desktop_app.kernel.jobs import Progress

    write_list(scratch / "kirim.xlsx", *_cells_of(size), Progress())


def _export_peer(size: int, scratch: Path) -> None:
    from openpyxl import Workbook

    layout, rows = _cells_of(size)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("data")
    sheet.append([column.heading for column in layout.columns])
    for row in rows:
        sheet.append(row)
    book.save(scratch / "kirim-openpyxl.xlsx")


def _cards_ours(size: int, scratch: Path) -> None:
    from bench_cards import write_cards_of

    write_cards_of(scratch / "kartu.pdf", size // _CARDS)


def _cards_peer(size: int, scratch: Path) -> None:
    from bench_cards import glabels_fronts

    glabels_fronts(scratch, size // _CARDS)


def _duplicates_ours(size: int, scratch: Path) -> None:  # noqa: ARG001 - it leaves nothing
    from desktop_app.services import duplicates

    with open_app(city(size)) as app:
        app.ask(duplicates.find)


def _backup_ours(size: int, scratch: Path) -> None:
    from desktop_app.services import backups

    with open_app(city(size)) as app:
        backups.back_up(app.store, app.now(), folder=scratch / "cadangan")
    shutil.rmtree(scratch / "cadangan")


def _backup_peer(size: int, scratch: Path) -> None:
    shutil.copyfile(city(size) / "kantor" / "data.db", scratch / "salinan.db")
    (scratch / "salinan.db").unlink()


ACTS: Mapping[str, Growing] = {
    each.name: each
    for each in (
        Growing(
            name="import",
            ours=_import_ours,
            peer=_import_peer,
            against="LibreOffice: the same workbook to csv",
            most=3.0,
            why=_WRITES,
        ),
        Growing(
            name="export, the writing",
            ours=_export_ours,
            peer=_export_peer,
            against="openpyxl write-only: the same cells",
            most=0.2,
            why=_LOADS,
            peer_most=_WHOLE_CITY,
        ),
        Growing(
            name="cards of one person in five",
            ours=_cards_ours,
            peer=_cards_peer,
            against="gLabels: fronts only, ours both sides",
            most=0.17,
            peer_most=_DISTRICT,
        ),
        Growing(
            name="duplicates in the whole store",
            ours=_duplicates_ours,
            peer=None,
            against="–",
            aim="228,000: 20 s on two cores",
        ),
        Growing(
            name="backup, opened and checked",
            ours=_backup_ours,
            peer=_backup_peer,
            against="a bare copy of the file, which checks nothing",
        ),
    )
}


def prepare(size: int) -> None:
    """Make what is measured at this size, in a process of its own: ours must not grow by it."""
    subprocess.run([sys.executable, str(BENCH), "--grown", PREPARE, "", str(size), ""], check=True)


def _prepare(size: int) -> None:
    city(size)
    _lists_of(size)
    _cells_of(size)


def measure_one(name: str, side: str, size: int, scratch: Path) -> None:
    """Run one side of an act here and print what it took."""
    if name == PREPARE:
        _prepare(size)
        return
    if side == PROFILE:
        print(json.dumps(_profile(ACTS[name].ours, size, scratch)))
        return
    act = ACTS[name].ours if side == "ours" else ACTS[name].peer
    begun, used = time.perf_counter(), _used()
    if act:
        act(size, scratch)
    print(json.dumps(asdict(Spent(_used() - used, time.perf_counter() - begun))))


def _profile(act: Side, size: int, scratch: Path) -> str:
    profile = cProfile.Profile(time.process_time)
    profile.runcall(act, size, scratch)
    return bench_profile.told(profile)


def _used() -> float:
    counted = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in counted)


def measure(name: str, size: int, scratch: Path) -> tuple[Spent, Spent | None]:
    """Run an act and then its peer, each in a process of its own; None where that is not run."""
    act = ACTS[name]
    ours = _child(name, "ours", size, scratch)
    peer = _child(name, "peer", size, scratch) if act.peer and size <= act.peer_most else None
    return ours, peer


def profile_of(name: str, size: int, scratch: Path) -> str:
    """Run our side of an act once more, in a process of its own, and give where the time went."""
    words = _words(name, PROFILE, size, scratch)
    done = subprocess.run(words, env=around_installed(), capture_output=True, text=True, check=True)
    return str(json.loads(done.stdout.splitlines()[-1]))


def _words(name: str, side: str, size: int, scratch: Path) -> list[str]:
    return [sys.executable, str(BENCH), "--grown", name, side, str(size), str(scratch)]


def _child(name: str, side: str, size: int, scratch: Path) -> Spent:
    words, around = _words(name, side, size, scratch), around_installed()
    with subprocess.Popen(words, env=around, stdout=subprocess.PIPE, text=True) as child:
        said = child.stdout.read() if child.stdout else ""
        _pid, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        message = f"{name} ({side}, {size}) ended with {child.returncode}"
        raise RuntimeError(message)
    told = json.loads(said.splitlines()[-1])
    return Spent(told["cpu"], told["wall"], used.ru_maxrss / 1024)
