"""The window's frame: sidebar, one page at a time, banner, progress, status line, its keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.focus import step_by_tab
from ui.page import Page, PageSpec, Place
from ui.sidebar import Sidebar
from ui.sizes import LEAST, SizeClass, Width, size_class
from ui.status_line import StatusLine
from ui.widgets.banners import Banner
from ui.widgets.panels import GUTTER, Ground
from ui.widgets.progress import ProgressStrip
from ui.widgets.ring import FocusRing


class Shell(Ground):
    """The window around the pages; it knows their names and nothing of what they do.

    Args:
        pages: in the order of the sidebar; each is made when it is first shown.

    `page_changed` carries the key of the page that is open, `lock_wanted` asks to lock,
    `size_class_changed` the new `SizeClass`.
    """

    page_changed = Signal(str)
    lock_wanted = Signal()
    size_class_changed = Signal(object)

    def __init__(self, pages: Sequence[PageSpec]) -> None:
        super().__init__("canvas")
        self._specs = {spec.key: spec for spec in pages}
        self._pages: dict[str, Page] = {}
        self._key = ""
        self._size = size_class(LEAST)
        self._banner: Banner | None = None
        self.sidebar = Sidebar(pages)
        self.status = StatusLine()
        self.progress = ProgressStrip()
        self._stack = QStackedWidget()
        self._notices = QVBoxLayout()
        self._whole = QVBoxLayout(self)
        self.setMinimumSize(LEAST)
        self._build()
        self._connect()
        self.ring = FocusRing(self)

    @property
    def size_class(self) -> SizeClass:
        """The classes of the window's size."""
        return self._size

    @property
    def key(self) -> str:
        """The key of the page that is open, "" before the first."""
        return self._key

    def page(self, key: str) -> Page:
        """Give a page, made now if it was not shown yet.

        Raises:
            KeyError: there is no such page.
        """
        if key not in self._pages:
            page = self._specs[key].factory()
            page.opened_elsewhere.connect(self._open_elsewhere)
            page.room_changed.connect(self._fold)
            page.resized(self._size)
            self._stack.addWidget(page)
            self._pages[key] = page
        return self._pages[key]

    def show_page(self, key: str, **context: Any) -> Page:
        """Open a page and tell it what is wanted there; give it."""
        page = self.page(key)
        if self._key and self._key != key:
            self._pages[self._key].close_page()
        self._key = key
        self._stack.setCurrentWidget(page)
        self.sidebar.mark(key)
        self._fold()
        page.open(**context)
        self.page_changed.emit(key)
        return page

    def crown(self, widget: QWidget) -> None:
        """Put a band over everything, above the sidebar, too."""
        self._whole.insertWidget(0, widget)

    def show_office(self, name: str, place: str) -> None:
        """Show whose window this is."""
        self.sidebar.show_office(name, place)

    def show_user(self, name: str, role: str) -> None:
        """Show who works here."""
        self.sidebar.show_user(name, role)

    def show_count(self, key: str, count: int | None) -> None:
        """Show how many wait on a page; None or 0 = nothing."""
        self.sidebar.items[key].show_count(count)

    def show_banner(self, banner: Banner) -> None:
        """Put a banner above the page, in place of the one before."""
        self.hide_banner()
        self._banner = banner
        self._notices.insertWidget(0, banner)
        self._notices_room()

    def hide_banner(self) -> None:
        """Take the banner away."""
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        self._notices_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew where a class changes."""
        super().resizeEvent(event)
        now = size_class(event.size())
        if now != self._size:
            self._size = now
            self._fold()
            for page in self._pages.values():
                page.resized(now)
            self.size_class_changed.emit(now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go one step back on the page by Esc."""
        page = self._pages.get(self._key)
        if event.key() == Qt.Key.Key_Escape and page is not None and page.step_back():
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go to the next stop of the Tab key."""
        return step_by_tab(self, forward=forward)

    def next_region(self, step: int = 1) -> None:
        """Put the focus on the next region: sidebar, then the page's own, then around."""
        regions: list[QWidget] = [self.sidebar]
        if self._key:
            regions += [r for r in self._pages[self._key].regions() if r.isVisibleTo(self)]
        focus = QApplication.focusWidget()
        at = next((i for i, r in enumerate(regions) if _holds(r, focus)), -1 if step > 0 else 0)
        target = regions[(at + step) % len(regions)]
        if target is self.sidebar:
            self.sidebar.take_focus()
        else:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        self._notices.setContentsMargins(0, 0, 0, 0)
        self._notices.setSpacing(8)
        self._notices.addWidget(self.progress)
        area = QVBoxLayout()
        area.setSpacing(0)
        area.addLayout(self._notices)
        area.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.sidebar)
        middle.addLayout(area, 1)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addLayout(middle, 1)
        self._whole.addWidget(self.status)

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.show_page)
        self.sidebar.lock_wanted.connect(self.lock_wanted)
        self.progress.shown.connect(self._notices_room)
        main = [key for key, spec in self._specs.items() if spec.place is Place.MAIN]
        keys = {f"Ctrl+{at}": partial(self.show_page, key) for at, key in enumerate(main[:9], 1)}
        acts = {
            **keys,
            "F6": self.next_region,
            "Shift+F6": partial(self.next_region, -1),
            "Ctrl+Shift+L": self.lock_wanted.emit,
        }
        for key, act in acts.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _fold(self) -> None:
        page = self._pages.get(self._key)
        wish = page is not None and page.wants_rail
        self.sidebar.fold(on=wish or self._size.width < Width.FULL)
        self.status.shorten(on=self._size.width is Width.NARROW)

    def _notices_room(self) -> None:
        used = self._banner is not None or self.progress.isVisibleTo(self)
        side, above = (GUTTER, 12) if used else (0, 0)
        self._notices.setContentsMargins(side, above, side, 0)

    def _open_elsewhere(self, key: str, context: dict[str, Any]) -> None:
        self.show_page(key, **context)


def _holds(region: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (region is widget or region.isAncestorOf(widget))
