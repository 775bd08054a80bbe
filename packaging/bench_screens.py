"""What a screen asks of a whole city, each beside its goal; `bench_page.py` puts it together.

Each size is a process of its own. A figure is milliseconds that ninety-five of a hundred questions
stay under, by the clock and by the processor: on a machine that others use only the second says
something. Where a goal is missed a profile says where the time went.
"""

from __future__ import annotations

import cProfile
import json
import math
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import bench_profile
from bench_acts import open_app
from bench_city import city

from desktop_app.app import App
from desktop_app.domain.person import read_person
from desktop_app.domain.workflow import Status
from desktop_app.queries import (
    dashboard,
    duplicates,
    listed,
    quotas,
    report,
    settings,
    typed,
    workers,
)
from desktop_app.queries.workers import Filter
from desktop_app.services import workers as saving
from desktop_app.store.engine import DATABASE, make

SIZES = (15_000, 228_000, 1_000_000)
WORDS = (
    *("siti", "muh ridwan", "zzz", "slamet", "1571", "082", "157111", "9999999", "kenanga"),
    *("sitix", "ridw", "1985", "ahmad", "rahayu", "0812", "sri", "an", "qx", "no 1", "bambang"),
    *("dewi", "nurhayati", "yusuf", "mawar", "gang", "0813", "157103", "zulkarnain", "harahap"),
    *("marpaung", "xyzzy", "7777777", "kartini", "agus salim", "putra", "wati", "sumarni", "hj"),
    *("zainal", "lestari"),
)
"""Few hits, many, and none: names, parts of names, streets, numbers."""
OPEN_MEMORY = 250
"""MiB that the program may take with any of these stores open."""
_TODAY = date(2026, 11, 23)
_ROWS = 50
_SLOWEST = 6
_SAVES = 60
_BLOCK = 1 << 20

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Measure:
    """A question, how often it is asked, and the milliseconds that it may take at each size."""

    name: str
    goal: float
    acts: Sequence[Act]


@dataclass(frozen=True, slots=True)
class Taken:
    """The 95th percentile in milliseconds, by the clock and by the processor."""

    wall: float
    cpu: float


def measure_here(size: int) -> None:
    """Measure one size and print it as JSON."""
    folder = city(size)
    _warm(folder / "kantor" / DATABASE)
    begun = time.perf_counter()
    with open_app(folder) as app:
        told: dict[str, object] = {"open": (time.perf_counter() - begun) * 1e3}
        rows, profiles, grown = [], {}, {"opening": _peak()}
        for each in _measures(app, size):
            taken = _p95(each.acts)
            rows.append((each.name, each.goal, taken.wall, taken.cpu))
            if taken.cpu > each.goal:
                profiles[each.name] = _profile(each.acts)
            grown[each.name] = _peak() - sum(grown.values())
    if _peak() > OPEN_MEMORY:
        profiles["memory of it all"] = _most_of(grown)
    print(json.dumps({**told, "rows": rows, "profiles": profiles, "memory": _peak()}))


def _warm(path: Path) -> None:
    """Read a file once: the system then holds it, and how quick its disk is does not count."""
    with path.open("rb") as file:
        while file.read(_BLOCK):
            pass


def _peak() -> float:
    """Give the MiB that this process took at most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _most_of(grown: Mapping[str, float]) -> str:
    rises = sorted(grown.items(), key=lambda each: -each[1])[:_SLOWEST]
    return "\n".join(f"{rise:6.1f} MB more at most after: {name}" for name, rise in rises)


def measure_size(size: int) -> dict[str, Any]:
    """Measure one size in a process of its own."""
    words = [sys.executable, str(Path(__file__).with_name("bench.py")), "--city-one", str(size)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _measures(app: App, size: int) -> Iterator[Measure]:
    chance = random.Random(5)  # noqa: S311 - the same places each time
    yield from _listing(app, chance)
    yield Measure(
        "search, first 50 in name order",
        60 if size > SIZES[1] else 16,
        [_asking(app, listed.people, Filter(words=w), order="name", limit=_ROWS) for w in WORDS],
    )
    yield from _figures(app)
    yield from _saving(app)


def _listing(app: App, chance: random.Random) -> Iterator[Measure]:
    for order in sorted(workers.ORDERS):
        kept = order in workers.WALKED
        roll = app.ask(workers.roll, order=order)
        yield Measure(
            f"who stands where, by {order}",
            500 if kept else 2000,
            [_asking(app, workers.roll, order=order)],
        )
        if kept:
            first = _asking(app, listed.people, order=order, limit=_ROWS)
            yield Measure(f"first page by {order}", 5, [first] * 20)
            spots = [chance.randrange(len(roll) - _ROWS) for _ in range(60)]
            jumps = [_asking(app, listed.people_at, roll[at : at + _ROWS]) for at in spots]
            yield Measure(f"page anywhere by {order}", 50, jumps)
            here = len(roll) * 9 // 10
            following = range(here, min(here + 40 * _ROWS, len(roll) - _ROWS), _ROWS)
            steps = [_asking(app, listed.people_at, roll[at : at + _ROWS]) for at in following]
            yield Measure(f"next page far down by {order}", 5, steps)


def _figures(app: App) -> Iterator[Measure]:
    office = app.ask(settings.settings_of)
    asked: tuple[tuple[str, Act], ...] = (
        ("funnel", _asking(app, dashboard.funnel)),
        ("what waits", _asking(app, dashboard.waiting, app.user.id, _TODAY)),
        ("by kelurahan", _asking(app, dashboard.by_kelurahan)),
        ("by week", _asking(app, dashboard.by_week, _TODAY)),
        ("to mend", _asking(app, dashboard.to_mend)),
        ("places taken", _asking(app, quotas.seats_taken, office, _TODAY)),
        ("recap", _asking(app, report.tallies)),
        ("RT of the city", _asking(app, workers.rts)),
        ("typed before", _asking(app, typed.typed_before)),
        ("count of everybody", _asking(app, workers.count)),
    )
    for name, act in asked:
        yield Measure(name, 100, [act] * 5)


def _saving(app: App) -> Iterator[Measure]:
    drafts = Filter(statuses=(Status.DRAFT,))
    people = app.ask(workers.people, drafts, order="newest", limit=_SAVES)
    facts = app.facts

    def save(worker_id: str, at: int, *, beside: bool) -> None:
        person = app.ask(workers.person, worker_id)
        if person:
            phone = {"phone": f"08127{time.time_ns() // 1000 % 900 + 100}{at:04}"}
            reading = read_person(person, phone, facts)
            if beside:
                app.ask(duplicates.candidates, reading.person.worker)
            app.do(saving.save, reading)

    def saves(*, beside: bool) -> list[Act]:
        ids = [each.worker.id for each in people]
        return [lambda key=key, at=at: save(key, at, beside=beside) for at, key in enumerate(ids)]

    with _bare(app.store.folder.parent) as commit:
        bare = _p95([commit] * _SAVES)
        yield Measure("a bare synced commit of one row", math.inf, [commit] * _SAVES)
    saves(beside=False)[0]()  # the first of a session, which builds its questions
    yield Measure("save of one person", bare.cpu + 5, saves(beside=False))
    yield Measure("the same, and who may be the same person", bare.cpu + 5, saves(beside=True))
    yield Measure(
        "candidates for one person",
        100,
        [_asking(app, duplicates.candidates, each.worker) for each in people],
    )


@contextmanager
def _bare(folder: Path) -> Iterator[Act]:
    """Give what commits one row to a bare encrypted database with FULL sync on the same disk."""
    path, rows = folder / "ukur-simpan.db", count()
    raw = make(path, os.urandom(48))
    for said in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "CREATE TABLE t (a TEXT)"):
        raw.execute(said)

    def commit() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO t VALUES (?)", (str(next(rows)),))
        raw.execute("COMMIT")

    try:
        yield commit
    finally:
        raw.close()
        for each in folder.glob(f"{path.name}*"):
            each.unlink()


def _asking(app: App, query: Callable[..., object], *args: object, **named: object) -> Act:
    return lambda: app.ask(query, *args, **named)


def _p95(acts: Sequence[Act]) -> Taken:
    walls, cpus = [], []
    for act in acts:
        wall, cpu = time.perf_counter(), time.process_time()
        act()
        walls.append((time.perf_counter() - wall) * 1e3)
        cpus.append((time.process_time() - cpu) * 1e3)
    at = max(0, round(len(acts) * 0.95) - 1)
    return Taken(sorted(walls)[at], sorted(cpus)[at])


def _profile(acts: Sequence[Act]) -> str:
    profile = cProfile.Profile()
    with profile:
        for act in acts:
            act()
    return bench_profile.told(profile)
