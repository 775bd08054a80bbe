"""A window with one page on a real store, for tests that drive it by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from pytestqt.qtbot import QtBot

from desktop_app.app import App
from ui.desk import Bridge, Desk, Page
from ui.jobs import Jobs
from ui.page import PageSpec
from ui.shell import Shell


@dataclass
class Stage:
    """The window, its page, what was said, and what went wrong."""

    qtbot: QtBot
    shell: Shell
    page: Any
    desk: Desk
    said: list[str] = field(default_factory=list)
    troubles: list[object] = field(default_factory=list)

    def settle(self, until: Callable[[], object] | None = None) -> None:
        """Wait until no job is under way, and until something has come true."""

        def calm() -> None:
            assert self.desk.jobs.idle
            assert until is None or until()

        self.qtbot.waitUntil(lambda: _holds(calm), timeout=8000)


def _holds(check: Callable[[], None]) -> bool:
    try:
        check()
    except AssertionError:
        return False
    return True


@contextmanager
def staged(
    qtbot: QtBot, app: App, factory: Callable[[Desk], Page], **context: Any
) -> Iterator[Stage]:
    """Show a page in the window at 1366×768 less its frame, until the block ends."""
    jobs, bridge = Jobs(), Bridge(app)
    desk = Desk(app, jobs, bridge)
    spec = PageSpec(key="page", title="Halaman", icon="card", factory=lambda: factory(desk))
    shell = Shell([spec])
    qtbot.addWidget(shell)
    shell.resize(1366, 740)
    stage = Stage(qtbot, shell, shell.page("page"), desk)
    bridge.said.connect(stage.said.append)
    jobs.troubled.connect(stage.troubles.append)
    jobs.crashed.connect(stage.troubles.append)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.activateWindow()
    shell.show_page("page", **context)
    stage.settle()
    try:
        yield stage
    finally:
        shell.close()
        jobs.close()
        bridge.close()
    assert not stage.troubles
