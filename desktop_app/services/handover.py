"""Handing cards over: lists to sign, ticking back, minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from desktop_app.domain.card import Card, CardState
from desktop_app.domain.facts import Facts
from desktop_app.domain.handover import Handover, ToWhom, serial_in
from desktop_app.domain.people import Right
from desktop_app.domain.practice import mark_of
from desktop_app.files.handover_pdf import ListLine, Minutes
from desktop_app.files.handover_pdf import write_list as write_list_pdf
from desktop_app.files.handover_pdf import write_minutes as write_minutes_pdf
from desktop_app.files.stamp import stamped
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.safe_files import write_whole
from desktop_app.queries.cards import people_of_cards
from desktop_app.queries.handover import card_of_serial, cards_of
from desktop_app.queries.people import names_of_users
from desktop_app.services.use_case import use_case
from desktop_app.store import journal
from desktop_app.store.engine import Reader
from desktop_app.store.unit import Unit


class NothingPrintedError(AppError):
    """None of the cards is printed and still in the office."""

    text = N_("Kartu ini belum dicetak, atau sudah diserahkan.")


class UnknownCodeError(AppError):
    """What was scanned or typed names no card of this office."""

    text = N_("Tidak ada kartu dengan kode ini. Pindai sekali lagi, atau cari namanya.")


@use_case(N_("menyerahkan kartu"), right=Right.PRINT, undoable=False)
def hand_over(unit: Unit, card_ids: Sequence[str], to: ToWhom) -> Handover:
    """Note that printed cards were given to somebody; give what the minutes are made of.

    Raises:
        NothingPrintedError: none of the cards is printed and still here.
    """
    cards = unit.find_in(Card, "id", card_ids)
    printed = {each.id: each for each in cards if each.state is CardState.PRINTED}
    if not printed:
        raise NothingPrintedError
    unit.put_all(
        [
            replace(
                each,
                state=CardState.HANDED_OVER,
                handed_to=to.words,
                handed_as=to.receiver,
                handed_at=unit.at,
                handed_by=unit.user.id,
            )
            for each in printed.values()
        ]
    )
    return unit.put(
        Handover(
            id=unit.new_id(),
            number=(unit.highest(Handover, "number") or 0) + 1,
            at=unit.at,
            by=unit.user.id,
            receiver=to.receiver,
            to=to.words,
            cards=tuple(key for key in card_ids if key in printed),
        )
    )


def read_code(connection: Reader, text: str) -> Card:
    """Give the card that a scanner read, from the card or from a line of the list, or a number.

    Raises:
        UnknownCodeError: there is none.
    """
    serial = serial_in(text)
    card = card_of_serial(connection, serial) if serial else None
    if card is None:
        raise UnknownCodeError
    return card


def save_list(connection: Reader, facts: Facts, cards: Sequence[Card], path: Path) -> int:
    """Write the list to sign; give how many pages it has.

    Raises:
        NoRoomError: it cannot be written.
    """
    stream = BytesIO()
    lines = _lines(connection, facts, cards)
    pages = write_list_pdf(stream, facts.settings.office_name, facts.today, lines)
    write_whole(path, stamped(stream.getvalue(), mark_of(facts.settings)))
    return pages


def save_minutes(connection: Reader, facts: Facts, handover: Handover, path: Path) -> None:
    """Write the minutes of a handover.

    Raises:
        NoRoomError: it cannot be written.
    """
    stream = BytesIO()
    minutes = Minutes(
        code=handover.code,
        day=handover.at.astimezone().date(),
        place=facts.regions.name(facts.settings.office),
        office=facts.settings.office_name,
        by=names_of_users(connection).get(handover.by, ""),
        to=handover.to,
        lines=_lines(connection, facts, cards_of(connection, handover.cards)),
        head=journal.head_of(connection, "handover", handover.id),
    )
    write_minutes_pdf(stream, minutes)
    write_whole(path, stamped(stream.getvalue(), mark_of(facts.settings)))


def _lines(connection: Reader, facts: Facts, cards: Sequence[Card]) -> list[ListLine]:
    people = people_of_cards(connection, [each.enrolment_id for each in cards])
    lines = []
    for card in cards:
        person = people[card.enrolment_id]
        worker = person.worker
        lines.append(
            ListLine(
                name=worker.name,
                address=worker.address,
                rt=worker.rt,
                kelurahan=facts.regions.name(worker.kelurahan),
                serial=card.serial,
                kpj=person.enrolment.kpj,
            )
        )
    return lines
