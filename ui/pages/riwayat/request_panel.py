"""One request about personal data in full, with what can be done about it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.domain.data_request import KIND_LABELS, STATE_LABELS, DataRequest, RequestKind
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.queries.duties import Waiting
from ui.times import moment_words
from ui.widgets.buttons import Button, Role
from ui.widgets.facts import Facts
from ui.widgets.labels import IconLine, Label
from ui.widgets.panels import Ground

_LOOKS = {"open": ("clock", "warn"), "refused": ("ring-x", "err"), "erased": ("trash", "text2")}


class RequestPanel(Ground):
    """One request in full, with what can be done about it."""

    def __init__(self) -> None:
        super().__init__("surface", "left")
        self._title = Label("", "section", wrap=True)
        self._due = IconLine("clock", "", "text2", wrap=True)
        self._facts = Facts()
        self.sheet = Button(_("Lembar Data Saya…"), icon="report", height=32)
        self.fulfil = Button(_("Sudah dipenuhi"), Role.PRIMARY, icon="check", height=32)
        self.erase = Button(_("Hapus orangnya…"), Role.DANGER, icon="trash", height=32)
        self.refuse = Button(_("Tolak dengan alasan…"), icon="ring-x", height=32)
        self.open_button = Button(_("Buka catatannya"), Role.LINK, trailing="chevron-right")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 14)
        lines.setSpacing(8)
        for each in (self._title, self._due, self._facts):
            lines.addWidget(each)
        lines.addSpacing(4)
        for button in (self.fulfil, self.sheet, self.erase, self.refuse, self.open_button):
            lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)

    def show_request(self, waiting: Waiting | None, at: datetime) -> None:
        """Show another request; None = none."""
        open_now = waiting is not None and waiting.request.is_open
        there = waiting is not None and bool(waiting.name)
        for part in (self._title, self._due, self._facts):
            part.setVisible(waiting is not None)
        for button in (self.fulfil, self.refuse):
            button.setVisible(open_now)
        self.erase.setVisible(
            open_now
            and waiting is not None
            and waiting.request.kind in {RequestKind.ERASURE, RequestKind.WITHDRAWAL}
        )
        self.sheet.setVisible(there)
        self.open_button.setVisible(there)
        self._facts.clear()
        if waiting is not None:
            self._tell(waiting, at)

    def _tell(self, waiting: Waiting, at: datetime) -> None:
        request = waiting.request
        self._title.setText(called(waiting))
        icon, ink = look_of(request, at)
        self._due.show_line(icon, due_words(request, at), "text2", ink)
        said = (
            (_("Diminta"), request.asked_by),
            (_("Diterima"), moment_words(request.asked_at)),
            (_("Isinya"), request.wish),
            (_("Alasan"), request.reason),
            (_("Dijawab"), moment_words(request.answered_at) if request.answered_at else ""),
        )
        for label, value in said:
            if value:
                self._facts.add(label, value)


def called(waiting: Waiting) -> str:
    """Say what is asked for, and about whom."""
    whose = waiting.name or _("(dihapus)")
    return f"{_(KIND_LABELS[waiting.request.kind])}: {whose}"


def due_words(request: DataRequest, at: datetime) -> str:
    """Say how long there is left to answer, or how it was answered."""
    if not request.is_open:
        return _(STATE_LABELS[request.state])
    hours = int((request.due - at).total_seconds() // 3600)
    if hours < 0:
        words = _("Lewat batas sejak {due}")
    else:
        words = ngettext("Sisa {n} jam, sampai {due}", "Sisa {n} jam, sampai {due}", hours)
    return words.format(n=hours, due=moment_words(request.due))


def look_of(request: DataRequest, at: datetime) -> tuple[str, str]:
    """Give the icon of a request and its ink: red once it is late."""
    if request.is_open and request.due < at:
        return "octagon", "err"
    return _LOOKS.get(request.state.value, ("ring-check", "ok"))
