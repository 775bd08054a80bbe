"""Values that go over to the next person: as fields, or folded into one line of chips."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.kernel.i18n import _
from ui.forms import RecordForm
from ui.pages.pendataan.layouts import FIRST_PINS, PINNABLE, PINNED
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.buttons import Button, Role
from ui.widgets.chips import HEIGHT
from ui.widgets.labels import IconView, Label
from ui.widgets.runs import Words


class _Value(QWidget):
    """A value in a round frame; only tells."""

    def __init__(self, text: str, *, pinned: bool) -> None:
        super().__init__()
        look = ("accenttext", "soft", "softline") if pinned else ("text", "surface", "line2")
        self._ink, self._fill, self._line = look
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        width = theme_of(self).width(text, "remark") + 22
        self.setMinimumWidth(min(width, 60))
        self.setMaximumWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        paint.smooth(painter)
        area = QRectF(self.rect())
        fill, line = theme.color(self._fill), theme.color(self._line)
        paint.box(painter, area, fill=fill, line=line, radius=HEIGHT / 2)
        Words(self._text, "remark", self._ink).paint(painter, area.adjusted(11, 0, -9, 0), theme)
        painter.end()


class PinnedLine(QWidget):
    """The pinned fields folded into one line; `unfolded` asks for the fields."""

    unfolded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._values = QHBoxLayout()
        self._values.setSpacing(8)
        self.button = Button(_("Ubah"), Role.LINK, key="Alt+U", height=30)
        self.button.triggered.connect(self.unfolded)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(8)
        line.addWidget(IconView("pin", "accenttext"))
        line.addWidget(Label(_("Disematkan"), "label", "text2"))
        line.addLayout(self._values, 1)
        line.addWidget(self.button)

    def show_values(self, form: RecordForm) -> None:
        """Show the values as the fields hold them."""
        while (item := self._values.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for name in PINNED:
            text = pin_words(form, name)
            if text:
                self._values.addWidget(_Value(text, pinned=form.fields[name].pinned))
        self._values.addStretch(1)


def pin_words(form: RecordForm, name: str) -> str:
    """Give the value of a pinned field as people read it; "" when it is empty."""
    reading = form.reading().person
    facts = form.facts
    shown = {
        "kelurahan": facts.regions.name(reading.worker.kelurahan),
        "rt": _("RT {rt}").format(rt=reading.worker.rt) if reading.worker.rt else "",
        "group": form.words("group"),
        "occupation": form.words("occupation"),
    }
    return shown[name]


class Pins:
    """Which fields are pinned, and what goes over to the next person; lives with the desk.

    Args:
        kept: the desk's box for what outlives a page.
    """

    def __init__(self, kept: dict[str, object]) -> None:
        self._kept = kept
        kept.setdefault("pins", FIRST_PINS)

    @property
    def names(self) -> frozenset[str]:
        """The pinned fields."""
        pinned = self._kept["pins"]
        return pinned if isinstance(pinned, frozenset) else FIRST_PINS

    def toggle(self, name: str, *, on: bool) -> None:
        """Pin a field or let it go."""
        self._kept["pins"] = self.names | {name} if on else self.names - {name}

    def carried(self, form: RecordForm) -> dict[str, str]:
        """Give the texts that go over from who is in the form now."""
        texts = {name: form.fields[name].text() for name in PINNABLE if name in self.names}
        return {name: text for name, text in texts.items() if text}

    def first(self, office: Mapping[str, str]) -> dict[str, str]:
        """Give what the first person of a session starts with."""
        return {name: text for name, text in office.items() if text and name in self.names}
