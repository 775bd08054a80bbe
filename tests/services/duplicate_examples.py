"""Examples of the use cases about likely duplicates, for the test of undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from office import save

from desktop_app.app import App
from desktop_app.domain.duplicates.merging import Gathering, Merging
from desktop_app.domain.duplicates.pair import Pair
from desktop_app.queries.workers import person
from desktop_app.services import duplicates


def two_alike(app: App) -> Pair:
    """Give the open pair of two entries of one person."""
    save(app)
    save(app, nik="1571071408850008", name="Samsul Bahri", phone="081274119099")
    [pair] = app.do(duplicates.note, app.ask(duplicates.find))
    return pair


def _note(app: App, _tmp: Path) -> None:
    two_alike(app)


def _decide_different(app: App, _tmp: Path) -> None:
    app.do(duplicates.decide_different, two_alike(app).id, "Saudara kembar")


def _merge(app: App, _tmp: Path) -> Pair:
    pair = two_alike(app)
    later = app.ask(person, pair.worker_b)
    assert later is not None
    ends = later.enrolment.id
    merging = Merging(remains=pair.worker_a, taken=frozenset({"nik", "phone"}), ended=ends)
    app.do(duplicates.merge, pair.id, merging)
    return pair


def _merge_all(app: App, _tmp: Path) -> None:
    pair = two_alike(app)
    remains = app.ask(person, pair.worker_a)
    assert remains is not None
    taken = {"phone": pair.worker_b}
    goes_on = remains.enrolment.id
    gathering = Gathering(
        remains=pair.worker_a, goes=(pair.worker_b,), taken=taken, goes_on=goes_on
    )
    app.do(duplicates.merge_all, gathering)


def _part(app: App, _tmp: Path) -> None:
    app.do(duplicates.part, [two_alike(app).id], "Saudara kembar")


def _take_back(app: App, tmp: Path) -> None:
    app.do(duplicates.take_back, _merge(app, tmp).id)


EXAMPLES: dict[str, Callable[[App, Path], object]] = {
    "duplicates.note": _note,
    "duplicates.decide_different": _decide_different,
    "duplicates.merge": _merge,
    "duplicates.merge_all": _merge_all,
    "duplicates.part": _part,
    "duplicates.take_back": _take_back,
}
