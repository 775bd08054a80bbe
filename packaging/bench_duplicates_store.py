"""Measure the search for likely duplicates in a whole encrypted store, and while somebody types.

    python packaging/bench_duplicates_store.py [--people 228000] [--share 0.03]

It works on a copy of the store that the benchmark keeps (`bench_city.py`), in which some people are
written down once more, damaged as in `doubled_people.py`. Processor time is told of all processes,
the most memory of the program and of its largest child; precision and recall against the truth.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench_city import city, settle_in
from bench_duplicates import quality
from bench_store import open_app
from doubled_people import damaged

from desktop_app.app import App
from desktop_app.domain.person import Person, blank_person, read_person, with_findings
from desktop_app.domain.worker import Worker
from desktop_app.kernel.clock import IdMaker
from desktop_app.queries import duplicates as questions
from desktop_app.queries import workers
from desktop_app.services import duplicates

TYPED = 300
_TEXTS = (
    *("name", "nik", "kk", "sex", "mother_name", "birth_place"),
    *("address", "rt", "kelurahan", "phone"),
)


def main() -> int:
    """Measure what the command line asks for."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    asked.add_argument("--people", type=int, default=228_000, help="people of the store")
    asked.add_argument("--share", type=float, default=0.03, help="of whom so many stand twice")
    given = asked.parse_args()
    kept = city(given.people)
    with tempfile.TemporaryDirectory(prefix="pekerja-rentan-ukur-") as scratch:
        shutil.copytree(kept / "kantor", Path(scratch) / "kantor")
        with open_app(Path(scratch)) as app:
            truth = _double(app, given.people, given.share)
            _search(app, truth)
            _type(app)
    return 0


def _double(app: App, people: int, share: float) -> set[tuple[str, str]]:
    """Write some people down once more; give who is whom by their ids."""
    chance = random.Random(21)  # noqa: S311 - the same people each time
    step, new_id = max(1, round(1 / share)), IdMaker()
    again: dict[str, tuple[str, Person]] = {}
    for person in islice(_everybody(app), 0, people, step):
        fields = {name: str(getattr(person.worker, name)) for name in _TEXTS}
        if day := person.worker.birth_date:
            fields["birth_date"] = f"{day:%d-%m-%Y}"
        blank = blank_person(new_id(), new_id())
        read = with_findings(read_person(blank, damaged(fields, chance), app.facts))
        again.setdefault(read.worker.nik, (person.worker.id, read))
    known = app.ask(workers.people_by_nik, again)  # one NIK stands once in a store
    new = [both for nik, both in again.items() if nik not in known]
    app.do(settle_in, [person for _first, person in new])
    return {(first, person.worker.id) for first, person in new}


def _everybody(app: App) -> Iterator[Person]:
    start, some = 0, list[Person]()
    while start == 0 or some:
        some = app.ask(workers.people, start=start, limit=10_000)
        yield from some
        start += len(some) or 1


def _search(app: App, truth: set[tuple[str, str]]) -> None:
    begun, used = time.perf_counter(), _processor()
    looked = app.ask(duplicates.find)
    took, used = time.perf_counter() - begun, _processor() - used
    most = [
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    print(f"{looked.people} people: {len(looked.found)} pairs in {took:.1f} s on the clock")
    print(f"  {used:.1f} s of processor in all processes")
    print(f"  most memory: {most[0]:.0f} MB in the program, {most[1]:.0f} MB in a child")
    found = {each.workers for each in looked.found}
    print(f"  {quality(found, truth)}")
    app.do(duplicates.note, looked)


def _processor() -> float:
    ours, theirs = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return ours.ru_utime + ours.ru_stime + theirs.ru_utime + theirs.ru_stime


def _type(app: App) -> None:
    """Print what a look while somebody types costs, with the weights that were learned."""
    people: list[Worker] = [each.worker for each in islice(_everybody(app), 0, 6_000, 20)][:TYPED]
    took = []
    for each in people:
        used = time.process_time()
        app.ask(questions.candidates, each)
        took.append((time.process_time() - used) * 1000)
    took.sort()
    middle, late = took[len(took) // 2], took[int(len(took) * 0.95)]
    print(f"while typing: {middle:.1f} ms of processor, p95 {late:.1f} ms, most {took[-1]:.1f} ms")


if __name__ == "__main__":
    sys.exit(main())
