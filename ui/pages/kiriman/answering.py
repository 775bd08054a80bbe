"""Into the store: read the agency's answer, tell what file it is, apply it, take it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.app import App
from desktop_app.domain.answer import AnswerUnreadableError
from desktop_app.domain.submission import Batch, BatchStatus
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.kernel.jobs import Progress
from desktop_app.queries.submissions import batches
from desktop_app.services import answer_undo, submissions
from desktop_app.services.answers import AnswerSheet, answer_sheets
from desktop_app.services.submissions import AnswerPlan, Asked, WhichBatchError
from desktop_app.services.wrong_files import ChangedFileError, MatchingFileError, OwnFileError
from ui.pages.kiriman import work
from ui.pages.kiriman.columns import ColumnsQuestion
from ui.pages.kiriman.doing import Doing
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button
from ui.widgets.dialogs import Question

_OPEN = frozenset({BatchStatus.SEALED, BatchStatus.ANSWERED})
_BY_COLUMNS = (AnswerUnreadableError, WhichBatchError)
_NO_ANSWER = (OwnFileError, ChangedFileError)


class Answering(QObject):
    """Reads answers and says what else a file is.

    `begun` says what is being done, `read` carries a `Standing`, `applied` and `undone` a batch,
    `told` a banner, `matching_wanted` the path of a file that Dukcapil wrote.

    Args:
        doing: runs the jobs.
        page: the parent of the questions.
    """

    begun = Signal(str)
    read = Signal(object)
    applied = Signal(object)
    undone = Signal(object)
    told = Signal(object)
    matching_wanted = Signal(object)

    def __init__(self, doing: Doing, page: QWidget) -> None:
        super().__init__(page)
        self._doing = doing
        self._page = page
        self._asked: Asked | None = None
        self.question: Question | None = None

    def take(self, path: Path, asked: Asked | None = None) -> None:
        """Read an answer, by the columns and for the batch that somebody named."""
        self._asked = asked
        self._doing.read(
            lambda app, progress: work.read_answer(app, path, asked, progress),
            _("Membaca {name}").format(name=path.name),
            done=self.read.emit,
            failed=lambda trouble: self._not_read(path, trouble),
        )

    def ask_columns(self, path: Path) -> None:
        """Show the columns of a file as understood, to be changed."""
        self._doing.read(
            lambda app, progress: _sheets(app, path, progress),
            _("Membaca {name}").format(name=path.name),
            done=lambda found: self._show_columns(path, *found),
        )

    def apply(self, plan: AnswerPlan) -> None:
        """Write what an answer says."""
        self.begun.emit(_("Mencatat…"))
        self._doing.write(
            lambda app, progress: app.do(submissions.apply_answer, plan, progress=progress),
            _("Mencatat jawaban"),
            done=self.applied.emit,
        )

    def ask_undo(self, batch: Batch) -> None:
        """Ask whether the last answer to a batch is to be taken back."""
        question = Question(
            _("Batalkan jawaban terakhir kiriman {number}?").format(number=batch.number),
            _("Batalkan jawaban"),
            remark=_(
                "Orangnya kembali seperti sebelum jawaban itu dicatat, dan kartu yang masih antre "
                "dihapus. Jawabannya dapat dibaca lagi."
            ),
            danger=True,
            parent=self._page,
        )
        self._open(question, lambda: self.undo(batch))

    def undo(self, batch: Batch) -> None:
        """Take the last answer to a batch back."""
        self._doing.write(
            lambda app, p: app.do(answer_undo.undo_answer, batch.number, progress=p),
            _("Membatalkan jawaban"),
            done=self.undone.emit,
        )

    def _show_columns(self, path: Path, sheets: list[AnswerSheet], numbers: list[str]) -> None:
        if not sheets:
            self.told.emit(Banner("error", str(AnswerUnreadableError())))
            return
        question = ColumnsQuestion(sheets, numbers, self._asked, self._page)
        self._open(question, lambda: self.take(path, question.answer()))

    def _not_read(self, path: Path, trouble: AppError) -> None:
        second, button = "", None
        if isinstance(trouble, _BY_COLUMNS):
            button = Button(_("Pilih kolomnya…"), icon="columns", height=30)
            button.triggered.connect(lambda: self.ask_columns(path))
        elif isinstance(trouble, MatchingFileError):
            button = Button(_("Baca sebagai hasil Dukcapil"), height=30)
            button.triggered.connect(lambda: self.matching_wanted.emit(path))
        elif isinstance(trouble, _NO_ANSWER):
            second = _("Tidak ada yang dicatat.")
        level = "info" if isinstance(trouble, (*_NO_ANSWER, MatchingFileError)) else "error"
        self.told.emit(Banner(level, str(trouble), second, *([button] if button else [])))

    def _open(self, question: Question, then: Callable[[], None]) -> None:
        self.question = question
        question.accepted.connect(then)
        question.open()


def _sheets(app: App, path: Path, progress: Progress) -> tuple[list[AnswerSheet], list[str]]:
    waiting = [each.number for each in app.ask(batches) if each.status in _OPEN]
    return app.ask(answer_sheets, path, progress=progress), waiting
