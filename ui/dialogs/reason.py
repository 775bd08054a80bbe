"""Asks for a reason: one of a table, more words if need be."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.choices import Choices
from desktop_app.domain.refusals import OTHER
from desktop_app.kernel.i18n import _
from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.dialogs import Question
from ui.widgets.fields import Field
from ui.widgets.text_area import TextArea


class ReasonQuestion(Question):
    """A question whose answer is a reason in words; other reasons are typed.

    Args:
        question: e.g. "Mengapa berkas ini ditolak?".
        action: e.g. "Tolak berkas".
        reasons: what is offered.
        remark: whom or what it is about.
        danger: whether the action takes something away.
        parent: the window that it belongs to.
    """

    def __init__(
        self,
        question: str,
        action: str,
        reasons: Choices,
        *,
        remark: str,
        danger: bool = False,
        parent: QWidget,
    ) -> None:
        super().__init__(question, action, remark=remark, danger=danger, parent=parent)
        self._labels = {option.code: _(option.label) for option in reasons}
        choices = [Choice(option.code, _(option.label), option.words) for option in reasons]
        self.choice = Field(_("Alasan"), ChoiceEdit(choices, _("pilih atau ketik"), height=40))
        self.words = Field(_("Keterangan"), TextArea(2, _("misalnya nomor surat keterangan")))
        self.body.addWidget(self.choice)
        self.body.addWidget(self.words)
        self.choice.edited.connect(self._weigh)
        self.words.edited.connect(self._weigh)
        self.choice.editor.entered.connect(self.words.setFocus)
        self.action.refused.connect(self._go_to_missing)
        self._weigh()
        self.choice.setFocus()

    def reason(self) -> str:
        """Give the reason as a sentence; "" while it is not complete."""
        code, words = self.choice.text().strip(), self.words.text().strip()
        if code == OTHER:
            return words
        label = self._labels.get(code, code)
        return f"{label}: {words}" if label and words else label

    def _weigh(self, *_said: object) -> None:
        other = self.choice.text() == OTHER
        self.words.set_required(on=other)
        missing = _("Tulis alasannya dahulu.") if other else _("Pilih alasannya dahulu.")
        self.action.set_refusal("" if self.reason() else missing)

    def _go_to_missing(self) -> None:
        (self.words if self.choice.text() == OTHER else self.choice).setFocus()
