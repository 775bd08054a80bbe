"""One happening in full: when, who, and every value before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.app import App
from desktop_app.domain.person import Person
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.services import history, journey, workers
from desktop_app.services.history import ChangeOf, Difference, Happening
from desktop_app.services.journey import Step
from ui.numbers import number
from ui.times import clock_words, day_words
from ui.widgets.badges import Badge
from ui.widgets.buttons import Button, Role
from ui.widgets.labels import Label
from ui.widgets.panels import Card, Ground, Scroll, filled, row

_TOP = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of an entry: values, the way of its person, whether old values can come back."""

    changes: Sequence[ChangeOf]
    steps: Sequence[Step]
    can_go_back: bool


def details_of(told: Happening, app: App) -> Details:
    """Ask for the values behind an entry, and for the way of the one it is about."""
    return Details(
        app.ask(history.details, app.facts, told.seq),
        app.ask(journey.journey, told.worker_id) if told.worker_id else (),
        app.ask(journey.former, app.facts, told.seq) is not None,
    )


def put_back(app: App, seq: int) -> Person | None:
    """Save the values from before an entry as the form would; None where there are none."""
    reading = app.ask(journey.former, app.facts, seq)
    return app.do(workers.save, reading) if reading is not None else None


class Detail(Ground):
    """The panel at the right; `person_wanted` carries a worker's id, `back_wanted` an entry."""

    person_wanted = Signal(str)
    back_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__("surface", "left")
        self._worker_id = ""
        self._seq = 0
        self._name = ""
        self._when = Label("", "remark", "text2")
        self._what = Label("", "section", wrap=True)
        self._reason = Label("", "body", "text2", wrap=True)
        self.open_button = Button(_("Buka catatannya"), Role.LINK, trailing="chevron-right")
        self.put_back = Button(_("Kembalikan nilai lama"), icon="return", key="Alt+K", height=32)
        self.way = Way()
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(10)
        self.area = Scroll(self._content())
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(_("Rincian kejadian"))
        self.setFocusProxy(self.area)
        filled(self, self.area)
        self.open_button.triggered.connect(self._open)
        self.put_back.triggered.connect(lambda: self.back_wanted.emit(self._seq))
        self.show_happening(None)

    def _content(self) -> QWidget:
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(16, 14, 16, 14)
        lines.setSpacing(6)
        for label in (self._when, self._what, self._reason):
            lines.addWidget(label)
        lines.addSpacing(4)
        lines.addLayout(self._boxes)
        lines.addWidget(row(self.put_back, (QWidget(), 1)))
        lines.addWidget(row(self.open_button, (QWidget(), 1)))
        lines.addWidget(self.way)
        lines.addStretch(1)
        return content

    def show_happening(self, told: Happening | None) -> None:
        """Show what is known at once; the values follow."""
        self._clear()
        for part in (self._when, self._what, self._reason):
            part.setVisible(told is not None)
        self._worker_id = told.worker_id if told else ""
        self._seq = told.seq if told else 0
        self._name = told.whose if told else ""
        self.put_back.hide()
        self.way.hide()
        self.open_button.setVisible(bool(self._worker_id))
        if told is None:
            return
        local = told.at.astimezone()
        said = _("{day} pukul {time}")
        self._when.setText(said.format(day=day_words(local.date()), time=clock_words(told.at)))
        self._what.setText(f"{told.user} {told.what}")
        self._reason.setText(_("Alasan: “{reason}”").format(reason=told.reason))
        self._reason.setVisible(bool(told.reason))

    def show_changes(self, found: Details, people: int) -> None:
        """Show the values before and after, person by person, and the way of the one it is about."""
        self._clear()
        changes = found.changes
        self.put_back.setVisible(found.can_go_back)
        self.way.show_way(self._name, found.steps)
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


class Way(QWidget):
    """The way of one person: a badge for each step, who brought it about, and the day."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 12, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)

    def show_way(self, name: str, steps: Sequence[Step]) -> None:
        """Show the steps; nothing where there are none."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.setVisible(bool(steps))
        if not steps:
            return
        title = Label(_("Perjalanan {name}").format(name=name), "heading", wrap=True)
        self._grid.addWidget(title, 0, 0, 1, 3)
        for line, each in enumerate(steps, start=1):
            self._grid.addWidget(Badge(each.code), line, 0)
            self._grid.addWidget(Label(each.user, "remark", "text2"), line, 1)
            day = Label(f"{each.at.astimezone():%d-%m-%Y}", "remark", "text2")
            self._grid.addWidget(day, line, 2)


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
        grid.setColumnStretch(at, 2 if at == 0 else 3)
    for line, each in enumerate(differences, start=1):
        grid.addWidget(Label(each.label, "remark", "text2", wrap=True), line, 0, _TOP)
        if changed:
            before = Label(each.before or "–", "body", "text3", wrap=True)
            struck = before.font()
            struck.setStrikeOut(bool(each.before))
            before.setFont(struck)
            grid.addWidget(before, line, 1, _TOP)
        after = Label(each.after or "–", "heading", wrap=True)
        grid.addWidget(after, line, 2 if changed else 1, _TOP)
    return box
