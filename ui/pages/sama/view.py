"""The work at the right of the queue: why two may be one, both side by side, and the decision."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.duplicates.scoring import Reason
from desktop_app.domain.duplicates.weights import Agreement
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.queries.duplicates import Beside
from ui.pages.sama.case import Choice, Waiting, lines_of, proposed
from ui.pages.sama.compare import Compare
from ui.widgets.action_bar import ActionBar
from ui.widgets.buttons import Button, Role
from ui.widgets.chips import Chip, ChipLook
from ui.widgets.flow import flow
from ui.widgets.labels import ElidedLabel, IconView, Label
from ui.widgets.panels import Ground, column, column_layout, row

_NEAR = (Agreement.SAME, Agreement.SIMILAR)


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

    def show_pair(self, beside: Beside) -> None:
        """Say why two people may be one."""
        sure = _("Hampir pasti orang yang sama")
        self._title.set_text(sure if beside.sure else _("Mungkin orang yang sama"))
        self._near.setText(_listed([each for each in beside.reasons if each.agreement in _NEAR]))
        apart = [each for each in beside.reasons if each.agreement not in _NEAR]
        self._apart.setText(_listed(apart))
        self._against.setVisible(bool(apart))

    def said(self) -> str:
        """Give all that is said."""
        return f"{self._title.text()} {self._near.text()} {self._apart.text()}"


class Pairs(Ground):
    """The pairs of a group of three or more; `chosen` carries the place of one."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__("sunken", "bottom")
        self._words = Label("", "remark", "text2")
        self._chips: list[Chip] = []
        self._flow = column_layout()
        self.setLayout(column_layout(margins=(24, 8, 24, 8)))
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addWidget(self._words)
            layout.addLayout(self._flow)

    def show_group(self, group: tuple[Beside, ...], at: int, people: int) -> None:
        """Show the pairs, one of them at hand; nothing of a single pair."""
        self.setVisible(len(group) > 1)
        if len(group) < 2:
            return
        said = ngettext(
            "{n} orang dalam kelompok ini. Putuskan pasangan demi pasangan:",
            "{n} orang dalam kelompok ini. Putuskan pasangan demi pasangan:",
            people,
        )
        self._words.setText(said.format(n=people))
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._chips = [
            Chip(_named(each), look=ChipLook.CHOSEN if n == at else ChipLook.STATE)
            for n, each in enumerate(group)
        ]
        for n, chip in enumerate(self._chips):
            chip.triggered.connect(partial(self.chosen.emit, n))
        self._flow.addWidget(flow(*self._chips))


class PairView(QWidget):
    """One group: its pairs, the pair at hand field by field, and the two answers.

    `moved` carries the place of another pair of the group.
    """

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.choice: Choice | None = None
        self._waiting: Waiting | None = None
        self.pairs = Pairs()
        self.why = Why()
        self.compare = Compare()
        self.same = Button(_("Orang yang sama"), Role.PRIMARY, icon="check", key="1", height=36)
        self.apart = Button(_("Bukan, orang lain…"), key="2", height=36)
        self.bar = ActionBar(self.same, self.apart)
        parts = column(self.pairs, self.why, (self.compare, 1), self.bar, spacing=0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(parts)
        self.setFocusProxy(self.compare)
        self.pairs.chosen.connect(self.moved)
        self.why.turn.triggered.connect(self.turn)
        self.compare.chosen.connect(self._take)

    def show_group(self, group: tuple[Beside, ...], at: int, people: int, waiting: Waiting) -> None:
        """Show one pair of a group; what was chosen of the same pair stays chosen."""
        beside = group[at]
        self._waiting = waiting
        self.pairs.show_group(group, at, people)
        if self.choice is not None and self.choice.beside == beside:
            return
        lines = lines_of(beside, waiting.facts)
        self.why.show_pair(beside)
        self.compare.show_lines(lines)
        self._show(proposed(beside, lines))

    def forget(self) -> None:
        """Forget the pair at hand: it has been decided."""
        self.choice = None

    def turn(self) -> None:
        """Let the other one remain."""
        if self.choice is not None:
            self._show(self.choice.turned())

    def _take(self, field: str, side: int) -> None:
        if self.choice is not None:
            self._show(self.choice.with_side(field, side))

    def _show(self, choice: Choice) -> None:
        self.choice = choice
        users = self._waiting.users if self._waiting else {}
        self.compare.show_choice(choice, users)
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


def _named(beside: Beside) -> str:
    return " – ".join(f"{each.worker.name} {each.worker.nik[-4:]}" for each in beside.people)


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
    if choice.is_fixed:
        return _("Kepesertaannya sudah terkunci, jadi isiannya tidak dapat diganti di sini.")
    return _("Riwayat kepesertaan keduanya tetap ada. Dapat dibatalkan dengan Ctrl+Z.")
