"""What stands around a record: who may be the same person, and what happened to it before."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.duplicates.pair import PairVerdict
from desktop_app.domain.duplicates.weights import Agreement
from desktop_app.domain.person import Person
from desktop_app.domain.workflow import STATUS_LABELS
from desktop_app.kernel.i18n import N_, _
from desktop_app.queries.duplicates import Beside
from desktop_app.services.history import Happening
from ui.pages.verifikasi.case import Case
from ui.times import moment_words
from ui.widgets.buttons import Button, Role
from ui.widgets.facts import Facts
from ui.widgets.labels import IconView, Label
from ui.widgets.panels import Card, row

_VERDICTS = {
    PairVerdict.OPEN: N_("belum diputuskan"),
    PairVerdict.SAME: N_("orang yang sama"),
    PairVerdict.DIFFERENT: N_("orang lain"),
}


class Around(Card):
    """A card with a heading and lines; it hides when there is nothing to say."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._lines: list[QWidget] = []
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(24, 12, 16, 14)
        self._whole.setSpacing(8)
        self._whole.addWidget(Label(title, "label", "text2"))

    def show_lines(self, lines: list[QWidget]) -> None:
        """Show these lines in place of the ones before."""
        for old in self._lines:
            old.hide()
            old.deleteLater()
        self._lines = lines
        for line in lines:
            self._whole.addWidget(line)
        self.setVisible(bool(lines))


class Alike(Around):
    """Who may be the same person, with why, and what was decided; `opened` carries a worker's id."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Mungkin orang yang sama"))

    def show_case(self, case: Case) -> None:
        """Show the pairs of a person."""
        mine = case.person.worker.id
        self.show_lines([self._told(each, mine) for each in case.alike])

    def _told(self, pair: Beside, mine: str) -> QWidget:
        other = next(each for each in pair.people if each.worker.id != mine)
        waits = pair.pair.verdict is PairVerdict.OPEN
        icon = IconView("triangle" if waits else "ring-check", "warn" if waits else "text3", 16)
        words = Label(pair_words(pair, other), "body", wrap=True).selectable()
        button = Button(_("Lihat"), Role.LINK, height=28)
        button.setAccessibleName(_("Lihat {name}").format(name=other.worker.name))
        button.triggered.connect(partial(self.opened.emit, other.worker.id))
        return row(icon, (words, 1), button, spacing=8)


class Happened(Around):
    """The last steps of a record: who did what when."""

    def __init__(self) -> None:
        super().__init__(_("Riwayat"))

    def show_case(self, case: Case) -> None:
        """Show the last steps of a person."""
        lines = Facts(label_width=126)
        for each in case.happened:
            lines.add(moment_words(each.at), happening_words(each))
        self.show_lines([lines] if case.happened else [])


def pair_words(pair: Beside, other: Person) -> str:
    """Say who it is, why they are alike, and what was decided."""
    worker = other.worker
    parts = [worker.name, _("RT {rt}").format(rt=worker.rt) if worker.rt else ""]
    parts.append(_(STATUS_LABELS[other.enrolment.status]))
    who = ", ".join(each for each in parts if each)
    told = [each.sentence for each in pair.reasons if each.agreement is not Agreement.DIFFERENT]
    verdict = _(_VERDICTS[pair.pair.verdict])
    note = _(" (alasan: {reason})").format(reason=pair.pair.note) if pair.pair.note else ""
    return f"{who} – {', '.join(told[:3])}: {verdict}{note}"


def happening_words(each: Happening) -> str:
    """Say who did what, and why."""
    said = f"{each.user} {each.what}"
    if not each.reason:
        return said
    return _("{what}. Alasan: “{reason}”").format(what=said, reason=each.reason)
