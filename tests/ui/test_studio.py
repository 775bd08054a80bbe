"""The designs in Kartu: duplicated, changed, with a logo only by permission, shown as they print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office import create, save
from page_stage import Stage, staged
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.queries import printing as rows
from ui.desk import Desk
from ui.pages.kartu import KartuPage
from ui.pages.kartu.studio import Studio
from ui.widgets.fields import Field

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">
<rect width="40" height="40" fill="#ff0000"/></svg>"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[App]:
    app = create(tmp_path / "kantor")
    save(app, name="MUHAMMAD ABDURRAHMAN BIN ABDUL MANAF")
    save(app, nik="1571071408850004", name="ANI")
    yield app
    app.close()


@pytest.fixture
def stage(qtbot: QtBot, office: App) -> Iterator[Stage]:
    def page(desk: Desk) -> KartuPage:
        return KartuPage(desk)

    with staged(qtbot, office, page) as staging:
        qtbot.keyClick(staging.page.design_page, Qt.Key.Key_Return)
        staging.settle(staging.page.studio.current)
        yield staging


def studio(stage: Stage) -> Studio:
    found: Studio = stage.page.studio
    return found


def type_into(stage: Stage, field: Field, words: str) -> None:
    line = field.editor.line  # type: ignore[attr-defined]
    line.selectAll()
    stage.qtbot.keyClicks(line, words)


def duplicated(stage: Stage) -> Studio:
    shown = studio(stage)
    stage.qtbot.keyClick(shown.fields.duplicate_button, Qt.Key.Key_Return)
    stage.settle(lambda: shown.current() is not None and shown.current().own)
    return shown


def dot(stage: Stage, x: float, y: float) -> str:
    """Give the colour of the rendered page at a place in mm, "" before anything is rendered."""
    image, layout = studio(stage).paper.picture(), studio(stage).paper._layout
    if layout is None:
        return ""
    scale = image.width() / layout.sheet.page_width
    return image.pixelColor(round(x * scale), round(y * scale)).name()


def test_a_shipped_design_is_only_shown_until_it_is_duplicated(stage: Stage) -> None:
    shown = studio(stage)
    stage.settle(lambda: shown.paper.has_picture)
    assert shown.fields.texts["title"].editor.read_only
    assert shown.fields.texts["subtitle"].text() == "Bantuan Iuran Pemerintah Kota Jambi"
    duplicated(stage)
    assert not shown.fields.texts["title"].editor.read_only
    assert shown.fields.name.text() == "Kartu Kota kami"


def test_words_and_colours_are_seen_before_they_are_kept(stage: Stage) -> None:
    shown = duplicated(stage)
    stage.settle(lambda: dot(stage, 8, 8) == "#2c3c85")
    type_into(stage, shown.fields.texts["title"], "Kartu Pelindung")
    shown.fields.colours["indigo"].set_colour("#AA0000")
    stage.settle(lambda: dot(stage, 8, 8) == "#aa0000")
    assert not stage.desk.app.ask(rows.own_designs)[0].texts
    stage.qtbot.keyClick(shown.fields.save_button, Qt.Key.Key_Return)
    stage.settle(lambda: stage.desk.app.ask(rows.own_designs)[0].texts)
    [kept] = stage.desk.app.ask(rows.own_designs)
    assert kept.texts == (("title", "Kartu Pelindung"),)
    assert kept.colours == (("indigo", "#AA0000"),)


def test_what_is_no_colour_is_told(stage: Stage) -> None:
    shown = duplicated(stage)
    shown.fields.colours["indigo"].set_colour("biru")
    stage.settle(shown.fields._said.text)
    stage.qtbot.keyClick(shown.fields.save_button, Qt.Key.Key_Return)
    stage.settle(lambda: shown.fields._said.text() == "Warna ditulis seperti #2C3C85.")


def test_a_logo_needs_the_tick_and_then_stands_on_the_card(stage: Stage, tmp_path: Path) -> None:
    shown = duplicated(stage)
    assert shown.fields.picture_button.refusal == "Centang dahulu izin pemakaian logo."
    logo = tmp_path / "logo.svg"
    logo.write_text(SVG)
    shown.take_picture("logo", logo)
    stage.settle(lambda: shown.fields._said.text().startswith("Centang dahulu izin"))
    shown.fields.permission.setChecked(True)
    assert not shown.fields.picture_button.refusal
    shown.take_picture("logo", logo)
    stage.settle(lambda: dot(stage, 6 + 75.8, 6 + 6.6) == "#ff0000")


def test_the_chosen_design_is_the_one_that_prints(stage: Stage) -> None:
    shown = studio(stage)
    shown.list.go_to(shown.model.row_of("sungai"))
    stage.settle()
    stage.qtbot.keyClick(shown.use_button, Qt.Key.Key_Return)
    stage.settle(lambda: stage.page.panel.settings.design() == "sungai")
    assert not shown.isVisible()


def test_a_letter_offers_the_sheets_of_its_size(stage: Stage) -> None:
    shown = studio(stage)
    shown.list.go_to(shown.model.row_of("kota-a6"))
    stage.settle()
    stage.qtbot.keyClick(shown.use_button, Qt.Key.Key_Return)
    stage.settle(lambda: stage.page.panel.settings.sheet().name == "a6")
