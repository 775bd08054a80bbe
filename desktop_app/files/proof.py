"""Proof-reading of printed cards: every page is rendered, every code read back and compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from desktop_app.domain.card import CardFace, qr_payload
from desktop_app.domain.card_design import Code128, Design, Qr
from desktop_app.domain.piles import piles_of
from desktop_app.domain.sheet import CardSheet, PrintSetting, Side, planned_pages, spot_of
from desktop_app.files.raster import PageImage, grey_page_image
from desktop_app.kernel.crew import share_out
from desktop_app.kernel.jobs import Progress

_DPI = 300
_BACK_DPI = 50
_PAGES_AT_ONCE, _MOST_PARTS = 4, 40
_PALE = 200  # words on a back are darker than this somewhere, blank paper nowhere
_MARGIN = 1.2  # mm left around a code: enough quiet zone, and no neighbour in the picture
_AS_THE_SHEET = PrintSetting()


class Code(StrEnum):
    """What of a card was read: a code, or whether there is anything on its back."""

    QR = "qr"
    BARS = "code128"
    BACK = "back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What must be readable in a box of a page; mm from its top left corner."""

    slot: int
    serial: str
    code: Code
    text: str
    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class PageProof:
    """What must be read on one page, counted from 0; a value, fit for another process."""

    page: int
    expected: tuple[Expected, ...]
    dpi: float = _DPI


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A code that says something else, or nothing (`readable` False); page counted from 1."""

    page: int
    slot: int
    serial: str
    code: Code
    readable: bool


@dataclass(frozen=True, slots=True)
class ProofResult:
    """What proof-reading found; all is well when there are no mismatches."""

    pages: int
    cards: int
    mismatches: tuple[Mismatch, ...]


def proofread(
    pdf: Path | bytes,
    faces: Sequence[CardFace],
    design: Design,
    sheet: CardSheet,
    *,
    setting: PrintSetting = _AS_THE_SHEET,
    progress: Progress,
) -> ProofResult:
    """Render every page on all cores; read each QR and Code 128, compare with the card meant there.

    Of backs it is seen that they are there: what stands on them is the same for all.

    Raises:
        PdfError: the file cannot be opened or has too few pages.
        Cancelled: somebody stopped it.
    """
    proofs = tuple(page_proofs(faces, design, sheet, setting))
    some = max(_PAGES_AT_ONCE, -(-len(proofs) // _MOST_PARTS))  # each part carries the whole PDF
    parts = [proofs[at : at + some] for at in range(0, len(proofs), some)]
    found = share_out(partial(_prove_pages, pdf), parts, progress)
    return ProofResult(
        pages=len(proofs),
        cards=sum(_cards_read(proof) for proof in proofs),
        mismatches=tuple(wrong for some in found for wrong in some),
    )


def _cards_read(proof: PageProof) -> int:
    return len({each.slot for each in proof.expected if each.code is not Code.BACK})


def _prove_pages(pdf: Path | bytes, proofs: Sequence[PageProof]) -> list[Mismatch]:
    return [wrong for proof in proofs for wrong in prove_page(pdf, proof)]


def page_proofs(
    faces: Sequence[CardFace], design: Design, sheet: CardSheet, setting: PrintSetting
) -> Iterator[PageProof]:
    """Give what must be read on each page of this print run; separators say only names."""
    piles = piles_of(faces, sheet, setting)
    for page, plan in enumerate(planned_pages(piles, sheet, setting)):
        if plan.cover or (plan.side is Side.BACK and not design.back):
            continue
        cards = zip(plan.slots, faces[plan.first :], strict=False)
        expected = (e for slot, face in cards for e in _wanted(face, design, slot, plan.side))
        placed = tuple(_on_page(e, plan.side, sheet, setting) for e in expected)
        yield PageProof(page, placed, _BACK_DPI if plan.side is Side.BACK else _DPI)


def prove_page(pdf: Path | bytes, proof: PageProof) -> tuple[Mismatch, ...]:
    """Read one page; pages are independent, so several processes may share them."""
    image = grey_page_image(pdf, proof.page, proof.dpi)
    found = []
    for expected in proof.expected:
        read = _read(_cut_out(image, expected, proof.dpi), expected.code)
        if read != expected.text:
            place = (proof.page + 1, expected.slot, expected.serial, expected.code)
            found.append(Mismatch(*place, readable=read is not None))
    return tuple(found)


def _wanted(face: CardFace, design: Design, slot: int, side: Side) -> Iterator[Expected]:
    if side is Side.FRONT:
        yield from _codes(face, design, slot)
        return
    inside = {"x": 6.0, "y": 6.0, "w": design.width - 12, "h": design.height - 12}
    yield Expected(slot=slot, serial=face.serial, code=Code.BACK, text=Code.BACK, **inside)


def _codes(face: CardFace, design: Design, slot: int) -> Iterator[Expected]:
    for element in design.front:
        if isinstance(element, Qr) and face.token:
            text, size = qr_payload(face), element.size
            box = {"x": element.x, "y": element.y, "w": size, "h": size}
            yield Expected(slot=slot, serial=face.serial, code=Code.QR, text=text, **box)
        elif isinstance(element, Code128) and face.kpj:
            box = {"x": element.x, "y": element.y, "w": element.w, "h": element.h}
            yield Expected(slot=slot, serial=face.serial, code=Code.BARS, text=face.kpj, **box)


def _on_page(expected: Expected, side: Side, sheet: CardSheet, setting: PrintSetting) -> Expected:
    spot = spot_of(expected.slot, side, sheet, setting)
    return replace(expected, x=expected.x + spot.x, y=expected.y + spot.y)


def _cut_out(image: PageImage, box: Expected, dpi: float) -> PageImage:
    dots = dpi / 25.4
    left = max(int((box.x - _MARGIN) * dots), 0)
    top = max(int((box.y - _MARGIN) * dots), 0)
    right = min(int((box.x + box.w + _MARGIN) * dots), image.width)
    bottom = min(int((box.y + box.h + _MARGIN) * dots), image.height)
    rows = (
        image.pixels[y * image.width + left : y * image.width + right] for y in range(top, bottom)
    )
    return PageImage(right - left, bottom - top, b"".join(rows), 1)


def _read(image: PageImage, code: Code) -> str | None:
    if code is Code.BACK:
        return str(code) if min(image.pixels, default=255) < _PALE else None
    import zxingcpp  # noqa: PLC0415 - heavy, only when used

    kinds = {Code.QR: zxingcpp.BarcodeFormat.QRCode, Code.BARS: zxingcpp.BarcodeFormat.Code128}
    pixels = memoryview(image.pixels).cast("B", (image.height, image.width))
    found = zxingcpp.read_barcode(pixels, formats=zxingcpp.BarcodeFormats([kinds[code]]))
    return None if found is None else str(found.text)
