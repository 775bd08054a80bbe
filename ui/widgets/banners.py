"""Banners: what happened, what is safe or what to do, and at most two actions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kernel.i18n import _
from ui.widgets.buttons import Button
from ui.widgets.labels import IconView, Label
from ui.widgets.levels import LEVELS
from ui.widgets.panels import Card

UNDO_SECONDS = 20


class Banner(Card):
    """A tinted frame that stays until somebody acts.

    Args:
        level: "info", "ok", "warning" or "error".
        first: what happened.
        second: what is safe, or what to do.
        actions: at most two buttons; they are made by the caller, 30 high.
    """

    def __init__(self, level: str, first: str, second: str = "", *actions: Button) -> None:
        look = LEVELS[level]
        super().__init__(look.fill, look.line)
        if len(actions) > 2:
            message = "a banner has at most two actions"
            raise ValueError(message)
        self.first = first
        icon = IconView(look.icon, look.ink, 18)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(Label(first, "heading", wrap=True))
        if second:
            texts.addWidget(Label(second, "remark", "text2", wrap=True))
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 9)
        row.setSpacing(10)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        for action in actions:
            row.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{first} {second}".strip())


class UndoBanner(Banner):
    """What was done, with the way back; goes after 20 seconds, but never while it has the focus.

    `undone` asks to take the step back, `expired` says that it has gone.
    """

    undone = Signal()
    expired = Signal()

    def __init__(
        self, first: str, second: str = "", *, action: str = "", key: str = "Ctrl+Z"
    ) -> None:
        self.button = Button(action or _("Batalkan"), key=key, height=30)
        super().__init__("ok", first, second, self.button)
        self.button.triggered.connect(self.undone)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(UNDO_SECONDS * 1000)
        self._timer.timeout.connect(self._time_is_up)
        self._timer.start()
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def event(self, event: QEvent) -> bool:
        """Wait while the pointer is over it."""
        if event.type() is QEvent.Type.Enter:
            self._timer.stop()
        elif event.type() is QEvent.Type.Leave and not self.button.hasFocus():
            self._timer.start()
        return super().event(event)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is self.button:
            self._timer.stop()
        elif not self._timer.isActive() and not self.underMouse():
            self._timer.start()

    def _time_is_up(self) -> None:
        self.hide()
        self.expired.emit()
