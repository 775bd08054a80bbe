"""Weights are learned from people themselves, and tell one person from two in lists unlike ours."""

from __future__ import annotations

import importlib
from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.duplicates.crowd import SHARES
from desktop_app.domain.duplicates.kept_weights import to_keep, weights_of
from desktop_app.domain.duplicates.learning import ENOUGH, learned, with_names
from desktop_app.domain.duplicates.matching import Searched, loose_crowd, searched
from desktop_app.domain.duplicates.scoring import Scale
from desktop_app.domain.duplicates.traits import Traits
from desktop_app.domain.duplicates.weights import FIXED

PACKAGING = Path(__file__).parents[2] / "packaging"


def look(people: list[Traits]) -> Searched:
    return searched(people, map(loose_crowd(people).ways, SHARES))


@pytest.fixture(params=["doubled_people.city", "other_people.list_from_elsewhere"])
def entries(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Two invented lists with known truth; whoever makes one knows nothing of the other."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    module, _dot, name = request.param.partition(".")
    made: list[Any] = getattr(importlib.import_module(module), name)(3, count=2_500)
    return made


def traits(place: int, entry: Any) -> Traits:
    bench = importlib.import_module("bench_duplicates")
    made: Traits = bench.traits_of_entry(place, entry)
    return made


def test_what_was_learned_tells_one_person_from_two(entries: list[Any]) -> None:
    people = [traits(place, each) for place, each in enumerate(entries)]
    same = defaultdict(list)
    for each, one in zip(entries, people, strict=True):
        same[each.who].append(one.key)
    truth = {pair for keys in same.values() for pair in combinations(sorted(keys), 2)}
    looked = look(people)
    found = {each.workers for each in looked.found}
    assert 2 * len(found & truth) / (len(found) + len(truth)) >= 0.97
    assert weights_of(to_keep(looked.weights)).people == len(people)


def person(number: int, name: str = "", **fields: str) -> Traits:
    """Somebody of their own: no two numbers share a day, a NIK or a word of their name."""
    day = f"19{50 + number % 50}{1 + number // 50 % 12:02}{1 + number // 600 % 28:02}"
    nik = f"990101{day[6:]}{day[4:6]}{day[2:4]}{number:04}"
    own = "".join(chr(65 + int(digit)) for digit in f"{number:05}")
    words = (name,) if name else (f"{own}RA", f"TO{own}")
    return replace_traits(Traits(f"{number:05}", words, nik, birth=day, sex="L"), fields)


def replace_traits(one: Traits, fields: dict[str, str]) -> Traits:
    return one._replace(**fields)


def test_few_people_teach_nothing() -> None:
    people = [person(number) for number in range(ENOUGH - 1)]
    assert look(people).weights is FIXED


def test_the_same_people_teach_the_same() -> None:
    people = [person(number) for number in range(600)]
    pairs = [(0, 1), (5, 9), (20, 3)]
    way = (("name", "different"),)
    assert learned(people, {way: pairs}) == learned(people, {way: pairs[::-1]})


def test_a_name_that_many_bear_weighs_less_than_a_rare_one() -> None:
    people = [person(n, "SITI" if n % 3 == 0 else "") for n in range(1_500)]
    scale = Scale(with_names(people))
    both = {"birth": "19800203", "nik": ""}
    common = replace_traits(people[0], both), replace_traits(people[3], both)
    rare = replace_traits(people[1], both), replace_traits(people[1], both | {"key": "x"})
    assert scale.agreements(*rare)["namesakes"] == "rare"
    weigh = scale.score(scale.agreements(*rare)) - scale.score(scale.agreements(*common))
    assert weigh > 0


def test_fewer_doubles_ask_for_more() -> None:
    many = [person(number // 2)._replace(key=f"{number:05}") for number in range(1_200)]
    few = [person(number) for number in range(1_199)]
    few.append(few[0]._replace(key="99999"))
    assert look(few).weights.start < look(many).weights.start


def test_kept_weights_come_back_and_know_what_is_new() -> None:
    weights = replace(FIXED, start=-3.5, people=900, names={"BUDI": "common"})
    assert weights_of(to_keep(weights)) == weights
    older = replace(weights, points={"name": {"same": 7.0}})
    back = weights_of(to_keep(older))
    assert back.points["name"] == {**FIXED.points["name"], "same": 7.0}
    assert back.points["nik"] == FIXED.points["nik"]
