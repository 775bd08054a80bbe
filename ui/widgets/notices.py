"""The place for one banner between a page's head and its work."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.banners import Banner
from ui.widgets.panels import GUTTER


class Notices(QWidget):
    """Shows one banner at a time, or takes no room.

    Args:
        above: free pixels above the banner; 12 below a head that ends in a rule.
    """

    def __init__(self, above: int = 0) -> None:
        super().__init__()
        self.banner: Banner | None = None
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(GUTTER, above, GUTTER, 12)
        self.hide()

    def show_banner(self, banner: Banner) -> None:
        """Show this banner in place of the one before."""
        self.clear()
        self.banner = banner
        self._place.addWidget(banner)
        self.show()

    def clear(self) -> None:
        """Take the banner away."""
        if self.banner is not None:
            self._place.removeWidget(self.banner)
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None
        self.hide()
