"""An office with three registered people, two of one RT, and their queued cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from office import create, save

from desktop_app.app import App
from desktop_app.domain.card import Card, CardState
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.printing import PrintJob
from desktop_app.domain.workflow import Status
from desktop_app.queries import cards as card_rows
from desktop_app.services import cards, printing
from desktop_app.services.printing import Outcome, Ticket

NAMES = ("RTS. AMINAH", "BUJANG RASYID", "KEMAS ISHAK")
RTS = ("003", "003", "011")


def card_office(folder: Path) -> App:
    app = create(folder)
    for n, (name, rt) in enumerate(zip(NAMES, RTS, strict=True), start=1):
        save(app, nik=f"157107140885000{n}", name=name, rt=rt)
    with app.store.writing() as connection:
        unit = app._unit(connection)
        for n, each in enumerate(unit.find(Enrolment, latest=True), start=1):
            unit.put(replace(each, status=Status.REGISTERED, kpj=f"2600000000{n}"))
    app.do(cards.queue_missing, app.ask(cards.waiting_for_card), "kota")
    return app


def in_state(app: App, state: CardState) -> list[Card]:
    return app.ask(card_rows.cards, [state])


def ids(found: Sequence[Card]) -> list[str]:
    return [each.id for each in found]


def begun(app: App, cards: Sequence[str], **more: object) -> PrintJob:
    return app.do(printing.begin, Ticket(cards=cards, design="kota", sheet="a4-2x5", **more))


def all_printed(app: App) -> list[str]:
    """Print everything that is queued, all of it well."""
    keys = ids(in_state(app, CardState.QUEUED))
    app.do(printing.finish, begun(app, keys).id, Outcome(well=keys))
    return keys
