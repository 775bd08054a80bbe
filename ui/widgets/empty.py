"""What an empty place says: one fact, and one line of what to do with its key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout

from ui.widgets.buttons import Button
from ui.widgets.labels import IconView, Label
from ui.widgets.panels import Card


class EmptyState(Card):
    """Icon, fact, way out; framed only where a file may be dropped.

    Args:
        icon: an icon's name, shown at 32.
        fact: e.g. "Belum ada berkas".
        way: e.g. "Letakkan berkas Excel di sini, atau tekan Ctrl+O."
        drop: whether files may be dropped here; `dropped` then carries their paths.
        action: a button below, if any.
    """

    dropped = Signal(list)

    def __init__(
        self,
        icon: str,
        fact: str,
        way: str = "",
        *,
        drop: bool = False,
        action: Button | None = None,
    ) -> None:
        super().__init__("", "", dashed=drop)
        self.setAcceptDrops(drop)
        self.setProperty("ring", -1)  # a stack hands its focus on to whatever it shows
        self.setAccessibleName(f"{fact}. {way}")
        self._fact = Label(fact, "heading", wrap=True)
        self._way = Label(way, "remark", "text2", wrap=True)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._fact.setAlignment(middle)
        self._way.setAlignment(middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(IconView(icon, "text3", 32), 0, middle)
        column.addSpacing(6)
        column.addWidget(self._fact)
        column.addWidget(self._way)
        if action is not None:
            column.addSpacing(8)
            column.addWidget(action, 0, middle)
        column.addStretch(1)

    def show_words(self, fact: str, way: str) -> None:
        """Say another fact and another way out."""
        self._fact.setText(fact)
        self._way.setText(way)
        self.setAccessibleName(f"{fact}. {way}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and show that they may fall here."""
        if event.mimeData().hasUrls():
            self.set_look("soft", "")
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Look as before."""
        self.set_look("", "")

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell the paths that fell here."""
        self.set_look("", "")
        urls = event.mimeData().urls()
        self.dropped.emit([url.toLocalFile() for url in urls if url.isLocalFile()])
        event.acceptProposedAction()
