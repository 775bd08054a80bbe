"""A store that does not open, at the gate: finds the newest backup, offers ways out, goes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.app import App
from desktop_app.kernel.clock import now
from desktop_app.kernel.errors import AppError, DamagedError, NoRoomError
from desktop_app.services import backups, salvage
from desktop_app.services.backups import Backup
from ui.gate.rescue import Rescue
from ui.jobs import Jobs, Lane

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was typed at the gate; it is forgotten with the dialog."""

    folder: Path
    user: str
    passphrase: str

    def open(self) -> App:
        """Open the store as usual."""
        return App.open(self.folder, self.user, self.passphrase)

    def open_to_read(self) -> App:
        """Open the store so that nothing of it changes."""
        return App.open_to_read(self.folder, self.user, self.passphrase)

    def restore(self, newest: Backup) -> App:
        """Let a backup take the place of the store, and open it; the old folder stays beside."""
        backups.replace_store(newest.path, self.folder, self.passphrase, now())
        return self.open()


class Rescuing(QObject):
    """Offers the ways out of one attempt; `opened` and `failed` hear how the chosen one ended."""

    def __init__(
        self,
        jobs: Jobs,
        parent: QWidget,
        *,
        opened: Callable[[App], None],
        failed: Callable[[AppError], None],
    ) -> None:
        super().__init__(parent)
        self._jobs, self._window = jobs, parent
        self._opened, self._failed = opened, failed

    def offer(self, attempt: Attempt, trouble: AppError) -> None:
        """Offer what helps against this trouble, if anything of this kind does."""
        if isinstance(trouble, (DamagedError, NoRoomError)):
            self._run(
                lambda: backups.newest_whole(attempt.folder),
                partial(self._ask, attempt, str(trouble)),
            )

    def _ask(self, attempt: Attempt, sentence: str, newest: Backup | None) -> None:
        dialog = Rescue(sentence, newest, self._window)
        if newest is not None:
            found = newest
            dialog.restore_wanted.connect(
                lambda: self._run(lambda: attempt.restore(found), self._opened)
            )
        dialog.reading_wanted.connect(lambda: self._run(attempt.open_to_read, self._opened))
        dialog.salvage_wanted.connect(partial(self._salvage, attempt, dialog))
        dialog.open()

    def _salvage(self, attempt: Attempt, dialog: Rescue, path: Path) -> None:
        self._jobs.run(
            Lane.COMPUTE,
            dialog,
            lambda p: salvage.save(attempt.folder, attempt.passphrase, path, progress=p),
            done=dialog.show_saved,
            failed=lambda trouble: dialog.show_trouble(str(trouble)),
        )

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._jobs.run(Lane.COMPUTE, self, lambda _p: work(), done=done, failed=self._failed)
