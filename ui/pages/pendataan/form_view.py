"""The form with its head, the strip of what is missing, the actions, and who else has the NIK."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.person import Person
from desktop_app.kernel.i18n import _
from ui.focus import put_in_order
from ui.pages.pendataan.comparing import Comparing
from ui.pages.pendataan.lacks import Lacks, Lock, lacks
from ui.pages.pendataan.layouts import Shape
from ui.pages.pendataan.sheet import FormSheet
from ui.pages.pendataan.side_list import SideList
from ui.pages.pendataan.twin import Other, TwinBar, TwinPanel
from ui.sizes import Height, SizeClass, Width
from ui.widgets.badges import Badge
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button, IconButton, Role
from ui.widgets.choice_edit import Choice
from ui.widgets.labels import ElidedLabel
from ui.widgets.panels import GUTTER, Ground, Scroll, column_layout
from ui.widgets.pick_list import PickList
from ui.widgets.strips import ActionBar, MissingStrip

_MOST = 720
_LEAST = 520
_NO_LIMIT = 16_777_215  # Qt's own word for it


class FormView(Ground):
    """Everything around the sheet; it shows, the page decides.

    Args:
        side: the narrow list at the left.
        sheet: the fields.
    """

    save_wanted = Signal()
    draft_wanted = Signal()
    cancel_wanted = Signal()
    list_wanted = Signal()
    twin_wanted = Signal()
    deny_wanted = Signal()
    next_wanted = Signal()
    end_wanted = Signal()
    own_wanted = Signal()
    story_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, side: SideList, sheet: FormSheet) -> None:
        super().__init__("surface")
        self.side = side
        self.sheet = sheet
        self.title = ElidedLabel("", "section")
        self.badge = Badge("draft")
        self.state = ElidedLabel("", "remark", "ok")
        self.undo_button = Button(_("Urungkan"), Role.LINK, key="Ctrl+Z", height=30)
        self.list_button = Button(_("Daftar"), Role.LIGHT, icon="columns", key="Ctrl+L")
        self.twin = TwinPanel()
        self.twin_bar = TwinBar()
        self.comparing = Comparing(self)
        self.strip = MissingStrip()
        self.save_button = Button(
            _("Simpan, lalu orang berikutnya"), Role.PRIMARY, key="Ctrl+S", height=36
        )
        self.draft_button = Button(_("Simpan sebagai draf"), height=36)
        self.cancel_button = Button(_("Batalkan"), Role.LIGHT, key="Esc", height=36)
        self.more_button = IconButton("more", _("Tindakan lain"))
        self._foot = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        others = (self.cancel_button, self.more_button)
        self.bar = ActionBar(self.save_button, *others, beside=self.draft_button, height=54)
        self._inside = QWidget()
        self._slot = QVBoxLayout()
        self._centring = QHBoxLayout()
        self._banner: Banner | None = None
        self._other: Other | None = None
        self._can_end = self._can_tell = False
        self._size = SizeClass(Width.FULL, Height.TALL)
        self._build()
        self._connect()

    def show_size(self, size: SizeClass) -> None:
        """Lay out for another class of the window's size."""
        self._size = size
        narrow = size.width is Width.NARROW
        shape = Shape.FULL if size.height is Height.TALL else Shape.SHORT
        self.sheet.show_shape(Shape.NARROW if narrow else shape)
        self.list_button.setVisible(narrow)
        self._centring.setStretch(0, 1 if size.width is Width.WIDE else 0)
        self._inside.setMaximumWidth(_NO_LIMIT if narrow else _MOST)
        low = size.height is Height.LOW
        self.draft_button.setVisible(not low)
        self.cancel_button.setVisible(not low)
        self._show_more()
        way = QBoxLayout.Direction
        self._foot.setDirection(way.RightToLeft if low else way.TopToBottom)
        self.save_button.set_words(
            _("Simpan, lalu berikutnya") if low else _("Simpan, lalu orang berikutnya")
        )
        self.bar.setFixedHeight(48 if low else 54)
        self.strip.set_fill("surface" if low else "sunken")  # low: both are one row
        self.strip.setFixedHeight(48 if low else 44)
        self._place_panels()
        if self.sheet.form.is_filled:
            self.show_lacks()
        self._focus_moved()

    def show_head(self, person: Person) -> None:
        """Show whose form this is, and where they stand."""
        new = not person.worker.version
        title = _("Pekerja baru") if new else person.worker.name or _("(belum bernama)")
        self.title.set_text(title)
        self.badge.show_code(person.enrolment.status.value)

    def show_state(self, words: str, ink: str = "text3", *, undo: bool = False) -> None:
        """Say at the right of the head whether all is saved, perhaps with the way back."""
        self.state.set_text(words)
        self.state.set_ink(ink)
        self.undo_button.setVisible(undo)

    def show_lacks(self) -> None:
        """Show what is missing for the next step, and what it needs as "wajib"."""
        person = self.sheet.form.reading().person
        found = lacks(person, self.sheet.issues)
        fields = self.sheet.form.fields
        shown = [(name, fields[name].label) for name in found.names]
        low = self._size.height is Height.LOW
        self.strip.show_missing(found.target.value, shown, "" if low else _after(found))
        self.sheet.form.need(found.target)

    def show_lock(self, lock: Lock | None, *actions: Button) -> None:
        """Let the form only be read, and say why; None lets it be typed into."""
        self.sheet.form.set_read_only(on=lock is not None)
        self.strip.setVisible(lock is None)
        for button in (self.save_button, self.draft_button):
            button.set_refusal(lock.fact if lock else "")
        if lock:
            self.show_banner(Banner("info", lock.fact, lock.way, *actions))

    def show_banner(self, banner: Banner | None) -> None:
        """Put a banner above the fields, in place of the one before."""
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
        self._banner = banner
        self._slot.setContentsMargins(GUTTER, 10 if banner else 0, GUTTER, 0)
        if banner is not None:
            self._slot.addWidget(banner)

    def show_twin(self, other: Other | None) -> None:
        """Show who else has the NIK or may be the same, or nobody."""
        self._other = other
        if other is not None:
            mine = self.sheet.form.reading().person
            self.twin.show_other(mine, other)
            self.twin_bar.show_other(other)
            if self.comparing.open:
                self.comparing.show_over(mine, other)
        else:
            self.comparing.shut()
        self._place_panels()

    def compare_first(self) -> bool:
        """Show both side by side if they have not been: tell whether a decision has to wait."""
        narrow = self._size.width is Width.NARROW
        if not (narrow and self._other and self._other.of) or self.comparing.open:
            self.comparing.shut()
            return False
        self.comparing.show_over(self.sheet.form.reading().person, self._other)
        return True

    @property
    def deny_anchor(self) -> QWidget:
        """Where the reasons open."""
        if self.comparing.open:
            return self.comparing.panel.deny_button
        return self.twin_bar if self._size.width is Width.NARROW else self.twin.deny_button

    def set_busy(self, *, on: bool) -> None:
        """Lock the buttons while the store writes."""
        if on:
            self.save_button.set_busy(_("Menyimpan…"))
        else:
            self.save_button.set_ready()

    def _build(self) -> None:
        middle = QWidget()
        middle.setMinimumWidth(_LEAST)
        column = column_layout(spacing=0)
        middle.setLayout(column)
        column.addWidget(self._head())
        self._scrolled = Scroll(self._content())
        column.addWidget(self._scrolled, 1)
        column.addWidget(self.twin_bar)
        column.addLayout(self._foot)
        self._foot.setSpacing(0)
        self._foot.addWidget(self.strip, 1)
        self._foot.addWidget(self.bar)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.side)
        whole.addWidget(middle, 1)
        whole.addWidget(self.twin)
        self.list_button.hide()
        self._place_panels()
        # Last: each time that forty fields come into another window they are dressed anew.
        inside = self._inside.layout()
        if isinstance(inside, QBoxLayout):
            inside.insertWidget(1, self.sheet)

    def _head(self) -> QWidget:
        head = Ground("surface", "bottom")
        head.setFixedHeight(42)
        line = QHBoxLayout(head)
        line.setContentsMargins(GUTTER, 0, GUTTER, 0)
        line.setSpacing(10)
        line.addWidget(self.title)
        line.addWidget(self.badge)
        line.addStretch(1)
        line.addWidget(self.state)
        line.addWidget(self.undo_button)
        line.addWidget(self.list_button)
        return head

    def _content(self) -> QWidget:
        """Give what scrolls: the banner and the sheet, at most 720 wide."""
        inside = self._inside
        column = column_layout(spacing=0)
        inside.setLayout(column)
        column.addLayout(self._slot)
        column.addStretch(1)
        content = QWidget()
        content.setLayout(self._centring)
        self._centring.setContentsMargins(0, 0, 0, 0)
        self._centring.setSpacing(0)
        self._centring.addStretch(0)
        self._centring.addWidget(inside, 1000)
        self._centring.addStretch(1)
        return content

    def _connect(self) -> None:
        self.save_button.triggered.connect(self.save_wanted)
        self.draft_button.triggered.connect(self.draft_wanted)
        self.cancel_button.triggered.connect(self.cancel_wanted)
        self.undo_button.triggered.connect(self.undo_wanted)
        self.list_button.triggered.connect(self.list_wanted)
        self.more_button.triggered.connect(self._offer_more)
        focus = QApplication.instance()
        if isinstance(focus, QApplication):
            focus.focusChanged.connect(self._focus_moved)
        self.strip.wanted.connect(self.sheet.go_to)
        self.strip.rebuilt.connect(self._order_tabs)
        self.sheet.ended.connect(self._enter_actions)
        for panel in (self.twin, self.twin_bar, self.comparing.panel):
            panel.open_wanted.connect(self.twin_wanted)
            panel.denied.connect(self.deny_wanted)
        for whole in (self.twin, self.comparing.panel):
            whole.next_wanted.connect(self.next_wanted)

    def _order_tabs(self) -> None:
        """Let Tab go from the fields to what is missing, to the actions, to the other person."""
        stops = [self.sheet.last_stop, *self.strip.chips(), self.save_button, self.draft_button]
        stops += [self.cancel_button, self.more_button]
        for panel in (self.twin, self.twin_bar):
            stops += panel.stops()
        put_in_order(stops)

    def _focus_moved(self) -> None:
        """Bring the focus into sight, once the layout has settled."""
        QTimer.singleShot(0, self, self._show_focused)

    def _show_focused(self) -> None:
        content, new = self._scrolled.widget(), QApplication.focusWidget()
        if new is not None and content is not None and content.isAncestorOf(new):
            self._scrolled.ensureWidgetVisible(new, 0, 40)

    def show_others(self, *, end: bool, own: bool) -> None:
        """Offer to end the enrolment, and to tell the person what is held, or not."""
        self._can_end, self._can_tell = end, own
        self._show_more()

    def _show_more(self) -> None:
        offered = self._can_end or self._can_tell or self._size.height is Height.LOW
        self.more_button.setVisible(offered)

    def _offer_more(self) -> None:
        """Show the actions that have no room in a low window."""
        acts = {
            "draft": self.draft_wanted,
            "cancel": self.cancel_wanted,
            "end": self.end_wanted,
            "own": self.own_wanted,
            "story": self.story_wanted,
        }
        choices = [Choice("draft", self.draft_button.words), Choice("cancel", _("Batalkan"))]
        if self._size.height is not Height.LOW:
            choices = []
        if self._can_end:
            choices.append(Choice("end", _("Akhiri kepesertaan…")))
        if self._can_tell:
            choices.append(Choice("own", _("Lembar Data Saya…")))
            choices.append(Choice("story", _("Riwayat orang ini")))
        menu = PickList(_("Tindakan lain"), choices, (), many=False)
        menu.picked.connect(lambda codes: acts[codes[0]].emit())
        menu.open_below(self.more_button)

    def _enter_actions(self) -> None:
        self.save_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _place_panels(self) -> None:
        narrow = self._size.width is Width.NARROW
        known = self._other is not None
        self.side.setVisible(not narrow and not (known and self._size.width is Width.MEDIUM))
        self.twin.setVisible(known and not narrow)
        self.twin_bar.setVisible(known and narrow)
        if not narrow:
            self.comparing.shut()


def _after(found: Lacks) -> str:
    if not found.after:
        return ""
    return _("lalu {n} untuk Terverifikasi").format(n=found.after)
