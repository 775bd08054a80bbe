"""Files that may fall anywhere on a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrops(QObject):
    """Takes files that are dropped on `page`; `dropped` carries the path of the first.

    Args:
        page: the widget, with all that lies on it.
        free: whether a file may fall now.
    """

    dropped = Signal(object)

    def __init__(self, page: QWidget, free: Callable[[], bool]) -> None:
        super().__init__(page)
        self._free = free
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Accept files, and nothing else."""
        if isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls() and self._free():
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            event.acceptProposedAction()
            self.take([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
            return True
        return False

    def take(self, paths: list[str]) -> None:
        """Take the first of these, as if it had fallen on the page."""
        if paths and self._free():
            self.dropped.emit(Path(paths[0]))
