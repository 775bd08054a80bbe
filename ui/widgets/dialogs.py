"""A dialog that asks: its title is the question, its buttons say what they do."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kernel.i18n import _
from ui.focus import step_by_tab
from ui.theme import theme_of
from ui.widgets.buttons import Button, Role
from ui.widgets.labels import Label
from ui.widgets.panels import Scroll, column_layout
from ui.widgets.ring import FocusRing

WIDTH, _MARGIN = 460, 24
_TITLE_BAR, _LEAST, _AROUND = 40, 96, 24
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@runtime_checkable
class GivesHelp(Protocol):
    """What a window's property `help` holds."""

    def open_over(self, dialog: QDialog, topic: str) -> None:
        """Show a page of help above a dialog, "" for that of the page below it."""


class Question(QDialog):
    """A question with `body` to fill and one action; Esc leaves without an answer.

    Args:
        question: e.g. "Mengapa berkas ini ditolak?".
        action: what the button does, e.g. "Tolak berkas"; it accepts the dialog.
        remark: a sentence below the question.
        danger: whether the action takes something away.
        parent: the window that it belongs to.

    F1 opens `help_topic` above it; where that is "", the help of the page that it was opened on.
    On a screen that is too low for it, what is to be filled scrolls; question and buttons stay.
    """

    help_topic = ""

    def __init__(
        self,
        question: str,
        action: str,
        *,
        remark: str = "",
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setAccessibleName(question)
        self.setFixedWidth(WIDTH)
        self.body = column_layout(spacing=8)
        self._scroll: Scroll | None = None
        self._most = 0
        role = Role.DANGER if danger else Role.PRIMARY
        self.action = Button(action, role, height=36)
        self.cancel = Button(_("Batalkan"), Role.LIGHT, key="Esc", height=36)
        self._build(question, remark)
        self.action.triggered.connect(self.accept)
        self.cancel.triggered.connect(self.reject)
        self._ring = FocusRing(self)
        if danger:  # whoever presses Enter or the space bar too soon takes nothing away
            self.cancel.setFocus()

    def show_help(self) -> None:
        """Open help above the dialog, which stays as it is."""
        at: QWidget | None = self
        while at is not None:
            giver = at.property("help")
            if isinstance(giver, GivesHelp):
                giver.open_over(self, self.help_topic)
                return
            at = at.parentWidget()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), theme_of(self).color("surface"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the action by Ctrl+Enter, open help by F1; plain Enter belongs to the fields."""
        if event.key() == Qt.Key.Key_F1 and not event.modifiers():
            self.show_help()
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER:
            if control:
                self.action.click()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words are at this width."""
        super().showEvent(event)
        self._fit()

    def keep_within(self, height: int) -> None:
        """Be at most so many pixels high, rather than as high as the screen allows."""
        self._most = height
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Follow what is put in or taken out."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is put in or taken out of the part that scrolls."""
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        layout = self.layout()
        if not isinstance(layout, QVBoxLayout):
            return
        layout.activate()
        most = self._most or self.screen().availableGeometry().height() - _TITLE_BAR
        wanted = layout.totalHeightForWidth(self.width())
        if self._scroll is None and wanted > most:
            self._let_scroll(layout)
            wanted = layout.totalHeightForWidth(self.width())
        if self._scroll is not None:
            inside = self._inside_height()
            around = wanted - self._scroll.maximumHeight()
            self._scroll.setFixedHeight(max(_LEAST, min(inside, most - around)))
            layout.activate()
            wanted = layout.totalHeightForWidth(self.width())
        if wanted != self.height():
            self.setMinimumHeight(0)
            self.resize(self.width(), wanted)

    def _bring(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Scroll to where the focus went."""
        if new is not None and self._scroll is not None and self._scroll.isAncestorOf(new):
            self._scroll.ensureWidgetVisible(new, 0, _AROUND)

    def _inside_height(self) -> int:
        """Give how high all is that is to be filled."""
        self.body.invalidate()
        if self.body.hasHeightForWidth():
            return self.body.totalHeightForWidth(self.width() - 2 * _MARGIN)
        return self.body.totalSizeHint().height()

    def _let_scroll(self, whole: QVBoxLayout) -> None:
        """Put what is to be filled into a part that scrolls; the focus stays where it is."""
        focus = self.focusWidget()
        at = whole.indexOf(self.body)
        whole.removeItem(self.body)
        self.body.setParent(None)
        inside = QWidget()
        inside.setLayout(self.body)
        self.body.setContentsMargins(4, 4, 4, 4)  # where the focus is drawn
        self._scroll = Scroll(inside)
        self._scroll.setFixedHeight(_LEAST)
        inside.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._bring)  # type: ignore[union-attr]
        whole.insertWidget(at, self._scroll)
        if focus is not None:
            focus.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go to the next stop of the Tab key."""
        return step_by_tab(self, forward=forward)

    def _build(self, question: str, remark: str) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_MARGIN, 20, _MARGIN, 20)
        # Qt's own least height is that of a narrower dialog, whose words take more lines.
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        whole.setSpacing(10)
        whole.addWidget(Label(question, "section", wrap=True))
        if remark:
            whole.addWidget(Label(remark, "body", "text2", wrap=True))
        whole.addLayout(self.body)
        whole.addSpacing(6)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.action)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        whole.addLayout(foot)
