"""The work at the right of the queue: why people may be one, side by side, and the decision."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop_app.domain.duplicates.scoring import Reason
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.queries.duplicates import Beside
from ui.pages.sama.case import NEAR, Case, Waiting, case_of, lines_of
from ui.pages.sama.choice import Choice, proposed
from ui.pages.sama.compare import Compare
from ui.widgets.action_bar import ActionBar
from ui.widgets.buttons import Button, Role
from ui.widgets.labels import ElidedLabel, IconView, Label
from ui.widgets.panels import Ground, column, column_layout, row

_TOLD, _TOLD_OF_EACH = 3, 4
"""So many pairs of a group are told in words, by so much; the fields below show the rest."""


class Why(Ground):
    """What speaks for one person, and what against it, in words."""

    def __init__(self) -> None:
        super().__init__("canvas")
        self._title = ElidedLabel("", "section")
        self.turn = Button(_("Tukar yang tetap"), Role.LIGHT, icon="swap", key="Alt+X")
        self._near = Label("", "body", "text2", wrap=True)
        self._apart = Label("", "body", "text2", wrap=True)
        self._against = row(_mark("triangle", "warn"), (self._apart, 1))
        whole = column_layout(margins=(24, 8, 24, 10), spacing=4)
        whole.addWidget(row((self._title, 1), self.turn))
        whole.addWidget(row(_mark("ring-check", "ok"), (self._near, 1)))
        whole.addWidget(self._against)
        self.setLayout(whole)

    def show_case(self, case: Case) -> None:
        """Say why these people may be one; of more than two, pair by pair."""
        sure = _("Hampir pasti orang yang sama")
        self._title.set_text(sure if case.sure else _("Mungkin orang yang sama"))
        self._near.setText("\n".join(_told(case, each, near=True) for each in case.pairs[:_TOLD]))
        apart = [_told(case, each, near=False) for each in case.pairs[:_TOLD]]
        self._apart.setText("\n".join(each for each in apart if each))
        self._against.setVisible(any(apart))

    def said(self) -> str:
        """Give all that is said."""
        return f"{self._title.text()} {self._near.text()} {self._apart.text()}"


class GroupView(QWidget):
    """One group: why, all of it side by side field by field, and the two answers."""

    def __init__(self) -> None:
        super().__init__()
        self.choice: Choice | None = None
        self.why = Why()
        self.compare = Compare()
        self.same = Button(_("Orang yang sama"), Role.PRIMARY, icon="check", key="1", height=36)
        self.apart = Button(_("Bukan, orang lain…"), key="2", height=36)
        self.bar = ActionBar(self.same, self.apart)
        parts = column(self.why, (self.compare, 1), self.bar, spacing=0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(parts)
        self.setFocusProxy(self.compare)
        self.why.turn.triggered.connect(self.turn)
        self.compare.chosen.connect(self._take)
        self.compare.heads.turned.connect(self._turn_out)

    def show_group(self, group: Sequence[Beside], waiting: Waiting) -> None:
        """Show a group; what was chosen of the same group stays chosen."""
        case = case_of(group)
        if self.choice is not None and self.choice.case == case:
            return
        held = self.compare.isAncestorOf(QApplication.focusWidget() or self)
        lines = lines_of(case, waiting.facts)
        self.why.show_case(case)
        self.compare.heads.show_people(case.people, waiting.users)
        self.compare.show_lines(lines)
        self._show(proposed(case, lines))
        if held:  # what had the focus is gone
            self.compare.setFocus()

    def forget(self) -> None:
        """Forget the group at hand: it has been decided."""
        self.choice = None

    def turn(self) -> None:
        """Let the next one remain."""
        if self.choice is not None:
            self._show(self.choice.turned())

    def _take(self, field: str, side: int) -> None:
        if self.choice is not None:
            self._show(self.choice.with_side(field, side))

    def _turn_out(self, place: int) -> None:
        if self.choice is not None:
            self._show(self.choice.with_turned_out(place))

    def _show(self, choice: Choice) -> None:
        self.choice = choice
        self.compare.show_choice(choice)
        self.bar.say(_outcome(choice), _safe(choice))


def _mark(icon: str, ink: str) -> QWidget:
    mark = column(IconView(icon, ink), spacing=0)
    layout = mark.layout()
    if layout is not None:
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.setContentsMargins(0, 2, 0, 0)
    return mark


def _listed(reasons: list[Reason]) -> str:
    return " · ".join(each.sentence for each in reasons)


def _told(case: Case, beside: Beside, *, near: bool) -> str:
    """Give what speaks for or against a pair, of more than two people with their names."""
    reasons = [each for each in beside.reasons if (each.agreement in NEAR) is near]
    if len(case.people) == len(beside.people) or not reasons:
        return _listed(reasons)
    said = _listed(reasons[:_TOLD_OF_EACH])
    names = " – ".join(case.people[at].worker.name for at in case.places(beside))
    return _("{names}: {reasons}").format(names=names, reasons=said)


def _outcome(choice: Choice) -> str:
    """Say what remains: "SYAMSUL BAHRI tetap, dengan 2 isian dari catatan yang digabung"."""
    name, taken = choice.stays.worker.name, len(choice.taken())
    if not taken:
        return _("{name} tetap, isiannya tidak berubah.").format(name=name)
    said = ngettext(
        "{name} tetap, dengan {n} isian dari yang digabung.",
        "{name} tetap, dengan {n} isian dari yang digabung.",
        taken,
    )
    return said.format(name=name, n=taken)


def _safe(choice: Choice) -> str:
    if choice.out:
        names = ", ".join(choice.case.people[at].worker.name for at in sorted(choice.out))
        return _("{names} tidak ikut digabung.").format(names=names)
    if choice.is_fixed:
        return _("Kepesertaannya sudah terkunci, jadi isiannya tidak dapat diganti di sini.")
    return _("Riwayat kepesertaan semuanya tetap ada. Dapat dibatalkan dengan Ctrl+Z.")
