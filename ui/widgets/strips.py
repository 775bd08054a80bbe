"""The strips at the foot of a page: actions, what is missing, what is to be done with many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kernel.i18n import _, ngettext
from ui.numbers import number
from ui.theme import theme_of
from ui.widgets.badges import Badge
from ui.widgets.buttons import Button
from ui.widgets.chips import HEIGHT as CHIP
from ui.widgets.chips import Chip, ChipLook
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, IconView
from ui.widgets.panels import GUTTER, Card, Ground, Rule


class ActionBar(Ground):
    """54 to 60 pixels: the primary button at the left, two lines of words, the others at the right.

    Args:
        primary: the one primary button of the page.
        others: at the right end, the least important last.
        beside: stands next to the primary button, as another way to the same end.
        height: 54 to 60.
    """

    def __init__(
        self, primary: Button, *others: QWidget, beside: QWidget | None = None, height: int = 56
    ) -> None:
        super().__init__("surface", "top")
        self.primary = primary
        self._first = ElidedLabel("", "body")
        self._second = ElidedLabel("", "remark", "text3")
        self._second.hide()
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addStretch(1)
        texts.addWidget(self._first)
        texts.addWidget(self._second)
        texts.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(GUTTER, 0, GUTTER, 0)
        line.setSpacing(12)
        line.addWidget(primary)
        if beside is not None:
            line.addWidget(beside)
        line.addLayout(texts, 1)
        for other in others:
            line.addWidget(other)
        self.setFixedHeight(height)

    def say(self, first: str, second: str = "") -> None:
        """Say beside the button what it will do, or why it cannot yet."""
        self._first.set_text(first)
        self._second.set_text(second)
        self._second.setVisible(bool(second))


class MissingStrip(Ground):
    """44 pixels: "Masih kurang 2 untuk Terdata", a chip for each missing field, what comes after.

    Chips that have no room fold into one, "+2"; it goes to the first of them.

    `wanted` carries the key of the field that a chip names; `rebuilt` says that the chips are others.
    """

    wanted = Signal(str)
    rebuilt = Signal()

    def __init__(self) -> None:
        super().__init__("sunken", "top")
        self.setAccessibleName(_("Yang masih kurang"))
        self._count = ElidedLabel("", "remark", "text2")
        self._badge = Badge("recorded")
        self._chips = QWidget()
        self._flow = FlowLayout(gap=8)
        self._chips.setLayout(self._flow)
        self._chips.setFixedHeight(CHIP)
        self._after = ElidedLabel("", "remark", "text2")
        self._missing: tuple[tuple[str, str], ...] = ()
        self._whole = -1
        line = QHBoxLayout(self)
        line.setContentsMargins(GUTTER, 8, GUTTER, 8)
        line.setSpacing(10)
        line.addWidget(self._count)
        line.addWidget(self._badge)
        line.addWidget(self._chips, 1)
        line.addWidget(self._after)
        self.setMinimumHeight(44)

    def show_missing(
        self, status: str, missing: Sequence[tuple[str, str]], after: str = ""
    ) -> None:
        """Show what is missing for a status.

        Args:
            status: the code of the next status.
            missing: the key and the label of each missing field; none = all is there.
            after: e.g. "lalu 3 untuk Terverifikasi".
        """
        words = ngettext("Masih kurang {n} untuk", "Masih kurang {n} untuk", len(missing))
        done = _("Lengkap untuk")
        self._count.set_text(words.format(n=len(missing)) if missing else done)
        self._badge.show_code(status)
        self._after.set_text(after)
        if tuple(missing) != self._missing:
            self._missing, self._whole = tuple(missing), -1
        self._show_chips()

    def keys(self) -> tuple[str, ...]:
        """Give the keys of the missing fields."""
        return tuple(key for key, _label in self._missing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold chips for another width."""
        super().resizeEvent(event)
        self._show_chips()

    def _show_chips(self) -> None:
        whole = self._that_fit()
        if whole == self._whole:
            return
        self._whole = whole
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for key, label in self._missing[:whole]:
            self._add_chip(key, Chip(label, look=ChipLook.MISSING))
        rest = self._missing[whole:]
        if rest:
            chip = Chip(f"+{len(rest)}", look=ChipLook.STATE)
            chip.setToolTip(", ".join(label for _key, label in rest))
            self._add_chip(rest[0][0], chip)
        self.rebuilt.emit()

    def chips(self) -> list[QWidget]:
        """Give the chips from left to right."""
        items = (self._flow.itemAt(at) for at in range(self._flow.count()))
        return [chip for item in items if item and (chip := item.widget()) is not None]

    def _add_chip(self, key: str, chip: Chip) -> None:
        chip.triggered.connect(lambda: self.wanted.emit(key))
        self._flow.addWidget(chip)

    def _that_fit(self) -> int:
        """Give how many chips stand whole in the room between the words at both ends."""
        ends = (self._count, self._badge, self._after)
        taken = sum(end.sizeHint().expandedTo(end.minimumSize()).width() for end in ends)
        room = self.width() - 2 * GUTTER - 30 - taken
        theme = theme_of(self)
        wides = [theme.width(label, "remark") + 22 + 19 + 8 for _key, label in self._missing]
        if sum(wides) <= room:
            return len(wides)
        room -= 48  # the chip that stands for the rest
        return sum(sum(wides[: at + 1]) <= room for at in range(len(wides)))


class BulkBar(Card):
    """54 pixels in an accent frame below a table: how many are ticked, and what can be done.

    Args:
        actions: buttons, the most important first; the last one lets the ticks go.
    """

    def __init__(self, *actions: QWidget) -> None:
        super().__init__("surface", "accenttext")
        self._count = ElidedLabel("", "heading")
        self._remark = ElidedLabel("", "remark", "text2")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(self._count)
        texts.addWidget(self._remark)
        texts.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 4, 12, 4)
        line.setSpacing(10)
        line.addWidget(IconView("check", "accenttext"))
        line.addLayout(texts)
        line.addWidget(Rule("line2", standing=True))
        for action in actions[:-1]:
            line.addWidget(action)
        line.addStretch(1)
        for action in actions[-1:]:
            line.addWidget(action)
        self.setFixedHeight(54)

    def say(self, count: int, remark: str = "") -> None:
        """Say how many are ticked and how many of them can go on."""
        words = ngettext("{n} orang dipilih", "{n} orang dipilih", count)
        self._count.set_text(words.format(n=number(count)))
        self._remark.set_text(remark)
        self.setAccessibleName(f"{self._count.text()}. {remark}")
