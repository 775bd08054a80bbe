"""The line at the foot of the window: what is true now, the last proven backup, offline."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from desktop_app.kernel.i18n import _
from ui.widgets.labels import IconLine
from ui.widgets.levels import LEVELS
from ui.widgets.panels import Ground

HEIGHT = 28


class StatusLine(Ground):
    """28 pixels: at the left what is true now, at the right backup and "Luring"."""

    def __init__(self) -> None:
        super().__init__("side", "top")
        self._now = IconLine("", "", "text2", icon_ink="ok")
        self._note = IconLine("", "", "text2")
        self._backup = IconLine("", "", "text2", icon_ink="ok")
        words = _("Luring – tidak ada data yang dikirim")
        self._offline = IconLine("cloud-off", words, "text2")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 1, 14, 0)
        line.setSpacing(22)
        line.addWidget(self._now)
        line.addWidget(self._note)
        line.addStretch(1)
        line.addWidget(self._backup)
        line.addWidget(self._offline)
        for part in (self._now, self._note, self._backup):
            part.hide()
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(_("Baris keadaan"))

    def say(self, text: str, icon: str = "ring-check", ink: str = "ok") -> None:
        """Show what is true now, e.g. "Tersimpan 14.03.05"; call it after the commit returned."""
        self._now.show_line(icon, text, "text2", ink)
        self._now.setVisible(bool(text))

    def note(self, text: str, icon: str = "pencil") -> None:
        """Show a second remark at the left; empty takes it away."""
        self._note.show_line(icon, text, "text2")
        self._note.setVisible(bool(text))

    def show_backup(self, text: str, level: str = "ok") -> None:
        """Show the last proven backup; its level "ok", "warning" or "error"."""
        look = LEVELS[level]
        ink = "text2" if level == "ok" else look.ink
        self._backup.show_line("save" if level == "ok" else look.icon, text, ink, look.ink)
        self._backup.setVisible(bool(text))

    def shorten(self, *, on: bool) -> None:
        """Leave out what is least needed where the window is narrow."""
        self._offline.setVisible(not on)
