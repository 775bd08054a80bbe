"""A page of the PDF on the desk: the rendered picture, the marked card, slots already used."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.sheet import (
    CardSheet,
    PrintSetting,
    Side,
    spot_of,
)
from desktop_app.kernel.i18n import _
from ui.theme import theme_of
from ui.widgets import paint

_MARGIN = 17
_INCH = 25.4
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_WIDEST_CARD = 460.0  # logical pixels of a single card: half as large again as in the hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where things lie on the page shown: used slots, slots with cards, the marked slot (0 = none)."""

    sheet: CardSheet
    setting: PrintSetting
    side: Side
    used: range = range(0)
    filled: range = range(0)
    marked: int = 0

    def box(self, slot: int) -> QRectF:
        """Give the card in `slot` on the page, in mm."""
        spot = spot_of(slot, self.side, self.sheet, self.setting)
        return QRectF(spot.x, spot.y, self.sheet.card_width, self.sheet.card_height)


class Paper(QWidget):
    """Shows a rendered page at its true proportion.

    `picked` carries the slot that was clicked; `resized` asks for a picture of the new size.
    """

    picked = Signal(int)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._layout: Layout | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 160)

    def show_layout(self, layout: Layout | None) -> None:
        """Lay another page on the desk; its picture follows, the old one stays until then."""
        if layout is None or self._layout is None or layout.sheet != self._layout.sheet:
            self._image = None
        self._layout = layout
        self._words = ""
        self.update()

    def show_picture(self, width: int, height: int, pixels: bytes) -> None:
        """Show the page as rendered: RGB, rows from the top, no padding."""
        self._image = QImage(pixels, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
        self.update()

    def show_words(self, words: str) -> None:
        """Say why there is no picture."""
        self._image = None
        self._words = words
        self.update()

    @property
    def has_picture(self) -> bool:
        """Whether a page is to be seen."""
        return self._image is not None

    def picture(self) -> QImage:
        """Give the page as it was rendered; a null image while there is none."""
        return self._image or QImage()

    def dpi(self) -> float:
        """Give the resolution that fills the page's place on this screen, pixel by pixel."""
        if self._layout is None:
            return 0.0
        wide = self._place().width() * self.devicePixelRatioF()
        return wide / self._layout.sheet.page_width * _INCH

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._layout is None:
            return
        at = event.position()
        hit = (slot for slot in self._layout.filled if self._on_screen(slot).contains(at))
        slot = next(hit, 0)
        if slot:
            self.picked.emit(slot)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        place = self._place() if self._layout else QRectF()
        painter = QPainter(self)
        paint.smooth(painter)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.color("desk"))
        if self._layout is not None and not self._words:
            self._paint_page(painter, place)
        else:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text2"))
            painter.drawText(QRectF(self.rect()), _MIDDLE, self._words)
        painter.end()

    def _paint_page(self, painter: QPainter, place: QRectF) -> None:
        theme = theme_of(self)
        single = self._layout is not None and self._layout.sheet.capacity == 1
        edge = place.adjusted(-1, -1, 1, 1)
        radius = self._scale() * self._layout.sheet.radius if self._layout and single else 0.0
        paint.box(painter, edge, fill=theme.color("line2"), radius=radius)
        painter.save()
        cut = QPainterPath()
        cut.addRoundedRect(place, radius, radius)
        painter.setClipPath(cut)
        painter.fillRect(place, Qt.GlobalColor.white)
        if self._image is not None:
            painter.drawImage(place, self._image)
        painter.restore()
        if self._layout is not None and not single:
            self._paint_slots(painter, self._layout)

    def _paint_slots(self, painter: QPainter, layout: Layout) -> None:
        theme = theme_of(self)
        painter.setFont(theme.font("label"))
        for slot in layout.used:
            box = self._on_screen(slot)
            paint.box(painter, box, fill=QColor(Qt.GlobalColor.white))
            paint.dashed(painter, box, theme.color("edge"), self._scale() * layout.sheet.radius)
            painter.setPen(Qt.GlobalColor.darkGray)
            painter.drawText(box, _MIDDLE, _("sudah terpakai"))
        if layout.marked:
            around = self._on_screen(layout.marked).adjusted(-3, -3, 3, 3)
            paint.ring(painter, around, theme.color("accent"), 6)

    def _place(self) -> QRectF:
        """Give where the page lies: in the middle, as large as the desk allows."""
        if self._layout is None:
            return QRectF()
        sheet = self._layout.sheet
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / sheet.page_width, room.height() / sheet.page_height)
        if sheet.capacity == 1:
            scale = min(scale, _WIDEST_CARD / sheet.page_width)
        wide, high = round(sheet.page_width * scale), round(sheet.page_height * scale)
        left = round(room.center().x() - wide / 2)
        return QRectF(left, round(room.center().y() - high / 2), wide, high)

    def _scale(self) -> float:
        """Give the logical pixels of a millimetre."""
        return self._place().width() / self._layout.sheet.page_width if self._layout else 0.0

    def _on_screen(self, slot: int) -> QRectF:
        if self._layout is None:
            return QRectF()
        box, scale, place = self._layout.box(slot), self._scale(), self._place()
        corner = place.topLeft() + QPointF(box.x(), box.y()) * scale
        return QRectF(corner.x(), corner.y(), box.width() * scale, box.height() * scale)
