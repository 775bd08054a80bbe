"""An answer is taken back whole, in any later session, until a card is printed from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office import create, with_verifier
from round_trip import answer, lines, record, seal, take, verify

from desktop_app.app import App
from desktop_app.domain.card import CardState
from desktop_app.domain.submission import BatchStatus
from desktop_app.queries.cards import cards as cards_in
from desktop_app.services import answer_undo, cards, printing
from desktop_app.services.answer_undo import CardsPrintedError, NoAnswerError

NUMBER = "2026-01"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """An office with two people sent and answered, whose cards are queued."""
    opened = with_verifier(create(tmp_path / "kantor"))
    record(opened, 2)
    verify(opened)
    take(opened, answer(tmp_path / "jawaban.xlsx", lines(opened, seal(opened))))
    opened.do(cards.queue_missing, opened.ask(cards.waiting_for_card), "kota")
    yield opened
    opened.close()


def test_cards_in_a_print_job_that_is_still_open_forbid_it(app: App) -> None:
    [first, _second] = app.ask(cards_in, [CardState.QUEUED])
    ticket = printing.Ticket(cards=[first.id], design="kota", sheet="a4-2x5")
    app.do(printing.begin, ticket)
    with pytest.raises(CardsPrintedError):
        app.do(answer_undo.undo_answer, NUMBER)


def test_it_can_be_read_again_and_taken_back_again(app: App, tmp_path: Path) -> None:
    assert app.do(answer_undo.undo_answer, NUMBER).status == BatchStatus.SEALED
    assert not app.ask(cards_in, [CardState.QUEUED])
    with pytest.raises(NoAnswerError):
        app.do(answer_undo.undo_answer, NUMBER)
    take(app, tmp_path / "jawaban.xlsx")
    assert app.do(answer_undo.undo_answer, NUMBER).status == BatchStatus.SEALED


def test_what_was_undone_and_done_again_stands(app: App) -> None:
    app.do(answer_undo.undo_answer, NUMBER)
    app.undo()
    assert app.do(answer_undo.undo_answer, NUMBER).status == BatchStatus.SEALED
