from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import eyes
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.gallery import Gallery
from ui.theme import Appearance, Theme
from ui.widgets.fields import Field


@pytest.fixture
def gallery(qtbot: QtBot) -> Gallery:
    window = Gallery()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_nothing_is_clipped(theme: Theme, gallery: Gallery, appearance: Appearance) -> None:
    theme.use(appearance)
    assert list(eyes.too_small(gallery)) == []


def test_everything_that_takes_the_focus_has_a_name(gallery: Gallery) -> None:
    assert list(eyes.nameless(gallery)) == []


def test_light_and_dark_are_told_apart_by_the_ground(theme: Theme, gallery: Gallery) -> None:
    light = gallery.grab().toImage().pixelColor(2, 2)
    theme.use(Appearance.DARK)
    dark = gallery.grab().toImage().pixelColor(2, 2)
    assert light == "#F5F5F2"
    assert dark == "#1B1B1D"


def test_exactly_one_ring_follows_the_focus(gallery: Gallery, qtbot: QtBot) -> None:
    gallery.activateWindow()
    fields = gallery.findChildren(Field)[:2]
    for field in fields:
        field.setFocus()
        qtbot.waitUntil(gallery.ring.isVisible)
        corner = field.editor.mapTo(gallery, field.editor.rect().topLeft())
        ring = gallery.ring.geometry()
        assert (ring.x(), ring.y()) == (corner.x() - 3, corner.y() - 3)
        assert ring.width() == field.editor.width() + 6


def test_no_part_was_shown_as_a_window_of_its_own(gallery: Gallery, qapp: QApplication) -> None:
    shown = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert shown == [gallery]


def test_it_draws_without_a_warning_at_150_per_cent(tmp_path: Path) -> None:
    picture = tmp_path / "gallery.png"
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from ui.theme import Appearance, install_theme\n"
        "app = QApplication([])\n"
        "install_theme(app, Appearance.DARK)\n"
        "from ui.gallery import Gallery\n"
        "window = Gallery()\n"
        "window.resize(911, 512)\n"
        "window.show()\n"
        "app.processEvents()\n"
        "image = window.grab()\n"
        "assert 1366 <= image.width() <= 1368, image.width()\n"
        "image.save(sys.argv[1])\n"
    )
    environment = {**os.environ, "QT_SCALE_FACTOR": "1.5", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(picture)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in done.stderr.splitlines() if "does not support" not in line]
    assert done.returncode == 0, done.stderr
    assert lines == []
    assert picture.stat().st_size > 10_000
