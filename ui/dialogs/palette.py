"""The command palette: what one can do and who is on the list, found by typing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.app import App
from desktop_app.domain.workflow import STATUS_LABELS
from desktop_app.kernel.i18n import _
from desktop_app.queries import workers
from desktop_app.queries.workers import Filter
from ui.actions import ACTIONS, Action
from ui.desk import Desk
from ui.dialogs.palette_list import Caption, Found, PaletteList
from ui.theme import theme_of
from ui.widgets.editors import Line
from ui.widgets.labels import IconView, KeyCap, Label
from ui.widgets.panels import Card, Rule, row

WIDTH, TOP = 640, 92
_PEOPLE, _LEAST_LETTERS, _PAUSE_MS = 6, 2, 120
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Palette(QWidget):
    """Lies over the whole window; Esc or a click beside it closes it.

    Args:
        desk: who is asked for people, and whose rights count.
        pages: the keys of the pages that the window has; actions of others are left out.
        parent: the window.

    `chosen` carries the action, `person_chosen` the id of a worker.
    """

    chosen = Signal(object)
    person_chosen = Signal(str)

    def __init__(self, desk: Desk, pages: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages = tuple(pages)
        self._people: list[Found] = []
        self._people_only = False
        self._before: QWidget | None = None
        self.line = Line()
        self.list = PaletteList()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()
        self._connect()
        self._show_found()

    def open_over(self, window: QWidget) -> None:
        """Cover the window and take the focus."""
        self._before = window.window().focusWidget()
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.line.setFocus()

    def close_palette(self) -> None:
        """Go, and give the focus back to where it was."""
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), QColor(0, 0, 0, 76))
        painter.end()

    def _build(self) -> None:
        self.setAccessibleName(_("Cari atau beri perintah"))
        self.line.setFont(theme_of(self).font("query"))
        self.line.setPlaceholderText(_("Cari orang atau beri perintah"))
        self.line.setAccessibleName(_("Cari atau beri perintah"))
        self.line.setProperty("ring", -1)
        search = row(
            IconView("search", "accenttext", 18),
            (self.line, 1),
            KeyCap("Esc"),
            margins=(20, 0, 18, 0),
            spacing=14,
        )
        search.setFixedHeight(58)
        self._card = Card("surface", "line", radius=12)
        self._card.setFixedWidth(WIDTH)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        for widget in (search, Rule(), self.list, Rule(), _foot()):
            inside.addWidget(widget)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, TOP, 0, 24)
        whole.addLayout(middle)
        whole.addStretch(1)

    def _connect(self) -> None:
        self.line.keyed.connect(self._keyed)
        self.line.textEdited.connect(self._typed)
        self.list.taken.connect(self._take)
        self._pause.timeout.connect(self._ask_people)

    def _typed(self, _text: str) -> None:
        self._people = []
        self._show_found()
        self._pause.start()

    def _keyed(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            event.accept()
            self.list.step(_STEPS[key])
        elif key in _ENTER:
            event.accept()
            self.list.take_marked()
        elif key == Qt.Key.Key_Escape:
            event.accept()
            self.close_palette()

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        self._people_only = not self._people_only
        self._show_found()
        return True

    def _show_found(self) -> None:
        query = self.line.text().strip()
        rows: list[Caption | Found] = []
        if not self._people_only:
            rows += _under(_("Perintah"), self._actions(query))
        rows += _under(_("Orang"), self._people)
        if not rows:
            rows = [Caption(_("Tidak ada yang cocok dengan yang diketik."))]
        self.list.show_rows(rows, query)

    def _actions(self, query: str) -> list[Found]:
        rights = self._desk.app.user.rights
        found = []
        for action in ACTIONS:
            if action.page and action.page not in self._pages:
                continue
            if not _fits(action, query):
                continue
            key = action.key or self._page_key(action)
            may = action.right in rights
            remark = "" if may else _("Bukan tugas Anda di kantor ini")
            found.append(
                Found(
                    icon=action.icon,
                    text=_(action.label),
                    remark=remark,
                    key=key if may else "",
                    action=action if may else None,
                )
            )
        return found

    def _page_key(self, action: Action) -> str:
        if not action.page or action.context:
            return ""
        at = self._pages.index(action.page) + 1
        return f"Ctrl+{at}" if at <= 9 and action.page != "pengaturan" else ""

    def _ask_people(self) -> None:
        words = self.line.text().strip()
        if len(words) >= _LEAST_LETTERS:
            self._desk.ask(self, lambda app: _people(app, words), done=self._show_people)

    def _show_people(self, answer: tuple[str, list[Found]]) -> None:
        words, people = answer
        if words == self.line.text().strip():
            self._people = people
            self._show_found()

    def _take(self, found: Found) -> None:
        if found.action is not None:
            self.close_palette()
            self.chosen.emit(found.action)
        elif found.worker_id:
            self.close_palette()
            self.person_chosen.emit(found.worker_id)


def _foot() -> QWidget:
    hint = _("Ketik angka untuk mencari NIK")
    foot = row(
        KeyCap("↑ ↓"),
        Label(_("pilih"), "remark", "text2"),
        KeyCap("Enter"),
        Label(_("jalankan"), "remark", "text2"),
        KeyCap("Tab"),
        (Label(_("hanya orang"), "remark", "text2"), 1),
        Label(hint, "remark", "text2"),
        margins=(20, 0, 20, 0),
        spacing=8,
    )
    foot.setFixedHeight(38)
    return foot


def _under(caption: str, found: Iterable[Found]) -> list[Caption | Found]:
    rows = list(found)
    return [Caption(caption), *rows] if rows else []


def _fits(action: Action, query: str) -> bool:
    said = f"{_(action.label)} {action.words}".casefold()
    return all(word in said for word in query.casefold().split())


def _people(app: App, words: str) -> tuple[str, list[Found]]:
    facts = app.facts
    found = app.ask(workers.people, Filter(words=words), limit=_PEOPLE)
    rows = []
    for person in found:
        worker = person.worker
        parts = (
            f"RT {worker.rt}" if worker.rt else "",
            facts.regions.name(worker.kelurahan),
            facts.occupations.label(worker.occupation) or worker.occupation_note,
            _(STATUS_LABELS[person.enrolment.status]),
        )
        remark = " · ".join(part for part in parts if part)
        name = worker.name or _("tanpa nama")
        rows.append(Found(icon="user", text=name, remark=remark, worker_id=worker.id))
    return words, rows
