"""The window answers while it works: import, export and cards leave its thread free.

What a clock says depends on who else uses the machine, so it is told and not asserted (see it by
`pytest -s`); what the window's own thread worked between two looks at its events is asserted.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from heartbeat import Beats, Heartbeat, freeze
from office import CITY, RINA, TARMIZI, TODAY, answer_to, create, open_as, with_verifier
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.files.workbook import FileWritten
from desktop_app.services import invented, verification
from ui.desk import Bridge, Desk
from ui.jobs import Jobs
from ui.loading import know_widgets
from ui.workplace import Workplace

PEOPLE = 1000
PATIENCE_MS = 120_000


class Watched:
    """The window at an office, with a finger on its pulse."""

    def __init__(self, qtbot: QtBot, app: App, told: dict[str, Beats]) -> None:
        self.qtbot = qtbot
        self.told = told
        self.limits: list[float] = []
        self.jobs, self.bridge = Jobs(), Bridge(app)
        self.desk = Desk(app, self.jobs, self.bridge)
        self.place = Workplace(self.desk)
        qtbot.addWidget(self.place)
        self.place.resize(1366, 768)
        with qtbot.waitExposed(self.place):
            self.place.show()
        self.until(lambda: True)
        self.pulse = Heartbeat()

    def open(self, key: str) -> Any:
        """Open a page and let it come to rest; making a page is no part of the work."""
        page = self.place.show_page(key)
        self.until(lambda: True)
        return page

    def until(self, sight: Callable[[], object]) -> None:
        def seen() -> bool:
            return self.jobs.idle and bool(sight())

        self.qtbot.waitUntil(seen, timeout=PATIENCE_MS)
        self.qtbot.wait(30)

    @contextmanager
    def act(self, name: str, until: Callable[[], object] = lambda: True) -> Iterator[None]:
        """Watch an act until it can be seen that it is done."""
        gc.collect()
        self.pulse.take()
        yield
        self.until(until)
        self.told[name] = self.pulse.take()
        self.limits.append(freeze())


@contextmanager
def watched(
    qtbot: QtBot, folder: Path, told: dict[str, Beats], user: str = "Rina"
) -> Iterator[Watched]:
    app = open_as(folder, user, RINA)
    window = Watched(qtbot, app, told)
    yield window
    window.place.close()
    window.jobs.close()
    window.bridge.close()
    app.close()


def import_list(window: Watched, listed: Path) -> None:
    with window.act("idle"):
        window.qtbot.wait(300)
    page = window.open("impor")
    with window.act("review", until=lambda: page.plan is not None):
        page.take(listed)
    with window.act("filter"):
        page.review.counters.boxes["add"].click()
    with window.act("import", until=lambda: page.plan is None):
        page.commit()
    window.open("pendataan")
    with window.act("list"):
        window.open("beranda")
        window.open("pendataan")


def send(window: Watched, folder: Path) -> None:
    page = window.open("kiriman")
    with window.act("check", until=lambda: page.checked is not None):
        page.begin()
    with window.act("export", until=lambda: page.standing is not None):
        page.drafting.seal_into(folder)
    sent = FileWritten(next(folder.glob("*.xlsx")), PEOPLE, "", "")
    answer = answer_to(sent, folder / "jawaban.xlsx")
    with window.act("answer", until=lambda: page.standing.plan is not None):
        page.take_file(answer)
    with window.act("record", until=lambda: page.standing and page.standing.plan is None):
        page.apply()


def print_cards(window: Watched) -> None:
    page = window.open("kartu")
    with window.act("queue", until=lambda: len(page.queue.ticked) == PEOPLE):
        page.queue.missing.click()
    with window.act("cards", until=page.panel.told.text):
        page.panel.print_button.click()


@pytest.fixture
def started(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001 - widgets need it
    """As the program starts: what is there is not looked through again, and the binding knows Qt."""
    know_widgets()
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("started")
def test_import_export_and_cards_leave_the_window_free(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed, folder = tmp_path / "daftar.xlsx", tmp_path / "kantor"
    invented.write_people(listed, invented.people(5, count=PEOPLE, within=CITY, today=TODAY))
    with_verifier(create(folder)).close()
    told: dict[str, Beats] = {}
    with watched(qtbot, folder, told) as window:
        import_list(window, listed)
        limits = window.limits
    verifier = open_as(folder, "Tarmizi", TARMIZI)
    verifier.do(verification.verify_all)
    verifier.close()
    with watched(qtbot, folder, told) as window:
        send(window, tmp_path / "kirim")
        path = tmp_path / "kartu.pdf"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_said: (str(path), ""))
        print_cards(window)
    assert path.is_file()

    print("\n".join(beats.told(name) for name, beats in told.items()))  # noqa: T201 - the measure
    limit = max(limits + window.limits)
    frozen = {name: max(beats.work) for name, beats in told.items() if max(beats.work) > limit}
    assert not frozen
