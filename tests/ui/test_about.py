"""“Tentang”: version, makers, and the parts with their licences, found by typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app import __version__
from desktop_app.services.licences import parts
from ui.dialogs.about import About


@pytest.fixture
def about(qtbot: QtBot) -> About:
    dialog = About()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def shown(about: About) -> list[str]:
    return [about.model.key_of(at) for at in range(about.model.rowCount())]


def test_it_tells_the_version_and_lists_every_part(about: About) -> None:
    told = " ".join(each.text() for each in about.findChildren(QLabel))
    assert f"Pekerja Rentan {__version__}" in told
    assert "Python 3." in told
    assert shown(about) == [part.name for part in parts()]


def test_typing_narrows_the_list_to_a_name_or_a_licence(about: About, qtbot: QtBot) -> None:
    qtbot.keyClicks(about.search.line, "lgpl shib")
    assert shown(about) == ["shiboken6"]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in about.words.text()


def test_what_fits_nothing_says_so(about: About, qtbot: QtBot) -> None:
    qtbot.keyClicks(about.search.line, "tiada begini")
    assert shown(about) == []
    assert about.words.text() == "Tidak ada bagian yang cocok."


def test_the_marked_parts_licence_is_read_beside_the_list(about: About, qtbot: QtBot) -> None:
    about.table.setFocus()
    qtbot.keyClick(about.table, Qt.Key.Key_Down)
    assert about.words.text().startswith("The MIT License")


def test_the_versions_are_copied_for_a_report(about: About) -> None:
    about.copy.click()
    assert f"Pekerja Rentan {__version__} · Python" in QApplication.clipboard().text()


def test_it_fits_on_the_smallest_screen(about: About) -> None:
    assert about.width() <= 911
    assert about.height() <= 512
