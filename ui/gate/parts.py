"""What unlocking and the first run share: the passphrase with its strength, a folder to choose."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from desktop_app.domain.passphrase import Grade, Strength, strength_of
from desktop_app.kernel.i18n import N_, _
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.labels import IconLine

_WORDS = {
    Grade.SHORT: N_("Terlalu pendek: {letters} huruf, sekurangnya 8."),
    Grade.WEAK: N_("Mudah ditebak: tambah satu atau dua kata lagi."),
    Grade.FAIR: N_("Cukup: {letters} huruf. Lebih panjang lebih aman."),
    Grade.GOOD: N_("Baik: {words} kata, {letters} huruf."),
    Grade.STRONG: N_("Kuat: {words} kata, {letters} huruf."),
}
_INKS = {
    Grade.SHORT: ("info", "text3"),
    Grade.WEAK: ("triangle", "warn"),
    Grade.FAIR: ("info", "text2"),
    Grade.GOOD: ("ring-check", "ok"),
    Grade.STRONG: ("ring-check", "ok"),
}


class StrengthMeter(QWidget):
    """Four bars and a remark about the passphrase that is being chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._bars = _Bars()
        self._line = IconLine("info", "", "text3")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(10)
        line.addWidget(self._bars)
        line.addWidget(self._line, 1)
        self.show_passphrase("")

    def show_passphrase(self, passphrase: str) -> None:
        """Grade what has been typed."""
        strength = strength_of(passphrase)
        self._bars.show_strength(strength)
        if not passphrase:
            words = _("Kalimat pendek paling mudah diingat, misalnya empat kata acak.")
            self._line.show_line("info", words, "text3")
            return
        icon, ink = _INKS[strength.grade]
        words = _(_WORDS[strength.grade]).format(words=strength.words, letters=strength.letters)
        self._line.show_line(icon, words, ink)


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._filled = 0
        self.setFixedSize(260, 16)

    def show_strength(self, strength: Strength) -> None:
        self._filled = int(strength.grade)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        ink = "okfill" if self._filled >= Grade.GOOD else "warnfill"
        painter = QPainter(self)
        paint.smooth(painter)
        for at in range(4):
            area = QRectF(at * 66, 5, 62, 6)
            paint.bar(painter, area, theme.color(ink if at < self._filled else "line2"))
        painter.end()


def ask_for_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """Ask for a folder with the system's own dialog; None when it was closed."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(chosen) if chosen else None
