"""The last thing before a store is closed: a proven backup, and one on the stick."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.app import App
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.kernel.jobs import Progress
from desktop_app.services import backups, sticks
from ui.widgets.dialogs import Question
from ui.workplace import Workplace


class Keeping(QObject):
    """Backs an open store up before it is left; work is over then, so the pages are locked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._done = False

    def may_go(self, place: Workplace | None, then: Callable[[], object]) -> bool:
        """Tell whether nothing need be backed up; else do that, and `then` do what was wanted."""
        if self._done or place is None or not _is_worth_it(place.desk.app):
            return True
        place.setEnabled(False)
        place.status.say(_("Mencadangkan sebelum menutup…"), "save", "text2")
        place.desk.reckon(
            self,
            _keep,
            done=lambda _nothing: self._go(then),
            failed=lambda trouble: self._ask(place, trouble, then),
            title=_("Membuat dan memeriksa cadangan"),
        )
        return False

    def go_without(self, then: Callable[[], object]) -> None:
        """Do what was wanted without a backup."""
        self._go(then)

    def _go(self, then: Callable[[], object]) -> None:
        self._done = True
        then()
        self._done = False

    def _ask(self, place: Workplace, trouble: AppError, then: Callable[[], object]) -> None:
        place.setEnabled(True)
        question = Question(
            _("Tutup tanpa cadangan?"),
            _("Tutup tanpa cadangan"),
            remark=f"{trouble} " + _("Yang sudah tersimpan tetap aman."),
            danger=True,
            parent=self._window,
        )
        question.accepted.connect(lambda: self._go(then))
        question.open()


def _is_worth_it(app: App) -> bool:
    return not app.closed and not app.store.only_read and backups.has_changed(app.store)


def _keep(app: App, progress: Progress) -> None:
    backups.keep_up(app, progress)
    sticks.copy_if_there(app, progress)
