"""Handing over: lists in walking order, ticked back by scanner, minutes, who has not come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from card_office import NAMES, all_printed, card_office, in_state

from desktop_app.app import App
from desktop_app.domain.card import CardState, qr_payload
from desktop_app.domain.handover import NobodyNamedError, NoRelationError, Receiver, ToWhom
from desktop_app.files.raster import grey_page_image
from desktop_app.queries import handover as rows
from desktop_app.services import handover, workers
from desktop_app.services import settings as settings_service
from desktop_app.store import journal

SELF = ToWhom(receiver=Receiver.SELF)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = card_office(tmp_path / "kantor")
    all_printed(opened)
    yield opened
    opened.close()


def words(path: Path, page: int = 0) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return str(document[page].get_textpage().get_text_bounded())


def test_the_list_goes_from_door_to_door_with_a_code_for_each_line(
    app: App, tmp_path: Path
) -> None:
    path = tmp_path / "daftar.pdf"
    printed = app.ask(rows.printed_cards)
    assert app.ask(handover.save_list, app.facts, printed, path) == 2
    assert "RT 003, Payo Selincah" in words(path, 0)
    assert "KEMAS ISHAK" in words(path, 1)
    image = grey_page_image(path, 0, 300)
    pixels = memoryview(image.pixels).cast("B", (image.height, image.width))
    read = [found.text for found in zxingcpp.read_barcodes(pixels)]
    names = {app.ask(handover.read_code, text).worker_id for text in read}
    assert names == {each.worker_id for each in printed[:2]}
    assert not any(each.token in text for each in printed for text in read)


def test_the_card_itself_and_its_number_are_read_too(app: App) -> None:
    [card, *_rest] = in_state(app, CardState.PRINTED)
    for text in (qr_payload(card), f" {card.serial} "):
        assert app.ask(handover.read_code, text).id == card.id
    for text in ("26-99999", "PR1:26-99999:ABCDEFGH", "AMINAH", ""):
        with pytest.raises(handover.UnknownCodeError):
            app.ask(handover.read_code, text)


def test_it_is_kept_to_whom_a_card_went(app: App) -> None:
    first, second, third = in_state(app, CardState.PRINTED)
    app.do(handover.hand_over, [first.id], SELF)
    heir = ToWhom(receiver=Receiver.HEIR, name="Siti Aminah", relation="istri")
    app.do(handover.hand_over, [second.id], heir)
    app.do(handover.hand_over, [third.id], ToWhom(receiver=Receiver.RT, name="Ketua RT 011"))
    kept = {each.id: (each.handed_as, each.handed_to) for each in in_state(app, HANDED)}
    assert kept == {
        first.id: ("self", "Peserta sendiri"),
        second.id: ("heir", "Siti Aminah (istri)"),
        third.id: ("rt", "Ketua RT 011"),
    }
    assert [each.code for each in app.ask(rows.last_handovers)] == [
        "BA-26-0003",
        "BA-26-0002",
        "BA-26-0001",
    ]


HANDED = CardState.HANDED_OVER


def test_a_receiver_without_name_and_an_heir_without_relation_are_refused() -> None:
    with pytest.raises(NobodyNamedError):
        ToWhom(receiver=Receiver.RT, name=" ")
    with pytest.raises(NoRelationError):
        ToWhom(receiver=Receiver.HEIR, name="Siti Aminah")


def test_a_card_is_handed_over_once(app: App) -> None:
    [first, *_rest] = in_state(app, CardState.PRINTED)
    app.do(handover.hand_over, [first.id], SELF)
    with pytest.raises(handover.NothingPrintedError):
        app.do(handover.hand_over, [first.id], SELF)


def test_the_minutes_say_who_gave_which_cards_to_whom(app: App, tmp_path: Path) -> None:
    keys = [each.id for each in in_state(app, CardState.PRINTED)]
    to = ToWhom(receiver=Receiver.RT, name="Hasan Basri", relation="Ketua RT 003")
    done = app.do(handover.hand_over, keys, to)
    path = tmp_path / "berita.pdf"
    app.ask(handover.save_minutes, app.facts, done, path)
    said = words(path)
    for text in ("BA-26-0001", "23 November 2026", "Rina", "Hasan Basri (Ketua RT 003)", *NAMES):
        assert text in said


def test_it_is_seen_who_has_not_come_after_the_offices_days(app: App) -> None:
    settings, today = app.facts.settings, app.facts.today
    late = today + timedelta(days=15)
    assert app.ask(rows.uncollected, settings.late_before(today)) == 0
    assert app.ask(rows.uncollected, settings.late_before(late)) == 3
    assert len(app.ask(rows.uncollected_cards, settings.late_before(late))) == 3
    app.do(settings_service.save, replace(settings, collect_days=30))
    patient = app.facts.settings
    assert app.ask(rows.uncollected, patient.late_before(late)) == 0
    assert app.ask(rows.uncollected, patient.late_before(today + timedelta(days=31))) == 3


def test_the_minutes_carry_the_head_of_the_chain_at_the_handover(app: App, tmp_path: Path) -> None:
    done = app.do(handover.hand_over, [in_state(app, CardState.PRINTED)[0].id], SELF)
    head = app.ask(journal.head)
    app.do(workers.look, "daftar Pendataan")
    path = tmp_path / "berita.pdf"
    app.ask(handover.save_minutes, app.facts, done, path)
    assert head.words in words(path)
