"""The review: counters that add up, the file with its rows, and what is to be said of each."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop_app.domain.list_file import column_for, columns_of_list
from desktop_app.domain.plan import Plan
from desktop_app.domain.record import Issue
from desktop_app.kernel.i18n import N_, _, ngettext
from ui.focus import put_in_order
from ui.numbers import number
from ui.review.model import FIXED, ReviewModel
from ui.review.panel import WIDTH, IssuePanel
from ui.review.rows import Narrowing, Shown, Spot, is_noted
from ui.review.sheet import Sheet
from ui.sizes import Height, SizeClass, Width
from ui.widgets.chips import Chip, ChipLook
from ui.widgets.counters import Count, Counters
from ui.widgets.labels import ElidedLabel, IconView
from ui.widgets.panels import GUTTER, Ground, row

_WHOLE = Count(code="read", word=N_("dibaca"), icon="table")
_WIDE_PANEL = 384
_PARTS = (
    Count(code="add", word=N_("tambah"), icon="plus", ink="ok"),
    Count(code="change", word=N_("ubah"), icon="pencil", ink="accenttext"),
    Count(code="skip", word=N_("lewati"), icon="arrow-right", ink="text2"),
    Count(code="refuse", word=N_("tolak"), icon="octagon", ink="err"),
)


class Review(Ground):
    """Shows any plan row by row, to be narrowed, walked through and mended.

    `mended` carries (place, field, words), `all_taken` the code
    of proposals to take, `remapped` (column, field): the page plans anew.
    """

    mended = Signal(object, str, str)
    all_taken = Signal(str)
    remapped = Signal(object, str)

    def __init__(self) -> None:
        super().__init__("canvas")
        self.shown: Shown | None = None
        self._narrowing = Narrowing()
        self._spot = -1
        self.model = ReviewModel()
        self.counters = _counters()
        self.sheet = Sheet(self.model)
        self.panel = IssuePanel()
        self._name = ElidedLabel("", "heading")
        self._about = ElidedLabel("", "remark", "text2")
        self._about_icon = IconView("table", "ok", 18)
        self._bar = Ground("surface", "top bottom")
        self._bar.setFixedHeight(52)
        self._counters = row((self.counters, 1))
        self._counters.setContentsMargins(GUTTER, 0, GUTTER, 12)
        self.noted_chip = Chip(_("Hanya yang bercatatan"), "", ChipLook.STATE)
        self.code_chip = Chip("", "", ChipLook.ACTIVE)
        self.panel_chip = Chip(_("Catatan"), "", ChipLook.STATE)
        self._lay_out()
        self._connect()

    def show_plan(self, shown: Shown, *, keep: bool = False) -> None:
        """Show a plan; with `keep`, filter and marked row stay (it was planned anew)."""
        line = self.sheet.table.currentIndex()
        if not keep:
            self._narrowing = Narrowing()
            self._spot = -1
            self._show_filter()
        self.shown = shown
        self.model.show_plan(shown, self._narrowing)
        self.sheet.show_plan(shown)
        self.counters.show_numbers(_numbers(shown.plan))
        self.panel.show_codes(shown.codes)
        noted = sum(map(is_noted, shown.plan.proposals))
        self.noted_chip.show_value(number(noted))
        self.panel_chip.show_value(number(noted))
        self._show_file(shown)
        chips = self.sheet.mapping.chips
        put_in_order([self.panel_chip, *chips, self.sheet.table, *self.panel.stops()])
        self._mark(line.row() if keep else 0, line.column() - FIXED if keep else -1)
        if not keep and shown.spots:
            self.next_issue()

    def next_issue(self, step: int = 1) -> None:
        """Go to the next finding among the rows that are shown, around at the end."""
        spots = self.shown.spots if self.shown else ()
        for away in range(1, len(spots) + 1):
            at = (self._spot + step * away) % len(spots)
            if self.model.row_of(spots[at].at) >= 0:
                self._go_to(at, spots[at])
                return

    def resized(self, size: SizeClass) -> None:
        """Put the panel away where the window is narrow; its chip brings it back."""
        narrow, low = size.width is Width.NARROW, size.height is Height.LOW
        self.panel.setFixedWidth(_WIDE_PANEL if size.width is Width.WIDE else WIDTH)
        self.panel_chip.setVisible(narrow)
        self.panel.setVisible(not narrow)
        self._about.setVisible(not low)
        self._bar.setFixedHeight(40 if low else 52)
        self._counters.setContentsMargins(GUTTER, 12 if low else 0, 12, 12)
        self.sheet.shorten(on=low)

    def _go_to(self, at: int, spot: Spot) -> None:
        self._spot = at
        columns = self.shown.columns if self.shown else ()
        column_at = column_for(columns, spot.issue.field)
        self.sheet.go_to(self.model.row_of(spot.at), column_at)
        self._tell(self.model.row_of(spot.at), spot.issue)

    def _moved(self, line: int, column_at: int) -> None:
        """Say what is to be said of the cell, else of the row."""
        proposal = self.model.proposal(line)
        if self.shown is None or proposal is None:
            return
        spots, columns = self.shown.spots, self.shown.columns
        here = self.shown.spots_of_row.get(self.model.at(line), ())
        fits = (n for n in here if column_for(columns, spots[n].issue.field) == column_at)
        spot = next(fits, here[0] if here else -1)
        self._spot = spot if here else self._spot
        self._tell(line, spots[spot].issue if here else None)

    def _tell(self, line: int, issue: Issue | None) -> None:
        if self.shown is not None:
            self.panel.show_row(self.shown, self.model.proposal(line), issue)
            put_in_order([self.sheet.table, *self.panel.stops()])

    def _mend(self, name: str, words: str) -> None:
        proposal = self.model.proposal(self.sheet.table.current_row())
        if proposal is not None:
            self.mended.emit((proposal.sheet, proposal.row), name, words)

    def _remap(self, at: int, name: str) -> None:
        if self.shown and self.shown.listed:
            self.remapped.emit(columns_of_list(self.shown.listed.tables)[at], name)

    def _narrow(self, narrowing: Narrowing) -> None:
        self._narrowing = narrowing
        self.model.narrow(narrowing)
        self._show_filter()
        self._mark(0)

    def _mark(self, line: int, column_at: int = -1) -> None:
        """Go to a row; without a column, to the first cell with a mark."""
        if self.model.rowCount():
            line = min(max(0, line), self.model.rowCount() - 1)
            self.sheet.go_to(line, self.model.first_mark(line) if column_at < 0 else column_at)
        elif self.shown is not None:
            self.panel.show_row(self.shown, None, None)

    def _show_filter(self) -> None:
        noted, code = self._narrowing.noted, self._narrowing.code
        self.noted_chip.show_value(
            self.noted_chip.value, ChipLook.CHOSEN if noted else ChipLook.STATE
        )
        self.code_chip.setVisible(bool(code))
        self.panel.mark_code(code)
        if code and self.shown:
            words = next((one.label for one in self.shown.codes if one.code == code), code)
            self.code_chip.set_words(words)
        self.counters.choose(self._narrowing.verdict)

    def _show_file(self, shown: Shown) -> None:
        plan = shown.plan
        self._name.set_text(plan.file_name)
        again = plan.seen_before
        self._about_icon.show_icon("triangle" if again else "table", "warn" if again else "ok")
        self._about.set_ink("warn" if again else "text2")
        self._about.set_text(_about_again(again) if again else _about_file(shown))

    def _lay_out(self) -> None:
        inside = QHBoxLayout(self._bar)
        inside.setContentsMargins(GUTTER, 0, 16, 0)
        inside.setSpacing(12)
        inside.addWidget(self._about_icon)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._about)
        words.addStretch(1)
        inside.addLayout(words, 1)
        for chip in (self.code_chip, self.noted_chip, self.panel_chip):
            inside.addWidget(chip)
        self.code_chip.hide()
        self.panel_chip.hide()
        work = row((self.sheet, 1), self.panel, spacing=0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._counters)
        whole.addWidget(self._bar)
        whole.addWidget(work, 1)

    def _connect(self) -> None:
        self.counters.filtered.connect(self._by_verdict)
        self.noted_chip.triggered.connect(
            lambda: self._narrow(replace(self._narrowing, noted=not self._narrowing.noted))
        )
        self.code_chip.removed.connect(lambda: self._by_code(""))
        self.panel.code_chosen.connect(self._by_code)
        self.panel.mended.connect(self._mend)
        self.panel.all_taken.connect(self.all_taken)
        self.panel_chip.triggered.connect(lambda: self.panel.setVisible(not self.panel.isVisible()))
        self.sheet.cell_changed.connect(self._moved)
        self.sheet.table.opened.connect(self.panel.edit)
        self.sheet.remapped.connect(self._remap)

    def _by_verdict(self, code: str) -> None:
        self._narrow(replace(self._narrowing, verdict="" if code == "read" else code))

    def _by_code(self, code: str) -> None:
        self._narrow(replace(self._narrowing, code=code))


def _counters() -> Counters:
    whole = replace(_WHOLE, word=_(_WHOLE.word))
    return Counters(whole, [replace(one, word=_(one.word)) for one in _PARTS])


def _numbers(plan: Plan) -> dict[str, int]:
    counts = plan.counts
    return {
        "read": counts["read"],
        "add": counts["added"],
        "change": counts["changed"],
        "skip": counts["skipped"],
        "refuse": counts["refused"],
    }


def _about_again(number_of_import: int) -> str:
    said = _("Berkas ini sudah pernah diimpor pada impor ke-{n}. Yang sama dilewati.")
    return said.format(n=number(number_of_import))


def _about_file(shown: Shown) -> str:
    read = sum(bool(one.field) for one in shown.columns)
    known = ngettext("{n} kolom dikenali.", "{n} kolom dikenali.", read).format(n=read)
    names = [name for name in shown.sheets if name]
    if len(names) > 1:
        many = _("{n} lembar: {first} sampai {last}.")
        said = many.format(n=len(names), first=names[0], last=names[-1])
    elif names:
        one = (
            _("Lembar “{name}”, judul di baris {row}.")
            if shown.heading_row
            else _("Lembar “{name}”.")
        )
        said = one.format(name=names[0], row=shown.heading_row)
    else:
        head = _("Judul di baris {row}.") if shown.heading_row else ""
        said = head.format(row=shown.heading_row)
    return " ".join(filter(None, (said, known, *shown.plan.remarks)))
