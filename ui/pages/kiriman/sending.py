"""Out of the store: seal a batch, write its files once or again, withdraw it."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.submission import Batch
from desktop_app.domain.withdrawals import WITHDRAWALS
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.services import submissions
from desktop_app.services.submissions import Preflight
from ui.dialogs.reason import ReasonQuestion
from ui.numbers import number
from ui.pages.kiriman import work
from ui.pages.kiriman.doing import Doing
from ui.pages.kiriman.folder import (
    FolderQuestion,
    Leaving,
    PassphraseShown,
    by_seal,
    once_more,
    usual_folder,
)
from ui.pages.kiriman.work import Written
from ui.widgets.banners import Banner
from ui.widgets.dialogs import Question

_FOLDER = "kiriman_folder"


class Sending(QObject):
    """Asks before anything leaves the store, and tells what came of it.

    `begun` says what is being done, `written` carries a `Written` and the banner that tells of it,
    `not_written` an `AppError`: nothing was sealed, or the seal stands, `withdrawn` the batch.

    Args:
        doing: runs the jobs.
        kept: what the window keeps: the folder that was chosen last.
        page: the parent of the questions.
    """

    begun = Signal(str)
    written = Signal(object, object)
    not_written = Signal(object)
    withdrawn = Signal(object)

    def __init__(self, doing: Doing, kept: MutableMapping[str, Any], page: QWidget) -> None:
        super().__init__(page)
        self._doing = doing
        self._kept = kept
        self._page = page
        self.question: Question | None = None

    def ask_seal(self, checked: Preflight) -> None:
        """Ask where the files go, then seal and write."""
        self.ask_folder(by_seal(len(checked.ready)), partial(self.seal, checked))

    def ask_again(self, batch: Batch) -> None:
        """Ask where the files go, then write them again."""
        self.ask_folder(once_more(batch.people), partial(self.write, batch))

    def ask_folder(self, leaving: Leaving, go_on: Callable[..., None]) -> None:
        """Warn and ask; `go_on` gets the folder, and `lock` where an archive is offered."""
        folder = Path(str(self._kept.get(_FOLDER, usual_folder())))
        question = FolderQuestion(leaving, folder, self._page)

        def named() -> None:
            self._kept[_FOLDER] = str(question.folder)
            if leaving.lockable:
                go_on(question.folder, lock=question.locked)
            else:
                go_on(question.folder)

        self._open(question, named)

    def seal(self, checked: Preflight, folder: Path, *, lock: bool = False) -> None:
        """Seal a batch and write its files."""
        self.begun.emit(_("Menulis…"))
        self._doing.write(
            lambda app, p: work.seal(app, checked, folder, p, lock=lock),
            _("Menyegel dan menulis berkas"),
            done=self._home,
            failed=self.not_written.emit,
            stoppable=False,
        )

    def write(self, batch: Batch, folder: Path, *, lock: bool = False) -> None:
        """Write the files of a sealed batch, cell for cell."""
        self.begun.emit(_("Menulis…"))
        self._doing.write(
            lambda app, p: work.write(app, batch, folder, p, lock=lock),
            _("Menulis berkas"),
            done=self._home,
            failed=self.not_written.emit,
            stoppable=False,
        )

    def ask_withdraw(self, batch: Batch) -> None:
        """Ask why a batch is withdrawn, then do it."""
        people = ngettext("{n} orang", "{n} orang", batch.people).format(n=number(batch.people))
        remark = _("{people} kembali Terverifikasi. Kirimannya tetap tercatat beserta alasannya.")
        question = ReasonQuestion(
            _("Mengapa kiriman {number} ditarik?").format(number=batch.number),
            _("Tarik kiriman"),
            WITHDRAWALS,
            remark=remark.format(people=people),
            danger=True,
            parent=self._page,
        )
        self._open(question, lambda: self.withdraw(batch, question.reason()))

    def withdraw(self, batch: Batch, reason: str) -> None:
        """Withdraw a batch that nobody has answered."""
        self._doing.write(
            lambda app, _progress: app.do(submissions.withdraw, batch.id, reason),
            _("Menarik kiriman"),
            done=self.withdrawn.emit,
        )

    def _home(self, done: Written) -> None:
        self.written.emit(done, _told(done))
        if done.passphrase:
            shown = PassphraseShown(done.batch.number, done.passphrase, self._page)
            self._open(shown, lambda: None)

    def _open(self, question: Question, then: Callable[[], None]) -> None:
        self.question = question
        question.accepted.connect(then)
        question.open()


def _told(done: Written) -> Banner:
    if done.passphrase:
        said = _("Arsip kiriman {number} tersimpan di {folder}.")
        first = said.format(number=done.batch.number, folder=done.folder)
    else:
        n = len(done.batch.files)
        said = ngettext("{n} berkas tersimpan di {folder}.", "{n} berkas tersimpan di {folder}.", n)
        first = said.format(n=number(n), folder=done.folder)
    papers = _("Manifes dan surat pengantar ada di sampingnya.")
    if done.erased:
        return Banner("warning", first, f"{submissions.erased_words(done.erased)} {papers}")
    return Banner("ok", first, papers)
