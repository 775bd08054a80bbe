"""Measures a whole city and writes docs/performance.md: screens, long acts, and the window.

    .venv/bin/python packaging/bench.py city [--sizes 15000 228000 1000000]

Stores, lists and cells are made once and kept (`bench_city.STORES`); then it takes a quarter of an
hour. Nothing else should run meanwhile.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from math import isinf, log
from pathlib import Path
from typing import Any

import bench_growth
import bench_screens
import bench_window
from bench_growth import Growing, Spent

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
_PAGES = (
    "Fifty people who stand together in this order stand apart in the file: each has a narrow row on "
    "a page of its own. What is not in the cache of 64 MB is decrypted and its HMAC checked, page by "
    "page; a larger cache would break the goal for memory."
)
_ROLLS = (
    "An order is read whole from the index that keeps it, page by page as these are decrypted; by "
    "status or RT, everybody by name is dealt out to what a second index holds of each."
)
_RESEMBLES = (
    "Indexes tell who shares a day, a number or a name, and only the likely ones are read whole. In a "
    "million a common name is borne by four thousand: they stand on 70 pages of their index, 30 of them "
    "are read whole, and the 160 NIKs that are one slip away stand on 27 more. Few of these pages are in "
    "the cache; each other one is read, its HMAC checked, and decrypted."
)
WHY: Mapping[str, str] = {
    "first page": _PAGES,
    "next page": _PAGES,
    "who stands where": _ROLLS,
    "search": (
        "The first people by name are looked at themselves. Where too few of these are hit FTS5 gives all "
        "hits in no order, about 0.2 µs each; then one of many hundred thousand names is passed in 0.05 µs, "
        "or a hit sorted in 15 µs, as a page is decrypted for it. Two letters are a hundred trigrams, and "
        "hits that stand late by name are passed to last: these take longest."
    ),
    "save of one person": (
        "Some thirty pages are encrypted for each commit; every 24th save merges the trigrams of those "
        "before. The log is folded in later, in a pause."
    ),
    "the same, and": _RESEMBLES,
    "candidates": _RESEMBLES,
    "memory": "What is asked the first time raises the most that was ever taken at once.",
}
"""Our sentence for a goal that is missed, by the beginning of its name."""
_PYTHON = (
    " Before the gate stands there Python loads Qt, a tenth of a second; then opening takes the passphrase "
    "through Argon2, and the list is built. DB Browser is one compiled program and a file without a key."
)
_JUMPS = "The window's own thread, by the clock: what a lane asks meanwhile is waited for."
_CITY = 228_000
_PEERS = ("soffice", "glabels-3-batch")

Rows = Mapping[str, Mapping[int, tuple[float, float, float]]]
Acts = Mapping[str, Mapping[int, tuple[Spent, Spent | None]]]


def main(sizes: Sequence[int]) -> None:
    """Measure everything, print the page and write it; nothing where a peer is not installed."""
    lacking = [name for name in (*_PEERS, *bench_window.NEEDED) if shutil.which(name) is None]
    if lacking:
        sys.exit(f"Not installed, and measured beside us: {', '.join(lacking)}.")
    begun = time.perf_counter()
    for size in sizes:
        bench_growth.prepare(size)
    made = time.perf_counter()
    screens = {size: _said(f"screens, {size}", bench_screens.measure_size, size) for size in sizes}
    acts = {name: {size: _act(name, size) for size in sizes} for name in bench_growth.ACTS}
    many = _CITY if _CITY in sizes else max(sizes)
    shown, late = _said("window", bench_window.compare, many)
    walked = _said("pages", bench_window.walk, max(sizes))
    took = f"{(time.perf_counter() - made) / 60:.0f} min"
    if made - begun > 60:
        took += f" after {(made - begun) / 60:.0f} min for making what is measured"
    parts = (
        _head(took),
        *_screen_lines(screens, sizes),
        *_act_lines(acts, sizes),
        *_window_lines(shown, many),
        *_page_lines(walked, max(sizes)),
        *_profiles(screens),
        *_act_profiles(acts),
        *_missed("the list on the screen", many, "The window's own thread:", late),
        *_missed("a jump of the scroll bar", max(sizes), _JUMPS, walked["profile"]),
    )
    page = "\n".join(parts).rstrip() + "\n"
    print(page)
    PAGE.write_text(page, encoding="utf-8")


def _said(what: str, measure: Any, *args: Any) -> Any:
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)
    return measure(*args)


def _act(name: str, size: int) -> tuple[Spent, Spent | None]:
    with tempfile.TemporaryDirectory(prefix="pekerja-rentan-ukur-") as scratch:
        pair: tuple[Spent, Spent | None] = _said(
            f"{name}, {size}", bench_growth.measure, name, size, Path(scratch)
        )
    return pair


def _head(took: str) -> str:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    return (
        "# How fast at a whole city's size\n\n"
        f"Measured on {time.strftime('%d %B %Y')} with `packaging/bench.py city` in {took}: "
        f"{machine}, Python {platform.python_version()}, load {os.getloadavg()[2]:.1f}.\n\n"
        "Encrypted stores of invented people. ✗ marks a goal that the processor alone misses. The "
        "exponent says how time grows with people, from the smallest size to the largest that was "
        "run: 1 is as much longer as there are more people.\n"
    )


def _screen_lines(found: Mapping[int, Mapping[str, Any]], sizes: Sequence[int]) -> Iterator[str]:
    yield "## Screens\n"
    yield (
        "Milliseconds that 95 of 100 stay under, by the clock / **by the processor**. The store's "
        "file was read once before, so that this machine's disk does not count.\n"
    )
    yield f"| | goal | {' | '.join(f'{size:,}' for size in sizes)} | exponent |"
    yield f"|---|---|{'---|' * len(sizes)}---|"
    for name, told in _by_name(found).items():
        goals = dict.fromkeys(
            "" if isinf(told[size][0]) else f"{told[size][0]:.0f}" for size in told
        )
        cells = " | ".join(_cell(*told[size]) for size in sizes)
        exponent = _exponent({size: told[size][2] for size in sizes})
        yield f"| {name} | {' or '.join(goals)} | {cells} | {exponent} |"
    memory = " | ".join(_memory(found[size]["memory"]) for size in sizes)
    yield f"| memory of it all | {bench_screens.OPEN_MEMORY} MB | {memory} | |"
    opened = " | ".join(f"{found[size]['open']:.0f}" for size in sizes)
    yield f"| opening | | {opened} | |\n"


def _by_name(found: Mapping[int, Mapping[str, Any]]) -> Rows:
    told: dict[str, dict[int, tuple[float, float, float]]] = {}
    for size, each in found.items():
        for name, goal, wall, cpu in each["rows"]:
            told.setdefault(name, {})[size] = (goal, wall, cpu)
    return told


def _cell(goal: float, wall: float, cpu: float) -> str:
    return f"{wall:.1f} / **{cpu:.1f}**{' ✗' if cpu > goal else ''}"


def _memory(peak: float) -> str:
    return f"{peak:.0f} MB{' ✗' if peak > bench_screens.OPEN_MEMORY else ''}"


def _exponent(taken: Mapping[int, float]) -> str:
    if len(taken) < 2:
        return ""
    first, last = min(taken), max(taken)
    return f"{log(taken[last] / taken[first]) / log(last / first):.2f}"


def _act_lines(acts: Acts, sizes: Sequence[int]) -> Iterator[str]:
    yield "## Long acts\n"
    yield (
        "Seconds of the processor, child processes counted: ours / the peer's = **ratio**; the ratio by "
        "the clock; and the memory of our largest process. A million people are imported as five "
        "lists, one after the other: longer ones no office sends.\n"
    )
    heads = " | ".join(f"{size:,}" for size in sizes)
    yield f"| | peer | aim | {heads} | exponent |"
    yield f"|---|---|---|{'---|' * len(sizes)}---|"
    for name, taken in acts.items():
        act = bench_growth.ACTS[name]
        cells = " | ".join(_act_cell(act, *taken[size]) for size in sizes)
        grown = _exponent({size: taken[size][0].cpu for size in sizes})
        yield f"| {name} | {act.against} | {act.goal} | {cells} | {grown} |"
    yield ""


def _act_cell(act: Growing, ours: Spent, peer: Spent | None) -> str:
    memory = f"{ours.memory:.0f} MB"
    if peer is None:
        return f"{ours.cpu:.1f}{', peer not run' if act.peer else ''}, {memory}"
    missed = " ✗" if act.is_missed(ours, peer) else ""
    clock = f"clock {ours.wall:.1f} / {peer.wall:.1f} = {ours.wall / peer.wall:.2f}"
    return f"{ours.cpu:.1f} / {peer.cpu:.1f} = **{ours.cpu / peer.cpu:.2f}**{missed}, {clock}, {memory}"


def _window_lines(shown: Mapping[str, bench_window.Shown], people: int) -> Iterator[str]:
    yield "## The window\n"
    if not shown:
        yield "DB Browser for SQLite or Xvfb is not installed here; the two lists were not compared.\n"
    else:
        ours, peer = shown["ours"], shown["DB Browser"]
        yield (
            f"From the start until the list of {people:,} people is on the screen (Xvfb): "
            f"{ours.wall:.2f} s, {ours.cpu:.2f} s of the processor, encrypted and without the two "
            f"seconds in which the passphrase is typed (the program loads the rest of itself "
            f"meanwhile); DB Browser for SQLite with the plain file {peer.wall:.2f} s, "
            f"{peer.cpu:.2f} s.{f' ✗{_PYTHON}' if ours.cpu > peer.cpu else ''}\n"
        )


def _page_lines(walked: Mapping[str, Any], size: int) -> Iterator[str]:
    yield (
        f"List of {walked['rows']:,} people in the real window: a step of the wheel "
        f"{walked['step']:.1f} ms{' ✗' if walked['step'] > 16 else ''} (goal 16), a jump of the scroll "
        f"bar until the people stand there {walked['jump']:.1f} ms"
        f"{' ✗' if walked['jump'] > bench_window.JUMP else ''} (goal {bench_window.JUMP:.0f}, by the clock).\n"
    )
    yield (
        f"All {len(walked['pages'])} pages opened with {size:,} people; questions that took the "
        "processor more than 100 ms, in a lane beside the window unless it says so:\n"
    )
    for page, question, took in walked["slow"]:
        yield f"- {page}: `{question}` {took:.0f} ms"
    yield "" if walked["slow"] else "none.\n"


def _profiles(found: Mapping[int, Mapping[str, Any]]) -> Iterator[str]:
    for size, each in found.items():
        for name, text in each["profiles"].items():
            why = next((said for head, said in WHY.items() if name.startswith(head)), "")
            yield from _missed(name, size, why, text)


def _act_profiles(acts: Acts) -> Iterator[str]:
    """Where an act misses its goal: what it spends, at the largest size that is soon run again."""
    for name, taken in acts.items():
        act = bench_growth.ACTS[name]
        missed = [size for size, told in taken.items() if act.is_missed(*told) and size <= _CITY]
        for size in missed[-1:]:
            with tempfile.TemporaryDirectory(prefix="pekerja-rentan-ukur-") as scratch:
                told = _said(
                    f"profile of {name}, {size}", bench_growth.profile_of, name, size, Path(scratch)
                )
            yield from _missed(name, size, act.why, told)


def _missed(name: str, size: int, why: str, text: str) -> Iterator[str]:
    if text:
        yield f"## Missed: {name}, {size:,} people\n\n{why}\n\n```\n{text}\n```\n"
