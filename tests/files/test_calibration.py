"""An invented printer that shifts everything: its test sheet is read, and cards come out straight."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from card_faces import some_faces

from desktop_app.domain.card_design import Design, Rect
from desktop_app.domain.card_design_reading import design_from
from desktop_app.domain.printing import Printer, hundredths
from desktop_app.domain.sheet import CardSheet, Flip, PrintSetting, Side, spot_of
from desktop_app.files.calibration_pdf import FOLD, SMALL_FOLD, write_test_sheet
from desktop_app.files.card_pdf import write_cards
from desktop_app.files.designs import load_sheets
from desktop_app.files.raster import grey_page_image, page_count
from desktop_app.kernel.jobs import Progress

DPI = 300
DOTS = DPI / 25.4
TOLERANCE = 0.5  # mm: what an officer cannot see
MARK = {"kind": "rect", "x": 10, "y": 5, "w": 8, "h": 4, "fill": "ink"}
SPOTS: Design = design_from(
    "spots", {"colours": {"ink": "#000000"}, "front": [MARK], "back": [MARK]}, {}
)
ERRORS = {Side.FRONT: (0.8, -0.4), Side.BACK: (-1.3, 2.1)}


@dataclass(frozen=True)
class Page:
    """A page as it came out of the printer: darkness by mm."""

    width: int
    height: int
    pixels: bytes
    moved: tuple[float, float]

    def dark(self, x: float, y: float) -> bool:
        right, down = self.moved
        column, row = round((x - right) * DOTS), round((y - down) * DOTS)
        inside = 0 <= column < self.width and 0 <= row < self.height
        return inside and self.pixels[row * self.width + column] < 128


def came_out(pdf: bytes, page: int, side: Side) -> Page:
    image = grey_page_image(pdf, page, DPI)
    return Page(image.width, image.height, image.pixels, ERRORS[side])


def middle(seen: Callable[[float], bool], around: float) -> float:
    """Give the middle of the dark stretch within 4 mm of a place."""
    found = [at for n in range(-400, 400) if seen(at := around + n / 100)]
    assert found
    return (found[0] + found[-1]) / 2


def read_off(page: Page, fold: float, along: tuple[float, float]) -> tuple[float, float]:
    """Give what folding the sheet shows: how far right and down line A and line B stand."""
    right = middle(lambda x: any(page.dark(x, along[1] + n / 2) for n in range(10)), fold)
    down = middle(lambda y: any(page.dark(along[0] + n / 2, y) for n in range(10)), fold)
    return right - fold, down - fold


def measured(sheet: CardSheet) -> Printer:
    stream = io.BytesIO()
    write_test_sheet(stream, sheet, "Epson L3210 – baki belakang")
    assert page_count(stream.getvalue()) == 2
    fold = FOLD if sheet.takes_names else SMALL_FOLD
    along = (100.0, 100.0) if sheet.takes_names else (60.0, 40.0)
    front, back = (
        read_off(came_out(stream.getvalue(), page, side), fold, along)
        for page, side in enumerate(Side)
    )
    return Printer(
        id="1",
        name="Epson L3210",
        front_right=hundredths(front[0]),
        front_down=hundredths(front[1]),
        back_right=hundredths(back[0]),
        back_down=hundredths(back[1]),
    )


@pytest.mark.parametrize("name", ["a4-2x5", "cr80"])
def test_the_test_sheet_shows_what_the_printer_errs_by(name: str) -> None:
    printer = measured(load_sheets()[name])
    found = {
        Side.FRONT: (printer.front_right / 100, printer.front_down / 100),
        Side.BACK: (printer.back_right / 100, printer.back_down / 100),
    }
    for side, error in ERRORS.items():
        assert found[side] == pytest.approx(error, abs=0.15)


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("name", ["a4-2x5", "cr80"])
def test_what_was_measured_once_is_gone_from_the_cards(name: str, flip: Flip) -> None:
    sheet = replace(load_sheets()[name], mark=0, outline=0, foot=0)
    plain = PrintSetting(flip=flip)
    setting = measured(sheet).corrected(plain)
    stream = io.BytesIO()
    write_cards(stream, some_faces(1), SPOTS, sheet, setting=setting, progress=Progress())
    [mark] = [each for each in SPOTS.front if isinstance(each, Rect)]
    for number, side in enumerate(Side):
        page = came_out(stream.getvalue(), number, side)
        spot = spot_of(1, side, sheet, plain)
        x, y = mark.x + mark.w / 2, mark.y + mark.h / 2
        if spot.turned:
            x, y = sheet.card_width - x, sheet.card_height - y
        across = middle(lambda at, y=y, s=spot, p=page: p.dark(at, s.y + y), spot.x + x)
        down = middle(lambda at, x=x, s=spot, p=page: p.dark(s.x + x, at), spot.y + y)
        assert abs(across - spot.x - x) < TOLERANCE
        assert abs(down - spot.y - y) < TOLERANCE
