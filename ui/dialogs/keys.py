"""Which keys do what: on the page that is open, and everywhere; read from what is declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QWidget

from desktop_app.domain.people import Right
from desktop_app.kernel.i18n import _
from ui.actions import ACTIONS, WINDOW_KEYS
from ui.page import Page
from ui.widgets.buttons import Button
from ui.widgets.cells import CellKind, Column
from ui.widgets.dialogs import Question
from ui.widgets.rows import Cell, Row, RowsModel
from ui.widgets.tables import ROW, Table

_SEEN = 12


class KeyHelp(Question):
    """The list of keys; Esc closes it.

    Args:
        page: the page that is open; its buttons tell their own keys.
        rights: what the user may do.
        parent: the window.
    """

    def __init__(self, page: QWidget, rights: Iterable[Right], parent: QWidget) -> None:
        super().__init__(_("Tombol mana melakukan apa?"), _("Tutup"), parent=parent)
        columns = (
            Column(key="key", title=_("Tombol"), kind=CellKind.NAME, width=128),
            Column(key="does", title=_("Yang dilakukan")),
        )
        self.model = RowsModel(columns)
        self.table = Table(columns, _("Daftar tombol"))
        self.table.setModel(self.model)
        rows = dict([*_of_page(page), *_everywhere(frozenset(rights))])
        self.model.show_rows(
            [Row(key, (Cell(text=key), Cell(text=does))) for key, does in rows.items()]
        )
        self.table.setFixedHeight(ROW * (min(len(rows), _SEEN) + 1))
        self.body.addWidget(self.table)
        self.cancel.hide()
        self.table.go_to(0)
        self.table.setFocus()


def _of_page(page: QWidget) -> Iterator[tuple[str, str]]:
    if isinstance(page, Page):
        for key, does in page.KEYS:
            yield key, _(does)
    for button in page.findChildren(Button):
        if button.key and button.isVisible():
            yield button.key, button.words


def _everywhere(rights: frozenset[Right]) -> Iterator[tuple[str, str]]:
    for key, does in WINDOW_KEYS:
        yield key, _(does)
    for action in ACTIONS:
        if action.key and action.right in rights:
            yield action.key, _(action.label)
