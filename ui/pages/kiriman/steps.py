"""The four steps of a batch in one column."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.choices import GROUPS
from desktop_app.kernel.i18n import _
from ui.numbers import number
from ui.pages.kiriman.answer import AnswerStep
from ui.pages.kiriman.check import CheckStep, ChooseStep
from ui.pages.kiriman.sealed import SealStep
from ui.pages.kiriman.work import Draft, Standing
from ui.widgets.panels import GUTTER, Ground, Scroll, filled
from ui.widgets.steps import StepState


class Steps(Ground):
    """Choose, check, seal, answer; `person_wanted` carries a worker's id."""

    person_wanted = Signal(str)

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
        self.check.person_wanted.connect(self.person_wanted)
        self.answer.person_wanted.connect(self.person_wanted)

    def show_draft(self, draft: Draft) -> None:
        """Show a batch that is put together."""
        self.choose.show_choice(draft.checked)
        checked = draft.checked.of_groups(self.choose.chosen or ())
        self.check.show_check(checked)
        self.seal.show_draft(draft, len(checked.ready))
        self.answer.show_nothing(_("sesudah berkasnya dikirim"), later=True)

    def show_standing(self, standing: Standing) -> None:
        """Show a sealed batch."""
        self.choose.clear()
        words = [
            f"{number(n)} {GROUPS.label(code).lower()}"
            for code, n in sorted(standing.groups.items(), key=lambda pair: -pair[1])
        ]
        self.choose.set_state(StepState.DONE, ", ".join(words))
        self.check.hide_tables()
        self.check.set_state(StepState.DONE, _("semua isian wajib terisi saat disegel"))
        self.seal.show_sealed(standing)
        if standing.answered:
            self.answer.show_standing(standing)
        else:
            self.answer.show_nothing(_("belum ada jawaban"))

    def to_answer(self) -> None:
        """Bring the answer into sight."""
        QTimer.singleShot(0, lambda: self._scroll.ensureWidgetVisible(self.answer, 0, 24))
