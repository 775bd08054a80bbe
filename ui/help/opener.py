"""Help for a whole window: opened by F1 anywhere in it, kept while it is open, ticked in practice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from ui.help.band import PracticeBand
from ui.help.window import HelpWindow

STEPS, GATE = "satu-jam", "membuka"


class Place(Protocol):
    """What a workplace offers: the wish for a page of help, its band in practice, its open page."""

    help_wanted: SignalInstance
    band: PracticeBand | None

    @property
    def key(self) -> str:
        """The page that is open, which is that of its help too."""


class HelpOpener(QObject):
    """Makes the window of help when it is first asked for.

    Args:
        window: whose help it is.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setProperty("help", self)
        self._window = window
        self._place: Place | None = None
        self._done: frozenset[str] | None = None
        self._anew: Callable[[], None] | None = None
        self.help: HelpWindow | None = None

    def open(self, topic: str) -> None:
        """Show a page of help."""
        if self.help is None:
            self.help = HelpWindow(self._window)
            self.help.anew_wanted.connect(self._begin_anew)
            self.help.show_done(self._done)
        self.help.show_topic(topic)

    def open_over(self, dialog: QDialog, topic: str) -> None:
        """Show a page above a dialog, which lets nothing else of the window be reached.

        It goes with the dialog, and Esc closes it alone.
        """
        over = dialog.findChild(HelpWindow)
        if over is None:
            over = HelpWindow(dialog)
            over.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(over.close)
        over.show_topic(topic or (self._place.key if self._place else GATE))

    def on_f1(self, widget: QWidget, topic: str) -> None:
        """Let F1 open a page while this widget is what the window shows."""
        QShortcut(QKeySequence("F1"), widget).activated.connect(lambda: self.open(topic))

    def follow(self, place: Place | None, anew: Callable[[], None]) -> None:
        """Open what this workplace wants, and tick the steps as its band knows them."""
        self._place = place
        band = place.band if place is not None else None
        if place is not None:
            place.help_wanted.connect(self.open)
        self._anew = anew if band is not None else None
        self._tick(band.done if band is not None else None)
        if band is not None:
            band.done_changed.connect(self._tick)
            band.steps_wanted.connect(lambda: self.open(STEPS))

    def close(self) -> None:
        """Close it, e.g. because another language is spoken from now on."""
        if self.help is not None:
            self.help.close()
            self.help.deleteLater()
            self.help = None

    def _tick(self, done: frozenset[str] | None) -> None:
        self._done = done
        if self.help is not None:
            self.help.show_done(done)

    def _begin_anew(self) -> None:
        if self._anew is not None:
            self._anew()
