"""Taking an answer of the agency back, at any time while no card stands on it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.card import Card, CardState
from desktop_app.domain.people import Right
from desktop_app.domain.submission import Batch, BatchStatus
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.jobs import Progress
from desktop_app.queries.answers import cards_of_batch
from desktop_app.queries.printing import open_jobs
from desktop_app.queries.submissions import batch_numbered
from desktop_app.services.answers import NoSuchBatchError
from desktop_app.services.use_case import use_case
from desktop_app.store.engine import Reader
from desktop_app.store.journal import last_standing
from desktop_app.store.unit import Unit

_APPLIED = "submissions.apply_answer"
_GIVEN = frozenset({CardState.PRINTED, CardState.HANDED_OVER})
_ANSWERED = frozenset({BatchStatus.ANSWERED, BatchStatus.CLOSED})


class NoAnswerError(AppError):
    """No answer to the batch stands that could be taken back."""

    text = N_("Tidak ada jawaban kiriman {number} yang dapat dibatalkan.")


class CardsPrintedError(AppError):
    """Cards were printed from the answer."""

    text = N_("Jawaban kiriman {number} tidak dapat dibatalkan: kartunya sudah dicetak.")


def can_undo(connection: Reader, batch: Batch) -> bool:
    """Tell whether an answer to a batch stands, and no card was printed from it."""
    if batch.status not in _ANSWERED or last_standing(connection, _APPLIED, batch.number) is None:
        return False
    return not _printed(connection, cards_of_batch(connection, batch.id))


@use_case(N_("membatalkan jawaban BPJS"), right=Right.SUBMIT)
def undo_answer(unit: Unit, number: str, *, progress: Progress | None = None) -> Batch:
    """Take the last answer to a batch back whole; cards that only wait to be printed go with it.

    Raises:
        NoSuchBatchError: there is no batch of that number.
        NoAnswerError: no answer to it stands.
        CardsPrintedError: a card was printed from it.
        MovedOnError: somebody of it was changed since.
    """
    batch = unit.ask(batch_numbered, number)
    if batch is None:
        raise NoSuchBatchError(number=number)
    cards = unit.ask(cards_of_batch, batch.id)
    if unit.ask(_printed, cards):
        raise CardsPrintedError(number=number)
    unit.about = number
    changed = unit.take_back_last(_APPLIED, number, progress or Progress())
    if not changed:
        raise NoAnswerError(number=number)
    freed = {made.key for made in changed if made.table == "enrolment"}
    for each in cards:
        if each.enrolment_id in freed and each.state is CardState.QUEUED:
            unit.remove(each)
    return unit.ask(batch_numbered, number) or batch


def _printed(connection: Reader, cards: Sequence[Card]) -> bool:
    """Tell whether one of these cards is on paper, or on its way there."""
    on_the_way = {key for job in open_jobs(connection) for key in job.cards}
    return any(each.printed_at or each.state in _GIVEN or each.id in on_the_way for each in cards)
