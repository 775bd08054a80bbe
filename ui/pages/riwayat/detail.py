"""One happening in full: when, who, and every value before and after."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.kernel.i18n import _, ngettext
from desktop_app.services.history import ChangeOf, Difference, Happening
from ui.numbers import number
from ui.times import clock_words, day_words
from ui.widgets.buttons import Button, Role
from ui.widgets.labels import Label
from ui.widgets.panels import Card, Ground, Scroll, row

_TOP = Qt.AlignmentFlag.AlignTop


class Detail(Ground):
    """The panel at the right; `person_wanted` carries a worker's id."""

    person_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("surface", "left")
        self._worker_id = ""
        self._when = Label("", "remark", "text2")
        self._what = Label("", "section", wrap=True)
        self._reason = Label("", "body", "text2", wrap=True)
        self.open_button = Button(_("Buka catatannya"), Role.LINK, trailing="chevron-right")
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(10)
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(16, 14, 16, 14)
        lines.setSpacing(6)
        for label in (self._when, self._what, self._reason):
            lines.addWidget(label)
        lines.addSpacing(4)
        lines.addLayout(self._boxes)
        lines.addWidget(row(self.open_button, (QWidget(), 1)))
        lines.addStretch(1)
        self.area = Scroll(content)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(_("Rincian kejadian"))
        self.setFocusProxy(self.area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(self.area)
        self.open_button.triggered.connect(self._open)
        self.show_happening(None)

    def show_happening(self, told: Happening | None) -> None:
        """Show what is known at once; the values follow."""
        self._clear()
        for part in (self._when, self._what, self._reason):
            part.setVisible(told is not None)
        self._worker_id = told.worker_id if told else ""
        self.open_button.setVisible(bool(self._worker_id))
        if told is None:
            return
        local = told.at.astimezone()
        said = _("{day} pukul {time}")
        self._when.setText(said.format(day=day_words(local.date()), time=clock_words(told.at)))
        self._what.setText(f"{told.user} {told.what}")
        self._reason.setText(_("Alasan: “{reason}”").format(reason=told.reason))
        self._reason.setVisible(bool(told.reason))

    def show_changes(self, changes: Sequence[ChangeOf], people: int) -> None:
        """Show the values before and after, person by person."""
        self._clear()
        for each in changes:
            if people > 1:
                self._boxes.addWidget(Label(each.name, "heading", wrap=True))
            self._boxes.addWidget(_table(each.differences))
        rest = people - len(changes)
        if rest > 0 and changes:
            said = ngettext("dan {n} orang lain", "dan {n} orang lain", rest)
            self._boxes.addWidget(Label(said.format(n=number(rest)), "remark", "text2"))

    def _clear(self) -> None:
        while (item := self._boxes.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    def _open(self) -> None:
        self.person_wanted.emit(self._worker_id)


def _table(differences: Sequence[Difference]) -> Card:
    box = Card()
    grid = QGridLayout(box)
    grid.setContentsMargins(10, 8, 10, 10)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(7)
    changed = any(each.before for each in differences)
    heads = ("", _("Sebelum"), _("Sesudah")) if changed else ("", _("Diisi"))
    for at, words in enumerate(heads):
        grid.addWidget(Label(words, "label", "text2"), 0, at)
        grid.setColumnStretch(at, 0 if at == 0 else 1)
    for line, each in enumerate(differences, start=1):
        grid.addWidget(Label(each.label, "remark", "text2"), line, 0, _TOP)
        if changed:
            before = Label(each.before or "–", "body", "text3", wrap=True)
            struck = before.font()
            struck.setStrikeOut(bool(each.before))
            before.setFont(struck)
            grid.addWidget(before, line, 1, _TOP)
        after = Label(each.after or "–", "heading", wrap=True)
        grid.addWidget(after, line, 2 if changed else 1, _TOP)
    return box
