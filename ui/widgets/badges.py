"""Badges: icon, word and colour for each status; the same in lists, forms and reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.kernel.i18n import N_, _
from ui.theme import Theme, theme_of
from ui.widgets import paint
from ui.widgets.runs import Gap, Icon, Part, Words, paint_run, run_width

HEIGHT = 22
_PAD = 9


class BadgeLook(NamedTuple):
    """How a badge looks: tokens for words, ground and frame ("" = none)."""

    icon: str
    word: str
    ink: str
    fill: str = ""
    line: str = ""


BADGES: Mapping[str, BadgeLook] = {
    "draft": BadgeLook("ring-dashed", N_("Draf"), "text2", "", "line2"),
    "recorded": BadgeLook("ring-dot", N_("Terdata"), "text2", "neutralbg"),
    "verified": BadgeLook("shield-check", N_("Terverifikasi"), "accenttext", "soft", "softline"),
    "submitted": BadgeLook("send", N_("Terkirim"), "accenttext", "", "softline"),
    "registered": BadgeLook("ring-check", N_("Terdaftar"), "ok", "okbg"),
    "rejected": BadgeLook("ring-x", N_("Ditolak"), "err", "errbg"),
    "denied": BadgeLook("return", N_("Ditolak BPJS"), "err", "", "errline"),
    "ended": BadgeLook("flag", N_("Berakhir"), "text3", "", "line2"),
    "queued": BadgeLook("clock", N_("Antre"), "text2", "neutralbg"),
    "printed": BadgeLook("printer", N_("Dicetak"), "accenttext", "soft"),
    "handed_over": BadgeLook("hand-card", N_("Diserahkan"), "ok", "okbg"),
    "void": BadgeLook("ring-slash", N_("Batal"), "text3", "", "line2"),
    "add": BadgeLook("plus", N_("Tambah"), "ok", "okbg"),
    "change": BadgeLook("pencil", N_("Ubah"), "accenttext", "soft"),
    "skip": BadgeLook("arrow-right", N_("Lewati"), "text2", "neutralbg"),
    "refuse": BadgeLook("octagon", N_("Tolak"), "err", "errbg"),
    "waiting": BadgeLook("clock", N_("Menunggu jawaban"), "warn", "warnbg"),
    "sealed": BadgeLook("lock", N_("Tersegel"), "accenttext", "soft"),
    "done": BadgeLook("ring-check", N_("Tuntas"), "ok", "okbg"),
}


def badge_size(code: str, theme: Theme) -> QSize:
    """Give the size of the badge of a status code.

    Raises:
        KeyError: no badge has this code.
    """
    return QSize(run_width(_parts(BADGES[code]), theme) + 2 * _PAD, HEIGHT)


def paint_badge(painter: QPainter, area: QRectF, code: str, theme: Theme) -> None:
    """Draw the badge of a status code at the left of `area`, in the middle of its height."""
    look = BADGES[code]
    parts = _parts(look)
    width = min(run_width(parts, theme) + 2.0 * _PAD, area.width())
    frame = QRectF(area.left(), round(area.center().y() - HEIGHT / 2), width, HEIGHT)
    line = theme.color(look.line) if look.line else None
    fill = theme.color(look.fill) if look.fill else None
    paint.smooth(painter)
    paint.box(painter, frame, fill=fill, line=line, radius=5)
    paint_run(painter, frame.adjusted(_PAD, 0, -2, 0), parts, theme)


class Badge(QWidget):
    """The badge of a status code, to be put beside a heading."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code
        self.show_code(code)

    def show_code(self, code: str) -> None:
        """Show another status."""
        self._code = code
        self.setAccessibleName(_(BADGES[code].word))
        self.setFixedSize(badge_size(code, theme_of(self)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the badge."""
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self._code, theme_of(self))
        painter.end()


def _parts(look: BadgeLook) -> tuple[Part, ...]:
    return (Icon(look.icon, look.ink, 14), Gap(6), Words(_(look.word), "label", look.ink))
