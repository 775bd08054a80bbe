"""Asks for a new user: name, roles, and a first passphrase typed twice."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.domain.passphrase import LEAST
from desktop_app.domain.people import ROLE_LABELS
from desktop_app.domain.people import Role as UserRole
from desktop_app.kernel.i18n import _
from ui.gate.parts import StrengthMeter
from ui.widgets.dialogs import Question
from ui.widgets.editors import TextEdit
from ui.widgets.fields import Field, Note
from ui.widgets.labels import IconLine, Label
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.ticks import Tick


@dataclass(frozen=True, slots=True)
class NewUser:
    """What the dialog found out."""

    name: str
    roles: tuple[UserRole, ...]
    passphrase: str


class AddUser(Question):
    """The question; `answered` carries the `NewUser`, once everything is there."""

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Siapa pengguna barunya?"),
            _("Tambah pengguna"),
            remark=_("Kata sandi pertama diketik bersama orangnya."),
            parent=parent,
        )
        self.who = Field(_("Nama lengkap"), TextEdit(height=40))
        self.roles = {role: Tick(_(label)) for role, label in ROLE_LABELS.items()}
        self._missing = IconLine("octagon", _("Pilih paling sedikit satu peran."), "err")
        self.first_line = Field(_("Kata sandi"), PassphraseEdit())
        self.meter = StrengthMeter(stacked=True)
        self.again = Field(_("Ulangi kata sandi"), PassphraseEdit())
        self._fill()
        self.first_line.edited.connect(self.meter.show_passphrase)
        self.who.setFocus()

    def accept(self) -> None:
        """Answer, or show what is missing."""
        if self._is_complete():
            chosen = tuple(role for role, tick in self.roles.items() if tick.isChecked())
            name = " ".join(self.who.text().split())
            self.answered.emit(NewUser(name, chosen, self.first_line.text()))
            super().accept()

    def _fill(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        for at, tick in enumerate(self.roles.values()):
            grid.addWidget(tick, at // 2, at % 2)
        self.body.addWidget(self.who)
        self.body.addWidget(Label(_("Peran"), "label", "text2"))
        self.body.addLayout(grid)
        self.body.addWidget(self._missing)
        self._missing.hide()
        for widget in (self.first_line, self.meter, self.again):
            self.body.addWidget(widget)

    def _is_complete(self) -> bool:
        secret = self.first_line.text()
        short = _("Kata sandi minimal {n} huruf.").format(n=LEAST)
        demands = (
            (self.who, bool(self.who.text().strip()), _("Ketik namanya dahulu.")),
            (self.first_line, len(secret) >= LEAST, short),
            (self.again, self.again.text() == secret, _("Kedua kata sandi tidak sama.")),
        )
        for field, met, sentence in demands:
            field.set_notes([] if met else [Note("error", sentence)])
        has_role = any(tick.isChecked() for tick in self.roles.values())
        self._missing.setVisible(not has_role)
        return has_role and all(met for _field, met, _sentence in demands)
