"""One person, once: look for likely duplicates, and decide about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from desktop_app.domain.card import Card
from desktop_app.domain.duplicates.crowd import SHARES
from desktop_app.domain.duplicates.kept_weights import ONE, LearnedWeights, to_keep
from desktop_app.domain.duplicates.matching import (
    Searched,
    loose_crowd,
    searched,
)
from desktop_app.domain.duplicates.merging import Gathering, Merging, one_history, one_of
from desktop_app.domain.duplicates.pair import Found, Pair, PairVerdict
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person, PersonReading, judge, with_findings
from desktop_app.domain.photo import Photo
from desktop_app.domain.submission import BatchLine
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import Status
from desktop_app.kernel.crew import share_out
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.jobs import Progress
from desktop_app.kernel.memory import collecting_later
from desktop_app.queries import duplicates as questions
from desktop_app.services import workers
from desktop_app.services.use_case import use_case
from desktop_app.services.verification import GoneError
from desktop_app.store.engine import Reader
from desktop_app.store.replaying import MovedOnError
from desktop_app.store.unit import Unit

FINDING = "likely_duplicate:name"
"""What is noted on the worker who waits until somebody has decided."""

_ALL, _WORTH_CORES = 0, 30_000
"""From so many people on all cores pay: their processes take half a second to start."""


_MERGES = ("duplicates.merge", "duplicates.merge_two", "duplicates.merge_all")


class DecidedError(AppError):
    """Somebody has decided about this pair already."""

    text = N_("Pasangan ini sudah diputuskan.")


class NotDecidedError(AppError):
    """Nobody has decided about this pair yet."""

    text = N_("Pasangan ini belum diputuskan.")


def find(connection: Reader, progress: Progress | None = None) -> Searched:
    """Look through the whole store; give the pairs that nobody knows yet, and what was learned."""
    progress = progress or Progress()
    known = questions.known_pairs(connection)
    with collecting_later():
        everybody = list(questions.everybody(connection))
        cores = _ALL if len(everybody) >= _WORTH_CORES else 1
        shares = share_out(loose_crowd(everybody).ways, SHARES, progress, cores=cores)
        all_found = searched(everybody, shares)
    new = tuple(each for each in all_found.found if each.workers not in known)
    return replace(all_found, found=new)


@use_case(N_("mencatat kemungkinan orang yang sama"), right=Right.RECORD)
def note(unit: Unit, looked: Searched) -> list[Pair]:
    """Keep what a search gave: its pairs as `note_pairs` does, and the weights that it learned."""
    kept, learned = unit.get(LearnedWeights, ONE), to_keep(looked.weights)
    if looked.weights.people and (kept is None or kept.text != learned.text):
        unit.put(replace(learned, version=kept.version if kept else 0))
    return note_pairs(unit, looked.found)


def note_pairs(unit: Unit, found: Sequence[Found]) -> list[Pair]:
    """Keep pairs that were found, open; those that are known already, and decided ones, stay.

    Of each pair the later entry waits for the decision: it is not verified before.
    """
    known = {pair.workers for pair in _pairs_of(unit, (each.workers[0] for each in found))}
    there = {each.id for each in _standing(unit, found)}
    new = {each.workers: each for each in found if each.workers not in known}
    pairs = [each.pair(unit.new_id()) for key, each in new.items() if there.issuperset(key)]
    kept = unit.put_all(pairs)
    _hold(unit, kept)
    return kept


@use_case(N_("menyimpan orang"), right=Right.RECORD)
def save_beside(
    unit: Unit,
    reading: PersonReading,
    found: Sequence[Found],
    *,
    target: Status = Status.RECORDED,
    apart: Mapping[str, str] | None = None,
) -> Person:
    """Save who was typed, and note whom they may be; `apart`: who is somebody else, and why.

    Raises:
        NothingToSaveError, LockedPersonError, KnownNikError, StaleError: as `workers.save`.
    """
    person = workers.save(unit, reading, target=target)
    said = apart or {}
    note_pairs(unit, found)
    for pair in _pairs_of(unit, [person.worker.id]):
        other = pair.other(person.worker.id)
        if pair.verdict is PairVerdict.OPEN and other in said:
            decide_different(unit, pair.id, said[other])
    worker = unit.get(Worker, person.worker.id) or person.worker
    return Person(worker, unit.get(Enrolment, person.enrolment.id) or person.enrolment)


@use_case(N_("memutuskan: bukan orang yang sama"), right=Right.RECORD)
def decide_different(unit: Unit, pair_id: str, why: str = "") -> Pair:
    """Remember that two are two people; nobody is asked again.

    Raises:
        GoneError: there is no such pair.
        DecidedError: it is decided already.
    """
    pair = _open_pair(unit, pair_id)
    decided = unit.put(_decided(unit, pair, PairVerdict.DIFFERENT, why))
    _release(unit, unit.find_in(Worker, "id", pair.workers))
    return decided


@use_case(N_("menggabungkan dua catatan"), right=Right.RECORD)
def merge(unit: Unit, pair_id: str, merging: Merging, why: str = "") -> Person:
    """Let one worker remain of two; both histories, cards and sent lines become theirs.

    Raises:
        GoneError: there is no such pair, or one of the two is gone.
        DecidedError: it is decided already.
        EnrolmentToEndError: both have an open enrolment and none was chosen to end.
        AwaitedAnswerError: the one to end has been sent.
        LockedFieldsError: fields were chosen, and what remains is locked.
    """
    pair = _open_pair(unit, pair_id)
    unit.about = pair_id
    remains, goes = _two(unit, pair, merging.remains)
    enrolments = unit.find_in(Enrolment, "worker_id", pair.workers)
    history = one_history(enrolments, merging, unit.facts.today)
    unit.put(replace(goes, merged_into=remains.id, findings=()))
    unit.put_all(history)
    _move(unit, goes, remains)
    unit.put(_decided(unit, pair, PairVerdict.SAME, why))
    _move_pairs(unit, goes, remains)
    shown = next(each for each in history if each.latest)
    merged = Person(one_of(remains, goes, merging.taken), shown)
    judged = with_findings(PersonReading(merged, judge(merged, unit.facts)), merged.worker)
    worker = unit.put(judged.worker)
    _release(unit, [worker])
    return Person(unit.get(Worker, worker.id) or worker, unit.get(Enrolment, shown.id) or shown)


@use_case(N_("menggabungkan dua catatan"), right=Right.RECORD)
def merge_two(unit: Unit, goes: str, merging: Merging, why: str = "") -> Person:
    """Let one of two workers remain whom somebody sees side by side, whether noted before or not.

    Raises:
        GoneError: one of the two is gone.
        DecidedError, EnrolmentToEndError, AwaitedAnswerError, LockedFieldsError: as `merge`.
    """
    return merge(unit, _pair_of_two(unit, goes, merging.remains).id, merging, why)


@use_case(N_("menggabungkan beberapa catatan"), right=Right.RECORD)
def merge_all(unit: Unit, gathering: Gathering, why: str = "") -> Person:
    """Let one worker remain of several; whoever holds the enrolment that goes on comes first.

    Raises:
        GoneError, DecidedError, EnrolmentToEndError, AwaitedAnswerError, LockedFieldsError: as
            `merge`.
    """
    merged = None
    enrolments = unit.find_in(Enrolment, "worker_id", gathering.goes)
    first = next((each.worker_id for each in enrolments if each.id == gathering.goes_on), "")
    for goer in sorted(gathering.goes, key=lambda each: each != first):
        both = unit.find_in(Enrolment, "worker_id", [goer, gathering.remains])
        step = gathering.merging(goer, [each.id for each in both if each.is_open])
        merged = merge(unit, _pair_of_two(unit, goer, step.remains).id, step, why)
    if merged is None:
        raise GoneError
    unit.about = gathering.remains
    return merged


@use_case(N_("memutuskan: bukan orang yang sama"), right=Right.RECORD)
def part(unit: Unit, pair_ids: Sequence[str], why: str = "") -> list[Pair]:
    """Remember of several pairs that each is two people.

    Raises:
        GoneError, DecidedError: as `decide_different`.
    """
    decided = [decide_different(unit, each, why) for each in pair_ids]
    unit.about = decided[0].id if len(decided) == 1 else ""
    return decided


@use_case(N_("memutuskan: bukan orang yang sama"), right=Right.RECORD)
def set_apart(unit: Unit, one: str, other: str, why: str = "") -> Pair:
    """Remember that two whom somebody sees side by side are two, whether noted before or not.

    Raises:
        DecidedError: it is decided already.
    """
    return decide_different(unit, _pair_of_two(unit, one, other).id, why)


def _pair_of_two(unit: Unit, one: str, other: str) -> Pair:
    first, second = sorted((one, other))
    known = [each for each in _pairs_of(unit, [one]) if each.workers == (first, second)]
    return known[0] if known else unit.put(Pair(id=unit.new_id(), worker_a=first, worker_b=second))


@use_case(N_("menarik keputusan tentang dua orang"), right=Right.RECORD)
def take_back(unit: Unit, pair_id: str, *, progress: Progress | None = None) -> Pair:
    """Open a decided pair again: whoever was merged stands beside the other as before.

    Raises:
        GoneError: there is no such pair.
        NotDecidedError: nobody has decided about it.
        MovedOnError: one of the two was changed since they were merged.
    """
    pair = unit.get(Pair, pair_id)
    if pair is None:
        raise GoneError
    if pair.verdict is PairVerdict.OPEN:
        raise NotDecidedError
    if pair.verdict is PairVerdict.SAME:
        if not unit.take_back_last_on(_MERGES, pair, progress or Progress()):
            raise MovedOnError
        return unit.get(Pair, pair_id) or pair
    unit.about = pair_id
    opened = replace(pair, verdict=PairVerdict.OPEN, decided_by="", decided_at=None, note="")
    kept = unit.put(opened)
    _hold(unit, [kept])
    return kept


def _open_pair(unit: Unit, pair_id: str) -> Pair:
    pair = unit.get(Pair, pair_id)
    if pair is None:
        raise GoneError
    if pair.verdict is not PairVerdict.OPEN:
        raise DecidedError
    return pair


def _two(unit: Unit, pair: Pair, remains: str) -> tuple[Worker, Worker]:
    """Give the worker of a pair who remains, and the one who goes."""
    workers = {each.id: each for each in unit.find_in(Worker, "id", pair.workers)}
    if remains not in pair.workers or len(workers) < 2:
        raise GoneError
    if any(each.merged_into for each in workers.values()):
        raise GoneError
    return workers[remains], workers[pair.other(remains)]


def _decided(unit: Unit, pair: Pair, verdict: PairVerdict, why: str) -> Pair:
    return replace(
        pair, verdict=verdict, decided_by=unit.user.id, decided_at=unit.at, note=why.strip()
    )


def _pairs_of(unit: Unit, ids: Iterable[str]) -> list[Pair]:
    """Give all pairs of these workers, each once."""
    wanted = sorted(set(ids))
    found = (*unit.find_in(Pair, "worker_a", wanted), *unit.find_in(Pair, "worker_b", wanted))
    return list({each.id: each for each in found}.values())


def _standing(unit: Unit, found: Iterable[Found]) -> list[Worker]:
    ids = sorted({key for each in found for key in each.workers})
    return [each for each in unit.find_in(Worker, "id", ids) if not each.merged_into]


def _hold(unit: Unit, pairs: Sequence[Pair]) -> None:
    """Let the later entry of each pair wait, or the other one where the later is locked."""
    ids = sorted({key for pair in pairs for key in pair.workers})
    enrolments = unit.find_in(Enrolment, "worker_id", ids)
    free = {each.worker_id for each in enrolments if each.latest and not each.is_locked}
    waiting = {key for pair in pairs for key in _waits(pair, free)}
    unit.put_all(
        [
            replace(each, findings=(*each.findings, FINDING))
            for each in unit.find_in(Worker, "id", sorted(waiting))
            if FINDING not in each.findings
        ]
    )


def _waits(pair: Pair, free: set[str]) -> list[str]:
    return [key for key in reversed(pair.workers) if key in free][:1]


def _release(unit: Unit, workers: Iterable[Worker]) -> None:
    """Take the finding off the workers about whom nothing is open any more."""
    marked_ones = [each for each in workers if FINDING in each.findings]
    pairs = _pairs_of(unit, (each.id for each in marked_ones))
    still_open = {key for pair in pairs if pair.verdict is PairVerdict.OPEN for key in pair.workers}
    unit.put_all(
        [
            replace(each, findings=tuple(f for f in each.findings if f != FINDING))
            for each in marked_ones
            if each.id not in still_open
        ]
    )


def _move(unit: Unit, goes: Worker, remains: Worker) -> None:
    """Let cards and sent lines follow their enrolments, and pictures the person."""
    cards = unit.find(Card, worker_id=goes.id)
    unit.put_all([replace(each, worker_id=remains.id) for each in cards])
    lines = unit.find(BatchLine, worker_id=goes.id)
    unit.put_all([replace(each, worker_id=remains.id) for each in lines])
    photos = unit.find(Photo, worker_id=goes.id)
    unit.put_all([replace(each, worker_id=remains.id) for each in photos])


def _move_pairs(unit: Unit, goes: Worker, remains: Worker) -> None:
    """Let what is known of the one who goes stand for the one who remains; nothing stands twice.

    Of two pairs that become one the decided one stands: nobody is asked again.
    """
    known = {each.workers: each for each in _pairs_of(unit, [remains.id])}
    moved = []
    for pair in _pairs_of(unit, [goes.id]):
        if remains.id in pair.workers:
            continue
        first, second = sorted((pair.other(goes.id), remains.id))
        beside = known.get((first, second))
        if beside and (beside.verdict is not PairVerdict.OPEN or pair.verdict is PairVerdict.OPEN):
            unit.remove(pair)
            continue
        if beside:
            unit.remove(beside)
        moved.append(unit.put(replace(pair, worker_a=first, worker_b=second)))
    told = {key for pair in moved if pair.verdict is not PairVerdict.OPEN for key in pair.workers}
    _release(unit, unit.find_in(Worker, "id", sorted(told)))
