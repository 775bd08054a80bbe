"""The test sheet: folded on its lines, it shows without a ruler how far off a printer prints.

The left edge, folded over at line A, comes to lie as far beyond the line as it was before it. The
line is printed `s` too far right, so the edge lies `2s` further, and on the scale, itself printed
`s` further, it points at `s`. The same goes for the upper edge and line B.
"""

from __future__ import annotations

from typing import BinaryIO

from desktop_app.domain.sheet import CardSheet, Side
from desktop_app.files.paper import INK, QUIET, At, Block, Face, Paper, sheets
from desktop_app.kernel.i18n import N_, _

FOLD = 25.0
"""Where lines A and B stand: so many millimetres from the left and from the upper edge."""

SMALL_FOLD = 10.0
"""The same on a card that cannot be folded: there a ruler is laid on."""

_REACH = 5
_SIDES = {Side.FRONT: N_("Sisi depan"), Side.BACK: N_("Sisi belakang")}
_STEPS = (
    N_("1. Cetak lembar ini bolak-balik pada ukuran sebenarnya (100 %)."),
    N_("2. Lipat tepat pada garis A. Tepi kiri kertas menunjuk angka A pada skala."),
    N_("3. Buka, lalu lipat pada garis B. Tepi atas kertas menunjuk angka B."),
    N_("4. Baca juga sisi belakang. Isikan keempat angka di Kartu, lalu simpan."),
)


def write_test_sheet(stream: BinaryIO, sheet: CardSheet, printer: str = "") -> None:
    """Write the test sheet for this paper as PDF, two pages; `printer` is named on it."""
    size = (sheet.page_width, sheet.page_height)
    with sheets(stream, _("Lembar uji pencetak"), size) as paper:
        paper.print_at_full_size()
        for side in Side:
            if sheet.takes_names:
                _large(paper, sheet, side, printer)
            else:
                _small(paper, sheet, side)
            paper.turn()


def _large(paper: Paper, sheet: CardSheet, side: Side, printer: str) -> None:
    wide, high = sheet.page_width, sheet.page_height
    paper.dashes(FOLD, 68, FOLD, high - 12)
    paper.dashes(FOLD + 45, FOLD, wide - 12, FOLD)
    _scale_a(paper, high - 60)
    _scale_b(paper, wide * 0.62)
    left = FOLD + 45
    small, strong = Face(paper.regular, 9), Face(paper.bold, 15)
    paper.write("A", FOLD + 2, 74, Face(paper.bold, 13))
    paper.write("B", left - 5, FOLD + 1.6, Face(paper.bold, 13))
    top = 78.0
    paper.write(_("Lembar uji · {side}").format(side=_(_SIDES[side])), left, top, strong)
    paper.write(printer, left, top + 6, Face(paper.regular, 10, QUIET))
    for n, step in enumerate(_STEPS):
        block = Block(left, top + 12 + n * 10, wide - left - 14, 9)
        paper.write_in(_(step), block, small, lines=2)
    _ruler(paper, left, top + 66, 100 if left + 100 < wide - 10 else 50)


def _scale_a(paper: Paper, base: float) -> None:
    """Draw the scale on which the left edge points, along a line at `base`."""
    for half in range(-2 * _REACH, 2 * _REACH + 1):
        x = 2 * FOLD + half / 2
        paper.stroke(x, base - _length(half), x, base, INK, 0.12)
        if half % (2 * _REACH) == 0:
            paper.write(_signed(half // 2), x, base + 3.8, Face(paper.bold, 7), At.CENTRE)
    paper.write(_("A, mm"), 2 * FOLD + 8, base, Face(paper.bold, 8))


def _scale_b(paper: Paper, base: float) -> None:
    """Draw the scale on which the upper edge points, down a line at `base`."""
    for half in range(-2 * _REACH, 2 * _REACH + 1):
        y = 2 * FOLD + half / 2
        paper.stroke(base, y, base + _length(half), y, INK, 0.12)
        if half % (2 * _REACH) == 0:
            paper.write(_signed(half // 2), base - 1.4, y + 0.9, Face(paper.bold, 7), At.RIGHT)
    paper.write(_("B, mm"), base + 9, 2 * FOLD + 1, Face(paper.bold, 8))


def _length(half: int) -> float:
    """Give the length of the tick at so many half millimetres: 5, 1 and half of one."""
    if half % (2 * _REACH) == 0:
        return 7.0
    return 4.6 if half % 2 == 0 else 2.6


def _small(paper: Paper, sheet: CardSheet, side: Side) -> None:
    paper.stroke(SMALL_FOLD, 3, SMALL_FOLD, sheet.page_height - 3, INK, 0.15)
    paper.stroke(3, SMALL_FOLD, sheet.page_width - 3, SMALL_FOLD, INK, 0.15)
    paper.write("A", SMALL_FOLD + 1.5, sheet.page_height - 4, Face(paper.bold, 8))
    paper.write("B", sheet.page_width - 6, SMALL_FOLD - 1.5, Face(paper.bold, 8))
    left, wide = SMALL_FOLD + 8, sheet.page_width - SMALL_FOLD - 14
    title = _("Lembar uji · {side}").format(side=_(_SIDES[side]))
    paper.write(title, left, SMALL_FOLD + 9, Face(paper.bold, 10))
    said = _(
        "Ukur dengan penggaris: garis A seharusnya {n} mm dari tepi kiri, garis B {n} mm dari "
        "tepi atas. Isikan kelebihannya di Kartu; kurang dari itu ditulis minus."
    ).format(n=f"{SMALL_FOLD:.0f}")
    paper.write_in(said, Block(left, SMALL_FOLD + 13, wide, 20), Face(paper.regular, 8), lines=5)


def _ruler(paper: Paper, left: float, y: float, long: int) -> None:
    """Draw so many millimetres: a ruler laid on tells whether the paper was scaled."""
    paper.stroke(left, y, left + long, y, INK, 0.15)
    for n in range(long // 10 + 1):
        paper.stroke(left + n * 10, y - (3 if n % 5 == 0 else 2), left + n * 10, y, INK, 0.12)
    words = _("{n} mm: bila kurang atau lebih, pencetak mengubah ukuran.").format(n=long)
    paper.write_in(words, Block(left, y + 2, long, 9), Face(paper.regular, 8, QUIET), lines=2)


def _signed(millimetres: int) -> str:
    return f"{millimetres:+d}".replace("-", "−") if millimetres else "0"
