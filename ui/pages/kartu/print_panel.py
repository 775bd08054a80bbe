"""How to print: design, sheet, first slot, way of turning, sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.sheet import (
    CARD_HEIGHT,
    CARD_WIDTH,
    CardSheet,
    Flip,
    PrintSetting,
    Sides,
    SlotError,
    sheets_needed,
)
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.services.designs import KnownDesign
from ui.numbers import number
from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.editors import DigitsEdit
from ui.widgets.fields import Field, Note
from ui.widgets.labels import IconLine, Label
from ui.widgets.panels import row
from ui.widgets.ticks import Tick

_SIDES = (
    (Sides.BOTH, N_("Depan dan belakang")),
    (Sides.FRONTS, N_("Depan saja")),
    (Sides.BACKS, N_("Belakang saja")),
)
_FLIPS = ((Flip.LONG, N_("Sisi panjang")), (Flip.SHORT, N_("Sisi pendek")))


class PrintPanel(QWidget):
    """The settings of a print run; `changed` follows each change that can be used.

    `design_chosen` carries the code of another design.

    Args:
        sheets: what there is to print on, by name.
    """

    changed = Signal()
    design_chosen = Signal(str)

    def __init__(self, sheets: Mapping[str, CardSheet]) -> None:
        super().__init__()
        self._sheets = sheets
        self._chosen = False
        self._cards = 0
        self._size = (CARD_WIDTH, CARD_HEIGHT)
        self.design_field = Field(_("Rancangan"), ChoiceEdit([]))
        self.sheet_field = Field(_("Lembar"), ChoiceEdit(self._choices()))
        self.sides_field = Field(_("Sisi"), ChoiceEdit([Choice(c, _(w)) for c, w in _SIDES]))
        self.start_field = Field(_("Mulai dari kartu ke-"), DigitsEdit(2))
        self.flip_field = Field(_("Balik kertas"), ChoiceEdit([Choice(c, _(w)) for c, w in _FLIPS]))
        self.separate = Tick(_("Daftar nama di depan tiap RT"))
        self._paper = Label("", "remark", "text2", wrap=True)
        self._scale = IconLine(
            "info", _("Cetak pada ukuran sebenarnya (100 %)."), "text2", wrap=True
        )
        self.sheet_field.set_text(next(iter(sheets)))
        self.sides_field.set_text(Sides.BOTH)
        self.start_field.set_text("1")
        self._build()
        self.sheet_field.edited.connect(self._sheet_chosen)
        self.design_field.edited.connect(self._design_chosen)
        self.separate.toggled.connect(self._weigh)
        for field in (self.sides_field, self.start_field, self.flip_field):
            field.edited.connect(self._weigh)
        self._take_sheet()

    def show_designs(self, designs: Sequence[KnownDesign], chosen: str) -> None:
        """Offer these designs, and the sheets of the chosen one's size."""
        editor = self.design_field.editor
        if isinstance(editor, ChoiceEdit):
            editor.set_choices([Choice(each.code, _(each.label)) for each in designs])
        self.design_field.set_text(chosen)
        form = next((each.form for each in designs if each.code == chosen), None)
        if form is not None and self._size != (form.width, form.height):
            self._size = (form.width, form.height)
            self._offer_sheets()

    def set_usual(self, name: str) -> None:
        """Take the sheet that the office uses, unless somebody has chosen one here."""
        if not self._chosen and name in {each.code for each in self._choices()}:
            self.sheet_field.set_text(name)
            self._take_sheet()

    def design(self) -> str:
        """Give the code of the chosen design; empty before any were shown."""
        return self.design_field.text()

    def sheet(self) -> CardSheet:
        """Give the sheet; the usual one while something unknown is typed."""
        fitting = {each.code for each in self._choices()}
        chosen = self.sheet_field.text()
        return self._sheets[chosen if chosen in fitting else self._choices()[0].code]

    def setting(self) -> PrintSetting:
        """Give what the run asks for; an impossible first slot counts as the first."""
        typed = self.start_field.text()
        start = int(typed) if typed.isdigit() and self._fits(int(typed)) else 1
        sides, flip = self.sides_field.text(), self.flip_field.text()
        return PrintSetting(
            start_slot=start,
            sides=Sides(sides) if sides in set(Sides) else Sides.BOTH,
            flip=Flip(flip) if flip in set(Flip) else None,
            separate=self.separate.isChecked(),
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
        whole.addWidget(row((self.start_field, 1), (self.flip_field, 1), spacing=12))
        whole.addWidget(row((self.design_field, 1), (self.sheet_field, 1), spacing=12))
        whole.addWidget(self.sides_field)
        whole.addWidget(self.separate)
        whole.addSpacing(8)
        whole.addWidget(self._paper)
        whole.addWidget(self._scale)
        whole.addStretch(1)

    def _choices(self) -> list[Choice]:
        """Give the sheets on which the chosen design lies."""
        return [
            Choice(name, _(sheet.label))
            for name, sheet in self._sheets.items()
            if sheet.fits(*self._size)
        ]

    def _offer_sheets(self) -> None:
        editor = self.sheet_field.editor
        if isinstance(editor, ChoiceEdit):
            editor.set_choices(self._choices())
        self.sheet_field.set_text(self.sheet().name)
        self._take_sheet()

    def _design_chosen(self, code: str) -> None:
        editor = self.design_field.editor
        if isinstance(editor, ChoiceEdit) and editor.text() == code:
            self.design_chosen.emit(code)

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
        self.separate.setVisible(sheet.takes_names)
        words = ngettext("{n} lembar kertas", "{n} lembar kertas", n).format(n=number(n))
        self._paper.setText(f"{words} · {_(sheet.label)}" if n else "")
        self._paper.setVisible(n > 0)
