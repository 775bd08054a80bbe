"""The form of the survey as a workbook: for those who type instead of writing by hand.

The same fields in the same order as on paper, a form for each person below the last, each on a page
of its own when it is printed. Answers are text, whatever is typed; choices are offered as a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO

from desktop_app.domain import consent, paper_form
from desktop_app.domain.checklist import CHECKLIST
from desktop_app.domain.dates import show_day
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import Field
from desktop_app.domain.person import Person
from desktop_app.domain.practice import mark_of, marked_name
from desktop_app.files.packed import SHEET, parts_of_book, quietly, write_parts
from desktop_app.kernel.jobs import Progress

if TYPE_CHECKING:
    from openpyxl import Workbook

ANSWER = 2
"""The column of the answers; labels stand before it, advice behind."""

_WIDTHS = {"A": 27.0, "B": 44.0, "C": 42.0}
_SCALE = 62  # per cent of the size on the screen: one form fills one page of A4
_ROW_HEIGHT, _LONG_ROW = 15.5, 28.0  # points
_LONG_ADVICE = 48  # characters that stand in one line
_CONSENT_HEIGHT = 84.0
_SIGNATURE_HEIGHT = 52.0
_LIST_LENGTH = 255  # characters of a list that Excel takes inside a cell's rule


def write_forms(
    stream: BinaryIO, people: Sequence[Person | None], facts: Facts, *, progress: Progress
) -> None:
    """Write a form for each person, a blank one for None; the bytes depend on them only.

    Raises:
        Cancelled: somebody stopped it.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, only when used

    book = Workbook()
    book.properties.creator = "Pekerja Rentan"
    book.properties.title = paper_form.TITLE
    form = _Form(book, facts)
    for person in progress.each(people):
        form.write(person)
    form.sheet.print_area = f"A1:C{form.row}"
    parts = parts_of_book(book)
    parts[SHEET] = quietly(parts[SHEET], f"A1:C{form.row}")
    write_parts(stream, parts)


@dataclass(slots=True)
class _Form:
    """Writes forms below each other on the sheet of a new book; `row` is the last one written."""

    book: Workbook
    facts: Facts
    row: int = 0
    sheet: Any = None
    _looks: dict[str, Any] = field(default_factory=dict)
    _offers: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from openpyxl.styles import (  # noqa: PLC0415 - heavy, only when used
            Alignment,
            Border,
            Font,
            Side,
        )

        self.sheet = self.book.active
        mark = mark_of(self.facts.settings)
        self.sheet.title = marked_name(paper_form.TITLE, mark)
        self.sheet.oddHeader.center.text = mark or None
        thin = Side(style="thin", color="8A90A6")
        self._looks = {
            "title": Font(bold=True, size=16),
            "heading": Font(bold=True, size=12),
            "plain": Font(),
            "strong": Font(bold=True),
            "quiet": Font(color="5A5F73", size=10),
            "box": Border(left=thin, right=thin, top=thin, bottom=thin),
            "wrap": Alignment(wrap_text=True, vertical="top"),
            "whole": Alignment(shrink_to_fit=True, horizontal="left", vertical="center", indent=1),
            "lines": Alignment(wrap_text=True, horizontal="left", vertical="center", indent=1),
        }
        _set_up(self.sheet)

    def write(self, person: Person | None) -> None:
        """Write one form."""
        if self.row:
            self._break()
        settings = self.facts.settings
        office = settings.office_name or self.facts.regions.full_name(settings.office)
        self._say("title", paper_form.TITLE)
        self._say("plain", office)
        if person is not None:
            said = f"Diisi dari data {show_day(self.facts.today)}; betulkan yang salah."
            self._say("quiet", said)
        for part in paper_form.parts():
            self.row += 1
            self._say("heading", part.title)
            for each in part.fields:
                self._ask(each, person)
        self._close(office)

    def _ask(self, asked: Field, person: Person | None) -> None:
        self.row += 1
        self._text(1, asked.kind.label, "plain")
        answer = self._text(ANSWER, paper_form.answer(asked, person, self.facts), "strong")
        answer.border, answer.alignment = self._looks["box"], self._looks["whole"]
        words = [each.label for each in paper_form.options_of(asked)]
        advice = " / ".join(words) or asked.kind.spec.example
        if advice:
            hint = self._text(3, advice if words else f"Contoh: {advice}", "quiet")
            hint.alignment = self._looks["lines"]
            if len(advice) > _LONG_ADVICE:
                self.sheet.row_dimensions[self.row].height = _LONG_ROW
        if words and len(",".join(words)) <= _LIST_LENGTH:
            self._offer(asked.name, words).add(answer)

    def _offer(self, name: str, words: Sequence[str]) -> Any:
        from openpyxl.worksheet.datavalidation import (  # noqa: PLC0415 - heavy, only when used
            DataValidation,
        )

        if name not in self._offers:
            listed = f'"{",".join(words)}"'
            offer = DataValidation(type="list", formula1=listed, allow_blank=True)
            offer.errorStyle = "warning"  # several programmes may be typed side by side
            self.sheet.add_data_validation(offer)
            self._offers[name] = offer
        return self._offers[name]

    def _close(self, office: str) -> None:
        self.row += 1
        self._say("heading", consent.TITLE)
        version = f"naskah {consent.VERSION}, {show_day(consent.SINCE)}"
        self._text(3, version, "quiet")
        self._say("plain", consent.TEXT.format(office=office))
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=3)
        self.sheet.cell(self.row, 1).alignment = self._looks["wrap"]
        self.sheet.row_dimensions[self.row].height = _CONSENT_HEIGHT
        self.row += 1
        for column, words in enumerate(("Yang didata: nama, tanda tangan", "Petugas", ""), 1):
            self._text(column, words, "quiet").border = self._looks["box"]
            self.sheet.cell(self.row, column).alignment = self._looks["wrap"]
        self._text(3, "Tempat dan tanggal", "quiet")
        self.sheet.row_dimensions[self.row].height = _SIGNATURE_HEIGHT
        self._say("quiet", "Diperiksa verifikator")
        for _code, label in CHECKLIST:
            self._say("plain", label)
            self._text(ANSWER, "", "plain").border = self._looks["box"]

    def _say(self, look: str, words: str) -> None:
        self.row += 1
        self._text(1, words, look)

    def _text(self, column: int, words: str, look: str) -> Any:
        cell = self.sheet.cell(self.row, column)
        cell.value = words or None
        if words:
            cell.data_type = "s"  # no formula, whatever it begins with
        cell.number_format = "@"
        cell.font = self._looks[look]
        return cell

    def _break(self) -> None:
        from openpyxl.worksheet.pagebreak import Break  # noqa: PLC0415 - heavy, only when used

        self.sheet.row_breaks.append(Break(id=self.row))


def _set_up(sheet: Any) -> None:
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.sheet_format.defaultRowHeight = _ROW_HEIGHT
    sheet.sheet_format.customHeight = True
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.scale = _SCALE
    sheet.sheet_view.showGridLines = False
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    sheet.page_margins.left = sheet.page_margins.right = 0.5
