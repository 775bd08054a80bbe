"""Pictures of the real window, page by page, without a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.app import App
from desktop_app.kernel.safe_files import room_for
from ui.program import application
from ui.registry import present
from ui.story import Office
from ui.theme import Appearance, theme_of
from ui.window import Window

SIZE = QSize(1366, 768)
_PAUSE_MS, _QUIET, _PATIENCE = 40, 7, 500
GATE, FORM = "buka-kunci", "formulir"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: `layar-{name}.png` of the page `key`, opened with `context`."""

    name: str
    key: str
    context: dict[str, Any] = field(default_factory=dict)


def importing(path: Path) -> list[Shot]:
    """Give the picture of a list that is about to be imported."""
    return [Shot("impor", "impor", {"path": path})]


def form_of(worker_id: str) -> list[Shot]:
    """Give the picture of somebody's form."""
    return [Shot(FORM, "pendataan", {"worker_id": worker_id})]


def pages_but(taken: Iterable[str]) -> list[Shot]:
    """Give the pictures of all pages that have none yet."""
    done = frozenset(taken)
    return [Shot(entry.key, entry.key) for entry in present() if entry.key not in done]


def take_gate(office: Office, folder: Path) -> list[str]:
    """Save the picture of unlocking; give its name.

    Raises:
        NoRoomError: the picture cannot be written.
    """
    with _window(office) as window:
        settle(window)
        _save(window, folder, GATE)
    return [GATE]


def take(office: Office, user: str, shots: Sequence[Shot], folder: Path) -> list[str]:
    """Save pictures of pages as this user sees them; give the names of those that there are.

    Raises:
        NoRoomError: a picture cannot be written.
    """
    names = []
    with _window(office) as window:
        workplace = window.enter(App.open(office.folder, user, office.passphrase))
        for shot in shots:
            if shot.key in workplace.sidebar.items:
                workplace.show_page(shot.key, **shot.context)
                settle(window)
                _save(window, folder, shot.name)
                names.append(shot.name)
    return names


@contextmanager
def _window(office: Office) -> Iterator[Window]:
    application()
    window = Window(office.folder.parent / "jendela.json")
    window.resize(SIZE)
    window.remember(office.folder, office.name)
    window.begin()
    window.show()
    theme_of(window).use(Appearance.LIGHT)
    try:
        yield window
    finally:
        window.close_unasked()
        window.deleteLater()


def settle(window: Window) -> None:
    """Let the window work until no job is under way and everything is painted."""
    quiet = 0
    for _turn in range(_PATIENCE):
        _let_run(_PAUSE_MS)
        quiet = quiet + 1 if window.jobs.idle else 0
        if quiet == _QUIET:
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
