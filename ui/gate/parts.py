"""What unlocking and the first run share: the passphrase with its strength, a folder to choose."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.passphrase import Grade, strength_of
from desktop_app.kernel.i18n import N_, _
from ui.widgets.facts import StrengthBar
from ui.widgets.labels import IconLine

_WORDS = {
    Grade.SHORT: N_("Terlalu pendek: {letters} huruf, paling sedikit 8."),
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
    """Four bars and a remark about the passphrase that is being chosen.

    Args:
        stacked: whether the remark stands below the bars, for narrow dialogs.
    """

    def __init__(self, *, stacked: bool = False) -> None:
        super().__init__()
        self._bar = StrengthBar()
        self._line = IconLine("info", "", "text3")
        line = QVBoxLayout(self) if stacked else QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(10)
        line.addWidget(self._bar)
        line.addWidget(self._line, 1)
        self.show_passphrase("")

    def show_passphrase(self, passphrase: str) -> None:
        """Grade what has been typed."""
        strength = strength_of(passphrase)
        icon, ink = _INKS[strength.grade]
        words = _(_WORDS[strength.grade]).format(words=strength.words, letters=strength.letters)
        if not passphrase:
            icon, ink = "info", "text3"
            words = _("Kalimat pendek paling mudah diingat, misalnya empat kata acak.")
        self._bar.show_strength(int(strength.grade), words)
        self._line.show_line(icon, words, ink)


def ask_for_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """Ask for a folder with the system's own dialog; None when it was closed."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(chosen) if chosen else None
