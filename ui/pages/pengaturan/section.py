"""What every section of Pengaturan has: a remark, a column, and its own questions."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.people import Right
from desktop_app.kernel.i18n import _
from ui.desk import Desk
from ui.widgets.labels import Label
from ui.widgets.panels import GUTTER


class Section(QWidget):
    """One section; `first` is where the focus goes, `WIDEST` how wide it grows in pixels."""

    WIDEST = 720
    first: QWidget | None = None

    def __init__(self, desk: Desk, remark: str) -> None:
        super().__init__()
        self.desk = desk
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(GUTTER, 16, GUTTER, 16)
        self.body.setSpacing(10)
        self.body.addWidget(Label(remark, "body", "text2", wrap=True))

    @property
    def administers(self) -> bool:
        """Whether the user may change what stands here."""
        return Right.ADMINISTER in self.desk.app.user.rights

    def refresh(self) -> None:
        """Ask what this section shows."""

    def refusal(self) -> str:
        """Give why the user may not change anything here, "" if they may."""
        return "" if self.administers else _("Hanya administrator kantor yang dapat mengubahnya.")
