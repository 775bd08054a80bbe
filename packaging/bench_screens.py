"""What a screen asks of a whole city, each beside its goal, at three sizes; writes docs/performance.md.

    .venv/bin/python packaging/bench.py city [--sizes 15000 228000 1000000]

Stores are made once and kept (`bench_city.STORES`). Each size is a process of its own. A figure is
milliseconds that ninety-five of a hundred questions stay under, by the clock and by the processor:
on a machine that others use only the second says something. Where a goal is missed the page shows
where the time went.
"""

from __future__ import annotations

import cProfile
import io
import json
import os
import platform
import pstats
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import log
from pathlib import Path

from bench_acts import open_app
from bench_city import city

from desktop_app.app import App
from desktop_app.domain.person import read_person
from desktop_app.domain.workflow import Status
from desktop_app.queries import dashboard, duplicates, quotas, report, settings, typed, workers
from desktop_app.queries.workers import Filter
from desktop_app.services import workers as saving

SIZES = (15_000, 228_000, 1_000_000)
PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
WORDS = (
    *("siti", "muh ridwan", "zzz", "slamet", "1571", "082", "157111", "9999999", "kenanga"),
    *("sitix", "ridw", "1985", "ahmad", "rahayu", "0812", "sri", "an", "qx", "no 1", "bambang"),
)
_TODAY = date(2026, 11, 23)
_ROWS = 50
_SLOWEST = 6
_ELSEWHERE = (
    "Not in this table: import, export, cards, duplicates and backup (`packaging/bench.py` measures "
    "them beside their peers), and the window against DB Browser for SQLite."
)

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


def main(sizes: Sequence[int]) -> None:
    """Measure every size in a process of its own, print the table and write the page."""
    found = {size: _child(size) for size in sizes}
    page = _page(found)
    print(page)
    PAGE.write_text(page, encoding="utf-8")


def measure_here(size: int) -> None:
    """Measure one size and print it as JSON."""
    folder = city(size)
    begun = time.perf_counter()
    with open_app(folder) as app:
        told: dict[str, object] = {"open": (time.perf_counter() - begun) * 1e3}
        rows, profiles = [], {}
        for each in _measures(app, size):
            taken = _p95(each.acts)
            rows.append((each.name, each.goal, taken.wall, taken.cpu))
            if taken.cpu > each.goal:
                profiles[each.name] = _profile(each.acts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**told, "rows": rows, "profiles": profiles, "memory": peak}))


def _child(size: int) -> dict[str, object]:
    words = [sys.executable, str(Path(__file__).with_name("bench.py")), "--city-one", str(size)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _measures(app: App, size: int) -> Iterator[Measure]:
    chance = random.Random(5)  # noqa: S311 - the same places each time
    yield from _listing(app, chance)
    yield Measure(
        "search, first 50 in name order",
        60 if size > SIZES[1] else 16,
        [_asking(app, workers.people, Filter(words=w), order="name", limit=_ROWS) for w in WORDS],
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
            first = _asking(app, workers.people, order=order, limit=_ROWS)
            yield Measure(f"first page by {order}", 5, [first] * 20)
            spots = [chance.randrange(len(roll) - _ROWS) for _ in range(60)]
            jumps = [_asking(app, workers.people_at, roll[at : at + _ROWS]) for at in spots]
            yield Measure(f"page anywhere by {order}", 50, jumps)
            here = len(roll) * 9 // 10
            following = range(here, min(here + 40 * _ROWS, len(roll) - _ROWS), _ROWS)
            steps = [_asking(app, workers.people_at, roll[at : at + _ROWS]) for at in following]
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
    people = app.ask(workers.people, drafts, order="newest", limit=30)
    facts = app.facts

    def save(worker_id: str, at: int) -> None:
        person = app.ask(workers.person, worker_id)
        if person:
            phone = {"phone": f"08127{time.time_ns() // 1000 % 900 + 100}{at:04}"}
            app.do(saving.save, read_person(person, phone, facts))

    def commit() -> None:
        with app.store.writing() as connection:
            connection.exec_driver_sql("UPDATE meta SET value = value || '' WHERE name = 'schema'")

    bare = _p95([commit] * 30)
    yield Measure("a bare commit", 1000, [commit] * 30)
    yield Measure(
        "save of one person",
        bare.wall + 5,
        [lambda key=each.worker.id, at=at: save(key, at) for at, each in enumerate(people)],
    )
    yield Measure(
        "candidates for one person",
        100,
        [_asking(app, duplicates.candidates, each.worker) for each in people],
    )


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
    profile, told = cProfile.Profile(), io.StringIO()
    profile.enable()
    for act in acts:
        act()
    profile.disable()
    pstats.Stats(profile, stream=told).strip_dirs().sort_stats("tottime").print_stats(_SLOWEST)
    lines = told.getvalue().splitlines()
    return "\n".join(line for line in lines if line.strip())[:1200]


def _page(found: dict[int, dict[str, object]]) -> str:
    sizes = list(found)
    heads = " | ".join(f"{size:,}" for size in sizes)
    lines = [
        "# How fast at a whole city's size",
        "",
        (
            f"Measured on {time.strftime('%d %B %Y')} with `packaging/bench.py city`: "
            f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, "
            f"Python {platform.python_version()}, load {os.getloadavg()[1]:.1f}."
        ),
        "",
        (
            "Encrypted stores of invented people. Milliseconds that 95 of 100 stay under, by the "
            "clock / **by the processor**; ✗ where the processor alone misses the goal. The exponent "
            "says how time grows with people, from the smallest size to the largest."
        ),
        "",
        _ELSEWHERE,
        "",
        f"| | goal | {heads} | exponent |",
        f"|---|---|{'---|' * len(sizes)}---|",
    ]
    for name, told in _by_name(found).items():
        goal = " or ".join(dict.fromkeys(f"{told[size][0]:.0f}" for size in sizes))
        cells = " | ".join(_cell(*told[size]) for size in sizes)
        lines.append(f"| {name} | {goal} | {cells} | {_exponent(told, sizes)} |")
    memory = " | ".join(f"{found[size]['memory']:.0f} MB" for size in sizes)
    opened = " | ".join(f"{found[size]['open']:.0f}" for size in sizes)
    lines += [f"| memory of it all | 250 MB | {memory} | |", f"| opening | | {opened} | |"]
    for size in sizes:
        profiles = found[size]["profiles"]
        for name, text in profiles.items() if isinstance(profiles, dict) else ():
            lines += ["", f"## Missed: {name}, {size:,} people", "", "```", text, "```"]
    return "\n".join(lines) + "\n"


def _by_name(
    found: dict[int, dict[str, object]],
) -> dict[str, dict[int, tuple[float, float, float]]]:
    told: dict[str, dict[int, tuple[float, float, float]]] = {}
    for size, each in found.items():
        rows = each["rows"]
        for name, goal, wall, cpu in rows if isinstance(rows, list) else ():
            told.setdefault(name, {})[size] = (goal, wall, cpu)
    return told


def _cell(goal: float, wall: float, cpu: float) -> str:
    return f"{wall:.1f} / **{cpu:.1f}**{' ✗' if cpu > goal else ''}"


def _exponent(told: dict[int, tuple[float, float, float]], sizes: Sequence[int]) -> str:
    if len(sizes) < 2:
        return ""
    first, last = told[sizes[0]][2], told[sizes[-1]][2]
    return f"{log(last / first) / log(sizes[-1] / sizes[0]):.2f}"
