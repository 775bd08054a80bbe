"""How to print: sheet, first slot, way of turning, sides."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.sheet import CardSheet, Flip, PrintSetting, Sides, SlotError, sheets_needed
from desktop_app.kernel.i18n import N_, _, ngettext
from ui.numbers import number
from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.editors import DigitsEdit
from ui.widgets.fields import Field, Note
from ui.widgets.labels import IconLine, Label
from ui.widgets.panels import row

_SIDES = (
    (Sides.BOTH, N_("Depan dan belakang")),
    (Sides.FRONTS, N_("Depan saja")),
    (Sides.BACKS, N_("Belakang saja")),
)
_FLIPS = ((Flip.LONG, N_("Sisi panjang")), (Flip.SHORT, N_("Sisi pendek")))


class PrintPanel(QWidget):
    """The settings of a print run; `changed` follows each change that can be used.

    Args:
        sheets: what there is to print on, by name.
    """

    changed = Signal()

    def __init__(self, sheets: Mapping[str, CardSheet]) -> None:
        super().__init__()
        self._sheets = sheets
        self._chosen = False
        self._cards = 0
        choices = [Choice(name, _(sheet.label)) for name, sheet in sheets.items()]
        self.sheet_field = Field(_("Lembar"), ChoiceEdit(choices))
        self.sides_field = Field(_("Sisi"), ChoiceEdit([Choice(c, _(w)) for c, w in _SIDES]))
        self.start_field = Field(_("Mulai dari kartu ke-"), DigitsEdit(2))
        self.flip_field = Field(_("Balik kertas"), ChoiceEdit([Choice(c, _(w)) for c, w in _FLIPS]))
        self._paper = Label("", "remark", "text2", wrap=True)
        self._scale = IconLine(
            "info", _("Cetak pada ukuran sebenarnya (100 %)."), "text2", wrap=True
        )
        self.sheet_field.set_text(next(iter(sheets)))
        self.sides_field.set_text(Sides.BOTH)
        self.start_field.set_text("1")
        self._build()
        self.sheet_field.edited.connect(self._sheet_chosen)
        for field in (self.sides_field, self.start_field, self.flip_field):
            field.edited.connect(self._weigh)
        self._take_sheet()

    def set_usual(self, name: str) -> None:
        """Take the sheet that the office uses, unless somebody has chosen one here."""
        if not self._chosen and name in self._sheets:
            self.sheet_field.set_text(name)
            self._take_sheet()

    def sheet(self) -> CardSheet:
        """Give the sheet; the usual one while something unknown is typed."""
        return self._sheets.get(self.sheet_field.text()) or next(iter(self._sheets.values()))

    def setting(self) -> PrintSetting:
        """Give what the run asks for; an impossible first slot counts as the first."""
        typed = self.start_field.text()
        start = int(typed) if typed.isdigit() and self._fits(int(typed)) else 1
        sides, flip = self.sides_field.text(), self.flip_field.text()
        return PrintSetting(
            start_slot=start,
            sides=Sides(sides) if sides in set(Sides) else Sides.BOTH,
            flip=Flip(flip) if flip in set(Flip) else None,
        )

    def trouble(self) -> str:
        """Say what is wrong with the settings; empty when they can be used."""
        notes = [note.text for note in self.start_field.notes]
        return notes[0] if notes else ""

    def show_cards(self, cards: int) -> None:
        """Say how much paper so many cards take."""
        self._cards = cards
        self._tell_paper()

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(4)
        whole.addWidget(Label(_("Cara mencetak"), "heading"))
        whole.addWidget(self.sheet_field)
        whole.addWidget(self.sides_field)
        whole.addWidget(row((self.start_field, 1), (self.flip_field, 1), spacing=12))
        whole.addSpacing(8)
        whole.addWidget(self._paper)
        whole.addWidget(self._scale)
        whole.addStretch(1)

    def _fits(self, slot: int) -> bool:
        return 1 <= slot <= self.sheet().capacity

    def _take_sheet(self) -> None:
        sheet = self.sheet()
        self.flip_field.set_text(sheet.flip)
        one = sheet.capacity == 1
        if one:
            self.start_field.set_text("1")
        self.start_field.editor.set_read_only(on=one)

    def _sheet_chosen(self, _name: str) -> None:
        self._chosen = True
        self._take_sheet()
        self._weigh()

    def _weigh(self, *_said: object) -> None:
        typed = self.start_field.text()
        most = self.sheet().capacity
        wrong = not typed.isdigit() or not self._fits(int(typed))
        notes = [Note("error", str(SlotError(most=most)))] if wrong else []
        self.start_field.set_notes(notes)
        self._tell_paper()
        self.changed.emit()

    def _tell_paper(self) -> None:
        sheet, setting = self.sheet(), self.setting()
        n = sheets_needed(self._cards, sheet, setting.start_slot)
        words = ngettext("{n} lembar kertas", "{n} lembar kertas", n).format(n=number(n))
        self._paper.setText(f"{words} · {_(sheet.label)}" if n else "")
        self._paper.setVisible(n > 0)
