"""Beside the sheet: what is to be said of the marked row, its way out, and how often each occurs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.findings import label
from desktop_app.domain.list_file import column_for, field_label
from desktop_app.domain.plan import Proposal, Verdict
from desktop_app.domain.record import Issue, Level
from desktop_app.kernel.i18n import _
from ui.numbers import number
from ui.review.rows import CodeCount, Difference, Shown, differences_of
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.badges import BADGES
from ui.widgets.buttons import Button, help_button
from ui.widgets.editors import TextEdit
from ui.widgets.labels import ElidedLabel, IconLine, IconView, Label
from ui.widgets.levels import LEVELS
from ui.widgets.panels import PADDING, Card, Ground, Item, Rule, Scroll, column, row
from ui.widgets.press import Press
from ui.widgets.proposals import ProposalPanel
from ui.widgets.runs import Icon, Words

WIDTH = 316
_LINE = 32
_SEVERAL = 2


class CodeRow(Press):
    """A finding with how many rows carry it; pressed, it filters."""

    def __init__(self, count: CodeCount) -> None:
        super().__init__(count.label, name=f"{count.label}: {number(count.rows)}")
        self._count = count
        self.setCheckable(True)
        self.setFixedHeight(_LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        look = LEVELS[self._count.level]
        area = QRectF(self.rect())
        figure = number(self._count.rows)
        wide = theme.width(figure, "label")
        painter = QPainter(self)
        paint.smooth(painter)
        if self.isChecked() or self.hovered:
            ground = theme.color("soft" if self.isChecked() else "hover")
            paint.box(painter, area, fill=ground)
        Icon(look.icon, look.ink).paint(painter, QRectF(6, 0, 16, area.height()), theme)
        words = QRectF(30, 0, area.width() - 42 - wide, area.height())
        Words(self.words, "remark", "text").paint(painter, words, theme)
        at = QRectF(area.right() - wide - 6, 0, wide, area.height())
        Words(figure, "label", "text2").paint(painter, at, theme)
        painter.end()


class IssuePanel(Ground):
    """The marked row's findings, its changes, and the other findings of the file.

    `mended` carries a field and the words that are to stand in it; `code_chosen` a finding to
    filter by, "" for none; `all_taken` one whose proposals are all to be taken; `help_wanted` one
    that is to be explained.
    """

    mended = Signal(str, str)
    code_chosen = Signal(str)
    help_wanted = Signal(str)
    all_taken = Signal(str)

    def __init__(self) -> None:
        super().__init__("surface", "left")
        self._codes: dict[str, CodeRow] = {}
        self._top = QVBoxLayout()
        self._top.setSpacing(8)
        self._others = QVBoxLayout()
        self._others.setSpacing(0)
        self._issue: Issue | None = None
        self.take: ProposalPanel | None = None
        self.take_all: Button | None = None
        self.typed: TextEdit | None = None
        self._empty = Label(_("Pilih satu baris untuk melihat catatannya."), "remark", "text3")
        self._empty.setWordWrap(True)
        self._heading = Label(_("Catatan lain"), "heading")
        upper = column(spacing=0)
        self._put(upper, self._top, (PADDING, 14, PADDING, 14))
        lower = column(self._heading, spacing=4, margins=(PADDING, 12, PADDING - 6, 12))
        self._put(lower, self._others, (0, 0, 0, 0))
        inside = column(upper, Rule(), lower, spacing=0)
        _layout(inside).addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(Scroll(inside))
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("Catatan"))

    @property
    def code(self) -> str:
        """The finding that is shown first, "" for none."""
        return self._issue.code if self._issue else ""

    def show_codes(self, codes: Sequence[CodeCount]) -> None:
        """List the findings of the whole file."""
        _clear(self._others)
        self._codes = {one.code: CodeRow(one) for one in codes}
        for code, line in self._codes.items():
            line.triggered.connect(lambda code=code: self._choose(code))
            self._others.addWidget(line)
        if not codes:
            self._others.addWidget(Label(_("Tidak ada."), "remark", "text3"))

    def mark_code(self, code: str) -> None:
        """Show by which finding the rows are filtered."""
        for other, line in self._codes.items():
            line.setChecked(other == code)

    def show_row(self, shown: Shown, proposal: Proposal | None, issue: Issue | None) -> None:
        """Say what is to be said of a row, `issue` first."""
        _clear(self._top)
        self.take = self.typed = self.take_all = None
        self._issue = issue
        if proposal is None:
            self._top.addWidget(Label(_("Tidak ada baris yang dipilih."), "remark", "text3"))
            return
        place = self._place_of(shown, proposal, issue)
        at = next((n for n, s in enumerate(shown.spots, 1) if s.issue is issue), 0)
        whole = number(len(shown.spots))
        of = _("{at} dari {n}").format(at=number(at), n=whole) if issue and at else ""
        badge, level = BADGES[proposal.verdict.value], LEVELS[issue.level] if issue else None
        icon = IconView(level.icon, level.ink) if level else IconView(badge.icon, badge.ink)
        head: list[Item] = [icon, (ElidedLabel(place, "heading"), 1), Label(of, "remark", "text3")]
        if issue is not None:
            ask = help_button()
            ask.triggered.connect(lambda: self.help_wanted.emit(issue.code))
            head.append(ask)
        self._top.addWidget(row(*head))
        if len(shown.sheets) > 1:
            sheet = _("Lembar {name}").format(name=proposal.sheet)
            self._top.addWidget(ElidedLabel(sheet, "remark", "text3"))
        self._say(shown, proposal, issue)

    def _say(self, shown: Shown, proposal: Proposal, issue: Issue | None) -> None:
        if issue:
            self._top.addWidget(Label(label(issue.code), "section", wrap=True))
            self._top.addWidget(Label(issue.message, "remark", "text2", wrap=True))
        else:
            self._top.addWidget(Label(_FACTS[proposal.verdict](), "remark", "text2", wrap=True))
        if issue and issue.field and shown.listed is not None:
            self._offer(shown, proposal, issue)
        for change in differences_of(proposal, shown.facts):
            self._top.addWidget(_change_line(change))
        others = [each for each in proposal.issues if each is not issue]
        if others:
            self._top.addWidget(Label(_("Juga pada baris ini"), "label", "text2"))
        for each in others:
            look = LEVELS[each.level]
            words = each.message or label(each.code)
            self._top.addWidget(IconLine(look.icon, words, "text2", icon_ink=look.ink, wrap=True))

    def _offer(self, shown: Shown, proposal: Proposal, issue: Issue) -> None:
        if issue.proposal:
            self.take = ProposalPanel(_("Usulan"), issue.proposal)
            self.take.accepted.connect(self.accept)
            self._top.addWidget(self.take)
            self._offer_all(shown, issue.code)
        if issue.level is Level.INFO:
            return
        asked = _("Atau ketik yang benar") if issue.proposal else _("Ketik yang benar")
        self._top.addWidget(Label(asked, "label", "text2"))
        self.typed = TextEdit(field_label(issue.field))
        self.typed.set_name(f"{asked}: {field_label(issue.field)}")
        at = column_for(shown.columns, issue.field)
        if at >= 0 and shown.columns[at].field == issue.field:
            self.typed.set_text(shown.text(proposal, shown.columns[at]))
        self.typed.entered.connect(self._mend)
        self._top.addWidget(self.typed)
        safe = _("Enter memeriksa lagi. Berkas aslinya tidak diubah.")
        self._top.addWidget(Label(safe, "remark", "text3", wrap=True))

    def _offer_all(self, shown: Shown, code: str) -> None:
        """Offer to take the same proposal in all rows, where several have it."""
        n = next((one.offers for one in shown.codes if one.code == code), 0)
        if n < _SEVERAL:
            return
        words = _("Pakai semua {n} usulan").format(n=number(n))
        self.take_all = Button(words, key="Shift+F4", height=30)
        self.take_all.triggered.connect(self.accept_all)
        self._top.addWidget(self.take_all)

    def stops(self) -> list[QWidget]:
        """Give what takes the focus here, in reading order."""
        own: list[QWidget | None] = [self.take.button if self.take else None, self.take_all]
        own.append(self.typed.line if self.typed else None)
        return [*(one for one in own if one is not None), *self._codes.values()]

    def accept(self) -> None:
        """Take the proposal that is offered, if any."""
        if self._issue and self._issue.proposal and self.take:
            self.mended.emit(self._issue.field, self._issue.proposal)

    def accept_all(self) -> None:
        """Take all proposals of the kind that is offered, if there are several."""
        if self._issue and self.take_all:
            self.all_taken.emit(self._issue.code)

    def edit(self) -> None:
        """Go to the line where the right words are typed, if there is one."""
        if self.typed is not None:
            self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.typed.line.selectAll()

    def _mend(self) -> None:
        if self._issue and self.typed:
            self.mended.emit(self._issue.field, self.typed.text())

    def _choose(self, code: str) -> None:
        on = self._codes[code].isChecked()
        self.mark_code(code if on else "")
        self.code_chosen.emit(code if on else "")

    def _place_of(self, shown: Shown, proposal: Proposal, issue: Issue | None) -> str:
        place = _("Baris {row}").format(row=number(proposal.row))
        at = column_for(shown.columns, issue.field) if issue else -1
        if at >= 0 and shown.columns[at].letter:
            spot = _("Baris {row}, kolom {letter}")
            place = spot.format(row=number(proposal.row), letter=shown.columns[at].letter)
        return place

    def _put(self, holder: QWidget, inner: QVBoxLayout, margins: tuple[int, int, int, int]) -> None:
        inner.setContentsMargins(*margins)
        _layout(holder).addLayout(inner)


_FACTS = {
    Verdict.ADD: lambda: _("Orang baru. Tidak ada catatan pada baris ini."),
    Verdict.CHANGE: lambda: _("Orang ini sudah ada; baris ini mengubahnya."),
    Verdict.SKIP: lambda: _("Orang ini sudah ada dan tidak ada yang berubah."),
    Verdict.REFUSE: lambda: _("Baris ini tidak dapat ditulis."),
}


def _change_line(change: Difference) -> QWidget:
    card = Card("soft", "softline")
    lines = QVBoxLayout(card)
    lines.setContentsMargins(12, 8, 12, 8)
    lines.setSpacing(2)
    lines.addWidget(Label(change.label, "label", "accenttext"))
    before = _("Semula: {old}").format(old=change.old)
    lines.addWidget(Label(before, "remark", "text2", wrap=True))
    lines.addWidget(Label(_("Menjadi: {new}").format(new=change.new), "label", wrap=True))
    return card


def _layout(holder: QWidget) -> QVBoxLayout:
    layout = holder.layout()
    if not isinstance(layout, QVBoxLayout):
        raise TypeError
    return layout


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
