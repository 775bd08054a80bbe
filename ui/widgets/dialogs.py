"""A dialog that asks: its title is the question, its buttons say what they do."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kernel.i18n import _
from ui.focus import step_by_tab
from ui.theme import theme_of
from ui.widgets.buttons import Button, Role
from ui.widgets.labels import Label
from ui.widgets.panels import column_layout
from ui.widgets.ring import FocusRing

WIDTH, _MARGIN = 460, 24
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
        role = Role.DANGER if danger else Role.PRIMARY
        self.action = Button(action, role, height=36)
        self.cancel = Button(_("Batalkan"), Role.LIGHT, key="Esc", height=36)
        self._build(question, remark)
        self.action.triggered.connect(self.accept)
        self.cancel.triggered.connect(self.reject)
        self._ring = FocusRing(self)

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

    def event(self, event: QEvent) -> bool:
        """Follow what is put in or taken out."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return done

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

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
