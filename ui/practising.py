"""Practising in the window: begin, go on as the other user, begin anew, and stop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.app import App
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from ui import practice
from ui.help.band import PracticeBand
from ui.jobs import Jobs, Lane
from ui.widgets.dialogs import Question
from ui.workplace import Workplace


class Host(Protocol):
    """What a window offers for it."""

    jobs: Jobs

    def enter(self, app: App, *, remember: bool = True) -> Workplace:
        """Let the user of an open store work."""

    def leave(self) -> None:
        """Close the store."""

    def begin(self) -> None:
        """Show the gate."""

    def may_go(self, then: Callable[[], object]) -> bool:
        """Tell whether nothing typed would be lost; else ask first."""


class Practising(QObject):
    """Opens the store for practice in a window, and nothing else.

    Args:
        window: where it is shown.
        host: the same, as what it does.
        folder: where the store for practice lies.
        failed: told where it could not be opened.
    """

    def __init__(
        self, window: QWidget, host: Host, folder: Path, failed: Callable[[AppError], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._host = host
        self._folder = folder
        self._failed = failed

    def begin(self, user: str = practice.ENTRY, code: str = "") -> None:
        """Open it for one of its users, at the step with this code; found it where it is not."""
        if not self._host.may_go(partial(self.begin, user, code)):
            return
        self._host.leave()
        self._run(lambda: practice.begin(self._folder, user), code)

    def serve(self, band: PracticeBand) -> None:
        """Do what the band over the window asks for."""
        band.user_wanted.connect(self.begin)
        band.left.connect(self.stop)

    def begin_anew(self) -> None:
        """Ask, then throw everything of practice away and found it anew."""
        question = Question(
            _("Mulai latihan dari awal?"),
            _("Buang dan mulai baru"),
            remark=_("Semua orang rekaan dan berkas latihan dibuang. Data kantor tidak disentuh."),
            danger=True,
            parent=self._window,
        )
        question.accepted.connect(self._throw_away)
        question.open()

    def stop(self) -> None:
        """Close it and show the gate."""
        if self._host.may_go(self.stop):
            self._host.leave()
            self._host.begin()

    def _throw_away(self) -> None:
        self._host.leave()
        self._run(self._founded, "")

    def _founded(self) -> App:
        practice.throw_away(self._folder)
        return practice.begin(self._folder)

    def _run(self, work: Callable[[], App], code: str) -> None:
        self._host.jobs.run(
            Lane.COMPUTE,
            self,
            lambda _progress: work(),
            done=partial(self._opened, code),
            failed=self._not_opened,
        )

    def _opened(self, code: str, app: App) -> None:
        band = self._host.enter(app, remember=False).band
        if band is not None and code:
            band.start(code)

    def _not_opened(self, trouble: AppError) -> None:
        self._host.begin()
        self._failed(trouble)
