"""The list of everybody: search, chips, table, what is ticked, and how many there are."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop_app.domain.show import number
from desktop_app.domain.workflow import Status
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.queries import workers
from desktop_app.queries.workers import EVERYBODY, Filter
from ui.desk import Desk
from ui.pages.pendataan.filters import FilterChips
from ui.tables import PeopleModel
from ui.theme import theme_of
from ui.widgets.badges import BADGES
from ui.widgets.bulk import BulkBar
from ui.widgets.buttons import Button
from ui.widgets.cells import CellKind, Column, status_width
from ui.widgets.editors import SearchEdit
from ui.widgets.empty import EmptyState
from ui.widgets.labels import ElidedLabel, IconLine
from ui.widgets.panels import GUTTER, Ground
from ui.widgets.tables import Table
from ui.widgets.tabs import Tabs

DEBOUNCE = 150  # milliseconds
_TABS: tuple[tuple[str, str, tuple[Status, ...]], ...] = (
    ("all", "Semua", ()),
    ("draft", "Belum lengkap", (Status.DRAFT,)),
    ("recorded", "Siap diverifikasi", (Status.RECORDED,)),
    ("denied", "Perlu diperbaiki", (Status.DENIED, Status.REJECTED)),
)
_TICK = Column(key="tick", kind=CellKind.TICK, width=40)
