"""The theme for all tests of the window, an office with people, a desk there, and the window."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from office import CITY, TODAY, create, with_verifier
from officer import COST, OFFICE, Officer
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from desktop_app.app import App
from desktop_app.domain.settings import Settings
from desktop_app.services import imports, invented
from ui.desk import Bridge, Desk
from ui.jobs import Jobs
from ui.theme import Appearance, Theme, install_theme
from ui.window import Window


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    installed = install_theme(qapp, Appearance.LIGHT)
    installed.use(Appearance.LIGHT)
    yield installed
    for window in qapp.topLevelWidgets():
        window.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[App]:
    """An open office with two users and some fifty invented people, recorded by Rina."""
    app = with_verifier(create(tmp_path / "kantor"))
    listed = tmp_path / "daftar.xlsx"
    invented.write_people(listed, invented.people(3, count=48, within=CITY, today=TODAY))
    app.do(imports.write, app.ask(imports.plan_import, listed, app.facts))
    yield app
    app.close()


@pytest.fixture
def desk(office: App) -> Iterator[Desk]:
    """A desk at that office, for a page alone."""
    jobs = Jobs()
    yield Desk(office, jobs, Bridge(office))
    jobs.close()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """The program's window before anything is open, 1366×768."""
    window = Window(tmp_path / "jendela.json")
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close_unasked()


@pytest.fixture
def settle(qtbot: QtBot, window: Window) -> Callable[[], None]:
    """Wait until no job is under way and the window has shown what they gave."""

    def wait() -> None:
        for _twice in range(2):
            qtbot.wait(20)
            qtbot.waitUntil(lambda: window.jobs.idle, timeout=10_000)
        qtbot.wait(20)

    return wait


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """An open office of one officer with nobody in it, for Pendataan."""
    settings = Settings(id="office", office=OFFICE, office_name="Kelurahan Payo Selincah")
    opened = App.create(tmp_path / "store", settings, "Siti Rohani", "rahasia siti", cost=COST)
    yield opened
    opened.close()


@pytest.fixture
def sit_down(app: App, qtbot: QtBot) -> Iterator[Callable[[], Officer]]:
    """Seats the officer at the page Pendataan."""
    jobs = Jobs()
    seated: list[Officer] = []

    def sit() -> Officer:
        seated.append(Officer(app, jobs, qtbot))
        return seated[-1]

    yield sit
    for officer in seated:
        officer.bridge.close()
        officer.window.close()
    jobs.close()
    for officer in seated:
        delete(officer.window)
