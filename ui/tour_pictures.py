"""Pictures of the real window, page by page, without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.app import App
from desktop_app.kernel.safe_files import room_for
from ui.program import application
from ui.story import ENTRY, Office
from ui.theme import Appearance, theme_of
from ui.window import Window

SIZE = QSize(1366, 768)
_PAUSE_MS, _PATIENCE = 40, 500
FORM = "formulir"
GATE = "buka-kunci"


def take_pictures(office: Office, folder: Path) -> int:
    """Save `layar-….png` of unlocking, of every page of the sidebar and of the form; give how many.

    Raises:
        NoRoomError: a picture cannot be written.
    """
    application()
    with _window(office) as window:
        theme_of(window).use(Appearance.LIGHT)
        names = [GATE]
        _save(window, folder, GATE)
        workplace = window.enter(App.open(office.folder, ENTRY, office.passphrase))
        for key in workplace.sidebar.items:
            workplace.show_page(key)
            settle(window)
            _save(window, folder, key)
            names.append(key)
        if "pendataan" in workplace.sidebar.items:
            workplace.show_page("pendataan", new=True)
            settle(window)
            _save(window, folder, FORM)
            names.append(FORM)
    return len(names)


@contextmanager
def _window(office: Office) -> Iterator[Window]:
    window = Window(office.folder.parent / "jendela.json")
    window.resize(SIZE)
    window.remember(office.folder, office.name)
    window.begin()
    window.show()
    settle(window)
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()


def settle(window: Window) -> None:
    """Let the window work until no job is under way and everything is painted."""
    quiet = 0
    for _turn in range(_PATIENCE):
        _let_run(_PAUSE_MS)
        quiet = quiet + 1 if window.jobs.idle else 0
        if quiet == 3:
            return


def _let_run(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _save(window: QWidget, folder: Path, name: str) -> None:
    path = folder / f"layar-{name}.png"
    with room_for(path):
        if not window.grab().save(str(path)):
            raise OSError(path.name)
