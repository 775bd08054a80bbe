"""What somebody copied and forgot: a NIK or a passphrase leaves the clipboard after a while."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

FORGET_AFTER_MS = 60_000
_PRIVATE = re.compile(r"(?<!\d)\d(?:[ .]?\d){15}(?!\d)")
"""Sixteen digits, together or in groups: a NIK or a No. KK."""
_SECRET = "application/x-pekerja-rentan-secret"  # noqa: S105 - the name of a mark


def copy_secret(text: str) -> None:
    """Copy a passphrase, marked so that the guard takes it off again as it does a NIK."""
    marked = QMimeData()
    marked.setText(text)
    marked.setData(_SECRET, b"1")
    QGuiApplication.clipboard().setMimeData(marked)


class ClipboardGuard(QObject):
    """Empties the clipboard a minute after a NIK or a passphrase was copied in this program.

    What another program put there meanwhile stays: only the very text that was copied goes.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FORGET_AFTER_MS)
        self._timer.timeout.connect(self.forget)
        QGuiApplication.clipboard().dataChanged.connect(self._changed)

    @property
    def watching(self) -> bool:
        """Whether a NIK or a passphrase of this program lies there."""
        return self._timer.isActive()

    def forget(self) -> None:
        """Take it off the clipboard, if it still lies there: at the latest on locking."""
        self._timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self._text and clipboard.text() == self._text:
            self._text = ""
            clipboard.clear()
        self._text = ""

    def _changed(self) -> None:
        if QGuiApplication.applicationState() is not Qt.ApplicationState.ApplicationActive:
            return  # another program's
        clipboard = QGuiApplication.clipboard()
        text = clipboard.text()
        self._timer.stop()
        lying: QMimeData | None = clipboard.mimeData()  # nothing lies on an emptied one
        marked = lying is not None and lying.hasFormat(_SECRET)
        self._text = text if marked or _PRIVATE.search(text) else ""
        if self._text:
            self._timer.start()
