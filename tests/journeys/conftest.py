"""The window at its first start with hands on its keyboard, and file dialogs that answer."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hands import Hands
from PySide6.QtWidgets import QApplication, QFileDialog

from ui.theme import Appearance, install_theme
from ui.window import Window


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Hands]:
    install_theme(qapp, Appearance.LIGHT)
    window = Window(tmp_path / "jendela.json")
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.begin()
    yield Hands(qtbot, window)
    window.close_unasked()


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Let the system's own file dialogs answer with a path."""

    def chosen(path: Path) -> None:
        for dialog in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, dialog, lambda *_said: (str(path), ""))

    return chosen
