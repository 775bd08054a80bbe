"""The focus ring: exactly one for each window, painted over everything, outside the control."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui.theme import theme_of
from ui.widgets import paint

GAP = 3  # one free pixel and two of ring
_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ZOrderChange,
    QEvent.Type.ParentChange,
)


class FocusRing(QWidget):
    """Follows the focus inside `window`.

    A widget says by its property "ring" how round its corners are; -1 = it draws its own mark
    (tables mark the row). The ring lies around the nearest ancestor that has the property, so a
    line edit inside a framed box is ringed at the frame.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: list[QWidget] = []
        self._clip = QRect()
        self._radius = 6
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring, cut where a scrolled area ends."""
        colour = theme_of(self).ring()
        painter = QPainter(self)
        paint.smooth(painter)
        painter.setClipRect(self._clip)
        paint.ring(painter, QRectF(self.rect()), colour, self._radius + GAP)
        painter.end()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay with the control when it or what it lies in moves."""
        if event.type() in _MOVES:
            self._place()
        return False

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        inside = new is not None and isValid(self._window) and self._window.isAncestorOf(new)
        self._watch(_lineage(_ringed(new), self._window) if new is not None and inside else [])
        self._place()

    def _watch(self, widgets: list[QWidget]) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = widgets
        for widget in self._watched:
            widget.installEventFilter(self)

    def _place(self) -> None:
        target = self._watched[0] if self._watched and isValid(self._watched[0]) else None
        radius = target.property("ring") if target is not None else -1
        if target is None or radius == -1 or not target.isVisible():
            self.hide()
            return
        lineage = _lineage(target, self._window)
        if lineage != self._watched:  # the page was laid out anew, in other containers
            self._watch(lineage)
        self._radius = 6 if radius is None else int(radius)
        corner = target.mapTo(self._window, QPoint(0, 0))
        area = QRect(corner, target.size()).adjusted(-GAP, -GAP, GAP, GAP)
        self._clip = self._visible_part(area).translated(-area.topLeft())
        self.setGeometry(area)
        self.setVisible(not self._clip.isEmpty())
        self.raise_()
        self.update()

    def _visible_part(self, area: QRect) -> QRect:
        for widget in self._watched:
            parent = widget.parentWidget()
            holder = parent.parentWidget() if parent is not None else None
            if isinstance(holder, QAbstractScrollArea) and holder.viewport() is parent:
                origin = parent.mapTo(self._window, QPoint(0, 0))
                area = area.intersected(QRect(origin, parent.size()))
        return area


def _ringed(widget: QWidget) -> QWidget:
    """Give the nearest ancestor that says how its ring looks, or the widget itself."""
    at: QWidget | None = widget
    while at is not None and not at.isWindow():
        if at.property("ring") is not None:
            return at
        at = at.parentWidget()
    return widget


def _lineage(widget: QWidget, window: QWidget) -> list[QWidget]:
    found = [widget]
    while (parent := found[-1].parentWidget()) is not None and parent is not window:
        found.append(parent)
    return found
