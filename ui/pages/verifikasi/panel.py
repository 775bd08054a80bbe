"""The panel at the right: who it is, findings, checklist, and the decision at its foot."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.dates import show_day
from desktop_app.domain.workflow import Status
from desktop_app.kernel.i18n import _, ngettext
from ui.pages.verifikasi.case import Case
from ui.pages.verifikasi.checklist import Checklist
from ui.pages.verifikasi.findings import Findings
from ui.widgets.badges import Badge
from ui.widgets.buttons import Button, Role
from ui.widgets.labels import ElidedLabel, IconLine, Label
from ui.widgets.panels import Ground, Scroll, column, row


class Panel(Ground):
    """Everything that leads to the decision about one person."""

    def __init__(self) -> None:
        super().__init__("canvas", "left")
        self._case: Case | None = None
        self._refused = ""
        self._name = ElidedLabel("", "section")
        self._badge = Badge(Status.RECORDED)
        self._by = ElidedLabel("", "remark", "text2")
        self.findings = Findings()
        self._quiet = IconLine("ring-check", _("Tidak ada catatan."), "ok")
        self.checklist = Checklist()
        self._said = Label("", "remark", "text2", wrap=True)
        self.verify = Button(
            _("Verifikasi, lalu berikutnya"),
            Role.PRIMARY,
            icon="check",
            key="Ctrl+Enter",
            height=36,
        )
        self.send_back = Button(_("Kembalikan…"), key="Alt+K")
        self.refuse = Button(_("Tolak…"), Role.DANGER, key="Alt+T")
        self._build()
        self.checklist.changed.connect(self._weigh)
        self.checklist.at_hand.connect(self._bring_into_sight)
        self.verify.refused.connect(self._go_to_missing)

    def show_case(self, case: Case, users: Mapping[str, str], refused: str) -> None:
        """Show another person; `refused` says why this user cannot decide at all."""
        self._case, self._refused = case, refused
        enrolment = case.person.enrolment
        self._name.set_text(case.person.worker.name or case.person.worker.nik)
        self._badge.show_code(enrolment.status)
        when = enrolment.recorded_at
        day = show_day(when.astimezone().date()) if when else ""
        said = _("oleh {user}, {day}")
        self._by.set_text(said.format(user=users.get(enrolment.recorded_by, ""), day=day))
        self.findings.show_case(case, users)
        self._quiet.setVisible(not case.issues)
        for button in (self.send_back, self.refuse):
            button.set_refusal(refused)
        self._weigh()

    def _build(self) -> None:
        head = Ground("canvas", "bottom")
        head.setFixedHeight(53)
        inside = QVBoxLayout(head)
        inside.setContentsMargins(16, 6, 16, 6)
        who = column(self._name, self._by, spacing=1)
        inside.addWidget(row((who, 1), self._badge))
        content = column(
            self.findings,
            self._quiet,
            self.checklist,
            (QWidget(), 1),
            margins=(12, 12, 12, 8),
            spacing=12,
        )
        self.area = Scroll(content)
        foot = Ground("canvas", "top")
        lines = QVBoxLayout(foot)
        lines.setContentsMargins(12, 10, 12, 10)
        lines.setSpacing(8)
        lines.addWidget(self._said)
        lines.addWidget(self.verify.stretched())
        lines.addWidget(row(self.send_back, (QWidget(), 1), self.refuse, spacing=3))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.area, 1)
        whole.addWidget(foot)
        self.setFocusProxy(self.checklist)

    def _weigh(self) -> None:
        reason = self._missing()
        self.verify.set_refusal(reason)
        self._said.setText(reason or _("Semua sudah diperiksa. Berkas dapat diverifikasi."))
        self._said.set_ink("text2" if reason else "ok")

    def _missing(self) -> str:
        """Say what is still in the way of verifying; empty when nothing is."""
        if self._refused or self._case is None:
            return self._refused
        case = self._case
        blocking = [each for each in case.open_issues if not case.can_acknowledge(each)]
        if blocking:
            said = _("Belum dapat diverifikasi: {what} Kembalikan agar diperbaiki.")
            return said.format(what=blocking[0].message)
        if case.open_issues:
            n = len(case.open_issues)
            said = ngettext(
                "Akui {n} catatan dengan alasan, atau kembalikan.",
                "Akui {n} catatan dengan alasan, atau kembalikan.",
                n,
            )
            return said.format(n=n)
        left = self.checklist.left()
        if not left:
            return ""
        said = ngettext(
            "Periksa {n} hal lagi, lalu berkas dapat diverifikasi.",
            "Periksa {n} hal lagi, lalu berkas dapat diverifikasi.",
            left,
        )
        return said.format(n=left)

    def _bring_into_sight(self, code: str) -> None:
        self.area.ensureWidgetVisible(self.checklist.lines[code], 0, 4)

    def _go_to_missing(self) -> None:
        """Put the focus on what is in the way."""
        case = self._case
        if case is None or self._refused:
            return
        if any(not case.can_acknowledge(each) for each in case.open_issues):
            self.send_back.setFocus()
        elif self.findings.accept_buttons:
            self.findings.accept_buttons[0].setFocus()
        else:
            self.checklist.go_to_open()
