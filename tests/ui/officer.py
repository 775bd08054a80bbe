"""An officer at the keyboard of the page Pendataan, for its tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop_app.app import App
from desktop_app.domain.person import Person, blank_person, read_person
from desktop_app.kernel.clock import IdMaker
from desktop_app.services import workers as keeping
from desktop_app.store.keys import Cost
from ui.desk import Bridge, Desk
from ui.jobs import Jobs
from ui.page import PageSpec
from ui.pages.pendataan import PendataanPage
from ui.pages.pendataan.page import Parts
from ui.shell import Shell

COST = Cost(8, 1, 1)
OFFICE = "15.71.11.1002"  # Payo Selincah
NURHASANAH = {
    "nik": "1571114203799001",
    "name": "Nurhasanah",
    "birth_place": "Jambi",
    "birth_date": "02-03-1979",
    "sex": "P",
    "address": "Jl. Melati No. 3",
    "kelurahan": OFFICE,
    "rt": "014",
    "occupation": "pedagang sayur",
}
RIDWAN = {"nik": "1571112111889004", "name": "M. Ridwan", "kelurahan": OFFICE, "rt": "011"}


class Officer:
    """Somebody at the keyboard of a window that shows the page."""

    def __init__(self, app: App, jobs: Jobs, qtbot: QtBot) -> None:
        self.app, self.jobs, self.qtbot = app, jobs, qtbot
        self.bridge = Bridge(app)
        self.said: list[str] = []
        self.bridge.said.connect(self.said.append)
        self.gone: list[tuple[str, object]] = []
        self.bridge.page_wanted.connect(lambda key, context: self.gone.append((key, context)))
        self.desk = Desk(app, jobs, self.bridge)
        spec = PageSpec(
            key="pendataan",
            title="Pendataan",
            icon="users",
            factory=lambda: PendataanPage(self.desk),
        )
        self.window = Shell([spec])
        self.window.resize(QSize(1366, 768))
        self.window.show()
        qtbot.waitActive(self.window)
        page = self.window.show_page("pendataan")
        assert isinstance(page, PendataanPage)
        self.page = page
        qtbot.waitUntil(lambda: page.parts is not None and page.parts.has_form)
        self.wait()

    @property
    def parts(self) -> Parts:
        assert self.page.parts is not None
        return self.page.parts

    def wait(self) -> None:
        """Wait until every answer has come home and what follows from it has been asked."""
        self.qtbot.waitUntil(lambda: self.jobs.idle)
        QTest.qWait(5)
        self.qtbot.waitUntil(lambda: self.jobs.idle)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.focus(), key, modifier)
        self.wait()

    def control(self, letter: str) -> None:
        self.press(Qt.Key[f"Key_{letter}"], Qt.KeyboardModifier.ControlModifier)

    def alt(self, letter: str) -> None:
        self.press(Qt.Key[f"Key_{letter}"], Qt.KeyboardModifier.AltModifier)

    def type(self, *texts: str) -> None:
        """Type each text into the field with the focus, and Enter after it."""
        for text in texts:
            QTest.keyClicks(self.focus(), text)
            QTest.keyClick(self.focus(), Qt.Key.Key_Return)
        self.wait()

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def at(self) -> str:
        """The field with the focus."""
        return self.parts.sheet.form.name_with_focus()

    def text(self, name: str) -> str:
        return self.parts.sheet.form.fields[name].text()

    def notes(self, name: str) -> list[str]:
        return [note.text for note in self.parts.sheet.form.fields[name].notes]

    def listed(self) -> list[str]:
        model = self.parts.model
        return [model.index(row, 1).data() for row in range(model.rowCount())]

    def fill(self, texts: dict[str, str]) -> None:
        """Fill fields as typed and left, without walking through them."""
        for name, text in texts.items():
            self.parts.sheet.form.type_text(name, text)
        self.parts.sheet.refresh()
        self.wait()


@contextmanager
def sitting(app: App, qtbot: QtBot) -> Iterator[Officer]:
    """Seat an officer at the program, until the block ends."""
    jobs = Jobs()
    officer = Officer(app, jobs, qtbot)
    try:
        yield officer
    finally:
        officer.bridge.close()
        officer.window.close()
        jobs.close()
        delete(officer.window)


def record(app: App, texts: dict[str, str]) -> Person:
    new_id = IdMaker()
    reading = read_person(blank_person(new_id(), new_id()), texts, app.facts)
    return app.do(keeping.save, reading)
