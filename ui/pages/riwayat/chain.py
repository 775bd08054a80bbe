"""The chain of the history: what the last walk found, and a printed head looked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.services import chain
from desktop_app.services.chain import Chain, Found
from ui.desk import Desk
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button
from ui.widgets.dialogs import Question
from ui.widgets.editors import TextEdit
from ui.widgets.fields import Field, Note
from ui.widgets.labels import IconLine, Label
from ui.widgets.panels import Ground, row


class ChainFoot(Ground):
    """One line at the foot: whether the chain is whole, as the last walk found it."""

    def __init__(self) -> None:
        super().__init__("surface", "top")
        self.line = IconLine("clock", _("Rantai riwayat sedang diperiksa…"), "text2", wrap=True)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(16, 11, 16, 11)
        inside.addWidget(self.line)

    def show_chain(self, walked: Chain) -> None:
        """Say what the walk found."""
        if walked.bend is None:
            self.line.show_line("ring-check", walked.words, "text2", "ok")
        else:
            self.line.show_line("octagon", walked.words, "err", "err")


class ChainQuestion(Question):
    """What the walk found, the present head, and a field for one that stands on paper.

    `typed` carries what was typed.
    """

    typed = Signal(str)

    def __init__(self, walked: Chain, parent: QWidget) -> None:
        super().__init__(
            _("Apakah kepala yang tercetak ada di rantai?"),
            _("Cari di rantai"),
            remark=_(
                "Manifes, berita acara, dan cadangan memuat kepala rantai. Bila kepalanya masih ada,"
                " semua langkah sampai ke sana tidak berubah."
            ),
            parent=parent,
        )
        level = "ok" if walked.bend is None else "error"
        self._told = Banner(level, walked.words)
        self.body.addWidget(self._told)
        self.now = walked.head.words
        copy = Button(_("Salin"), icon="copy", height=30)
        copy.triggered.connect(lambda: QApplication.clipboard().setText(self.now))
        present = _("Kepala rantai sekarang: {head}").format(head=self.now)
        self.body.addWidget(row((Label(present, "remark", "text2").selectable(), 1), copy))
        self.head = Field(_("Kepala dari kertas"), TextEdit(height=40))
        self.body.addWidget(self.head)
        self.cancel.set_words(_("Tutup"))
        self.action.triggered.disconnect(self.accept)
        self.action.triggered.connect(self._ask)
        self.head.editor.entered.connect(self._ask)
        self.head.setFocus()

    @property
    def said(self) -> str:
        """What stands in the banner now."""
        return self._told.first

    def show_found(self, found: Found) -> None:
        """Say whether the head stands."""
        self.action.set_ready()
        told = Banner("ok" if found.stands else "error", found.words)
        self.body.replaceWidget(self._told, told)
        self._told.deleteLater()
        self._told = told

    def show_trouble(self, trouble: AppError) -> None:
        """Say what is wrong with what was typed."""
        self.action.set_ready()
        self.head.set_notes([Note("error", str(trouble))])

    def _ask(self) -> None:
        self.head.set_notes([])
        self.action.set_busy(_("Mencari…"))
        self.typed.emit(self.head.text())


def ask_for_head(parent: QWidget, desk: Desk, walked: Chain) -> ChainQuestion:
    """Show what the walk found, and look for heads as they are typed off paper."""
    dialog = ChainQuestion(walked, parent)
    dialog.typed.connect(partial(_look, desk, dialog))
    dialog.open()
    return dialog


def _look(desk: Desk, dialog: ChainQuestion, typed: str) -> None:
    desk.reckon(
        dialog,
        lambda app, progress: app.ask(chain.find, typed, progress),
        done=dialog.show_found,
        failed=dialog.show_trouble,
    )
