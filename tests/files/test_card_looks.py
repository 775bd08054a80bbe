"""Cards, letters and the papers around them look as they did, page by page.

Compared are cells of six by six pixels, so that another version of the renderer passes and a part
that moved by a millimetre, went, or changed its colour does not. A wanted change:
`packaging/dev.py test tests/files/test_card_looks.py --update-golden`, then look at the pictures.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest
from card_faces import FACE, some_faces
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from desktop_app.domain.card_design import Rect
from desktop_app.domain.sheet import PrintSetting
from desktop_app.files.calibration_pdf import write_test_sheet
from desktop_app.files.card_pdf import write_cards
from desktop_app.files.designs import load_design, load_sheets
from desktop_app.files.handover_pdf import ListLine, Minutes, write_list, write_minutes
from desktop_app.files.raster import page_image
from desktop_app.kernel.jobs import Progress

GOLDEN = Path(__file__).parents[1] / "golden" / "cards"
CELL, COLOURS = 6, 48
MEAN, STRONG, FEW = 1.6, 24, 0.002
"""How far colours may be off on average, from where on a cell counts as another, how many may."""
LARGEST = 400_000

SHEETS = load_sheets()
DAY = date(2026, 11, 23)
LONG = replace(FACE, name="RADEN MUHAMMAD ABDURRAHMAN WIRYODININGRAT BIN ABDUL MANAF")
SHORT = replace(FACE, name="ANI", kpj="K6001184744", serial="26-00002")
PEOPLE = [LONG, SHORT, *some_faces(10)[2:]]
LINES = [
    ListLine(
        name=face.name,
        address=f"JL. LINTAS KARANGAN NO. {n}",
        rt="003",
        kelurahan=face.kelurahan,
        serial=face.serial,
        kpj=face.kpj,
    )
    for n, face in enumerate(PEOPLE, start=1)
]

Draw = Callable[[BinaryIO], object]


def cards(design: str, sheet: str, count: int = 1, watermark: str = "", **setting: bool) -> Draw:
    drawn = replace(load_design(design, {"city": "Kota Jambi"}), watermark=watermark)
    people = [
        replace(each, token="", kpj="", serial="") if watermark else each for each in PEOPLE[:count]
    ]
    about = (people, drawn, SHEETS[sheet])
    said = PrintSetting(**setting)  # type: ignore[arg-type]
    return lambda stream: write_cards(stream, *about, setting=said, progress=Progress())


MINUTES = Minutes(
    code="BA-26-0001",
    day=DAY,
    place="Payo Selincah",
    office="Kelurahan Payo Selincah",
    by="Yusnidar",
    to="Ketua RT 003",
    lines=LINES,
)

PAPERS: Mapping[str, tuple[Draw, int, float]] = {
    "kartu-kota-depan": (cards("kota", "cr80"), 0, 110),
    "kartu-kota-belakang": (cards("kota", "cr80"), 1, 110),
    "kartu-sungai-depan": (cards("sungai", "cr80"), 0, 110),
    "kartu-sungai-belakang": (cards("sungai", "cr80"), 1, 110),
    "lembar-depan": (cards("kota", "a4-2x5", count=10), 0, 60),
    "lembar-belakang": (cards("kota", "a4-2x5", count=10), 1, 60),
    "lembar-nama": (cards("kota", "a4-2x5", count=10, separate=True), 0, 60),
    "bukti-usulan": (cards("kota", "a4-2x5", count=2, watermark="BUKTI USULAN"), 0, 60),
    "surat-a6-depan": (cards("kota-a6", "a6"), 0, 80),
    "surat-a6-belakang": (cards("kota-a6", "a6"), 1, 80),
    "surat-a5-depan": (cards("sungai-a5", "a5"), 0, 60),
    "surat-a5-belakang": (cards("sungai-a5", "a5"), 1, 60),
    "lembar-uji": (partial(write_test_sheet, sheet=SHEETS["a4-2x5"], printer="Epson"), 0, 60),
    "daftar-serah-terima": (
        lambda stream: write_list(stream, "Kelurahan Payo Selincah", DAY, LINES),
        0,
        60,
    ),
    "berita-acara": (partial(write_minutes, minutes=MINUTES), 0, 60),
}
"""Each paper: what draws it, which page of it, and at how many dots per inch it is looked at."""


def picture(paper: str) -> Image.Image:
    draw, page, dpi = PAPERS[paper]
    stream = io.BytesIO()
    draw(stream)
    found = page_image(stream.getvalue(), page, dpi)
    return Image.frombytes("RGB", (found.width, found.height), found.pixels)


def kept(paper: str) -> Image.Image:
    with Image.open(GOLDEN / f"{paper}.png") as found:
        return found.convert("RGB")


def alike(one: Image.Image, other: Image.Image) -> bool:
    if one.size != other.size:
        return False
    cells = (max(one.width // CELL, 1), max(one.height // CELL, 1))
    small = [each.resize(cells, Image.Resampling.BOX) for each in (one, other)]
    off = ImageChops.difference(*small).tobytes()
    return sum(off) / len(off) <= MEAN and sum(each > STRONG for each in off) <= FEW * len(off)


@pytest.mark.parametrize("paper", PAPERS)
def test_it_looks_as_it_did(paper: str, pytestconfig: pytest.Config) -> None:
    now = picture(paper)
    if pytestconfig.getoption("update_golden"):
        GOLDEN.mkdir(parents=True, exist_ok=True)
        few = now.quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(GOLDEN / f"{paper}.png", optimize=True)
    assert alike(now, kept(paper))


def test_a_part_that_moved_or_changed_is_seen_and_the_edges_of_letters_are_not() -> None:
    before = kept("kartu-kota-depan")
    soft = before.filter(ImageFilter.BoxBlur(0.5))
    moved = ImageChops.offset(before, round(110 / 25.4), 0)
    painted = before.copy()
    ImageDraw.Draw(painted).rectangle((20, 90, 60, 100), fill="#3B4CA8")
    assert alike(before, soft)
    assert not alike(before, moved)
    assert not alike(before, painted)


def test_no_design_is_white_and_green_like_the_official_card() -> None:
    for name in ("kota", "sungai"):
        design = load_design(name)
        fills = {each.fill for each in (*design.front, *design.back) if isinstance(each, Rect)}
        for fill in fills - {""}:
            red, green, blue = (int(fill[at : at + 2], 16) for at in (1, 3, 5))
            assert green <= max(red, blue) + 24


def test_no_picture_is_left_over_and_all_stay_small() -> None:
    found = list(GOLDEN.glob("*.png"))
    assert {each.stem for each in found} == set(PAPERS)
    assert sum(each.stat().st_size for each in found) < LARGEST
