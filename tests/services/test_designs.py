"""The office's own designs: its words, colours and logo, and only with permission."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from card_office import card_office, in_state
from office import create, save
from PIL import Image

from desktop_app.app import App
from desktop_app.domain.card import CardState
from desktop_app.domain.own_design import OwnDesign
from desktop_app.domain.workflow import Status
from desktop_app.files.card_pictures import MOST_BYTES, PictureError
from desktop_app.files.raster import page_image
from desktop_app.queries import workers as people
from desktop_app.queries.settings import settings_of
from desktop_app.services import cards, designs, settings

OWN = OwnDesign(id="", name="Kartu Payo", base="kota", texts=(("title", "Kartu Pelindung"),))


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = card_office(tmp_path / "kantor")
    yield opened
    opened.close()


def red_logo() -> bytes:
    stream = BytesIO()
    Image.new("RGBA", (600, 600), "#FF0000").save(stream, "PNG")
    return stream.getvalue()


def words(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return str(document[0].get_textpage().get_text_bounded())


def test_cards_come_out_with_the_offices_words_colours_and_logo(app: App, tmp_path: Path) -> None:
    logo = app.do(designs.add_picture, "lambang", red_logo(), permitted=True)
    own = replace(OWN, colours=(("indigo", "#00AA00"),), pictures=(("logo", logo.id),))
    kept = app.do(designs.save, own)
    queue = in_state(app, CardState.QUEUED)
    run = app.ask(cards.print_run, app.facts, queue, design=kept.id, sheet="cr80")
    path = tmp_path / "kartu.pdf"
    assert cards.write_proofread(path, run).proofread == 3
    assert "Kartu Pelindung" in words(path)
    image = page_image(path, 0, 100)

    def colour(x: float, y: float) -> tuple[int, ...]:
        at = (round(y / 25.4 * 100) * image.width + round(x / 25.4 * 100)) * 3
        return tuple(image.pixels[at : at + 3])

    assert colour(2, 2) == (0, 0xAA, 0)
    assert colour(75.8, 6.6) == (0xFF, 0, 0)


def test_a_logo_needs_permission(app: App) -> None:
    with pytest.raises(designs.NotPermittedError):
        app.do(designs.add_picture, "lambang", red_logo(), permitted=False)


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"0" * MOST_BYTES])
def test_what_is_no_picture_is_refused(app: App, content: bytes) -> None:
    with pytest.raises(PictureError):
        app.do(designs.add_picture, "lambang", content, permitted=True)


@pytest.mark.parametrize("name", ["", "kartu kota", "KARTU PAYO"])
def test_a_design_needs_a_name_of_its_own(app: App, name: str) -> None:
    app.do(designs.save, OWN)
    with pytest.raises(designs.DesignNameTakenError):
        app.do(designs.save, replace(OWN, name=name))


def test_a_colour_is_one(app: App) -> None:
    with pytest.raises(designs.ColourError):
        app.do(designs.save, replace(OWN, colours=(("indigo", "biru"),)))


def test_the_usual_design_stays(app: App) -> None:
    kept = app.do(designs.save, OWN)
    app.do(settings.save, replace(app.ask(settings_of), card_design=kept.id))
    with pytest.raises(designs.DesignInUseError):
        app.do(designs.remove, kept.id)
    known = app.ask(designs.known_designs, app.facts)
    assert [each.label for each in known if each.own] == ["Kartu Payo"]
    assert designs.free_name("Kartu Payo", [each.label for each in known]) == "Kartu Payo 2"


def test_who_has_no_number_gets_a_proof_that_is_no_card(tmp_path: Path) -> None:
    app = create(tmp_path / "lain")
    save(app, name="BUJANG RASYID")
    proposed = app.ask(people.people, people.Filter(statuses=(Status.RECORDED,)))
    assert not app.ask(cards.waiting_for_card)
    run = app.ask(cards.proposal_run, app.facts, proposed, design="sungai")
    path = tmp_path / "bukti.pdf"
    assert cards.write_proofread(path, run).proofread == 0
    said = words(path)
    assert "BUKTI USULAN" in said
    assert "Bukti usulan, bukan kartu kepesertaan" in said
    assert "seri" not in said
    app.close()


def test_a_letter_is_not_printed_on_card_slots(app: App) -> None:
    queue = in_state(app, CardState.QUEUED)
    with pytest.raises(cards.NotForSheetError, match="a6, a4-4xa6"):
        app.ask(cards.print_run, app.facts, queue, design="kota-a6", sheet="a4-2x5")
    run = app.ask(cards.print_run, app.facts, queue, design="kota-a6")
    assert run.sheet.name == "a6"
