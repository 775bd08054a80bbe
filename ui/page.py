"""What a page is to the window: head, regions, keys of its own, and what it wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.sizes import SizeClass
from ui.widgets.labels import ElidedLabel
from ui.widgets.panels import GUTTER, Ground

HEAD_HEIGHT = 56


class PageHead(Ground):
    """Title, what it is about, and actions at the right; 56 high.

    Args:
        title: 15 semibold.
        sub: in text2, behind the title.
        rule: whether a rule closes it off below.
    """

    def __init__(self, title: str, sub: str = "", *, rule: bool = False) -> None:
        super().__init__("canvas", "bottom" if rule else "")
        self._title = ElidedLabel(title, "title")
        self._sub = ElidedLabel(sub, "remark", "text2")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GUTTER, 0, GUTTER, 0)
        self._row.setSpacing(12)
        self._title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row.addWidget(self._title)
        self._row.addWidget(self._sub, 1)
        self.setFixedHeight(HEAD_HEIGHT)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.set_text(title)

    def set_sub(self, sub: str) -> None:
        """Show other words behind the title."""
        self._sub.set_text(sub)

    def add(self, widget: QWidget) -> None:
        """Put a button or badge at the right end."""
        self._row.addWidget(widget)


class Page(QWidget):
    """One page of the window: `head` on top, `body` below to fill.

    Without a title there is no head, and a child lays itself out.

    Children set `wants_rail` where they need the room, and override `open`, `regions`, `resized`
    and `step_back` as far as they need to. `opened_elsewhere` asks the window for another page:
    its key and what to show there; `room_changed` follows when `wants_rail` is another.
    """

    KEYS: tuple[tuple[str, str], ...] = ()
    """Keys of the page that no button of its tells, and what they do."""

    wants_rail = False
    opened_elsewhere = Signal(str, dict)
    room_changed = Signal()

    def __init__(self, title: str = "", sub: str = "", *, rule: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.head = PageHead(title, sub, rule=rule)
        self._keys: dict[str, QShortcut] = {}
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        if not title:
            return  # the child lays itself out
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(self.body, 1)

    def open(self, **context: Any) -> None:
        """Be shown; `context` says what is wanted, e.g. a filter. Here: focus the first region."""
        _ = context
        self.go_in()

    def go_in(self) -> None:
        """Focus the first region that is in sight: a narrow window folds some away."""
        for region in self.regions():
            if region.isVisibleTo(self):
                region.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def close_page(self) -> None:
        """Be left for another page; save what is under way."""

    def regions(self) -> list[QWidget]:
        """Give what F6 goes through, in reading order; each takes the focus itself."""
        return []

    def resized(self, size: SizeClass) -> None:
        """Lay out for another class of size."""

    def help_topic(self) -> str | None:
        """Give the page of help that F1 opens now; "" for this page's own.

        None where the page has just explained by itself what has the focus.
        """
        return ""

    def step_back(self) -> bool:
        """Go one step back on Esc; say whether there was one."""
        return False

    def bind(self, key: str, act: Callable[[], object]) -> None:
        """Let `key` do `act` while this page is the one that is shown.

        Raises:
            ValueError: the page has bound this key already; two of a kind would fire neither.
        """
        if key in self._keys:
            message = f"{key} is bound twice"
            raise ValueError(message)
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(act)
        self._keys[key] = shortcut

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that the page has bound."""
        return tuple(self._keys)


class Place(StrEnum):
    """Where a page stands in the sidebar."""

    MAIN = "main"
    FOOT = "foot"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """A page of the window: made by `factory` when it is first shown."""

    key: str
    title: str
    icon: str
    factory: Callable[[], Page]
    place: Place = Place.MAIN
