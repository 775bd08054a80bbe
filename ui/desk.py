"""What every page works with: the program, the jobs, the news, and the way to other pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent

from desktop_app.app import App
from desktop_app.domain.practice import marked_name
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.events import Changed
from desktop_app.kernel.jobs import Progress
from desktop_app.services import workers
from ui.jobs import Job, Jobs, Lane
from ui.page import Page as FramedPage
from ui.widths import Widths

T = TypeVar("T")
P = ParamSpec("P")


class Bridge(QObject):
    """Carries the core's events into the window's thread, and pages' wishes to the shell.

    `changed(Changed)`: rows were written. `said(text)`: for the left of the status line.
    `page_wanted(key, context)`: show another page. `banner_wanted(Banner)`: show it above the page;
    `banner_done`: take it away.
    `undo_offered(text)`: something was written that Ctrl+Z takes back. `lock_wanted`, `palette_wanted`
    and `backup_wanted` ask the window to do that, `help_wanted(topic)` for a page of help.
    """

    changed = Signal(object)
    said = Signal(str)
    page_wanted = Signal(str, object)
    banner_wanted = Signal(object)
    banner_done = Signal()
    undo_offered = Signal(str)
    lock_wanted = Signal()
    palette_wanted = Signal()
    backup_wanted = Signal()
    backed_up = Signal(object)
    help_wanted = Signal(str)
    _heard = Signal(object)

    def __init__(self, app: App, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._stop = app.bus.listen(Changed, self._heard.emit)

    def close(self) -> None:
        """Hear no more."""
        self._stop()
        self.blockSignals(True)  # what is on its way already would come to pages that are gone


@dataclass(slots=True)
class Desk:
    """One user's place of work; pages get it and reach everything through it."""

    app: App
    jobs: Jobs
    bridge: Bridge
    kept: dict[str, Any] = field(default_factory=dict)
    widths: Widths = field(default_factory=Widths)
    looked: set[str] = field(default_factory=set)

    def do(
        self,
        owner: QObject,
        work: Callable[[App, Progress], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[AppError], None] | None = None,
        title: str = "",
    ) -> Job[T]:
        """Write in the writing lane: `desk.do(self, lambda app, p: app.do(workers.save, reading))`."""
        return self.jobs.run(
            Lane.WRITE,
            owner,
            lambda progress: work(self.app, progress),
            done=done,
            failed=failed,
            title=title,
        )

    def ask(
        self,
        owner: QObject,
        question: Callable[[App], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[AppError], None] | None = None,
    ) -> Job[T]:
        """Read in the reading lane: `desk.ask(self, lambda app: app.ask(workers.count), done=…)`."""
        return self.jobs.run(
            Lane.READ, owner, lambda _progress: question(self.app), done=done, failed=failed
        )

    def count(
        self, owner: QObject, question: Callable[[App], T], *, done: Callable[[T], None]
    ) -> Job[T]:
        """Read what stands around the page beside the reading lane: the page does not wait."""
        return self.jobs.run(Lane.ROLL, owner, lambda _progress: question(self.app), done=done)

    def reckon(
        self,
        owner: QObject,
        work: Callable[[App, Progress], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[AppError], None] | None = None,
        title: str = "",
    ) -> Job[T]:
        """Work on files and pictures in the computing lane."""
        return self.jobs.run(
            Lane.COMPUTE,
            owner,
            lambda progress: work(self.app, progress),
            done=done,
            failed=failed,
            title=title,
        )

    def check(
        self,
        owner: QObject,
        work: Callable[[App, Progress], None],
        *,
        failed: Callable[[AppError], None],
    ) -> Job[None]:
        """Look through the whole store beside everything that somebody waits for."""
        return self.jobs.run(
            Lane.CHECK, owner, lambda progress: work(self.app, progress), failed=failed
        )

    def jot(self, owner: QObject, work: Callable[[App], None]) -> Job[None]:
        """Keep what is being typed or how the page is set, beside the records."""
        return self.jobs.run(Lane.JOT, owner, lambda _progress: work(self.app))

    def look(self, owner: QObject, where: str, worker_id: str) -> None:
        """Journal that the user sees somebody's NIK whole, once in a session for each person."""
        if worker_id not in self.looked and not self.app.store.only_read:
            self.looked.add(worker_id)
            self.do(owner, lambda app, _progress: app.do(workers.look, where, [worker_id]))

    def file_name(self, name: str) -> str:
        """Give the name that a file is offered under; in practice it says so."""
        return marked_name(name, self.app.mark)

    def go(self, key: str, **context: Any) -> None:
        """Show another page; it gets the context in its `open`."""
        self.bridge.page_wanted.emit(key, context)

    def say(self, text: str) -> None:
        """Show what is true now at the left of the status line."""
        self.bridge.said.emit(text)


class Page(FramedPage):
    """One page of the window; it asks anew when something was written that it shows.

    A child sets `TABLES` (whose rows it shows), builds itself in `__init__`, and asks its
    questions in `refresh`. Visible pages refresh at once, hidden ones when they are shown.

    Args:
        desk: the way to the program, the jobs and the other pages.
        title: the words of the head; without them there is neither head nor `body`, and the child
            lays itself out.
        sub: in text2, behind the title.
        rule: whether a rule closes the head off below.
    """

    TABLES: frozenset[str] = frozenset({"worker", "enrolment"})

    def __init__(self, desk: Desk, title: str = "", sub: str = "", *, rule: bool = False) -> None:
        super().__init__(title, sub, rule=rule)
        self.desk = desk
        self._stale = True
        desk.bridge.changed.connect(self._hear)

    def refresh(self) -> None:
        """Ask everything that this page shows."""

    def explain_finding(self, code: str) -> None:
        """Open the page of help about a finding."""
        self.desk.bridge.help_wanted.emit(f"temuan-{code}")

    def is_busy(self) -> bool:
        """Whether leaving now would lose what was typed."""
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _hear(self, news: Changed) -> None:
        if not news.tables & self.TABLES:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
