"""The first run: which office, who begins, where the data lie; then the store is made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.kernel.i18n import _
from desktop_app.services.offices import Office
from ui.focus import step_by_tab
from ui.gate.first_run_steps import FolderStep, OfficeStep, Step, UserStep
from ui.sidebar import Emblem
from ui.widgets.buttons import Button, Role
from ui.widgets.labels import IconLine, Label
from ui.widgets.panels import Ground, Scroll, column, row
from ui.widgets.steps import StepList

_SIDE, _BODY = 328, 600
_NOT_IN_NAMES = re.compile(r"[^\w .()-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOffice:
    """What the assistant found out: everything that a new store needs."""

    code: str
    name: str
    user: str
    passphrase: str
    folder: Path


class FirstRun(Ground):
    """The assistant; `made` carries the `NewOffice`, `left` goes back to unlocking.

    `practice_wanted` asks for invented people instead.

    Args:
        offices: what may be chosen.
        home: the folder in which new stores are proposed.
    """

    made = Signal(object)
    left = Signal()
    practice_wanted = Signal()

    def __init__(self, offices: Sequence[Office], home: Path) -> None:
        super().__init__("surface")
        self._home = home
        self.office = OfficeStep(offices)
        self.person = UserStep()
        self.folder = FolderStep()
        self._steps: tuple[Step, ...] = (self.office, self.person, self.folder)
        self._at = 0
        self._list = StepList([each.title for each in self._steps])
        self._stack = QStackedWidget()
        self.back = Button(_("Kembali"), Role.LIGHT, icon="chevron-left", height=40)
        self._where = Label("", "remark", "text2")
        self.forward = Button("", Role.PRIMARY, key="Enter", height=40)
        self.practice = Button(_("Coba dulu dengan orang rekaan"), Role.LINK, icon="play")
        self._build()
        self._connect()
        self.show_step(0)

    def take_focus(self) -> None:
        """Put the focus on the first field of the step."""
        self._steps[self._at].take_focus()

    def show_trouble(self, sentence: str) -> None:
        """Say why the store could not be made."""
        self.forward.set_ready()
        self.back.setEnabled(True)
        self.folder.show_trouble(sentence)

    def show_step(self, at: int) -> None:
        """Show one of the steps, counted from 0."""
        self._at = at
        step = self._steps[at]
        if step is self.folder:
            self.folder.propose(self._home, folder_name(self.office.name()))
        self._stack.setCurrentIndex(at)
        self._list.show_step(at)
        count = len(self._steps)
        self._where.setText(_("Langkah {n} dari {count}").format(n=at + 1, count=count))
        self.forward.set_words(step.forward)
        step.take_focus()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go to the next stop of the Tab key."""
        return step_by_tab(self, forward=forward)

    def _build(self) -> None:
        safe = _("Semua data tinggal di komputer ini dan tersandi. Tidak ada yang dikirim.")
        side = Ground("side", "right")
        side.setFixedWidth(_SIDE)
        words = column(
            Label(_("Pekerja Rentan"), "title"),
            Label(_("Menyiapkan komputer ini"), "body", "text2"),
            spacing=2,
        )
        inside = QVBoxLayout(side)
        inside.setContentsMargins(40, 48, 20, 46)
        for part in (Emblem(44), words):
            inside.addWidget(part)
            inside.addSpacing(12)
        inside.addSpacing(16)
        inside.addWidget(self._list)
        inside.addStretch(1)
        inside.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addSpacing(16)
        inside.addWidget(IconLine("cloud-off", safe, "text2", wrap=True))
        for step in self._steps:
            self._stack.addWidget(Scroll(step))
        foot = row(self.back, (QWidget(), 1), self._where, self.forward, spacing=18)
        body = column((self._stack, 1), foot, margins=(3, 3, 3, 3))
        body.setMaximumWidth(_BODY)
        middle = QHBoxLayout()
        middle.setContentsMargins(24, 48, 24, 46)
        middle.addStretch(1)
        middle.addWidget(body, 100)
        middle.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(side)
        whole.addLayout(middle, 1)

    def _connect(self) -> None:
        self.practice.triggered.connect(self.practice_wanted)
        self.back.triggered.connect(self._go_back)
        self.forward.triggered.connect(self._go_on)
        for step in self._steps:
            step.entered.connect(self._go_on)

    def _go_back(self) -> None:
        if self._at:
            self.show_step(self._at - 1)
        else:
            self.left.emit()

    def _go_on(self) -> None:
        if self.forward.busy or not self._steps[self._at].is_complete():
            return
        if self._at + 1 < len(self._steps):
            self.show_step(self._at + 1)
            return
        self.forward.set_busy(_("Menyiapkan…"))
        self.back.setEnabled(False)
        self.made.emit(
            NewOffice(
                code=self.office.code(),
                name=self.office.name(),
                user=self.person.name(),
                passphrase=self.person.passphrase(),
                folder=self.folder.folder(),
            )
        )


def folder_name(office: str) -> str:
    """Give an office's name as the name of a folder."""
    return " ".join(_NOT_IN_NAMES.sub(" ", office).split()) or _("Kantor")
