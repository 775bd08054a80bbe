"""A field: label, editor, remark, and what is the matter with the value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.kernel.i18n import _
from ui.widgets.buttons import IconButton, quiet
from ui.widgets.editors import Editor
from ui.widgets.labels import IconLine, Label
from ui.widgets.levels import LEVELS

_WORST = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence under a field: its level ("error", "warning", "info") and its words."""

    level: str
    text: str


class Field(QWidget):
    """An editor with its label above and its remarks below.

    Args:
        label: what the value is called.
        editor: what one types into.
        required: whether the next step needs it ("wajib").
        remark: a hint in text3 below, e.g. "1–3 angka; nol di depan ditambahkan".
        pinnable: whether the value can be carried over to the next person.

    `pin_toggled` carries whether it is pinned now. Everything of the editor is reached by `editor`;
    `text`, `set_text`, `edited` and `left` are passed on.
    """

    edited = Signal(str)
    left = Signal()
    pin_toggled = Signal(bool)

    def __init__(
        self,
        label: str,
        editor: Editor,
        *,
        required: bool = False,
        remark: str = "",
        pinnable: bool = False,
    ) -> None:
        super().__init__()
        self.label = label
        self.editor = editor
        self._notes: tuple[Note, ...] = ()
        self._hint = ""
        self._pinned = False
        self._title = Label(label, "label", "text2")
        self._needed = Label(_("wajib"), "remark", "text3")
        self._side = Label("", "label", "ok")
        self._remark = Label(remark, "remark", "text3", wrap=True)
        self._lines = QVBoxLayout()
        self._pin = _pin_button(label) if pinnable else None
        self._build()
        self.set_required(on=required)
        self.set_remark(remark)
        editor.set_name(label)
        editor.edited.connect(self.edited)
        editor.left.connect(self.left)
        editor.hinted.connect(self._show_hint)
        editor.noted.connect(self.set_side_note)
        self.setFocusProxy(editor)

    def text(self) -> str:
        """Give the raw text of the editor."""
        return self.editor.text()

    def set_text(self, text: str) -> None:
        """Show a raw text."""
        self.editor.set_text(text)

    def set_label(self, label: str) -> None:
        """Call the value by another name."""
        self.label = label
        self._title.setText(label)
        self._describe()

    def set_required(self, *, on: bool) -> None:
        """Say by "wajib" that the next step needs it."""
        if on is self._needed.isHidden():
            self._needed.setVisible(on)

    def set_remark(self, remark: str) -> None:
        """Show a hint below; empty takes it away."""
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark) and not self._notes)

    @property
    def remark(self) -> str:
        """The hint below, "" for none."""
        return self._remark.text()

    def set_side_note(self, text: str, ink: str = "ok") -> None:
        """Show words at the right end of the label, e.g. "dari NIK"."""
        self._side.setText(text)
        self._side.set_ink(ink)

    def set_notes(self, notes: Sequence[Note]) -> None:
        """Show what is the matter, worst colour at the border; none takes it away."""
        self._notes = tuple(notes)
        levels = [note.level for note in self._notes]
        worst = next((level for level in _WORST if level in levels), None)
        self.editor.set_level(worst)
        self._show_lines()
        self._describe()

    @property
    def notes(self) -> tuple[Note, ...]:
        """What is shown as being the matter."""
        return self._notes

    @property
    def pinned(self) -> bool:
        """Whether the value goes over to the next person."""
        return self._pinned

    def set_pinned(self, *, on: bool) -> None:
        """Pin the value or let it go."""
        self._pinned = on
        if self._pin is not None:
            self._pin.set_icon("pin", "accenttext" if on else "disabled")
            name = _("Lepas sematan {field}") if on else _("Sematkan {field}")
            self._pin.rename(name.format(field=self.label))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(5)
        head.addWidget(self._title)
        head.addWidget(self._needed)
        head.addStretch(1)
        head.addWidget(self._side)
        if self._pin is not None:
            self._pin.triggered.connect(self._toggle_pin)
            head.addWidget(self._pin)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(head)
        whole.addWidget(self.editor)
        if self.editor.under is not None:
            whole.addWidget(self.editor.under)
        whole.addWidget(self._remark)
        self._lines.setSpacing(2)
        whole.addLayout(self._lines)
        whole.addStretch(1)
        self._title.setFixedHeight(20)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def _show_lines(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        shown = list(self._notes)
        if self._hint:
            shown.append(Note("warning", self._hint))
        for note in shown:
            look = LEVELS[note.level]
            self._lines.addWidget(IconLine(look.icon, note.text, look.ink, wrap=True))
        self._remark.setVisible(bool(self._remark.text()) and not shown)

    def _show_hint(self, hint: str) -> None:
        if hint != self._hint:
            self._hint = hint
            self._show_lines()

    def _describe(self) -> None:
        said = [note.text for note in self._notes] or [self._remark.text()]
        self.editor.set_name(self.label, " ".join(said).strip())

    def _toggle_pin(self) -> None:
        self.set_pinned(on=not self._pinned)
        self.pin_toggled.emit(self._pinned)


def _pin_button(label: str) -> IconButton:
    button = IconButton("pin", _("Sematkan {field}").format(field=label), size=20, ink="disabled")
    quiet(button)
    return button
