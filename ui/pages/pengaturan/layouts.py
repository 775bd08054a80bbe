"""The layouts of lists: those that come with the program, and the office's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from desktop_app.app import App
from desktop_app.domain.layout import Layout, Purpose
from desktop_app.domain.layout_reading import LayoutError
from desktop_app.domain.layout_writing import layout_text
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.services import layouts, plain_lists
from desktop_app.services.layouts import Known, Loaded
from desktop_app.services.plain_lists import Preview
from ui.desk import Desk
from ui.pages.pengaturan.layout_columns import ColumnsEditor
from ui.pages.pengaturan.layout_preview import ROWS, LayoutPreview
from ui.pages.pengaturan.naming import AskForName
from ui.pages.pengaturan.section import Section
from ui.widgets.buttons import Button, Role
from ui.widgets.cells import Column
from ui.widgets.dialogs import Question
from ui.widgets.flow import flow
from ui.widgets.labels import ElidedLabel, IconLine, Label
from ui.widgets.lists import LineList
from ui.widgets.panels import column, row
from ui.widgets.rows import Cell, Row, RowsModel

_LIST = 230


@dataclass(frozen=True, slots=True)
class _Shelf:
    """All layouts, and the name of the one that batches use."""

    known: tuple[Known, ...]
    used: str


@dataclass(frozen=True, slots=True)
class _Opened:
    """One layout: what is known of it, its text, and rows of people in it."""

    known: Known
    text: str
    preview: Preview


class LayoutsSection(Section):
    """A list of layouts at the left; the marked one with columns and preview at the right."""

    WIDEST = 1200

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _(
                "Cabang BPJS memberikan tata letaknya sendiri dan dapat mengubahnya. Gandakan yang"
                " paling mirip, atau muat buku kerja cabang, lalu sesuaikan."
            ),
        )
        self._shelf = _Shelf((), "")
        self._opened: _Opened | None = None
        self._wanted = ""
        self._model = RowsModel((Column(key="layout"),))
        self.list = LineList(_("Tata letak"), 52)
        self.title = ElidedLabel("", "section")
        self.about = Label("", "remark", "text2", wrap=True)
        self.use = Button(_("Pakai untuk kiriman"), icon="send", height=36)
        self.save = Button(_("Simpan tata letak"), Role.PRIMARY, height=36)
        self.copy = Button(_("Gandakan…"), icon="copy", height=36)
        self.load = Button(_("Muat dari berkas…"), icon="upload", height=36)
        self.remove = Button(_("Hapus…"), Role.DANGER, height=36)
        self.editor = ColumnsEditor()
        self.preview = LayoutPreview()
        self.trouble = IconLine("octagon", "", "err", wrap=True)
        self.first = self.list
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask for all layouts, unless one is being changed."""
        if not self.is_changed():
            self.desk.ask(self, _shelf, done=self._show_shelf)

    def is_changed(self) -> bool:
        """Whether columns were changed and not saved."""
        now, opened = self.editor.layout_now, self._opened
        return bool(now and opened and now != opened.preview.layout)

    def show_layout(self, name: str) -> None:
        """Open a layout."""
        self._wanted = name
        self.desk.ask(self, partial(_open, name), done=self._show_opened, failed=self._show_trouble)

    def load_from(self, path: Path) -> None:
        """Read a layout from a file and keep it."""
        self.desk.reckon(
            self, lambda _app, _p: layouts.load(path), done=self._keep, failed=self._show_trouble
        )

    def save_changes(self) -> None:
        """Keep the columns as they are now."""
        if self.editor.layout_now is not None and self.is_changed():
            text = layout_text(self.editor.layout_now)
            self.desk.do(
                self,
                lambda app, _p: app.do(layouts.save, text),
                done=lambda kept: self._kept(kept.name, _("Tata letak disimpan")),
                failed=self._show_trouble,
            )

    def _build(self) -> None:
        self.list.setModel(self._model)
        self.list.setFixedWidth(_LIST)
        self.list.setMinimumHeight(52 * 6)
        self.trouble.hide()
        right = column(
            self.title,
            self.about,
            flow(self.save, self.use, self.copy, self.load, self.remove),
            self.trouble,
            (self.editor, 1),
            self.preview,
            spacing=8,
        )
        self.body.addWidget(row(self.list, (right, 1), spacing=20), 1)

    def _connect(self) -> None:
        self.list.current_changed.connect(self._go_to)
        self.editor.changed.connect(self._changed)
        self.save.triggered.connect(self.save_changes)
        self.use.triggered.connect(self._choose)
        self.copy.triggered.connect(self._ask_for_name)
        self.load.triggered.connect(self._ask_for_file)
        self.remove.triggered.connect(self._ask_to_delete)
        for button in (self.copy, self.load):
            button.set_refusal(self.refusal())

    def _show_shelf(self, shelf: _Shelf) -> None:
        self._shelf = shelf
        names = [each.name for each in shelf.known]
        wanted = self._wanted if self._wanted in names else shelf.used
        at = names.index(wanted) if wanted in names else 0
        self._model.show_rows([_line(each, shelf.used) for each in shelf.known])
        self.list.blockSignals(True)
        self.list.go_to(at)
        self.list.blockSignals(False)
        self.show_layout(names[at])

    def _go_to(self, at: int) -> None:
        if 0 <= at < len(self._shelf.known) and self._shelf.known[at].name != self._wanted:
            self.show_layout(self._shelf.known[at].name)

    def _show_opened(self, opened: _Opened) -> None:
        if opened.known.name != self._wanted:
            return
        self._opened = opened
        self.trouble.hide()
        layout = opened.preview.layout
        self.title.set_text(opened.known.title)
        self.about.setText(_about(opened.known, layout))
        self.editor.show_layout(layout, locked=not (opened.known.own and self.administers))
        self.preview.show_preview(opened.preview)
        self._tell_buttons()

    def _tell_buttons(self) -> None:
        """Say of each button why it cannot act."""
        opened = self._opened
        if opened is None:
            return
        own, used = opened.known.own, opened.known.name == self._shelf.used
        shipped = "" if own else _("Tata letak bawaan tetap ada. Gandakan untuk mengubahnya.")
        plain = opened.preview.layout.purpose is not Purpose.SUBMISSION
        why_not_used = _("Ini daftar biasa, bukan untuk kiriman ke BPJS.") if plain else ""
        why_not_used = why_not_used or (_("Sudah dipakai untuk kiriman.") if used else "")
        unchanged = "" if self.is_changed() else _("Belum ada yang diubah.")
        self.save.set_refusal(self.refusal() or shipped or unchanged)
        self.use.set_refusal(self.refusal() or why_not_used)
        self.remove.set_refusal(self.refusal() or shipped)

    def _changed(self) -> None:
        """Show the people in the layout as it stands now, before it is kept."""
        self._tell_buttons()
        now = self.editor.layout_now
        if now is not None:
            text = layout_text(now)
            self.desk.ask(
                self,
                lambda app: app.ask(plain_lists.preview, app.facts, text, rows=ROWS),
                done=self.preview.show_preview,
                failed=self._show_problem,
            )

    def _show_problem(self, trouble: AppError) -> None:
        if isinstance(trouble, LayoutError):
            self.preview.show_trouble(trouble)

    def _show_trouble(self, trouble: AppError) -> None:
        self.trouble.show_line("octagon", str(trouble), "err")
        self.trouble.show()

    def _choose(self) -> None:
        name = self._wanted
        self.desk.do(
            self,
            lambda app, _p: app.do(layouts.choose, name),
            done=lambda _settings: self._kept(name, _("Tata letak kiriman diganti")),
            failed=self._show_trouble,
        )

    def _keep(self, loaded: Loaded) -> None:
        said = _("Tata letak dimuat")
        if loaded.unmapped:
            words = _("Tata letak dimuat; belum berisi: {headings}")
            said = words.format(headings=", ".join(loaded.unmapped))
        self.desk.do(
            self,
            lambda app, _p: app.do(layouts.save, loaded.text, loaded.workbook),
            done=lambda kept: self._kept(kept.name, said),
            failed=self._show_trouble,
        )

    def _kept(self, name: str, said: str) -> None:
        self._wanted, self._opened = name, None
        self.refresh()
        self.desk.bridge.undo_offered.emit(said)

    def _ask_for_file(self) -> None:
        kinds = _("Tata letak atau buku kerja (*.toml *.xlsx *.xls)")
        title = _("Pilih berkas tata letak")
        chosen, _kind = QFileDialog.getOpenFileName(self, title, str(Path.home()), kinds)
        if chosen:
            self.load_from(Path(chosen))

    def _ask_for_name(self) -> None:
        if self._opened is not None:
            dialog = AskForName(self.desk, self._opened.known, self._opened.text, self.window())
            dialog.copied.connect(lambda name: self._kept(name, _("Tata letak digandakan")))
            dialog.open()

    def _ask_to_delete(self) -> None:
        name = self._wanted
        dialog = Question(
            _("Hapus tata letak {name}?").format(name=name),
            _("Hapus tata letak"),
            remark=_("Kiriman yang sudah disegel dengannya tetap utuh."),
            danger=True,
            parent=self.window(),
        )
        dialog.accepted.connect(lambda: self._delete(name))
        dialog.open()

    def _delete(self, name: str) -> None:
        self.desk.do(
            self,
            lambda app, _p: app.do(layouts.delete, name),
            done=lambda _nothing: self._kept("", _("Tata letak dihapus")),
            failed=self._show_trouble,
        )


def _shelf(app: App) -> _Shelf:
    return _Shelf(tuple(app.ask(layouts.known_layouts)), app.facts.settings.layout)


def _open(name: str, app: App) -> _Opened:
    known = next(each for each in app.ask(layouts.known_layouts) if each.name == name)
    text = app.ask(layouts.text_of, name)
    return _Opened(known, text, app.ask(plain_lists.preview, app.facts, text, rows=ROWS))


def _line(known: Known, used: str) -> Row:
    whose = _("milik kantor ini") if known.own else _("bawaan program")
    right = _("dipakai") if known.name == used else ""
    return Row(known.name, (Cell(text=known.title, second=f"{known.name} · {whose}", right=right),))


def _about(known: Known, layout: Layout) -> str:
    parts = [
        _("Lembar “{sheet}”, judul di baris {row}").format(
            sheet=layout.sheet, row=layout.start_row
        ),
        _("{n} kolom").format(n=len(layout.columns)),
        _("berkas {file}").format(file=layout.file_name),
    ]
    if layout.workbook:
        parts.append(_("ditulis ke dalam buku kerja cabang"))
    if not known.own:
        parts.append(_("bawaan program, tidak diubah"))
    return " · ".join(parts)
