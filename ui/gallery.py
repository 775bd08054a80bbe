"""All components side by side, as the visual standard has them; for eyes and for tests."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import gallery_parts as parts
from ui import gallery_rows as rows
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.badges import Badge
from ui.widgets.banners import Banner, UndoBanner
from ui.widgets.buttons import Button, Role
from ui.widgets.chips import Chip, ChipLook
from ui.widgets.empty import EmptyState
from ui.widgets.flow import flow
from ui.widgets.labels import Label
from ui.widgets.panels import Ground, Scroll
from ui.widgets.progress import ProgressStrip
from ui.widgets.ring import FocusRing

SWATCHES = [
    "canvas",
    "surface",
    "sunken",
    "line",
    "line2",
    "edge",
    "text3",
    "text2",
    "text",
    "accent",
    "soft",
    "okbg",
    "ok",
    "warnbg",
    "warn",
    "errbg",
    "err",
    "infobg",
    "info",
]
_STATUS = [
    "draft",
    "recorded",
    "verified",
    "submitted",
    "registered",
    "rejected",
    "denied",
    "ended",
]
_OTHERS = [
    "queued",
    "printed",
    "handed_over",
    "void",
    "add",
    "change",
    "skip",
    "refuse",
    "waiting",
    "sealed",
    "done",
]


class Swatch(QWidget):
    """A colour with its name."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token
        self.setFixedHeight(54)
        self.setMinimumWidth(52)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw colour and name."""
        theme = theme_of(self)
        painter = QPainter(self)
        paint.smooth(painter)
        area = QRectF(0, 0, self.width(), 34)
        paint.box(painter, area, fill=theme.color(self._token), line=theme.color("line2"))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        painter.drawText(QRectF(0, 36, self.width(), 18), 0x84, self._token)
        painter.end()


class Gallery(QWidget):
    """The window with everything in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Komponen")
        self.resize(1366, 768)
        page = Ground("canvas")
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 14, 32, 24)
        column.setSpacing(5)
        for heading, content in _sections():
            column.addWidget(Label(heading, "label", "text2"))
            column.addWidget(content)
            column.addSpacing(6)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(page))
        self.ring = FocusRing(self)


def _sections() -> Sequence[tuple[str, QWidget]]:
    return (
        ("Warna", _swatches()),
        ("Tombol", _buttons()),
        ("Lencana status: ikon + kata + warna", _badges()),
        ("Kepingan saringan", _chips()),
        ("Isian dan catatan di bawahnya", parts.fields()),
        ("Spanduk, pekerjaan lama, keadaan kosong, huruf", _notices()),
        ("NIK, usulan, dan peringatan yang diakui", parts.keying()),
        ("Penghitung, langkah, dan batang", parts.figures()),
        ("Corong Beranda", parts.funnel()),
        ("Tabel dan daftar", parts.tables()),
        ("Baris kerja dan bilah", rows.everything()),
    )


def _swatches() -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    for token in SWATCHES:
        line.addWidget(Swatch(token))
    return holder


def _buttons() -> QWidget:
    refused = Button("Belum dapat")
    refused.set_refusal("Periksa 2 hal lagi, lalu berkas dapat diverifikasi.")
    busy = Button("Simpan sekarang", Role.PRIMARY)
    busy.set_busy("Menyimpan…")
    return flow(
        Button("Simpan", Role.PRIMARY, key="Ctrl+S"),
        Button("Biasa"),
        Button("Ringan", Role.LIGHT, icon="columns"),
        Button("Tolak…", Role.DANGER),
        refused,
        busy,
        Button("Tautan", Role.LINK, trailing="chevron-right"),
        gap=10,
    )


def _badges() -> QWidget:
    return flow(*(Badge(code) for code in (*_STATUS, *_OTHERS)), gap=9)


def _chips() -> QWidget:
    return flow(
        Chip("Status:", "semua"),
        Chip("RT 014", look=ChipLook.ACTIVE),
        Chip("Saringan", look=ChipLook.ADD),
        Chip("Antre", "327", ChipLook.CHOSEN),
        Chip("Dicetak", "772", ChipLook.STATE),
        Chip("No. KK", look=ChipLook.MISSING),
        Chip("3 benturan", look=ChipLook.WARNING),
        Chip("diukur 02-11", look=ChipLook.OK),
    )


def _notices() -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(23)
    grid.setVerticalSpacing(8)
    retry = Button("Coba lagi", height=30)
    words = "USB penuh. Pakai USB lain. Data di komputer ini aman."
    grid.addWidget(Banner("error", "Cadangan ke USB gagal", words, retry), 0, 0)
    drafts = (Button("Buka draf", height=30), Button("Nanti", Role.LIGHT, height=30))
    first = "Draf belum selesai: SYAMSUL BAHRI, 14.03"
    grid.addWidget(
        Banner("warning", first, "6 isian, tidak dipakai sebelum dibuka.", *drafts), 1, 0
    )
    undo = UndoBanner("121 orang ditulis", "112 ditambah, 9 diubah", action="Batalkan impor ini")
    grid.addWidget(undo, 2, 0)
    strip = ProgressStrip()
    strip.begin("Membuat 327 kartu")
    strip.report(118, 327, 20)
    strip.show()
    grid.addWidget(strip, 0, 1)
    way = "Letakkan berkas Excel di sini, atau tekan Ctrl+O."
    grid.addWidget(EmptyState("download", "Belum ada berkas", way, drop=True), 1, 1, 2, 1)
    grid.addWidget(parts.letters(), 0, 2, 3, 1)
    for at, share in enumerate((6, 4, 4)):
        grid.setColumnStretch(at, share)
    return holder
