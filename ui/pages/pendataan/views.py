"""How the user looks at the list: saved filters as tabs, columns chosen; kept between two days."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.kernel.i18n import _
from desktop_app.queries.workers import Filter
from desktop_app.services import list_views
from desktop_app.services.list_views import ListView, NamedFilter
from ui.desk import Desk
from ui.pages.pendataan.columns import USUAL, all_columns
from ui.widgets.choice_edit import Choice
from ui.widgets.dialogs import Question
from ui.widgets.editors import TextEdit
from ui.widgets.fields import Field
from ui.widgets.pick_list import PickList

_LONGEST = 24  # letters of a name: tabs stand side by side


class Views(QObject):
    """Keeps the user's view and tells when it is another; `changed` carries it."""

    changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.view = ListView()
        desk.ask(self, lambda app: list_views.kept(app.store, app.user.id), done=self._take)

    def named(self, asked: Filter) -> str:
        """Give the name under which a filter is saved, "" for none."""
        return next((each.name for each in self.view.filters if each.asked == asked), "")

    def of(self, name: str) -> Filter | None:
        """Give the filter that is saved under a name."""
        return next((each.asked for each in self.view.filters if each.name == name), None)

    def save(self, name: str, asked: Filter) -> None:
        """Save a filter under a name, in place of what had it before."""
        others = tuple(each for each in self.view.filters if each.name != name)
        self._change(replace(self.view, filters=(*others, NamedFilter(name, asked))))

    def forget(self, name: str) -> None:
        """Save the filter of that name no more."""
        others = tuple(each for each in self.view.filters if each.name != name)
        self._change(replace(self.view, filters=others))

    def choose_columns(self, below: QWidget) -> None:
        """Let columns be ticked in a list below a button."""
        offered = [Choice(each.key, each.title) for each in all_columns() if each.title]
        menu = PickList(_("Kolom"), offered, self.view.columns or USUAL, many=True)
        menu.picked.connect(self.show_columns)
        menu.open_below(below)

    def show_columns(self, keys: tuple[str, ...]) -> None:
        """Show these columns; none = the usual ones."""
        self._change(replace(self.view, columns=tuple(keys)))

    def _change(self, view: ListView) -> None:
        self._take(view)
        self._desk.jot(self, lambda app: list_views.keep(app.store, app.user.id, view))

    def _take(self, view: ListView) -> None:
        self.view = view
        self.changed.emit(view)


class NameQuestion(Question):
    """Asks under which name a filter is to be saved."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Simpan saringan ini sebagai apa?"), _("Simpan saringan"), parent=parent)
        self.name = Field(_("Nama"), TextEdit(_("misalnya RT 014 belum lengkap"), height=40))
        self.body.addWidget(self.name)
        self.name.edited.connect(lambda _text: self._weigh())
        self.name.editor.entered.connect(self.action.click)
        self._weigh()
        self.name.setFocus()

    def answer(self) -> str:
        """Give the name, as long as a tab may be."""
        return " ".join(self.name.text().split())[:_LONGEST]

    def _weigh(self) -> None:
        self.action.set_refusal("" if self.answer() else _("Tulis namanya dahulu."))
