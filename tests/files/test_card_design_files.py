from __future__ import annotations

from itertools import combinations

import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop_app.domain.card_design import Code128, Design, DesignError, Picture, Qr, Text
from desktop_app.domain.fitting import Room, fit
from desktop_app.files.card_art import MM
from desktop_app.files.designs import design_form, design_names, load_design, load_sheets
from desktop_app.files.typeface import typeface

SMALLEST = 5.5  # points; below this nobody reads it at the length of an arm


def box(element: Text | Qr | Code128) -> tuple[float, float, float, float]:
    w, h = (element.size, element.size) if isinstance(element, Qr) else (element.w, element.h)
    return element.x, element.y, element.x + w, element.y + h


def boxes(design: Design, side: str) -> list[tuple[float, float, float, float]]:
    return [box(e) for e in getattr(design, side) if isinstance(e, Text | Qr | Code128)]


@pytest.fixture(params=design_names())
def design(request: pytest.FixtureRequest) -> Design:
    return load_design(request.param)


@pytest.mark.parametrize("side", ["front", "back"])
def test_words_and_codes_never_overlap(design: Design, side: str) -> None:
    for one, other in combinations(boxes(design, side), 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


@pytest.mark.parametrize("side", ["front", "back"])
def test_words_and_codes_keep_clear_of_the_cut(design: Design, side: str) -> None:
    for left, top, right, bottom in boxes(design, side):
        assert min(left, top) >= 2
        assert right <= design.width - 2
        assert bottom <= design.height - 0.5


def test_what_is_the_same_on_all_cards_is_large_enough_and_fits(design: Design) -> None:
    document = Canvas("unused.pdf")._doc
    for element in (*design.front, *design.back):
        if isinstance(element, Text) and element.text:
            face = typeface(design.fonts[element.font], document)
            smallest = element.min_size or element.size
            room = Room(
                width=element.w * MM,
                height=element.h * MM,
                size=element.size,
                break_below=element.break_below or smallest,
                min_size=smallest,
                lines=element.lines,
                leading=element.leading,
            )
            assert fit(element.text, room, face.width).size >= SMALLEST, element.text


def test_the_bars_are_wide_enough_for_any_number(design: Design) -> None:
    [bars] = [e for e in design.front if isinstance(e, Code128)]
    assert bars.w / 156 >= 0.25  # eleven letters need 156 modules


def test_the_back_says_that_this_is_no_official_card(design: Design) -> None:
    words = " ".join(e.text for e in design.back if isinstance(e, Text))
    assert "Bukan kartu resmi BPJS Ketenagakerjaan" in words
    assert "JMO" in words
    assert "175" in words
    assert "2×24 jam" in words


def test_a_design_that_does_not_exist_is_told() -> None:
    with pytest.raises(DesignError, match="Yang ada: kota, kota-a5"):
        load_design("tak-ada")


def test_the_cards_of_every_sheet_lie_on_its_page_and_are_centred() -> None:
    for sheet in load_sheets().values():
        width = sheet.columns * sheet.card_width + (sheet.columns - 1) * sheet.gap_x
        height = sheet.rows * sheet.card_height + (sheet.rows - 1) * sheet.gap_y
        assert sheet.left * 2 + width == pytest.approx(sheet.page_width)
        assert sheet.top * 2 + height == pytest.approx(sheet.page_height)
        assert sheet.bleed * 2 <= min(sheet.gap_x, sheet.gap_y)


def test_the_usual_sheet_takes_ten_cards_and_the_card_printer_one() -> None:
    capacities = {name: sheet.capacity for name, sheet in load_sheets().items()}
    assert next(iter(capacities)) == "a4-2x5"
    assert capacities == {
        "a4-2x5": 10,
        "a4-2x4": 8,
        "a4-3x3": 9,
        "cr80": 1,
        "a6": 1,
        "a4-4xa6": 4,
        "a5": 1,
        "a4-2xa5": 2,
    }


def test_every_design_finds_a_sheet(design: Design) -> None:
    assert any(sheet.fits(design.width, design.height) for sheet in load_sheets().values())


def test_an_office_may_set_what_a_design_names(design: Design) -> None:
    form = design_form(design.name)
    assert {each.key for each in form.texts} >= {"title", "subtitle", "help"}
    assert all(each.value for each in (*form.texts, *form.colours))
    [logo] = form.pictures
    colours = {each.key: "#123456" for each in form.colours}
    own = load_design(
        design.name, {"title": "Judul Kami"}, colours=colours, pictures={logo.key: b""}
    )
    assert any(isinstance(e, Picture) and e.slot == logo.key for e in own.front)
    assert "Judul Kami" in [e.text for e in own.front if isinstance(e, Text)]


def test_a_logo_moves_the_words_out_of_its_way() -> None:
    design = load_design("kota", pictures={"logo": b""})
    [logo] = [e for e in design.front if isinstance(e, Picture)]
    for element in design.front:
        if isinstance(element, Text | Qr):
            left, top, right, bottom = box(element)
            apart = right <= logo.x or left >= logo.x + logo.w or top >= logo.y + logo.h
            assert apart or bottom <= logo.y


def test_what_the_programmes_pay_comes_from_the_table_of_benefits(design: Design) -> None:
    words = " ".join(e.text for e in design.back if isinstance(e, Text))
    for amount in ("Rp70.000.000", "Rp42.000.000", "Rp10.000.000", "Rp174.000.000"):
        assert amount in words
    assert "per 23-11-2026" in words
