"""What eyes and a screen reader find wrong with a window, as sentences; nothing found = ()."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLayout,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QTableView,
    QWidget,
)

from ui.page import Page
from ui.review.sheet import MappingRow
from ui.widgets.buttons import Button, Role


def shown(window: QWidget) -> list[QWidget]:
    """Give every part of the window that is not hidden."""
    return [each for each in window.findChildren(QWidget) if each.isVisible()]


def named(widget: QWidget) -> str:
    """Say which part this is: kind, name, and the kinds of those that hold it."""
    words = widget.text() if isinstance(widget, QLabel) else widget.accessibleName()
    kinds = []
    at: QWidget | None = widget
    while at is not None and len(kinds) < 4:
        kinds.append(type(at).__name__)
        at = at.parentWidget()
    return f"{' < '.join(kinds)} “{words[:50]}”"


def too_small(window: QWidget) -> Iterator[str]:
    """Tell of labels and controls that have less room than they need.

    What holds others is not asked: a stack needs the room of pages that are not shown, too, and
    where it is really too small, something in it is.
    """
    for widget in shown(window):
        if isinstance(widget, QAbstractScrollArea | QScrollBar | QStackedWidget):
            continue
        if isinstance(widget, QAbstractButton) and not _says_its_size(widget):
            continue
        need, have = _need(widget), widget.size()
        if need.width() > have.width() or need.height() > have.height():
            says = f"{need.width()}×{need.height()}, has {have.width()}×{have.height()}"
            yield f"{named(widget)} needs {says}"


def _need(widget: QWidget) -> QSize:
    """Give the least size in which nothing is cut; wrapped words need it at their width."""
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return QSize(0, widget.heightForWidth(widget.width()))
        return QSize(widget.sizeHint().width(), widget.minimumSizeHint().height())
    return widget.minimumSizeHint() if widget.layout() is None else QSize()


def _says_its_size(widget: QWidget) -> bool:
    """Whether our own code says it; what Qt supposes of a painted button is of no account."""
    ours = [vars(each) for each in type(widget).__mro__ if each.__module__.startswith("ui.")]
    return any("minimumSizeHint" in each for each in ours)


def overlapping(window: QWidget) -> Iterator[str]:
    """Tell of neighbours in one layout that lie over each other."""
    for widget in (window, *shown(window)):
        layout = widget.layout()
        parts = [] if layout is None else [w for w in laid_out(layout) if w.isVisible()]
        if isinstance(widget, QStackedWidget):
            continue
        for one, other in combinations(parts, 2):
            both = one.geometry().intersected(other.geometry())
            if not both.isEmpty():
                yield f"{named(one)} and {named(other)} share {both.width()}×{both.height()}"


def laid_out(layout: QLayout) -> Iterator[QWidget]:
    """Give the widgets of a layout and of the layouts in it."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from laid_out(inner)


def out_of_reach(window: QWidget) -> Iterator[str]:
    """Tell of words and controls that stick out where nothing scrolls."""
    for widget in shown(window):
        if isinstance(widget.parentWidget(), MappingRow):
            continue  # goes sideways with the columns of its sheet
        if isinstance(widget, QLabel) or takes_focus(widget):
            where = _cut_off(widget, window)
            if where:
                yield f"{named(widget)} sticks out of {where}"


def hidden_columns(window: QWidget) -> Iterator[str]:
    """Tell of tables that cut columns off and cannot be scrolled to them."""
    for table in window.findChildren(QTableView):
        fixed = table.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        wide, room = table.horizontalHeader().length(), table.viewport().width()
        if table.isVisible() and fixed and wide > room:
            yield f"{named(table)} has columns of {wide} in {room}"


def _cut_off(widget: QWidget, window: QWidget) -> str:
    area = widget.rect()
    at = widget
    while at is not window:
        parent = at.parentWidget()
        if parent is None:
            return ""
        area = QRect(at.mapTo(parent, QPoint(area.x(), area.y())), area.size())
        at = parent
        scrolled = at.parentWidget()
        if isinstance(scrolled, QScrollArea) and at is scrolled.viewport():
            sideways = scrolled.horizontalScrollBarPolicy()
            fixed = sideways == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if fixed and not (area.left() >= 0 and area.right() < at.width()):
                return f"{named(scrolled)}, which never scrolls sideways"
            area = at.rect()
        if not at.rect().contains(area):
            return named(at)
    return ""


def takes_focus(widget: QWidget) -> bool:
    """Whether the widget can have the focus."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.ClickFocus) and not isinstance(
        widget, QScrollBar
    )


def nameless(window: QWidget) -> Iterator[str]:
    """Tell of everything that takes the focus and has no name for a screen reader."""
    for widget in shown(window):
        inside = isinstance(widget.parentWidget(), QAbstractScrollArea)
        if takes_focus(widget) and not inside and not widget.accessibleName():
            yield f"{named(widget)} has no name"


def lost_regions(page: Page) -> Iterator[str]:
    """Tell of a page that F6 finds no way into, and of regions that do not take the focus."""
    regions = [each for each in page.regions() if each.isVisible()]
    if not regions:
        yield "F6 finds no region"
    for region in regions:
        region.setFocus(Qt.FocusReason.ShortcutFocusReason)
        at = QApplication.focusWidget()
        target = region.focusProxy() or region
        if at is None or not (at is target or region.isAncestorOf(at) or target.isAncestorOf(at)):
            yield f"F6 leads to {named(region)}, which does not take the focus"


def rival_primaries(page: QWidget) -> Iterator[str]:
    """Tell of a page with more than one filled button."""
    filled = [
        each.words
        for each in page.findChildren(Button)
        if each.isVisible() and each._role is Role.PRIMARY
    ]
    if len(filled) > 1:
        yield f"two primary buttons: {filled}"


def rival_keys(window: QWidget) -> Iterator[str]:
    """Tell of shortcuts that two parts of the window listen to: neither would fire."""
    keys = Counter(
        each.key().toString()
        for each in window.findChildren(QShortcut)
        if each.isEnabled() and _is_heard(each)
    )
    yield from (f"{key} is bound {count} times" for key, count in keys.items() if count > 1)


def _is_heard(shortcut: QShortcut) -> bool:
    parent = shortcut.parent()
    return isinstance(parent, QWidget) and parent.isVisible()


def lost_to_tab(window: QWidget) -> Iterator[str]:
    """Tell of controls that the Tab key never comes to, and of a walk that does not come back."""
    start = QApplication.focusWidget()
    stops = {
        each
        for each in shown(window)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and each.isEnabled()
    }
    at, seen = start, set[QWidget]()
    while at is not None and at not in seen:
        seen.add(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
    if at is not start:
        yield "Tab goes in a circle that leaves out where it began"
    yield from (f"Tab never comes to {named(each)}" for each in stops - seen)
