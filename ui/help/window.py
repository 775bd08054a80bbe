"""The window of help: what there is at the left, one page at the right, the way back above."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.kernel.i18n import _, language
from ui.focus import step_by_tab
from ui.help.browser import HelpBrowser
from ui.help.library import HelpPage, Library, Step
from ui.theme import theme_of
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cells import Column
from ui.widgets.editors import TextEdit
from ui.widgets.labels import Label
from ui.widgets.lists import LineList
from ui.widgets.panels import Ground, Rule, row
from ui.widgets.ring import FocusRing
from ui.widgets.rows import Cell, Row, RowsModel

_SIZE, _LEAST = (960, 640), (560, 380)
_SIDE, _LINE, _NARROW = 244, 34, 760
_DONE, _OPEN = "✓", "○"


class HelpWindow(Ground):
    """Help beside the work: it stays open, Esc closes it.

    Args:
        parent: the window that it belongs to.

    `closed` follows when it is closed; `anew_wanted` asks to begin practising from the start.
    """

    closed = Signal()
    anew_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("surface")
        self.setParent(parent, Qt.WindowType.Window)
        self.library = Library(language())
        self._trail: list[str] = []
        self._at = -1
        self._done: frozenset[str] | None = None
        self._model = RowsModel((Column(key="title", title=_("Halaman")),))
        self.back = IconButton("chevron-left", _("Halaman sebelumnya (Alt+←)"))
        self.forward = IconButton("chevron-right", _("Halaman berikutnya (Alt+→)"))
        self.search = TextEdit(_("Cari di bantuan"))
        self.list = LineList(_("Halaman bantuan"), height=_LINE)
        self.browser = HelpBrowser(self.library.folder.parent / "gambar")
        self.anew = Button(_("Mulai baru…"), icon="rotate")
        self._side, self._rule = QWidget(), Rule(standing=True)
        self._nothing = Label("", "remark", "text2", wrap=True)
        self._build()
        self._connect()
        self.ring = FocusRing(self)

    @property
    def key(self) -> str:
        """The page that is shown, "" before the first."""
        return self._trail[self._at] if self._trail else ""

    def show_topic(self, topic: str) -> None:
        """Show a page by its key, with `#words` at that heading, and bring the window forward."""
        self.go_to(topic)
        if not self.isVisible():
            self.show()
            self.browser.setFocus()
        self.activateWindow()

    def go_to(self, topic: str) -> None:
        """Show a page; one that is not there is the first one."""
        key, _sign, heading = topic.partition("#")
        key = key if key in self.library.keys else self.library.keys[0]
        if key != self.key:
            self._trail = [*self._trail[: self._at + 1], key]
            self._at = len(self._trail) - 1
        self._show()
        if heading:
            self.browser.go_to_heading(heading)

    def go_back(self, step: int = -1) -> None:
        """Show the page before, or the one after it again."""
        if 0 <= self._at + step < len(self._trail):
            self._at += step
            self._show()

    def show_done(self, done: frozenset[str] | None) -> None:
        """Tick the steps of the first hour that are done; None outside of practice."""
        self._done = done
        self.anew.setVisible(done is not None)
        if self.key == "satu-jam":
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the page where there is little."""
        super().resizeEvent(event)
        self._arrange()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go to the next stop of the Tab key."""
        return step_by_tab(self, forward=forward)

    def _build(self) -> None:
        self.setWindowTitle(_("Bantuan"))
        self.setAccessibleName(_("Bantuan"))
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self.list.setModel(self._model)
        self.browser.setAccessibleName(_("Isi halaman"))
        self.search.set_name(_("Cari di bantuan"))
        self._nothing.setContentsMargins(16, 10, 16, 10)
        self._nothing.hide()
        self.anew.hide()
        head = row(
            self.back,
            self.forward,
            (self.search, 1),
            self.anew,
            spacing=8,
            margins=(12, 10, 12, 10),
        )
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self._nothing)
        side.addWidget(self.list, 1)
        self._side.setFixedWidth(_SIDE)
        below = row((self._side, 0), self._rule, (self.browser, 1), spacing=0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(Rule())
        whole.addWidget(below, 1)
        self._list_pages(self.library.topics())

    def _connect(self) -> None:
        self.back.triggered.connect(self.go_back)
        self.forward.triggered.connect(lambda: self.go_back(1))
        self.anew.triggered.connect(self.anew_wanted)
        self.search.edited.connect(self._look_for)
        self.search.entered.connect(self._open_first)
        self.list.current_changed.connect(self._open_row)
        self.list.opened.connect(self._choose)
        self.browser.anchorClicked.connect(self._follow)
        theme_of(self).changed.connect(self._show)
        acts = {
            "Alt+Left": self.go_back,
            "Alt+Right": lambda: self.go_back(1),
            "Ctrl+F": self.search.setFocus,
            "F1": lambda: self.go_to(self.library.keys[0]),
        }
        for keys, act in acts.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _show(self) -> None:
        if not self.key:
            return
        page = self.library.page(self.key)
        text = page.text
        if self.key == "satu-jam":
            text = lessons_text(page, self.library.steps(), self._done)
        self.browser.show_text(text)
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at + 1 < len(self._trail))
        self.setWindowTitle(_("Bantuan: {title}").format(title=page.title))
        keys = [each.key for each in self._listed]
        self.list.setCurrentIndex(
            self._model.index(keys.index(self.key) if self.key in keys else -1, 0)
        )

    def _list_pages(self, pages: Sequence[HelpPage]) -> None:
        self._listed = tuple(pages)
        self._model.show_rows([Row(each.key, (Cell(text=each.title),)) for each in pages])
        self._nothing.setVisible(not pages)
        self._nothing.setText(_("Tidak ada halaman dengan kata itu."))

    def _look_for(self, words: str) -> None:
        self._list_pages(self.library.search(words))
        self._arrange()

    def _arrange(self) -> None:
        """Show the list beside the page, in a narrow window only in its place while one searches."""
        narrow = self.width() < _NARROW
        searching = bool(self.search.text().strip())
        self._side.setVisible(searching or not narrow)
        self.browser.setVisible(not (searching and narrow))
        self._rule.setVisible(not narrow)

    def _open_first(self) -> None:
        if self._listed:
            self._choose(0)

    def _choose(self, at: int) -> None:
        """Read a page that was searched for."""
        self.go_to(self._listed[at].key)
        if self.width() < _NARROW:
            self.search.set_text("")
            self._look_for("")
        self.browser.setFocus()

    def _open_row(self, at: int) -> None:
        if 0 <= at < len(self._listed) and self._listed[at].key != self.key:
            self.go_to(self._listed[at].key)

    def _follow(self, url: QUrl) -> None:
        where = url.path()
        self.go_to(f"{where}#{url.fragment()}" if url.hasFragment() else where)


def lessons_text(page: HelpPage, steps: Sequence[Step], done: frozenset[str] | None) -> str:
    """Give the first hour with a tick before each step that is done, none outside of practice."""
    parts = [page.text.partition("\n## ")[0].strip()]
    for n, step in enumerate(steps, start=1):
        tick = "" if done is None else f"{_DONE if step.code in done else _OPEN} "
        parts += [f"## {tick}{n}. {step.title}", step.text]
    return "\n\n".join(parts)
