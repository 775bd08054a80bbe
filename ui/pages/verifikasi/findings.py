"""What was found about a person: what blocks, what is to be acknowledged, what only tells."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.record import Issue, Level
from desktop_app.kernel.i18n import _
from ui.pages.verifikasi.case import Case, key_of
from ui.widgets.buttons import Button, Role, help_button
from ui.widgets.labels import IconLine, IconView, Label
from ui.widgets.levels import LEVELS
from ui.widgets.panels import Card, row

_LONG = 34  # letters of a sentence that leaves no room for a button beside it


class Findings(QWidget):
    """Boxes for the findings; `accept_wanted` carries an issue, `withdrawn` an issue's key.

    `help_wanted` carries the code of a finding that is to be explained.
    """

    accept_wanted = Signal(object)
    withdrawn = Signal(str)
    help_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.accept_buttons: list[Button] = []
        self.code = ""
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)

    def show_case(self, case: Case, users: Mapping[str, str]) -> None:
        """Show the findings of another person, the open ones first."""
        self._clear()
        self.code = next((each.code for each in case.open_issues), "")
        still = set(case.open_issues)
        for issue in sorted(case.issues, key=lambda each: each not in still):
            if case.is_acknowledged(issue):
                self._lines.addWidget(self._accepted(issue, case, users))
            elif issue in still:
                self._lines.addWidget(self._open(issue, case))
            else:
                look = LEVELS[issue.level]
                self._lines.addWidget(IconLine(look.icon, issue.message, look.ink, wrap=True))
        self.setVisible(bool(case.issues))

    def _open(self, issue: Issue, case: Case) -> QWidget:
        level = Level.WARNING if case.can_acknowledge(issue) else Level.ERROR
        box, line = _box(level, LEVELS[level].fill, LEVELS[level].line)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Label(issue.message, "heading", wrap=True))
        line.addLayout(texts, 1)
        ask = help_button()
        ask.triggered.connect(partial(self.help_wanted.emit, issue.code))
        line.addWidget(ask, 0, Qt.AlignmentFlag.AlignTop)
        if level is Level.ERROR:
            texts.addWidget(Label(_("Kembalikan agar diperbaiki."), "remark", "text2"))
            return box
        key = "" if self.accept_buttons else "Alt+A"
        button = Button(_("Akui…"), Role.WARNING, key=key, height=30)
        button.setAccessibleDescription(issue.message)
        button.triggered.connect(partial(self.accept_wanted.emit, issue))
        self.accept_buttons.append(button)
        if len(issue.message) > _LONG:
            texts.addSpacing(4)
            texts.addWidget(row(button, (QWidget(), 1)))
        else:
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return box

    def _accepted(self, issue: Issue, case: Case, users: Mapping[str, str]) -> QWidget:
        kept = {key: (reason, by) for key, reason, by in case.person.enrolment.acknowledged}
        reason, by = kept[key_of(issue)]
        box, line = _box(Level.WARNING, "surface", "line2")
        said = _("Diakui {user}: “{reason}”").format(user=users.get(by, ""), reason=reason)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(Label(issue.message, "body", wrap=True))
        texts.addWidget(Label(said, "remark", "text2", wrap=True))
        line.addLayout(texts, 1)
        button = Button(_("Tarik"), Role.LINK, height=30)
        button.setAccessibleDescription(_("Tarik pengakuan: {what}").format(what=issue.message))
        button.triggered.connect(partial(self.withdrawn.emit, key_of(issue)))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return box

    def _clear(self) -> None:
        self.accept_buttons = []
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()


def _box(level: Level, fill: str, line: str) -> tuple[Card, QHBoxLayout]:
    look = LEVELS[level]
    box = Card(fill, line)
    inside = QHBoxLayout(box)
    inside.setContentsMargins(12, 8, 8, 8)
    inside.setSpacing(9)
    inside.addWidget(IconView(look.icon, look.ink, 16), 0, Qt.AlignmentFlag.AlignTop)
    return box, inside
