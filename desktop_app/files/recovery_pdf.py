"""The recovery sheet as one page of A4: the secret as text and as QR, and how to keep it.

It speaks Indonesian whatever language the program shows, because the office keeps it for years,
and holds no personal data: only the office, the day and the secret.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.files.qr import dark_runs, qr_matrix
from desktop_app.files.typeface import REGULAR, registered
from desktop_app.kernel.safe_files import replacing

_INK, _QUIET, _RULE, _SHADE = "#1B1D28", "#5A5F73", "#C9CCD8", "#F3F4F8"
_LEFT, _RIGHT = 20, 190  # mm from the left edge of the page
_WHAT = (
    "Kode di lembar ini membuka data kantor bila kata sandi administrator terlupa.",
    "Siapa pun yang memegangnya dapat membuka seluruh data. Perlakukan seperti kunci brankas.",
)
_PARTS = (
    (
        "Simpan",
        (
            "Cetak satu lembar, masukkan ke amplop, tutup, dan tanda tangani tutupnya.",
            "Simpan di lemari terkunci atau brankas, terpisah dari laptop dan dari cadangan.",
            "Hapus berkas PDF ini sesudah dicetak. Jangan difoto dan jangan dikirim lewat obrolan.",
        ),
    ),
    (
        "Pakai",
        (
            "Buka program, pilih nama administrator, dan ketik kode ini sebagai kata sandi.",
            "Huruf kecil, spasi, dan tanda hubung boleh. Salah ketik disebut kelompok ke berapa.",
            "Lalu buat kata sandi baru. Riwayat mencatat bahwa lembar ini dipakai.",
        ),
    ),
    (
        "Ganti",
        (
            "Buat lembar baru di Pengaturan bila lembar ini hilang, terbaca orang, atau dipakai.",
            "Sesudah itu lembar lama tidak lagi membuka data kantor.",
            "Cadangan yang dibuat sebelumnya tetap dapat dibuka dengan lembar lama.",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on a recovery sheet; the secret in groups parted by hyphens."""

    office: str
    made: date
    secret: str


def write(path: Path, sheet: RecoverySheet) -> None:
    """Write the sheet as PDF, readable by the owner only.

    Raises:
        NoRoomError: it cannot be written there.
    """
    from reportlab import rl_config  # noqa: PLC0415 - heavy, only when used
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415 - heavy, only when used
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - heavy, only when used

    rl_config.useA85 = 0  # streams as bytes, a fifth smaller than as ASCII
    with replacing(path) as stream:
        canvas = Canvas(stream, pagesize=A4, invariant=1, initialFontName=registered(REGULAR))
        canvas.setTitle("Lembar pemulihan")
        canvas.setAuthor(sheet.office)
        canvas.setCreator("Pekerja Rentan")
        page = _Page(canvas, registered(REGULAR), registered("Roboto-Bold.ttf"))
        _draw(page, sheet)
        canvas.showPage()
        canvas.save()


@dataclass(frozen=True, slots=True)
class _Page:
    """A canvas measured in mm from the upper left corner."""

    canvas: Any
    regular: str
    bold: str

    def say(self, left: float, down: float, text: str, size: float, *, ink: str = _INK) -> None:
        self._text(self.regular, size, ink).drawString(*_at(left, down), text)

    def say_bold(self, left: float, down: float, text: str, size: float) -> None:
        self._text(self.bold, size, _INK).drawString(*_at(left, down), text)

    def line(self, down: float) -> None:
        self.canvas.setStrokeColor(_RULE)
        self.canvas.setLineWidth(0.6)
        self.canvas.line(*_at(_LEFT, down), *_at(_RIGHT, down))

    def box(self, down: float, height: float) -> None:
        left, bottom = _at(_LEFT, down + height)
        right, top = _at(_RIGHT, down)
        self.canvas.setFillColor(_SHADE)
        self.canvas.roundRect(left, bottom, right - left, top - bottom, 8, stroke=0, fill=1)

    def _text(self, font: str, size: float, ink: str) -> Any:
        self.canvas.setFillColor(ink)
        self.canvas.setFont(font, size)
        return self.canvas


def _at(left: float, down: float) -> tuple[float, float]:
    """Give a point in mm from the upper left corner as points from the lower left."""
    return left * 72 / 25.4, (297 - down) * 72 / 25.4


def _draw(page: _Page, sheet: RecoverySheet) -> None:
    page.say_bold(_LEFT, 30, "Lembar pemulihan", 24)
    page.say(_LEFT, 38, sheet.office, 12)
    page.say(_LEFT, 44, f"Dibuat {_long_day(sheet.made)}", 10.5, ink=_QUIET)
    page.line(50)
    for number, text in enumerate(_WHAT):
        page.say(_LEFT, 59 + 6 * number, text, 10.5)
    _draw_secret(page, sheet.secret)
    down = 160.0
    for title, sentences in _PARTS:
        page.say_bold(_LEFT, down, title, 12)
        for number, text in enumerate(sentences):
            page.say(_LEFT + 24, down + 6.5 * number, text, 10.5)
        down += 6.5 * len(sentences) + 6
        page.line(down - 6.5)
    page.say(_LEFT, 277, "Pekerja Rentan. Lembar ini tidak memuat data perorangan.", 9, ink=_QUIET)


def _draw_secret(page: _Page, secret: str) -> None:
    """Draw the groups, two in a row with their numbers, and the code that cameras read."""
    page.box(73, 74)
    page.say(_LEFT + 8, 83, "Kode pemulihan, delapan kelompok", 10.5, ink=_QUIET)
    for place, group in enumerate(secret.split("-")):
        left, down = _LEFT + 8 + 48 * (place % 2), 97 + 14 * (place // 2)
        page.say(left, down, str(place + 1), 9, ink=_QUIET)
        page.say_bold(left + 5, down, group, 20)
    _draw_qr(page, secret, left=132, down=84, side=50)


def _draw_qr(page: _Page, text: str, *, left: float, down: float, side: float) -> None:
    rows = qr_matrix(text)
    module = side / len(rows)
    path = page.canvas.beginPath()
    for number, row in enumerate(rows):
        for start, end in dark_runs(row):
            x, y = _at(left + start * module, down + (number + 1) * module)
            path.rect(x, y, (end - start) * module * 72 / 25.4, module * 72 / 25.4)
    page.canvas.setFillColor(_INK)
    page.canvas.drawPath(path, stroke=0, fill=1)


def _long_day(day: date) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - heavy, only when used

    return format_date(day, "d MMMM yyyy", locale="id")
