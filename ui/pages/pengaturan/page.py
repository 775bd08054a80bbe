"""The page: a tab for each section, each made when it is first shown."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.kernel.i18n import _
from ui.desk import Desk, Page
from ui.pages.pengaturan.backups import BackupsSection
from ui.pages.pengaturan.layouts import LayoutsSection
from ui.pages.pengaturan.look import LookSection
from ui.pages.pengaturan.occupations import OccupationsSection
from ui.pages.pengaturan.office import OfficeSection
from ui.pages.pengaturan.quotas import QuotasSection
from ui.pages.pengaturan.rechecks import RechecksSection
from ui.pages.pengaturan.section import Section
from ui.pages.pengaturan.users import UsersSection
from ui.widgets.panels import GUTTER, Ground, Scroll, row
from ui.widgets.tabs import Tabs


class PengaturanPage(Page):
    """What the administration of an office settles."""

    TABLES = frozenset(
        {"settings", "user", "quota", "occupation_code", "enrolment", "layout_file", "recheck"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Pengaturan"))
        self.tabs = Tabs()
        self.office = OfficeSection(desk)
        self.users = UsersSection(desk)
        self.quotas = QuotasSection(desk)
        self.layouts = LayoutsSection(desk)
        self.occupations = OccupationsSection(desk)
        self.rechecks = RechecksSection(desk)
        self.backups = BackupsSection(desk)
        self.look = LookSection(desk)
        self._sections: dict[str, Section] = {
            "office": self.office,
            "users": self.users,
            "quotas": self.quotas,
            "layouts": self.layouts,
            "occupations": self.occupations,
            "rechecks": self.rechecks,
            "backups": self.backups,
            "look": self.look,
        }
        self._stack = QStackedWidget()
        self._build()
        self.tabs.chosen.connect(self.show_section)
        self.bind("Ctrl+S", self.office.save)

    def open(self, **context: Any) -> None:
        """Show the section that is wanted, by its key, e.g. "users"."""
        wanted = context.get("section", self.tabs.current())
        self.tabs.choose(wanted)
        self.show_section(wanted)
        super().open()

    def refresh(self) -> None:
        """Ask anew what is shown; the other sections ask when they are."""
        self._sections[self.tabs.current()].refresh()

    def show_section(self, key: str) -> None:
        """Show one section."""
        self._stack.setCurrentIndex(list(self._sections).index(key))
        self._sections[key].refresh()

    def regions(self) -> list[QWidget]:
        """Give the tabs and the section."""
        first = self._sections[self.tabs.current()].first
        return [first] if first is not None else []

    def help_topic(self) -> str:
        """Give the heading of this section on the page of help."""
        return f"pengaturan#{self._titles[self.tabs.current()]}"

    def is_busy(self) -> bool:
        """Whether the office's form or a layout holds what is not saved."""
        return self.office.is_changed() or self.layouts.is_changed()

    def _build(self) -> None:
        names = (
            _("Kantor"),
            _("Pengguna"),
            _("Kuota"),
            _("Tata letak"),
            _("Pekerjaan"),
            _("Ketik ulang"),
            _("Cadangan"),
            _("Tampilan"),
        )
        self._titles = dict(zip(self._sections, names, strict=True))
        for key, name in self._titles.items():
            self.tabs.add(key, name)
        bar = Ground("canvas", "bottom")
        inside = QVBoxLayout(bar)
        inside.setContentsMargins(GUTTER, 0, GUTTER, 0)
        inside.addWidget(self.tabs)
        for section in self._sections.values():
            section.setMaximumWidth(section.WIDEST)
            self._stack.addWidget(Scroll(row((section, 1000), (QWidget(), 1), spacing=0)))
        self.body.addWidget(bar)
        self.body.addWidget(self._stack, 1)
