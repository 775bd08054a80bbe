"""Two hands on the keyboard of the program's window, and eyes that wait; for journeys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.window import Window
from ui.workplace import Workplace

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER, SPACE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab
PATIENCE_MS = 20_000
MANY = 40


class Hands:
    """What two hands on a keyboard do in the window, and eyes that wait for what they see."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot = qtbot
        self.window = window

    @property
    def place(self) -> Workplace:
        assert self.window.workplace is not None
        return self.window.workplace

    def page(self, key: str) -> Any:
        assert self.place.key == key
        return self.place.page(key)

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self.qtbot.keyClick(focus(), key, held)

    def type(self, *texts: str) -> None:
        """Type each text where the focus is, and Enter behind it."""
        for text in texts:
            self.qtbot.keyClicks(focus(), text)
            self.press(ENTER)

    def tab_to(self, name: str) -> None:
        """Press Tab until the focus is on what a screen reader calls by this name."""
        passed = []
        while focus().accessibleName() != name:
            passed.append(focus().accessibleName())
            assert len(passed) < MANY, passed
            self.press(TAB)

    def see(self, sight: Callable[[], object]) -> None:
        """Wait until it can be seen and no job is under way."""
        self.qtbot.waitUntil(lambda: self.window.jobs.idle and bool(sight()), timeout=PATIENCE_MS)

    def asked(self, kind: type[QWidget]) -> Any:
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
        return QApplication.activeWindow()

    def back(self) -> None:
        """Give the focus back to the window; no window manager does it here."""
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found
