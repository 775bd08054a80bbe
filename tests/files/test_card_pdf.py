from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from card_faces import FACE, some_faces
from reportlab.pdfgen.canvas import Canvas

from desktop_app.domain.card import CardFace, qr_payload
from desktop_app.domain.card_design_reading import design_from
from desktop_app.domain.sheet import Flip, PrintSetting, Sides, SlotError
from desktop_app.files.card_pdf import CardsWritten, write_cards
from desktop_app.files.designs import load_design, load_sheets
from desktop_app.files.raster import PageImage, grey_page_image, page_count
from desktop_app.files.typeface import typeface
from desktop_app.kernel.errors import NoRoomError
from desktop_app.kernel.jobs import Cancelled, Progress

KOTA = load_design("kota")
A4 = load_sheets()["a4-2x5"]
PVC = load_sheets()["cr80"]


def printed(faces: list[CardFace], setting: PrintSetting | None = None) -> bytes:
    stream = io.BytesIO()
    setting = setting or PrintSetting()
    write_cards(stream, faces, KOTA, A4, setting=setting, progress=Progress())
    return stream.getvalue()


def words(pdf: bytes, page: int = 0) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return str(document[page].get_textpage().get_text_bounded())


def test_23_cards_need_three_sheets_of_two_sides(tmp_path: Path) -> None:
    target = tmp_path / "kartu.pdf"
    written = write_cards(target, some_faces(23), KOTA, A4, progress=Progress())
    assert written == CardsWritten(cards=23, pages=6)
    assert page_count(target) == 6


def test_every_qr_of_23_cards_reads_what_its_card_says() -> None:
    faces = some_faces(23)
    pdf = printed(faces, PrintSetting(sides=Sides.FRONTS, start_slot=2))
    read = set()
    for page in range(3):
        image = grey_page_image(pdf, page, 300)
        pixels = memoryview(image.pixels).cast("B", (image.height, image.width))
        read |= {found.text for found in zxingcpp.read_barcodes(pixels)}
    assert {qr_payload(face) for face in faces} | {face.kpj for face in faces} == read


def test_a_card_printer_gets_one_card_on_a_page_of_its_size() -> None:
    stream = io.BytesIO()
    written = write_cards(stream, some_faces(3), KOTA, PVC, progress=Progress())
    assert written == CardsWritten(cards=3, pages=6)
    with pypdfium2.PdfDocument(stream.getvalue()) as document:
        assert document[0].get_size() == pytest.approx((242.65, 153.01), abs=0.01)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("A", "A"),
        ("SITI " * 12, "SITI" * 12),
        ("Y" * 60, "Y" * 60),
        ("MA'RUF (H.) \\ ÉLOÏSE Š", "MA'RUF(H.)\\ÉLOÏSEŠ"),
        ("NGUYỄN 人", "NGUYỄN?"),
    ],
)
def test_a_name_is_printed_whole_however_long_or_strange(name: str, shown: str) -> None:
    seen = re.sub(r"\s", "", words(printed([replace(FACE, name=name)])))
    assert shown in seen


def test_a_card_says_what_its_holder_needs() -> None:
    seen = words(printed([FACE]))
    for value in (
        "26001184736",
        "999999 •••••• 0001",
        "Pekerja rentan",
        "Payo Selincah, RT 003",
        "JKK · JKM",
        "Berlaku 12-2026 s.d. 11-2027",
        "SK 412/2026",
        "seri 26-00001",
        "Bantuan Iuran Pemerintah Kota Jambi",
        "Cetak 100 % – tanpa penyesuaian ukuran",
    ):
        assert value in seen


def test_a_card_without_rt_decree_or_number_leaves_no_odd_words() -> None:
    face = replace(FACE, rt="", decree="", kpj="", kelurahan="Simpang III Sipin")
    seen = words(printed([face]))
    assert "Simpang III Sipin" in seen
    assert "Simpang III Sipin, RT" not in seen


def test_the_back_is_the_same_picture_on_all_full_sheets() -> None:
    assert printed(some_faces(30)).count(b"/Subtype /Form") == 2


def test_the_same_cards_give_the_same_bytes() -> None:
    assert printed(some_faces(12)) == printed(some_faces(12))


def test_every_font_is_embedded_and_none_is_foreign() -> None:
    pdf = printed(some_faces(2))
    fonts = re.findall(rb"<<[^>]*?/Type /Font\b[^>]*>>", pdf, re.DOTALL)
    descriptors = re.findall(rb"/Type /FontDescriptor", pdf)
    assert b"Helvetica" not in pdf
    assert len(fonts) == len(descriptors) == pdf.count(b"/FontFile2") == 3
    assert all(b"Roboto" in font for font in fonts)


def test_the_viewer_is_told_to_print_at_full_size_and_how_to_turn_the_paper() -> None:
    assert b"/PrintScaling /None" in printed([FACE])
    assert b"/Duplex /DuplexFlipLongEdge" in printed([FACE])
    assert b"/Duplex /DuplexFlipShortEdge" in printed([FACE], PrintSetting(flip=Flip.SHORT))
    assert b"/Duplex /Simplex" in printed([FACE], PrintSetting(sides=Sides.FRONTS))


SPOTS = design_from(
    "spots",
    {
        "colours": {"ink": "#000000"},
        "front": [{"kind": "rect", "x": 10, "y": 5, "w": 8, "h": 4, "fill": "ink"}],
        "back": [{"kind": "rect", "x": 67.6, "y": 5, "w": 8, "h": 4, "fill": "ink"}],
    },
    {},
)


def dark(image: PageImage) -> set[tuple[int, int]]:
    return {divmod(at, image.width)[::-1] for at, pixel in enumerate(image.pixels) if pixel < 99}


@pytest.mark.parametrize("flip", Flip)
def test_on_paper_every_back_meets_its_front(flip: Flip) -> None:
    stream = io.BytesIO()
    bare = replace(A4, mark=0, outline=0, foot=0)
    setting = PrintSetting(start_slot=4, flip=flip)
    write_cards(stream, some_faces(3), SPOTS, bare, setting=setting, progress=Progress())
    front, back = (grey_page_image(stream.getvalue(), page, 72) for page in (0, 1))
    w, h = front.width - 1, front.height - 1
    sideways = flip is Flip.LONG
    seen_through = {(w - x, y) if sideways else (x, h - y) for x, y in dark(back)}
    missed = dark(front) ^ seen_through
    assert len(dark(front)) > 3 * 20 * 9
    assert len(missed) < 0.2 * len(dark(front))  # the rims: half a dot of rounding


def test_a_character_takes_one_code_and_parentheses_are_escaped() -> None:
    face = typeface("Roboto-Regular.ttf", Canvas("unused.pdf")._doc)
    assert face.encoded("(H.) \\") == "\\(H.\\) \\\\"
    assert face.encoded("•") == face.encoded("•")
    assert face.encoded("•").startswith("\\")


def test_a_start_slot_that_does_not_exist_leaves_no_file(tmp_path: Path) -> None:
    setting = PrintSetting(start_slot=11)
    with pytest.raises(SlotError):
        write_cards(tmp_path / "k.pdf", [FACE], KOTA, A4, setting=setting, progress=Progress())
    assert not list(tmp_path.iterdir())


def test_a_stop_leaves_the_earlier_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "kartu.pdf"
    target.write_bytes(b"earlier")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        write_cards(target, [FACE], KOTA, A4, progress=progress)
    assert target.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [target]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "kartu.pdf").mkdir()
    with pytest.raises(NoRoomError, match="Tidak dapat menulis"):
        write_cards(tmp_path / "kartu.pdf", [FACE], KOTA, A4, progress=Progress())
