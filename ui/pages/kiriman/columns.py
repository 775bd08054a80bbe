"""Which column of an answer says what: guessed, changed by hand, and remembered for the branch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.domain.answer import AnswerColumns
from desktop_app.domain.cells import cell, letters, text_of
from desktop_app.kernel.i18n import N_, _
from desktop_app.services.answers import AnswerSheet
from desktop_app.services.submissions import Asked
from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.dialogs import Question
from ui.widgets.editors import DigitsEdit
from ui.widgets.fields import Field
from ui.widgets.labels import Label

_ROLES = {
    "nik": N_("NIK"),
    "kpj": N_("KPJ"),
    "number": N_("No. urut kiriman"),
    "name": N_("Nama"),
    "verdict": N_("Hasil"),
    "reason": N_("Alasan"),
}
_SEEN = 28
_NONE = "-"


class ColumnsQuestion(Question):
    """Asks which column says what, and of which batch an answer speaks where that is open.

    Args:
        sheets: the visible sheets of the file.
        batches: the numbers of the batches that wait.
        asked: what was said before; None = nothing.
        parent: the page.
    """

    def __init__(
        self,
        sheets: Sequence[AnswerSheet],
        batches: Sequence[str],
        asked: Asked | None,
        parent: QWidget,
    ) -> None:
        super().__init__(
            _("Kolom mana berisi apa?"),
            _("Baca dengan kolom ini"),
            remark=_("Pilihan ini diingat untuk jawaban berikutnya dengan judul kolom yang sama."),
            parent=parent,
        )
        self._sheets = {each.name: each for each in sheets}
        names = [Choice(each.name, each.name or _("(tanpa nama)")) for each in sheets]
        numbers = [Choice(_NONE, _("dikenali sendiri")), *(Choice(n, n) for n in batches)]
        self.sheet = Field(_("Lembar"), ChoiceEdit(names))
        self.heading = Field(_("Baris judul"), DigitsEdit(5))
        self.batch = Field(_("Kiriman"), ChoiceEdit(numbers))
        self.roles = {role: Field(_(label), ChoiceEdit([])) for role, label in _ROLES.items()}
        self._example = Label("", "remark", "text3", wrap=True)
        self._lay()
        first = self._sheets.get(asked.sheet) if asked and asked.sheet else None
        first = first or next((each for each in sheets if each.columns.enough), sheets[0])
        self.sheet.set_text(first.name)
        self.batch.set_text(asked.batch if asked and asked.batch else _NONE)
        self._show(first, asked.columns if asked and asked.columns else first.columns)
        self._connect()
        self._weigh()
        self.roles["nik"].setFocus()

    def answer(self) -> Asked:
        """Give what was chosen."""
        batch = self.batch.text()
        return Asked("" if batch == _NONE else batch, self._sheet.name, self._columns())

    @property
    def _sheet(self) -> AnswerSheet:
        found = self._sheets.get(self.sheet.text())
        return found or next(iter(self._sheets.values()))

    def _columns(self) -> AnswerColumns:
        row = int(self.heading.text() or 0)
        places = {role: field.text() for role, field in self.roles.items()}
        found = {role: int(text) for role, text in places.items() if text.isdigit()}
        return AnswerColumns(heading=max(row - self._sheet.first_row, -1), **found)

    def _show(self, sheet: AnswerSheet, columns: AnswerColumns) -> None:
        heading = columns.heading if columns.heading >= 0 else _first_words(sheet)
        self.heading.set_text(str(heading + sheet.first_row if heading >= 0 else 0))
        self._offer(heading)
        for role, field in self.roles.items():
            place = getattr(columns, role)
            field.set_text(_NONE if place is None else str(place))

    def _offer(self, heading: int) -> None:
        """Offer the columns by their letters, headings and first values."""
        choices = [Choice(_NONE, _("tidak ada")), *_choices(self._sheet, heading)]
        for field in self.roles.values():
            editor = field.editor
            if isinstance(editor, ChoiceEdit):
                editor.set_choices(choices)

    def _sheet_chosen(self, _text: str) -> None:
        self._show(self._sheet, self._sheet.columns)
        self._weigh()

    def _heading_typed(self, _text: str) -> None:
        chosen = {role: field.text() for role, field in self.roles.items()}
        self._offer(self._columns().heading)
        for role, text in chosen.items():
            self.roles[role].set_text(text)
        self._weigh()

    def _weigh(self, *_said: object) -> None:
        columns = self._columns()
        missing = _("Pilih kolom NIK, KPJ, atau nomor urut, beserta hasil, KPJ, atau alasannya.")
        self.action.set_refusal("" if columns.enough else missing)
        self._example.setText(_example_of(self._sheet, columns))

    def _lay(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        fields = [self.sheet, self.heading, *self.roles.values(), self.batch]
        for at, field in enumerate(fields):
            grid.addWidget(field, at // 2, at % 2)
        self.body.addLayout(grid)
        self.body.addWidget(self._example)

    def _connect(self) -> None:
        self.sheet.edited.connect(self._sheet_chosen)
        self.heading.edited.connect(self._heading_typed)
        for field in self.roles.values():
            field.edited.connect(self._weigh)
        self.action.refused.connect(partial(self.roles["nik"].setFocus))


def _first_words(sheet: AnswerSheet) -> int:
    """Give the first row of nothing but words, which may be headings; -1 where there is none."""
    for number, row in enumerate(sheet.rows):
        filled = [text_of(value) for value in row if text_of(value)]
        if len(filled) > 1 and not any(letter.isdigit() for text in filled for letter in text):
            return number
    return -1


def _choices(sheet: AnswerSheet, heading: int) -> list[Choice]:
    width = max(map(len, sheet.rows), default=0)
    heads = sheet.rows[heading] if 0 <= heading < len(sheet.rows) else ()
    below = sheet.rows[heading + 1 : heading + 2]
    found = []
    for place in range(width):
        head = text_of(cell(heads, place)) or text_of(cell(below[0], place) if below else None)
        words = f"{letters(place)} · {head[:_SEEN]}" if head else letters(place)
        found.append(Choice(str(place), words))
    return found


def _example_of(sheet: AnswerSheet, columns: AnswerColumns) -> str:
    """Say how the first row below the headings would be read."""
    below = sheet.rows[columns.heading + 1 : columns.heading + 2]
    if not below:
        return _("Tidak ada baris di bawah judul.")
    said = []
    for role, label in _ROLES.items():
        place = getattr(columns, role)
        if place is not None:
            said.append(f"{_(label)} {text_of(cell(below[0], place))[:_SEEN] or '–'}")
    return _("Baris pertama: {words}").format(words=" · ".join(said))
