"""What an office may set of a design: name, words, colours, logo with the permission to use it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QColorDialog, QVBoxLayout, QWidget

from desktop_app.domain.own_design import Entry, OwnDesign, differing
from desktop_app.kernel.i18n import _
from desktop_app.services.designs import KnownDesign
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.buttons import Button, Role
from ui.widgets.editors import TextEdit
from ui.widgets.fields import Field
from ui.widgets.labels import IconLine, Label
from ui.widgets.panels import Ground, Scroll, column, row
from ui.widgets.press import Press
from ui.widgets.text_area import TextArea
from ui.widgets.ticks import Tick

_LONG_TEXT = 60


class DesignFields(QWidget):
    """The fields of one design; a shipped one is only shown, until it is duplicated.

    `changed` follows each edit; `picture_wanted` carries the slot for which a file is wanted.
    """

    changed = Signal()
    picture_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._design: KnownDesign | None = None
        self._pictures: dict[str, str] = {}
        self.texts: dict[str, Field] = {}
        self.colours: dict[str, ColourField] = {}
        self.name = Field(_("Nama rancangan"), TextEdit())
        self.permission = Tick(_("Kantor berizin memakai logo ini"))
        self.picture_button = Button(_("Pilih logo…"), icon="image")
        self.drop_button = Button(_("Lepas logo"), Role.LINK, height=28)
        self.duplicate_button = Button(
            _("Gandakan untuk diubah"), Role.PRIMARY, icon="copy", height=36
        )
        self.save_button = Button(_("Simpan rancangan"), Role.PRIMARY, icon="save", height=36)
        self.remove_button = Button(_("Hapus"), Role.DANGER, height=30)
        self._hint = Label("", "remark", "text2", wrap=True)
        self._logo = Label("", "remark", "text2", wrap=True)
        self._said = IconLine("octagon", "", "err", wrap=True)
        self._inside = QVBoxLayout()
        self._entries = QWidget()
        self._build()
        self.name.edited.connect(self.changed)
        self.picture_button.triggered.connect(self._want_picture)
        self.picture_button.refused.connect(self.permission.setFocus)
        self.drop_button.triggered.connect(self._drop_pictures)
        self.permission.toggled.connect(self._settle)

    def show_design(self, design: KnownDesign) -> None:
        """Show another design."""
        self._design = design
        own = design.own
        self._pictures = dict(own.pictures) if own else {}
        self.name.set_text(_(design.label))
        self._fill_entries(design)
        editable = own is not None
        self.name.editor.set_read_only(on=not editable)
        for field in self.texts.values():
            field.editor.set_read_only(on=not editable)
        for colour in self.colours.values():
            colour.set_read_only(on=not editable)
        self.duplicate_button.setVisible(not editable)
        for part in (self.save_button, self.remove_button, self._logo_row, self.permission):
            part.setVisible(editable)
        self._hint.setText(
            _("Rancangan bawaan. Gandakan, lalu ubah kata, warna, dan logonya.")
            if not editable
            else _("“Bukan kartu resmi” dan tanggal manfaat selalu ikut tercetak.")
        )
        self.tell("")
        self._settle()

    def edited_design(self) -> OwnDesign | None:
        """Give the office's design as the fields say it; None for a shipped one."""
        design = self._design
        if design is None or design.own is None:
            return None
        texts = {key: field.text() for key, field in self.texts.items()}
        colours = {key: field.text() for key, field in self.colours.items()}
        return replace(
            design.own,
            name=self.name.text(),
            texts=differing(design.form.texts, texts),
            colours=differing(design.form.colours, colours),
            pictures=tuple(self._pictures.items()),
        )

    def set_picture(self, slot: str, key: str) -> None:
        """Put a kept picture into a slot."""
        self._pictures[slot] = key
        self._settle()
        self.changed.emit()

    def permitted(self) -> bool:
        """Tell whether somebody has ticked that the office may use the logo."""
        return self.permission.isChecked()

    def tell(self, words: str) -> None:
        """Say what cannot be used; "" takes it away."""
        self._said.show_line("octagon", words, "err")
        self._said.setVisible(bool(words))

    def _fill_entries(self, design: KnownDesign) -> None:
        own = design.own
        texts, colours = (dict(own.texts), dict(own.colours)) if own else ({}, {})
        fresh = QWidget()
        inside = QVBoxLayout(fresh)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        self.texts = {each.key: _text_field(each, texts) for each in design.form.texts}
        self.colours = {each.key: ColourField(each, colours) for each in design.form.colours}
        fields: list[Field | ColourField] = [*self.texts.values(), *self.colours.values()]
        for field in fields:
            inside.addWidget(field)
            field.edited.connect(self.changed)
        self._inside.replaceWidget(self._entries, fresh)
        self._entries.hide()
        self._entries.deleteLater()
        self._entries = fresh

    def _settle(self, *_said: object) -> None:
        allowed = self.permitted()
        self.picture_button.set_refusal("" if allowed else _("Centang dahulu izin pemakaian logo."))
        self.drop_button.setVisible(bool(self._pictures) and self._logo_row.isVisibleTo(self))
        slots = self._design.form.pictures if self._design else ()
        self._logo.setText(_(slots[0].label) if slots else "")

    def _want_picture(self) -> None:
        slots = self._design.form.pictures if self._design else ()
        if slots:
            self.picture_wanted.emit(slots[0].key)

    def _drop_pictures(self) -> None:
        self._pictures = {}
        self._settle()
        self.changed.emit()

    def _build(self) -> None:
        self.setFocusProxy(self.name)
        inner = QWidget()
        inner.setLayout(self._inside)
        self._inside.setContentsMargins(16, 12, 16, 12)
        self._inside.setSpacing(8)
        self._logo_row = row(self.picture_button, self.drop_button, (QWidget(), 1))
        for part in (self.name, self._hint, self._entries, self._logo, self.permission):
            self._inside.addWidget(part)
        self._inside.addWidget(self._logo_row)
        self._inside.addStretch(1)
        foot = Ground("canvas", "top")
        below = QVBoxLayout(foot)
        below.setContentsMargins(16, 12, 16, 10)
        below.setSpacing(8)
        below.addWidget(self._said)
        below.addWidget(self.duplicate_button.stretched())
        below.addWidget(self.save_button.stretched())
        below.addWidget(row(self.remove_button, (QWidget(), 1)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scroll(inner), 1)
        whole.addWidget(foot)


class ColourField(QWidget):
    """A colour as #RRGGBB beside a swatch that opens the system's colours; `edited` follows."""

    edited = Signal(str)

    def __init__(self, entry: Entry, values: dict[str, str]) -> None:
        super().__init__()
        self._label = _(entry.label)
        self.field = Field(self._label, TextEdit("#2C3C85"))
        self.swatch = _Swatch(self._label)
        self.field.set_text(values.get(entry.key, entry.value))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        beside = column(self.swatch, spacing=0)
        beside.layout().insertStretch(0)  # type: ignore[union-attr]  # a column has a layout
        layout.addWidget(row((self.field, 1), beside, spacing=8))
        self.field.edited.connect(self._typed)
        self.swatch.triggered.connect(self._ask)
        self.swatch.show_colour(self.text())

    def text(self) -> str:
        """Give the colour as it stands there."""
        return self.field.text().strip()

    def set_read_only(self, *, on: bool) -> None:
        """Only show, or be changed again."""
        self.field.editor.set_read_only(on=on)
        self.swatch.setEnabled(not on)

    def set_colour(self, colour: str) -> None:
        """Show another colour, as if it were typed."""
        self.field.set_text(colour)
        self._typed(colour)

    def _typed(self, _words: str) -> None:
        self.swatch.show_colour(self.text())
        self.edited.emit(self.text())

    def _ask(self) -> None:
        asked = QColorDialog(QColor(self.text()), self)
        asked.setWindowTitle(self._label)
        asked.colorSelected.connect(lambda colour: self.set_colour(colour.name().upper()))
        asked.open()


class _Swatch(Press):
    """A square of a colour; pressed, it asks for another."""

    def __init__(self, label: str) -> None:
        super().__init__(_("Pilih {label}").format(label=label.lower()))
        self._colour = QColor()
        self.setFixedSize(34, 34)

    def show_colour(self, colour: str) -> None:
        """Show another colour; what is none leaves the square empty."""
        self._colour = QColor(colour) if QColor.isValidColorName(colour) else QColor()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(34, 34)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        line = theme_of(self).color("line2")
        fill = self._colour if self._colour.isValid() else None
        paint.box(painter, area, fill=fill, line=line, radius=6)
        painter.end()


def _text_field(entry: Entry, values: dict[str, str]) -> Field:
    shown = values.get(entry.key, entry.value)
    editor = TextArea(5) if len(entry.value) > _LONG_TEXT else TextEdit()
    field = Field(_(entry.label), editor)
    field.set_text(shown)
    return field
