"""Time and memory of the main acts, each beside a named peer in the same run.

    .venv/bin/python packaging/bench.py [--workers 15000] [--runs 3] [ACT …]

    .venv/bin/python packaging/bench.py city [--sizes 15000 228000 1000000]

`city` is about the screens of a whole city and writes docs/performance.md (`bench_screens.py`).
Of the acts every figure is a child process of its own: wall seconds and peak memory as the system counts
them, ours and the peer's in turn, medians and the ratio of the medians. `export` counts the
writing alone, because only that is what the two do alike, and `import` begins where a list is
dropped on the open window; `export-process` and `import-process` count all of the process. A
figure alone means nothing on another machine; the ratio does. Nothing here is asserted: tests never time.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench_acts import ACTS, Act, make_ground
from bench_lists import write_people
from bench_store import around_installed

HERE = Path(__file__).resolve()
SIDES = ("ours", "peer")
sys.path.insert(0, str(HERE.parent.parent))


@dataclass(frozen=True, slots=True)
class Figure:
    """Medians of one side: seconds, MiB at the peak, MB of the file that it made."""

    seconds: float
    memory: float
    size: float = 0.0


def measure(act: Act, side: str, folder: Path) -> Figure:
    """Run one side of an act in a process of its own; what that starts in turn counts as well."""
    begun = time.perf_counter()
    words = [sys.executable, str(HERE), "--one", act.name, side, str(folder)]
    around = around_installed()
    with subprocess.Popen(words, env=around, stdout=subprocess.PIPE, text=True) as child:
        said = child.stdout.read() if child.stdout else ""
        _pid, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        message = f"{act.name} ({side}) ended with {child.returncode}"
        raise RuntimeError(message)
    if act.inner:
        seconds = float(said.split()[-1])
    made = act.made[SIDES.index(side)]
    size = (folder / made).stat().st_size / 1e6 if made else 0.0
    return Figure(seconds, used.ru_maxrss / 1024, size)


def compared(act: Act, folder: Path, runs: int) -> str:
    """Measure both sides in turn and give the row of the table."""
    if act.needs and shutil.which(act.needs) is None:
        return f"| {act.name} | skipped: {act.needs} is not installed | | | | | {act.aim} | |"
    taken: dict[str, list[Figure]] = {side: [] for side in SIDES if getattr(act, side)}
    for _run in range(min(runs, act.runs or runs)):
        for side, figures in taken.items():
            figures.append(measure(act, side, folder))
    medians = [_median(figures) for figures in taken.values()]
    cells = [_cells(each) for each in medians]
    if len(medians) < len(SIDES):
        cells += ["– | –", "–"]
    else:
        cells.append(_ratios(*medians))
    return f"| {act.name} | {' | '.join(cells)} | {act.aim} | {act.against} |"


def _median(figures: Sequence[Figure]) -> Figure:
    seconds = statistics.median(each.seconds for each in figures)
    return Figure(seconds, statistics.median(each.memory for each in figures), figures[-1].size)


def _cells(figure: Figure) -> str:
    made = f", {figure.size:.1f} MB file" if figure.size else ""
    return f"{figure.seconds:.2f} s{made} | {figure.memory:.0f} MB"


def _ratios(ours: Figure, peer: Figure) -> str:
    time_taken = f"{ours.seconds / peer.seconds:.2f}"
    return f"{time_taken}, size {ours.size / peer.size:.2f}" if peer.size else time_taken


def _measure_city(asked: argparse.Namespace) -> int:
    import bench_growth
    import bench_page
    import bench_screens
    import bench_window

    if asked.city_one:
        bench_screens.measure_here(asked.city_one)
    elif asked.grown:
        name, side, size, scratch = asked.grown
        bench_growth.measure_one(name, side, int(size), Path(scratch))
    elif asked.window:
        bench_window.run_here(asked.window[0], Path(asked.window[1]))
    else:
        bench_page.main(asked.sizes or bench_screens.SIZES)
    return 0


def main() -> int:
    """Measure what was asked for and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("acts", nargs="*", metavar="ACT", help=", ".join(ACTS))
    parser.add_argument("--workers", type=int, default=15_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--ground", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--sizes", nargs="+", type=int, help="people in the stores of `city`")
    parser.add_argument("--city-one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--grown", nargs=4, help=argparse.SUPPRESS)
    parser.add_argument("--window", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--people", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.city_one or asked.grown or asked.window or asked.acts == ["city"]:
        return _measure_city(asked)
    if asked.people:
        write_people([Path(asked.people[1])], int(asked.people[0]))
        return 0
    if asked.ground:
        make_ground(Path(asked.ground[1]), int(asked.ground[0]))
        return 0
    if asked.one:
        act, side, folder = asked.one
        print(getattr(ACTS[act], side)(Path(folder)))
        return 0
    with tempfile.TemporaryDirectory(prefix="pekerja-rentan-ukur-") as scratch:
        # In a child as well: a parent that has grown would lend its size to every figure.
        subprocess.run(
            [sys.executable, str(HERE), "--ground", str(asked.workers), scratch], check=True
        )
        print(f"{asked.workers} people, medians of {asked.runs}, {os.cpu_count()} processors\n")
        print(
            "| act | ours | | peer | | ratio | aim | peer is |\n|---|---|---|---|---|---|---|---|"
        )
        for name in asked.acts or ACTS:
            print(compared(ACTS[name], Path(scratch), asked.runs), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
