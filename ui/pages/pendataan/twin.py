"""Somebody with the same NIK, or alike, side by side with who is being typed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain import choices
from desktop_app.domain.dates import show_day
from desktop_app.domain.duplicates.scoring import Reason
from desktop_app.domain.duplicates.weights import Agreement
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
    similar: bool = False

    @property
    def same(self) -> bool:
        """Whether both are one."""
        return self.mine.casefold() == self.theirs.casefold()


@dataclass(frozen=True, slots=True)
class Other:
    """Who is shown beside, and as what: the one with the NIK, or number `at` of `of` alike.

    `merges`: whether both are saved and can become one.
    """

    person: Person
    reasons: tuple[Reason, ...] = ()
    at: int = 0
    of: int = 0
    merges: bool = False


Shown = Callable[[Person], str]
_ROWS: tuple[tuple[str, str, Shown], ...] = (
    ("name", N_("Nama"), lambda person: person.worker.name),
    ("nik", N_("NIK"), lambda person: person.worker.nik),
    ("birth_date", N_("Tanggal lahir"), lambda person: show_day(person.worker.birth_date)),
    ("mother_name", N_("Nama ibu kandung"), lambda person: person.worker.mother_name),
    ("address", N_("Alamat"), lambda person: person.worker.address),
    ("rt", N_("RT"), lambda person: person.worker.rt),
    ("group", N_("Kelompok"), lambda person: choices.GROUPS.label(person.enrolment.group)),
    ("status", N_("Status"), lambda person: _(STATUS_LABELS[person.enrolment.status])),
)


def pairs(mine: Person, other: Other) -> list[Pair]:
    """Give the fields in which two people are compared."""
    near = (Agreement.SAME, Agreement.SIMILAR)  # "same" to the ear, perhaps not to the eye
    similar = {each.field for each in other.reasons if each.agreement in near}
    return [
        Pair(_(label), shown(mine), shown(other.person), name in similar)
        for name, label, shown in _ROWS
    ]


def why(other: Other) -> str:
    """Say in one sentence what two people have in common: "Nama mirip, tanggal lahir sama."."""
    told = [each.sentence for each in other.reasons if each.agreement is not Agreement.DIFFERENT]
    words = ", ".join(each if n == 0 else _small(each) for n, each in enumerate(told[:3]))
    return f"{words}." if words else ""


def _small(words: str) -> str:
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


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
        if self._pair.same:
            return _("sama")
        return _("mirip") if self._pair.similar else _("berbeda")

    @property
    def _sign(self) -> str:
        if not self._verdict:
            return ""
        return "=" if self._pair.same else "≈" if self._pair.similar else "≠"

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
        Words(self._sign, "label", ink).paint(painter, QRectF(half - 12, 23, 14, 20), theme)
        painter.end()


class TwinPanel(Ground):
    """The panel at the right: `open_wanted` when both are one, `denied` when they are not.

    `next_wanted` asks for the next who is alike.
    """

    open_wanted = Signal()
    denied = Signal()
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("canvas", "left", "line2")
        self.setAccessibleName(_("Mungkin orang yang sama"))
        self._title = ElidedLabel("", "heading")
        self._remark = Label("", "remark", "text3", wrap=True)
        self.next_button = Button("", icon="chevron-right", height=28)
        self._who = Label("", "remark", "text2", wrap=True)
        self.open_button = Button(_("Buka orang itu"), key="Alt+S")
        self.deny_button = Button(_("NIK salah ketik"), key="Alt+B")
        self._rows = column_layout(spacing=0)
        whole = column_layout(margins=(1, 0, 0, 0))
        whole.addWidget(Scroll(self._content()))
        self.setLayout(whole)
        self.setFixedWidth(WIDTH)
        self.open_button.triggered.connect(self.open_wanted)
        self.next_button.triggered.connect(self.next_wanted)
        self.deny_button.triggered.connect(self.denied)

    def stops(self) -> list[QWidget]:
        """Give what takes the focus, in reading order."""
        return [self.next_button, self.open_button, self.deny_button]

    def _content(self) -> QWidget:
        rows = QWidget()
        rows.setLayout(self._rows)
        head = row(IconView("users", "warn", 18), (self._title, 1), self.next_button)
        names = row(
            (Label(_("Sedang diketik"), "label", "text2"), 1),
            (Label(_("Sudah terdata"), "label", "text2"), 1),
        )
        buttons = flow(self.open_button, self.deny_button)
        inside = column_layout(margins=(16, 16, 16, 16), spacing=8)
        for part in (
            head,
            self._who,
            names,
            rows,
            buttons,
            self._remark,
        ):
            inside.addWidget(part)
        inside.addStretch(1)
        content = QWidget()
        content.setLayout(inside)
        return content

    def show_other(self, mine: Person, other: Other) -> None:
        """Show both people field by field, and what can be said about them."""
        self.next_button.setVisible(other.of > 1)
        self.next_button.set_words(_("{n} dari {of}").format(n=other.at, of=other.of))
        if other.of:
            self._title.set_text(_("Mungkin orang yang sama"))
            self._who.setText(f"{named(other.person)}. {why(other)}")
            same = _("Orang yang sama, gabungkan…") if other.merges else _("Orang yang sama")
            self.open_button.set_words(same)
            self.deny_button.set_words(_("Bukan, orang lain…"))
            said = _(
                "Keputusan disimpan dengan nama Anda dan alasannya, lalu tidak ditanyakan lagi."
            )
        else:
            self._title.set_text(_("NIK ini sudah dipakai"))
            self._who.setText(named(other.person))
            self.open_button.set_words(_("Buka orang itu"))
            self.deny_button.set_words(_("NIK salah ketik"))
            said = _("Satu NIK untuk satu orang. Ketikan Anda disisihkan, tidak hilang.")
        self._remark.setText(said)
        self.setAccessibleDescription(self._who.text())
        self._show_pairs(pairs(mine, other))

    def _show_pairs(self, found: Sequence[Pair]) -> None:
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
        self._deny = Button(_("Salah ketik"), Role.WARNING, key="Alt+B", height=30)
        self.open_button = Button(_("Buka"), Role.WARNING, key="Alt+S", height=30)
        buttons = (self.open_button, self._deny)
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

    def stops(self) -> list[QWidget]:
        """Give what takes the focus, in reading order."""
        return [self.open_button, self._deny]

    def show_other(self, other: Other) -> None:
        """Say who has the NIK, or who may be the same."""
        said = (
            _("Mungkin orang yang sama: {who}") if other.of else _("NIK ini sudah dipakai {who}.")
        )
        self._who.set_text(said.format(who=named(other.person)))
        self.open_button.set_words(_("Bandingkan") if other.of else _("Buka"))
        self._deny.set_words(_("Orang lain…") if other.of else _("Salah ketik"))
