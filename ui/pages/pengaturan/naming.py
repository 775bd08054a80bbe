"""Asks for the name of a layout's copy, and makes it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.layout_file import LayoutFile
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.services import layouts
from desktop_app.services.layouts import Known
from ui.desk import Desk
from ui.widgets.dialogs import Question
from ui.widgets.editors import TextEdit
from ui.widgets.fields import Field, Note


class AskForName(Question):
    """The question; it stays open until the name was taken. `copied` carries the name."""

    copied = Signal(str)

    def __init__(self, desk: Desk, known: Known, text: str, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Apa nama salinannya?"),
            _("Gandakan tata letak"),
            remark=_("Salinan dari “{title}”; kolomnya lalu dapat diubah.").format(
                title=known.title
            ),
            parent=parent,
        )
        self._desk = desk
        self._text = text
        remark = _("Huruf kecil, angka, “-”, dan “_”; tanpa spasi.")
        self.name = Field(_("Nama singkat"), TextEdit(height=40), remark=remark)
        self.name.set_text(f"{known.name}-2")
        self.body.addWidget(self.name)
        self.action.triggered.disconnect(self.accept)
        self.action.triggered.connect(self._copy)
        self.name.editor.entered.connect(self._copy)
        self.name.setFocus()

    def _copy(self) -> None:
        name = self.name.text().strip()
        self._desk.do(
            self,
            lambda app, _p: app.do(layouts.duplicate, self._text, name),
            done=self._copied,
            failed=self._refuse,
        )

    def _copied(self, kept: LayoutFile) -> None:
        self.accept()
        self.copied.emit(kept.name)

    def _refuse(self, trouble: AppError) -> None:
        self.name.set_notes([Note("error", str(trouble))])
        self.name.setFocus()
