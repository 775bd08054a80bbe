"""Somebody with the same NIK, side by side with who is being typed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain import choices
from desktop_app.domain.dates import show_day
from desktop_app.domain.person import Person
from desktop_app.domain.workflow import STATUS_LABELS
from desktop_app.kernel.i18n import N_, _
from ui.theme import theme_of
from ui.widgets.buttons import Button, Role
from ui.widgets.flow import flow
from ui.widgets.labels import ElidedLabel, IconView, Label
from ui.widgets.panels import Ground, Scroll, column_layout, row
from ui.widgets.runs import Words

WIDTH = 346
_ROW = 47


@dataclass(frozen=True, slots=True)
class Pair:
    """A field of both people as people read it."""

    label: str
    mine: str
    theirs: str

    @property
    def same(self) -> bool:
        """Whether both are alike."""
        return self.mine.casefold() == self.theirs.casefold()


Shown = Callable[[Person], str]
_ROWS: tuple[tuple[str, Shown], ...] = (
    (N_("Nama"), lambda person: person.worker.name),
    (N_("NIK"), lambda person: person.worker.nik),
    (N_("Tanggal lahir"), lambda person: show_day(person.worker.birth_date)),
    (N_("Nama ibu kandung"), lambda person: person.worker.mother_name),
    (N_("Alamat"), lambda person: person.worker.address),
    (N_("RT"), lambda person: person.worker.rt),
    (N_("Kelompok"), lambda person: choices.GROUPS.label(person.enrolment.group)),
    (N_("Status"), lambda person: _(STATUS_LABELS[person.enrolment.status])),
)


def pairs(mine: Person, theirs: Person) -> list[Pair]:
    """Give the fields in which two people are compared."""
    return [Pair(_(label), shown(mine), shown(theirs)) for label, shown in _ROWS]


def named(person: Person) -> str:
    """Give name and RT of somebody: "NURHASANAH, RT 014"."""
    name = person.worker.name or _("(belum bernama)")
    return _("{name}, RT {rt}").format(name=name, rt=person.worker.rt) if person.worker.rt else name


class PairRow(QWidget):
    """One field: at the left what is typed, at the right what is known, amber where they differ."""

    def __init__(self, pair: Pair) -> None:
        super().__init__()
        self._pair = pair
        self.setFixedHeight(_ROW)
        self.setAccessibleName(f"{pair.label}: {pair.mine} – {pair.theirs}, {self._verdict}")
        self.setToolTip(f"{pair.mine} – {pair.theirs}")

    @property
    def _verdict(self) -> str:
        if not self._pair.mine or not self._pair.theirs:
            return ""
        return _("sama") if self._pair.same else _("berbeda")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both values."""
        theme = theme_of(self)
        half = round(self.width() / 2)
        differs = bool(self._pair.mine and self._pair.theirs) and not self._pair.same
        painter = QPainter(self)
        if differs:
            box = QRectF(half + 6, 1, self.width() - half - 6, _ROW - 2)
            painter.fillRect(box, theme.color("warnbg"))
        painter.fillRect(QRectF(0, _ROW - 1, self.width(), 1), theme.color("line"))
        ink = "warn" if differs else "text3"
        left, right = QRectF(0, 4, half - 24, 20), QRectF(half + 14, 4, half - 20, 20)
        Words(self._pair.label, "remark", "text3").paint(painter, left, theme)
        Words(self._verdict, "remark", ink).paint(painter, right, theme)
        low_left, low_right = left.translated(0, 19), right.translated(0, 19)
        Words(self._pair.mine or "–", "body", "text").paint(painter, low_left, theme)
        Words(self._pair.theirs or "–", "body", "text").paint(painter, low_right, theme)
        sign = "=" if self._pair.same else "≠" if differs else ""
        Words(sign, "label", ink).paint(painter, QRectF(half - 12, 23, 14, 20), theme)
        painter.end()


class TwinPanel(Ground):
    """The panel at the right; `open_wanted` opens the other, `denied` goes back to the NIK."""

    open_wanted = Signal()
    denied = Signal()

    def __init__(self) -> None:
        super().__init__("canvas", "left", "line2")
        self.setAccessibleName(_("NIK yang sama"))
        self._who = Label("", "remark", "text2", wrap=True)
        self.open_button = Button(_("Buka orang itu"), key="Alt+S")
        self.deny_button = Button(_("NIK salah ketik"), key="Alt+B")
        self._rows = column_layout(spacing=0)
        whole = column_layout(margins=(1, 0, 0, 0))
        whole.addWidget(Scroll(self._content()))
        self.setLayout(whole)
        self.setFixedWidth(WIDTH)
        self.open_button.triggered.connect(self.open_wanted)
        self.deny_button.triggered.connect(self.denied)

    def _content(self) -> QWidget:
        rows = QWidget()
        rows.setLayout(self._rows)
        head = row(
            IconView("users", "warn", 18), (ElidedLabel(_("NIK ini sudah dipakai"), "heading"), 1)
        )
        names = row(
            (Label(_("Sedang diketik"), "label", "text2"), 1),
            (Label(_("Sudah terdata"), "label", "text2"), 1),
        )
        remark = _("Satu NIK untuk satu orang. Ketikan Anda disisihkan, tidak hilang.")
        buttons = flow(self.open_button, self.deny_button)
        inside = column_layout(margins=(16, 16, 16, 16), spacing=8)
        for part in (
            head,
            self._who,
            names,
            rows,
            buttons,
            Label(remark, "remark", "text3", wrap=True),
        ):
            inside.addWidget(part)
        inside.addStretch(1)
        content = QWidget()
        content.setLayout(inside)
        return content

    def show_pairs(self, who: str, found: Sequence[Pair]) -> None:
        """Show both people field by field."""
        self._who.setText(who)
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for pair in found:
            self._rows.addWidget(PairRow(pair))


class TwinBar(Ground):
    """The same in one bar of 48, where there is no room for the panel."""

    open_wanted = Signal()
    denied = Signal()

    def __init__(self) -> None:
        super().__init__("warnbg", "top bottom", "warnline")
        self._who = ElidedLabel("", "heading")
        buttons = (
            Button(_("Buka"), Role.WARNING, key="Alt+S", height=30),
            Button(_("Salah ketik"), Role.WARNING, key="Alt+B", height=30),
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 0, 24, 0)
        line.setSpacing(10)
        line.addWidget(IconView("users", "warn"))
        line.addWidget(self._who, 1)
        for button in buttons:
            line.addWidget(button)
        self.setFixedHeight(48)
        buttons[0].triggered.connect(self.open_wanted)
        buttons[1].triggered.connect(self.denied)

    def show_words(self, words: str) -> None:
        """Say who has the NIK."""
        self._who.set_text(words)
