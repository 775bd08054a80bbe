"""Asks whether what was typed and not saved may be left behind."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.kernel.i18n import _
from ui.widgets.dialogs import Question


class LeaveTyping(Question):
    """`accepted` says that it may."""

    help_topic = "formulir"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            _("Tinggalkan ketikan yang belum disimpan?"),
            _("Tinggalkan ketikan"),
            remark=_("Ada isian yang belum disimpan. Dengan Esc Anda kembali ke sana."),
            danger=True,
            parent=parent,
        )
