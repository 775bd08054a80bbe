"""The theme for all tests of the window; each starts in light colours."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from ui.theme import Appearance, Theme, install_theme


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    installed = install_theme(qapp, Appearance.LIGHT)
    installed.use(Appearance.LIGHT)
    yield installed
    for window in qapp.topLevelWidgets():
        window.close()
