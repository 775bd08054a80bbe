"""The four steps of a batch in one column."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.submission import BatchStatus
from desktop_app.kernel.i18n import _, ngettext
from ui.numbers import number
from ui.pages.kiriman.answer import AnswerStep
from ui.pages.kiriman.check import CheckStep
from ui.pages.kiriman.choose import ChooseStep, people_words
from ui.pages.kiriman.sealed import SealStep
from ui.pages.kiriman.work import Draft, Standing
from ui.widgets.panels import GUTTER, Ground, Scroll, filled
from ui.widgets.steps import StepState


class Steps(Ground):
    """Choose, check, seal, answer; `mend_wanted` carries an `Errand`."""

    mend_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("canvas")
        self.choose = ChooseStep()
        self.check = CheckStep()
        self.seal = SealStep()
        self.answer = AnswerStep()
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(GUTTER + 4, 8, GUTTER, GUTTER)
        whole.setSpacing(0)
        for step in (self.choose, self.check, self.seal, self.answer):
            whole.addWidget(step)
        whole.addStretch(1)
        self._scroll = Scroll(inside)
        filled(self, self._scroll)
        self.check.mend_wanted.connect(self.mend_wanted)
        self.answer.mend_wanted.connect(self.mend_wanted)

    def show_draft(self, draft: Draft) -> None:
        """Show a batch that is put together."""
        self.choose.show_choice(draft)
        self.check.show_check(draft.checked)
        self.seal.show_draft(draft)
        self.answer.show_nothing(_("sesudah berkasnya dikirim"), later=True)

    def show_standing(self, standing: Standing) -> None:
        """Show a sealed batch."""
        batch = standing.batch
        self.choose.show_sealed(people_words(dict(standing.groups), batch.people))
        self.check.hide_tables()
        self.check.set_state(StepState.DONE, _("semua isian wajib terisi saat disegel"))
        self.seal.show_sealed(standing)
        if batch.status == BatchStatus.WITHDRAWN:
            self.answer.show_nothing(_("kiriman ini ditarik, jawabannya tidak dibaca"), later=True)
        elif standing.answered:
            self.answer.show_standing(standing)
        else:
            days = ngettext(
                "belum ada jawaban, {n} hari sejak disegel",
                "belum ada jawaban, {n} hari sejak disegel",
                standing.days,
            )
            self.answer.show_nothing(days.format(n=number(standing.days)))

    def to_answer(self) -> None:
        """Bring the answer into sight."""
        QTimer.singleShot(0, lambda: self._scroll.ensureWidgetVisible(self.answer, 0, 24))
