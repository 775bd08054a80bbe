"""The head of a sheet: the file's column letters and headings, and above them what each is read as."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from desktop_app.domain.heading_words import NUMBER
from desktop_app.domain.list_file import ListColumn, field_label, readable_fields
from desktop_app.kernel.i18n import _
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.press import Press
from ui.widgets.runs import Icon, Words
from ui.widgets.table_head import TableHead

LETTERS, HEADINGS = 20, 32
MAPPING = 36
_PAD = 8
_COMMON = 14


class SheetHead(TableHead):
    """Two bands: letters (or nothing), then the headings of the file."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__((), parent)
        self._letters: tuple[str, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._band = LETTERS
        self.setFixedHeight(LETTERS + HEADINGS)

    def show_heads(self, letters: Sequence[str], titles: Sequence[str]) -> None:
        """Draw these letters and headings."""
        self._letters = tuple(letters)
        self._titles = tuple(titles)
        self.viewport().update()

    def show_letters(self, *, on: bool) -> None:
        """Show the band of letters, or leave its room to the rows."""
        self._band = LETTERS if on else 0
        self.setFixedHeight(self._band + HEADINGS)
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(100, self._band + HEADINGS)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        theme = theme_of(self)
        area = QRectF(rect)
        painter.save()
        painter.fillRect(area, theme.color("sunken"))
        rule, below = theme.color("line"), theme.color("line2")
        painter.fillRect(QRectF(area.right() - 1, area.top(), 1, area.height()), rule)
        if self._band:
            painter.fillRect(QRectF(area.left(), LETTERS - 1, area.width(), 1), rule)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), below)
        if index < len(self._titles):
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("text3"))
            letter = QRectF(area.left(), 0, area.width(), max(0, self._band - 1))
            if self._band:
                painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, self._letters[index])
            words = QRectF(area.left() + _PAD, self._band, area.width() - 2 * _PAD, HEADINGS - 1)
            Words(self._titles[index], "label", "text2").paint(painter, words, theme)
        painter.restore()


class FieldChip(Press):
    """What a column is read as; pressed, it offers the other fields.

    `chosen` carries the field, "" for leaving the column out.
    """

    chosen = Signal(str)

    def __init__(self, column: ListColumn, parent: QWidget) -> None:
        super().__init__(_chip_words(column), parent=parent)
        self._column = column
        self._menu: QMenu | None = None
        heading = column.heading or column.letter
        said = self.words if column.field else _("tidak dibaca")
        self.setAccessibleName(_("Kolom {heading}: {field}").format(heading=heading, field=said))
        self.setToolTip(_("{heading} dibaca sebagai: {field}").format(heading=heading, field=said))
        self.triggered.connect(self._offer)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        read = self._column.field not in ("", NUMBER)
        unsure = read and not self._column.sure
        ink, fill, line = (
            ("warn", "warnbg", "warnline")
            if unsure
            else ("accenttext", "soft", "softline")
            if read
            else ("text3", "hover" if self.hovered else "", "")
        )
        area = QRectF(self.rect())
        painter = QPainter(self)
        paint.smooth(painter)
        if line:
            paint.box(painter, area, fill=theme.color(fill), line=theme.color(line))
        else:
            paint.dashed(painter, area, theme.color("line2"), 6)
        room = area.adjusted(_PAD, 0, -22 if area.width() > 64 else -4, 0)
        Words(self.words, "label", ink).paint(painter, room, theme)
        if area.width() > 64:
            arrow = QRectF(area.right() - 20, 0, 14, area.height())
            Icon("chevron-down", ink, 14).paint(painter, arrow, theme)
        painter.end()

    def _offer(self) -> None:
        menu = QMenu(self)
        more = QMenu(_("Isian lain"), menu)
        for at, name in enumerate(readable_fields()):
            action = (menu if at < _COMMON else more).addAction(field_label(name))
            action.setCheckable(True)
            action.setChecked(name == self._column.field)
            action.setData(name)
        menu.addMenu(more)
        menu.addSeparator()
        menu.addAction(_("Jangan dibaca")).setData("")
        chosen = menu.exec(self.mapToGlobal(QPoint(0, self.height() + 2)))
        menu.deleteLater()
        if chosen is not None and chosen.data() != self._column.field:
            self.chosen.emit(chosen.data())


class MappingRow(QWidget):
    """The chips above a sheet, each over its column; they go sideways with it.

    `remapped` carries the index of the column and the field.
    """

    remapped = Signal(int, str)

    def __init__(self, head: QHeaderView, first: int) -> None:
        super().__init__()
        self._head = head
        self._first = first
        self._chips: list[FieldChip] = []
        self.setFixedHeight(MAPPING)
        self.setAccessibleName(_("Dibaca sebagai"))
        head.sectionResized.connect(self._place)

    def show_columns(self, columns: Sequence[ListColumn]) -> None:
        """Show a chip for each column of the file."""
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [FieldChip(column, self) for column in columns]
        for at, chip in enumerate(self._chips):
            chip.chosen.connect(lambda name, at=at: self.remapped.emit(at, name))
            chip.show()
        self._place()

    @property
    def chips(self) -> tuple[FieldChip, ...]:
        """The chips from left to right."""
        return tuple(self._chips)

    def follow(self) -> None:
        """Go where the sheet has been scrolled to."""
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme_of(self).color("sunken"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        for at, chip in enumerate(self._chips):
            section = self._first + at
            left = self._head.sectionViewportPosition(section)
            chip.setGeometry(left + 3, 5, max(24, self._head.sectionSize(section) - 6), 26)


def _chip_words(column: ListColumn) -> str:
    return "–" if column.field in ("", NUMBER) else field_label(column.field)
