"""What a report will look like: its lines in a table, or the form as a sheet of paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.report import Cell, Kind, Rank, Report, ReportColumn
from desktop_app.domain.show import number
from desktop_app.kernel.i18n import _
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.cells import PAD, CellKind, Column
from ui.widgets.rows import Row, RowsModel
from ui.widgets.tables import Table

_KINDS = {
    Kind.WORDS: CellKind.TEXT,
    Kind.DIGITS: CellKind.DATE,
    Kind.SHORT: CellKind.CENTRE,
    Kind.COUNT: CellKind.NUMBER,
}
_WIDEST = {CellKind.NAME: (150, 240), CellKind.TEXT: (126, 200)}
"""The most pixels of a column of words, where room is scarce and where it is not."""

_GROUNDS = {Rank.ROW: "surface", Rank.SUBTOTAL: "sunken", Rank.TOTAL: "neutralbg"}
_HEAD_AIR = 6
_LEAST = 120  # pixels of the column that takes what is left
_MEASURED = 12
_MARGIN = 16
_A4 = (210, 297)
_INCH = 25.4
_BLANK = "–"


class ReportTable(Table):
    """The lines of a report; sums stand on another ground."""

    def __init__(self) -> None:
        super().__init__((), _("Isi laporan"))
        self._report: Report | None = None
        self._wide = False

    def show_report(self, report: Report) -> None:
        """Show these lines, with a preview's first people only."""
        self._report = report
        self._lay()

    def show_width(self, *, wide: bool) -> None:
        """Show the columns that only a wide window has room for, or leave them out."""
        if wide != self._wide:
            self._wide = wide
            self._lay()

    def ground_of(self, row: int) -> str:
        """Give sums the ground of heads."""
        ground = super().ground_of(row)
        lines = self._report.lines if self._report else ()
        rank = lines[row].rank if row < len(lines) else Rank.ROW
        return _GROUNDS[rank] if ground == "surface" else ground

    def _lay(self) -> None:
        if self._report is None:
            return
        shown = [at for at, each in enumerate(self._report.columns) if self._wide or not each.spare]
        rows = [
            Row(str(n), tuple(_words(line.cells[at]) for at in shown))
            for n, line in enumerate(self._report.lines)
        ]
        columns = self._columns([self._report.columns[at] for at in shown], rows)
        model = RowsModel(columns)
        model.show_rows(rows)
        model.setParent(self)
        self.columns = ()  # the old model is shown no more
        self.setModel(model)
        self.show_columns(columns)

    def _columns(self, columns: Sequence[ReportColumn], rows: Sequence[Row]) -> tuple[Column, ...]:
        """Give the columns as wide as their words, as far as there is room for them.

        Where there is too little even so, the table goes sideways, and need not cut anything.
        """
        for roomy in (True, False):
            found = _fitted(columns, rows, roomy=roomy)
            if sum(each.width or _LEAST for each in found) <= self.viewport().width():
                return found
        return _fitted(columns, rows, roomy=True, grows=False)


def _fitted(
    columns: Sequence[ReportColumn], rows: Sequence[Row], *, roomy: bool, grows: bool = True
) -> tuple[Column, ...]:
    """Give the columns with their widths; the widest one of words takes what is left, if it may."""
    words = [at for at, each in enumerate(columns) if each.kind is Kind.WORDS]
    growing = max(words, key=lambda at: columns[at].width, default=-1)
    found = []
    for at, each in enumerate(columns):
        kind = CellKind.NAME if words[:1] == [at] else _KINDS[each.kind]
        cells = _longest({str(row.cells[at]) for row in rows})
        width = 0 if grows and at == growing else _wide(each, kind, cells, roomy=roomy)
        found.append(Column(key=str(at), title=each.title, kind=kind, width=width))
    return tuple(found)


def _words(value: Cell) -> str:
    if isinstance(value, int):
        return number(value) if value else _BLANK
    return value


def _longest(cells: set[str]) -> list[str]:
    """Give the few among which the widest is; measuring all of them would take its time."""
    return sorted(cells, key=len)[-_MEASURED:]


def _wide(column: ReportColumn, kind: CellKind, cells: Sequence[str], *, roomy: bool) -> int:
    theme = theme_of()
    head = theme.width(column.title, "label") + 2 * PAD + _HEAD_AIR
    role = "heading" if kind in (CellKind.NUMBER, CellKind.NAME) else "body"
    inside = max((theme.width(cell, role) for cell in cells), default=0) + 2 * PAD + 2
    if kind in _WIDEST:
        inside = min(inside, _WIDEST[kind][roomy])
    return max(head, inside)


class SheetView(QWidget):
    """A sheet of A4 on the desk, as large as there is room; `wanted` asks for it at so many dpi."""

    wanted = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._asked = 0.0
        self.setAccessibleName(_("Formulir kosong, satu halaman A4"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, width: int, height: int, pixels: bytes) -> None:
        """Show the sheet as rendered: RGB, rows from the top, no padding."""
        self._image = QImage(pixels, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
        self.update()

    def picture(self) -> QImage:
        """Give the sheet as rendered; null while there is none."""
        return self._image

    def ask(self) -> None:
        """Ask for the sheet anew, sharp for this screen."""
        place = self._place()
        dpi = place.width() * self.devicePixelRatioF() / _A4[0] * _INCH
        if place.width() > 0:
            self._asked = dpi
            self.wanted.emit(dpi)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ask()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        place = self._place()
        painter = QPainter(self)
        paint.smooth(painter)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.color("desk"))
        painter.fillRect(place.adjusted(-1, -1, 1, 1), theme.color("line2"))
        painter.fillRect(place, Qt.GlobalColor.white)
        if not self._image.isNull():
            painter.drawImage(place, self._image)
        painter.end()

    def _place(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = max(0.0, min(room.width() / _A4[0], room.height() / _A4[1]))
        wide, high = round(_A4[0] * scale), round(_A4[1] * scale)
        left, top = round(room.center().x() - wide / 2), round(room.center().y() - high / 2)
        return QRectF(left, top, wide, high)
