"""Cards through the system's printing: every page at its true size, every code still readable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from card_office import card_office, in_state
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter

from desktop_app.app import App
from desktop_app.domain.card import CardState, qr_payload
from desktop_app.domain.sheet import PrintSetting, Sides
from desktop_app.files.raster import grey_page_image, page_count
from desktop_app.services import cards
from desktop_app.services.cards import PrintRun
from ui.pages.kartu.direct import paint_pages, printer_for


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = card_office(tmp_path / "kantor")
    yield opened
    opened.close()


def run_of(app: App, sheet: str = "a4-2x5", **setting: object) -> PrintRun:
    return app.ask(
        cards.print_run,
        app.facts,
        in_state(app, CardState.QUEUED),
        design="kota",
        sheet=sheet,
        setting=PrintSetting(**setting),
    )


@pytest.mark.usefixtures("qapp")
def test_what_goes_to_the_printer_has_its_true_size_and_reads_back(
    app: App, tmp_path: Path
) -> None:
    run = run_of(app)
    _printed, pdf = cards.proofread_pdf(run)
    printer = printer_for(run)
    out = tmp_path / "keluar.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    paint_pages(pdf, run, printer)
    assert page_count(out) == 2
    image = grey_page_image(out, 0, 300)
    assert (image.width, image.height) == pytest.approx((2480, 3508), abs=4)
    pixels = memoryview(image.pixels).cast("B", (image.height, image.width))
    read = {found.text for found in zxingcpp.read_barcodes(pixels)}
    assert {qr_payload(face) for face in run.faces} <= read


@pytest.mark.usefixtures("qapp")
def test_the_printer_is_told_which_way_the_paper_lies(app: App) -> None:
    printer = printer_for(run_of(app, sheet="a4-3x3", sides=Sides.FRONTS))
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Landscape
    assert printer.fullPage()
    size = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    assert (size.width(), size.height()) == pytest.approx((297, 210), abs=0.5)
