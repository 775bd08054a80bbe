"""Unlocking: which office, who, and the passphrase; nobody's data stands on this screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kernel.clock import now
from desktop_app.kernel.i18n import _
from ui.focus import step_by_tab
from ui.gate.parts import ask_for_folder
from ui.memory import KnownStore
from ui.sidebar import Emblem
from ui.sizes import Height, size_class
from ui.times import day_words
from ui.widgets.buttons import Button, Role
from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.editors import TextEdit
from ui.widgets.fields import Field, Note
from ui.widgets.labels import ElidedLabel, IconLine, Label
from ui.widgets.panels import Card, Ground, Scroll, column, row
from ui.widgets.passphrase_edit import PassphraseEdit

WIDTH = 420
_TICK_MS = 10_000


class Unlock(Ground):
    """The card in the middle; `unlock_wanted(folder, user, passphrase)` asks to open.

    `setup_wanted` asks for the first-run assistant, `practice_wanted` for invented people,
    `leave_wanted` to let another person work.
    """

    unlock_wanted = Signal(object, str, str)
    setup_wanted = Signal()
    practice_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("canvas")
        self._stores: list[KnownStore] = []
        self._locked = False
        self._hint = ""
        self._title = ElidedLabel("", "section")
        self._folder = ElidedLabel("", "remark", "text3")
        self._clock = Label("", "remark", "text2")
        self.office = Field(_("Kantor"), ChoiceEdit(height=40))
        self.user = Field(
            _("Nama pengguna"),
            TextEdit(height=40),
            remark=_("Boleh kosong bila hanya satu orang memakai data ini."),
        )
        self.passphrase = Field(_("Kata sandi"), PassphraseEdit())
        self.button = Button(_("Buka kunci"), Role.PRIMARY, key="Enter", height=40).stretched()
        self.other = Button(_("Buka folder lain…"), Role.LINK)
        self.setup = Button(_("Siapkan kantor baru…"), Role.LINK)
        self.leave = Button(_("Orang lain…"), Role.LINK)
        self.sheet = Button(_("Pakai lembar pemulihan…"), Role.LINK)
        self.practice = Button(_("Coba dulu dengan orang rekaan"), Role.LINK, icon="play")
        self._emblem = column(Emblem(48), margins=(0, 0, 0, 14))
        self._build()
        self._connect()
        self._tell_time()

    def show_stores(self, stores: Sequence[KnownStore]) -> None:
        """Offer the stores that were opened here, the last one first."""
        self._locked = False
        self._stores = list(stores)
        many = len(self._stores) > 1
        choices = [Choice(each.folder, each.office, each.folder) for each in self._stores]
        editor = self.office.editor
        if isinstance(editor, ChoiceEdit):
            editor.set_choices(choices)
        self.office.setVisible(many)
        self._choose(self._stores[0].folder if self._stores else "")
        self._arrange()

    def show_lock(self, office: str, hint: str = "") -> None:
        """Stand before an open store: only the passphrase of whoever works there opens.

        `hint` stands below the field; only a store for practice has one.
        """
        self._locked = True
        self._hint = hint
        self.office.hide()
        self._title.set_text(office)
        self._folder.set_text(_("Layar terkunci"))
        self._arrange()

    def show_trouble(self, sentence: str) -> None:
        """Say why it did not open; the passphrase is typed anew."""
        self.button.set_ready()
        self.passphrase.set_text("")
        self.passphrase.set_notes([Note("error", sentence)])
        self.passphrase.setFocus()

    def say(self, words: str) -> None:
        """Say what has been done, while the passphrase is asked for."""
        self.button.set_ready()
        self.passphrase.set_remark(words)
        self.take_focus()

    def clear(self) -> None:
        """Forget what was typed."""
        self.button.set_ready()
        self.passphrase.set_text("")
        self.passphrase.set_notes([])
        self.user.set_text("")

    def take_focus(self) -> None:
        """Put the focus where one types first."""
        many = not self.user.isHidden() and len(self._stores) > 1
        (self.user if many else self.passphrase).setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go to the next stop of the Tab key."""
        return step_by_tab(self, forward=forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the emblem out where the fields need its room."""
        super().resizeEvent(event)
        self._emblem.setVisible(size_class(event.size()).height is not Height.LOW)

    def _build(self) -> None:
        words = _("Selama terkunci tidak ada data orang yang tampil di layar ini.")
        head = row(Emblem(), Label(_("Pekerja Rentan"), "label"), (QWidget(), 1), self._clock)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 28, 0, 28)
        whole.addWidget(row(head, margins=(32, 0, 32, 0)))
        whole.addWidget(Scroll(self._middle()), 1)
        whole.addWidget(row(IconLine("lock", words, "text2"), margins=(32, 0, 32, 0)))

    def _middle(self) -> QWidget:
        """Give what scrolls in a low window: the card, and air above and below it."""
        middle = QWidget()
        air = QVBoxLayout(middle)
        air.setContentsMargins(0, 4, 0, 4)
        air.addStretch(2)
        air.addLayout(_centred(self._card()))
        air.addStretch(3)
        return middle

    def _card(self) -> Card:
        card = Card("surface", "line", radius=14)
        card.setFixedWidth(WIDTH)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(35, 30, 35, 22)
        inside.setSpacing(0)
        inside.addWidget(self._emblem, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._folder):
            inside.addLayout(_centred(label))
        inside.addSpacing(20)
        for widget in (self.office, self.user, self.passphrase):
            inside.addWidget(widget)
            inside.addSpacing(8)
        inside.addSpacing(10)
        inside.addWidget(self.button)
        inside.addSpacing(18)
        inside.addWidget(row(self.other, self.leave, (QWidget(), 1), self.setup))
        inside.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignHCenter)
        return card

    def _connect(self) -> None:
        self.button.triggered.connect(self._ask)
        self.passphrase.editor.entered.connect(self._ask)
        self.user.editor.entered.connect(self.passphrase.setFocus)
        self.passphrase.edited.connect(self._typed)
        self.office.edited.connect(self._choose)
        self.other.triggered.connect(self._ask_for_folder)
        self.setup.triggered.connect(self.setup_wanted)
        self.practice.triggered.connect(self.practice_wanted)
        self.leave.triggered.connect(self.leave_wanted)
        self.sheet.triggered.connect(self._use_sheet)
        timer = QTimer(self)
        timer.setInterval(_TICK_MS)
        timer.timeout.connect(self._tell_time)
        timer.start()

    def _arrange(self) -> None:
        self.user.setVisible(not self._locked)
        self.other.setVisible(not self._locked)
        self.setup.setVisible(not self._locked)
        self.leave.setVisible(self._locked)
        self.sheet.setVisible(not self._locked)
        self.practice.setVisible(not self._locked)
        self.passphrase.set_remark(self._hint if self._locked else "")

    def _choose(self, folder: str) -> None:
        known = next((each for each in self._stores if each.folder == folder), None)
        if known is None:
            return
        self.office.set_text(folder)
        self._title.set_text(known.office)
        self._folder.set_text(folder)

    def _typed(self, _text: str) -> None:
        if self.passphrase.notes:
            self.passphrase.set_notes([])

    def _ask(self) -> None:
        if not self.passphrase.text():
            self.passphrase.set_notes([Note("error", _("Ketik kata sandi Anda dahulu."))])
            self.passphrase.setFocus()
            return
        self.button.set_busy(_("Membuka…"))
        folder = Path(self.office.text()) if self._stores else Path()
        self.unlock_wanted.emit(folder, self.user.text().strip(), self.passphrase.text())

    def _use_sheet(self) -> None:
        self.passphrase.set_notes([])
        self.passphrase.set_remark(_("Ketik kode dari lembar pemulihan di sini."))
        self.passphrase.setFocus()

    def _ask_for_folder(self) -> None:
        start = Path(self._stores[0].folder).parent if self._stores else Path.home()
        folder = ask_for_folder(self, _("Pilih folder data kantor"), start)
        if folder is not None:
            self.show_stores([KnownStore(str(folder), folder.name), *self._stores])
            self.take_focus()

    def _tell_time(self) -> None:
        moment = now().astimezone()
        self._clock.setText(f"{day_words(moment.date())} · {moment:%H.%M}")


def _centred(widget: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(widget)
    line.addStretch(1)
    return line
