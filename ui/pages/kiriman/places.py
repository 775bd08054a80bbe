"""Where everything of the page stands: list, notices, the view that is shown, the bar of actions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.kernel.i18n import _
from ui.page_job import PageJob
from ui.pages.kiriman.action import Act, Next
from ui.pages.kiriman.batch_list import BatchList
from ui.pages.kiriman.steps import Steps
from ui.sizes import Height, SizeClass, Width
from ui.widgets.action_bar import HEIGHT, ActionBar
from ui.widgets.buttons import Button, Role
from ui.widgets.empty import EmptyState
from ui.widgets.notices import Notices
from ui.widgets.panels import column


class Places(QWidget):
    """Lays the parts of the page out; what they do is the page's.

    Args:
        strip: shows the job that is under way.
        views: what may be shown instead of the steps.
    """

    def __init__(self, strip: PageJob, *views: QWidget) -> None:
        super().__init__()
        self.next = Next(Act.NEW, "", "plus", "")
        self.list = BatchList()
        self.steps = Steps()
        self.notices = Notices(above=12)
        self.primary = Button("", Role.PRIMARY, icon="lock", key="Ctrl+Enter", height=36)
        self.chase = Button(_("Tanyakan yang belum dijawab…"), height=36)
        self.leave = Button(_("Batalkan"), Role.LIGHT, key="Esc", height=36)
        self.bar = ActionBar(self.primary, self.chase, self.leave)
        self.empty = EmptyState(
            "send", _("Belum ada kiriman."), _("Tekan Ctrl+N untuk menyusun yang pertama.")
        )
        self._stack = QStackedWidget()
        for part in (self.empty, self.steps, *views):
            self._stack.addWidget(part)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(column(self.notices, strip, margins=(0, 0, 0, 0), spacing=0))
        right.addWidget(self._stack, 1)
        right.addWidget(self.bar)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(self.list)
        both.addLayout(right, 1)
        self.show_view(self.empty)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show yet."""
        return self._stack.currentWidget() is self.empty

    def show_view(self, part: QWidget) -> None:
        """Show one of the views; the empty one has no actions."""
        self._stack.setCurrentWidget(part)
        self.bar.setVisible(part is not self.empty)

    def offer(self, step: Next, *, leave: str = "", chase: bool = False) -> None:
        """Offer the next step; `leave` says what Esc does, `chase` asks for the unanswered."""
        self.next = step
        self.primary.set_ready()
        self.primary.set_words(step.words)
        self.primary.set_icon(step.icon)
        self.primary.set_refusal(step.refusal)
        self.bar.say(step.first, step.second)
        self.leave.set_words(leave)
        self.leave.setVisible(bool(leave))
        self.chase.setVisible(chase)

    def resized(self, size: SizeClass) -> None:
        """Fold the list away where the window is narrow."""
        self.list.setVisible(size.width is not Width.NARROW)
        self.bar.setFixedHeight(48 if size.height is Height.LOW else HEIGHT)


Acts = dict[Act, Callable[[], None]]
"""What each next step does."""
