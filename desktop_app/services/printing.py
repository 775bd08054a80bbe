"""The ledger of printing: a job is begun when it is written, and closed when it came out.

A card is printed only after somebody has said that it came out well. One that is spoiled gets a
successor with a serial of its own; no card lies in two open jobs unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.card import Card, CardState
from desktop_app.domain.people import Right
from desktop_app.domain.printing import CardBox, JobState, PrintJob
from desktop_app.domain.sheet import Sides
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.services.cards import EmptyQueueError, new_serials, new_token
from desktop_app.services.use_case import use_case
from desktop_app.store.unit import Unit

_OTHER_SIDE = {Sides.FRONTS: Sides.BACKS, Sides.BACKS: Sides.FRONTS}


class StillOpenError(AppError):
    """Some of the cards were written before, and nobody has said what came out."""

    text = N_(
        "Sebagian kartu sudah ditulis pada cetakan {numbers} dan hasilnya belum dicatat. Catat "
        "hasilnya dahulu, atau cetak lagi dengan sengaja."
    )


class JobClosedError(AppError):
    """Of this job somebody has already said what came out."""

    text = N_("Hasil cetakan ini sudah dicatat.")


class NoReasonError(AppError):
    """What is spoiled, voided or made anew needs a reason."""

    text = N_("Tuliskan alasannya dahulu.")


class BoxError(AppError):
    """A box needs a name, and cards in it."""

    text = N_("Kotak perlu nama dan jumlah kartu antara 1 dan 100.000.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """What a job prints and where; `again`: earlier open jobs of the cards count as not printed."""

    cards: Sequence[str]
    design: str
    sheet: str
    sides: Sides = Sides.BOTH
    start_slot: int = 1
    printer: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came out of a job, by card ids; those in neither stay in the queue. `box`: an id."""

    well: Sequence[str] = ()
    spoiled: Sequence[str] = ()
    reason: str = ""
    box: str = ""


@use_case(N_("mencetak kartu"), right=Right.PRINT, undoable=False)
def begin(unit: Unit, ticket: Ticket) -> PrintJob:
    """Note that queued cards were written for the printer; the other sides join their own job.

    Raises:
        EmptyQueueError: none of the cards is queued.
        StillOpenError: some lie in an open job, and `again` is not said.
    """
    cards = tuple(each.id for each in _in_state(unit, ticket.cards, {CardState.QUEUED}))
    if not cards:
        raise EmptyQueueError
    wanted = set(cards)
    earlier = [
        each for each in unit.find(PrintJob, state=JobState.OPEN) if wanted & set(each.cards)
    ]
    for job in earlier:
        if job.sides is _OTHER_SIDE.get(ticket.sides) and set(job.cards) == wanted:
            return unit.put(replace(job, sides=Sides.BOTH))
    if earlier and not ticket.again:
        numbers = ", ".join(str(each.number) for each in earlier)
        raise StillOpenError(numbers=numbers)
    number = (unit.highest(PrintJob, "number") or 0) + 1
    unit.about = ngettext("{n} kartu", "{n} kartu", len(cards)).format(n=len(cards))
    said = _("dicetak lagi pada cetakan {n}").format(n=number)
    unit.put_all([replace(each, state=JobState.CLOSED, reason=said) for each in earlier])
    return unit.put(
        PrintJob(
            id=unit.new_id(),
            number=number,
            at=unit.at,
            by=unit.user.id,
            printer=ticket.printer,
            design=ticket.design,
            sheet=ticket.sheet,
            sides=ticket.sides,
            start_slot=ticket.start_slot,
            cards=cards,
        )
    )


@use_case(N_("mencatat hasil cetak kartu"), right=Right.PRINT, undoable=False)
def finish(unit: Unit, job_id: str, outcome: Outcome) -> PrintJob:
    """Close a job: what came out well is printed, what was spoiled is void and queued anew.

    Raises:
        JobClosedError: it is closed, or there is none.
        NoReasonError: something is spoiled and nobody says why.
    """
    job = unit.get(PrintJob, job_id)
    if job is None or job.state is JobState.CLOSED:
        raise JobClosedError
    spoiled_ids = [each for each in job.cards if each in set(outcome.spoiled)]
    well_ids = [each for each in job.cards if each in set(outcome.well) - set(spoiled_ids)]
    well = _in_state(unit, well_ids, {CardState.QUEUED})
    unit.put_all(
        [
            replace(each, state=CardState.PRINTED, printed_at=job.at, printed_by=job.by)
            for each in well
        ]
    )
    spoiled = _replaced(unit, spoiled_ids, outcome.reason, {CardState.QUEUED})
    _take_from_box(unit, outcome.box, len(well), len(spoiled))
    closed = replace(
        job,
        state=JobState.CLOSED,
        well=len(well),
        spoiled=len(spoiled),
        reason=outcome.reason.strip() if spoiled else "",
        box_id=outcome.box,
    )
    return unit.put(closed)


@use_case(N_("mencetak ulang kartu"), right=Right.PRINT)
def reprint(unit: Unit, card_ids: Sequence[str], reason: str) -> list[Card]:
    """Void cards that were printed, and queue a successor with another serial for each.

    Raises:
        NoReasonError: no reason.
    """
    return _replaced(unit, card_ids, reason, {CardState.PRINTED, CardState.HANDED_OVER})


@use_case(N_("membatalkan kartu"), right=Right.PRINT)
def void(unit: Unit, card_ids: Sequence[str], reason: str) -> list[Card]:
    """Void cards without a successor; the reason is kept for ever.

    Raises:
        NoReasonError: no reason.
    """
    if not reason.strip():
        raise NoReasonError
    live = {CardState.QUEUED, CardState.PRINTED, CardState.HANDED_OVER}
    cards = _in_state(unit, card_ids, live)
    return unit.put_all(
        [replace(each, state=CardState.VOID, void_reason=reason.strip()) for each in cards]
    )


@use_case(N_("membuka kotak kartu"), right=Right.PRINT)
def open_box(unit: Unit, name: str, holds: int) -> CardBox:
    """Begin a box of blank cards; what is printed from now on comes out of it.

    Raises:
        BoxError: no name, or no sensible number.
    """
    name = " ".join(name.split())
    if not name or not 1 <= holds <= 100_000:
        raise BoxError
    return unit.put(CardBox(id=unit.new_id(), name=name, holds=holds, opened_at=unit.at))


@use_case(N_("menutup kotak kartu"), right=Right.PRINT)
def empty_box(unit: Unit, key: str) -> CardBox | None:
    """Note that a box is empty, whatever the count says; None when there is none."""
    box = unit.get(CardBox, key)
    return unit.put(replace(box, emptied=True)) if box else None


def _in_state(unit: Unit, card_ids: Iterable[str], states: set[CardState]) -> list[Card]:
    """Give the cards that are in one of these states, in the order asked for."""
    wanted = list(dict.fromkeys(card_ids))
    found = {each.id: each for each in unit.find_in(Card, "id", wanted) if each.state in states}
    return [found[key] for key in wanted if key in found]


def _replaced(
    unit: Unit, card_ids: Iterable[str], reason: str, states: set[CardState]
) -> list[Card]:
    """Void cards and queue their successors; give those."""
    old = _in_state(unit, card_ids, states)
    if not old:
        return []
    if not reason.strip():
        raise NoReasonError
    unit.put_all([replace(each, state=CardState.VOID, void_reason=reason.strip()) for each in old])
    serials = new_serials(unit, len(old))
    return unit.put_all(
        [
            Card(
                id=unit.new_id(),
                worker_id=each.worker_id,
                enrolment_id=each.enrolment_id,
                serial=serial,
                token=new_token(unit),
                design=each.design,
                replaces=each.serial,
            )
            for serial, each in zip(serials, old, strict=True)
        ]
    )


def _take_from_box(unit: Unit, key: str, printed: int, spoiled: int) -> None:
    box = unit.get(CardBox, key) if key else None
    if box is not None and printed + spoiled:
        grown = replace(box, printed=box.printed + printed, spoiled=box.spoiled + spoiled)
        unit.put(grown)
