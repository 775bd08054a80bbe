"""What a printer's test sheet showed: the tray, four numbers, and a sketch of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.domain.dates import show_day
from desktop_app.domain.printing import Printer
from desktop_app.kernel.i18n import _
from desktop_app.services.printers import MOST_MM, Readings, readings_of
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.buttons import Button, Role
from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.editors import TextEdit
from ui.widgets.fields import Field, Note
from ui.widgets.labels import IconLine, Label
from ui.widgets.panels import row

_NUMBER = re.compile(r"[+−-]?\d{1,2}([.,]\d{1,2})?")
_MINUS = "−"


class Calibrator(QWidget):
    """Chooses the printer and keeps what its test sheet showed.

    `saved` carries the printer's id, or the words of a new one, and the readings; `test_wanted`
    asks for the test sheet; `changed` follows when another printer is chosen.
    """

    saved = Signal(str, object)
    test_wanted = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._printers: tuple[Printer, ...] = ()
        hint = _("ketik: nama – baki")
        self.printer_field = Field(_("Pencetak dan baki"), ChoiceEdit([], hint))
        self.fields = tuple(
            Field(label, TextEdit("0,0"))
            for label in (_("A mendatar, mm"), _("B tegak, mm"), _("Belakang A"), _("Belakang B"))
        )
        self._measured = IconLine("info", "", "text2")
        self._sketch = _Sketch()
        self.test_button = Button(_("Cetak lembar uji…"), icon="target")
        self.save_button = Button(_("Simpan"), Role.PLAIN)
        self._build()
        self._connect()
        self._settle()

    def show_printers(self, printers: Sequence[Printer]) -> None:
        """Offer these printers; the chosen one stays, else the first is chosen."""
        self._printers = tuple(printers)
        editor = self.printer_field.editor
        typed = self.printer_field.text().replace(" - ", " – ")
        made = next((each for each in printers if each.words == typed), None)
        if isinstance(editor, ChoiceEdit):
            editor.set_choices([Choice(each.id, each.words) for each in printers])
        if made is not None:
            self.printer_field.set_text(made.id)
        elif printers and not typed:
            self.printer_field.set_text(printers[0].id)
        self._show_readings()

    def printer(self) -> Printer | None:
        """Give the printer that is chosen; None while a new one is typed."""
        chosen = self.printer_field.text()
        return next((each for each in self._printers if each.id == chosen), None)

    def readings(self) -> Readings | None:
        """Give the four numbers; None while one of them is none."""
        found = [_read(field.text()) for field in self.fields]
        if any(each is None or abs(each) > MOST_MM for each in found):
            return None
        right, down, back_right, back_down = (each or 0.0 for each in found)
        return Readings(
            front_right=right, front_down=down, back_right=back_right, back_down=back_down
        )

    def set_tight(self, *, on: bool) -> None:
        """Draw no sketch where there is no room beside the numbers."""
        self._sketch.setVisible(not on)

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 10)
        whole.setSpacing(4)
        whole.addWidget(row((Label(_("Penyetel cetak"), "heading"), 1), self._measured))
        whole.addWidget(self.printer_field)
        hint = _("Ukur garis pada lembar uji, lalu isikan angkanya.")
        whole.addWidget(Label(hint, "remark", "text2", wrap=True))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for at, field in enumerate(self.fields):
            grid.addWidget(field, at // 2, at % 2)
        numbers = QWidget()
        numbers.setLayout(grid)
        whole.addWidget(row(self._sketch, (numbers, 1), spacing=12))
        whole.addSpacing(4)
        whole.addWidget(row(self.test_button, (QWidget(), 1), self.save_button))

    def _connect(self) -> None:
        self.printer_field.edited.connect(self._chosen)
        for field in self.fields:
            field.edited.connect(self._settle)
            field.left.connect(self._weigh)
        self.test_button.triggered.connect(self.test_wanted)
        self.save_button.triggered.connect(self._save)
        self.save_button.refused.connect(self._go_to_trouble)

    def _chosen(self, _words: str) -> None:
        self._show_readings()
        self.changed.emit()

    def _show_readings(self) -> None:
        printer = self.printer()
        if printer is not None:
            shown = readings_of(printer).all()
            for field, value in zip(self.fields, shown, strict=True):
                field.set_text(_show(value))
                field.set_notes([])
        self._tell_measured(printer.measured_at if printer else None)
        self._settle()

    def _tell_measured(self, moment: datetime | None) -> None:
        if moment is None:
            self._measured.show_line("info", _("belum diukur"), "text2")
        else:
            day = show_day(moment.astimezone().date())
            self._measured.show_line("ring-check", _("diukur {day}").format(day=day), "ok")

    def _settle(self, *_said: object) -> None:
        readings = self.readings()
        self._sketch.show_error(readings or Readings())
        named = bool(self.printer_field.text())
        self.save_button.set_refusal(
            ""
            if named and readings is not None
            else _("Isi nama pencetak dan keempat angkanya, misalnya 0,8 atau −0,4.")
        )

    def _weigh(self) -> None:
        said = _("Tulis milimeter, misalnya 0,8 atau −0,4; paling banyak 9,9.")
        for field in self.fields:
            value = _read(field.text())
            wrong = value is None or abs(value) > MOST_MM
            field.set_notes([Note("error", said)] if wrong else [])

    def _save(self) -> None:
        readings = self.readings()
        if readings is not None:
            self.saved.emit(self.printer_field.text(), readings)

    def _go_to_trouble(self) -> None:
        self._weigh()
        wrong = next((field for field in self.fields if field.notes), self.printer_field)
        wrong.setFocus()


class _Sketch(QWidget):
    """Paper with the lines as they should be (grey) and as they came out, ten times as far off."""

    def __init__(self) -> None:
        super().__init__()
        self._readings = Readings()
        self.setFixedSize(92, 128)
        self.setAccessibleName(_("Garis yang seharusnya dan garis yang tercetak"))

    def show_error(self, readings: Readings) -> None:
        """Show other readings of the front."""
        self._readings = readings
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        paint.smooth(painter)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint.box(painter, area, fill=theme.color("surface"), line=theme.color("line2"), radius=4)
        middle = area.center()
        self._cross(painter, middle, "edge", 1.2)
        off = QPointF(_drawn(self._readings.front_right), _drawn(self._readings.front_down))
        self._cross(painter, middle + off, "accenttext", 1.8)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text"))
        painter.drawText(QPointF(8, 16), "A")
        painter.end()

    def _cross(self, painter: QPainter, at: QPointF, ink: str, thick: float) -> None:
        painter.setPen(QPen(theme_of(self).color(ink), thick))
        painter.drawLine(QPointF(at.x(), 18), QPointF(at.x(), self.height() - 10))
        painter.drawLine(QPointF(12, at.y()), QPointF(self.width() - 12, at.y()))


def _drawn(millimetres: float) -> float:
    return max(-26.0, min(26.0, millimetres * 10))


def _read(words: str) -> float | None:
    words = words.strip()
    if not words:
        return 0.0
    if not _NUMBER.fullmatch(words):
        return None
    return float(words.replace(_MINUS, "-").replace(",", "."))


def _show(millimetres: float) -> str:
    if not millimetres:
        return "0,0"
    sign = "+" if millimetres > 0 else _MINUS
    return sign + f"{abs(millimetres):.2f}".removesuffix("0").replace(".", ",")
