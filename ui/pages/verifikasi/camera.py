"""Pictures from the folder into which a phone or camera puts them: newest first, taken by Enter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from os import scandir
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from desktop_app.kernel.i18n import _
from ui.desk import Desk
from ui.pages.verifikasi.shrinking import ENDINGS
from ui.times import moment_words
from ui.widgets.buttons import Button, Role
from ui.widgets.cells import Column
from ui.widgets.dialogs import Question
from ui.widgets.labels import ElidedLabel
from ui.widgets.lists import LineList
from ui.widgets.panels import row
from ui.widgets.rows import Cell, Row, RowsModel

SHOWN = 60
"""So many pictures are offered, the newest: a folder of a phone may hold thousands."""
_WIDTH, _LIST = 760, 280
_PREVIEW = QSize(420, 320)


@dataclass(frozen=True, slots=True)
class Picture:
    """A file with a picture, and when it came."""

    path: Path
    at: datetime


def newest(folder: Path) -> list[Picture]:
    """Give the pictures of a folder, the newest first; none where it cannot be read."""
    try:
        with scandir(folder) as found:
            files = [
                Picture(Path(each.path), datetime.fromtimestamp(each.stat().st_mtime, UTC))
                for each in found
                if each.is_file() and each.name.lower().endswith(ENDINGS)
            ]
    except OSError:
        return []
    return sorted(files, key=lambda each: (each.at, each.path.name), reverse=True)[:SHOWN]


def preview(path: Path) -> QImage:
    """Give a small picture of a file, upright; an empty one where it cannot be read."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(_PREVIEW, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def ask_folder(parent: QWidget, present: str) -> str:
    """Ask which folder the camera fills; "" when none was chosen."""
    return QFileDialog.getExistingDirectory(parent, _("Pilih folder kamera"), present)


class CameraQuestion(Question):
    """The pictures of a folder with a preview; the list follows what the camera brings.

    `folder_wanted` asks for another folder.

    Args:
        desk: the way to the lane for files.
        folder: where the pictures lie.
        paper: which paper the picture is of, e.g. "KTP".
        parent: the window that it belongs to.
    """

    folder_wanted = Signal()

    def __init__(self, desk: Desk, folder: Path, paper: str, parent: QWidget) -> None:
        super().__init__(
            _("Gambar mana untuk {paper}?").format(paper=paper), _("Pakai gambar"), parent=parent
        )
        self.setFixedWidth(_WIDTH)
        self._desk = desk
        self._folder = folder
        self._pictures: list[Picture] = []
        self._model = RowsModel((Column(key="picture"),))
        self.list = LineList(_("Gambar di folder kamera"), 48)
        self._preview = QLabel()
        self._where = ElidedLabel(str(folder), "remark", "text2")
        self._other = Button(_("Folder lain…"), Role.LINK, height=30)
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._lay()
        self.refresh()

    @property
    def chosen(self) -> Path | None:
        """The picture that is marked."""
        at = self.list.current_row()
        return self._pictures[at].path if 0 <= at < len(self._pictures) else None

    def refresh(self) -> None:
        """List the folder anew."""
        folder = self._folder
        self._desk.reckon(self, lambda _app, _progress: newest(folder), done=self._show)

    def _lay(self) -> None:
        self.list.setModel(self._model)
        self.list.setFixedSize(_LIST, _PREVIEW.height())
        self._preview.setFixedSize(_PREVIEW)
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._preview.setAccessibleName(_("Gambar yang ditandai"))
        self.body.addWidget(row((self._where, 1), self._other))
        self.body.addWidget(row(self.list, self._preview, spacing=12))
        self.list.current_changed.connect(lambda _row: self._look())
        self.list.opened.connect(lambda _row: self.action.click())
        self._watcher.directoryChanged.connect(lambda _path: self.refresh())
        self._other.triggered.connect(self.folder_wanted)
        self.list.setFocus()

    def _show(self, found: list[Picture]) -> None:
        marked = self.chosen
        self._pictures = found
        self._model.show_rows([_row(each) for each in found])
        self.action.set_refusal("" if found else _("Belum ada gambar di folder ini."))
        at = next((n for n, each in enumerate(found) if each.path == marked), 0)
        if found:
            self.list.go_to(at)
        else:
            self._preview.setText(_("Belum ada gambar di folder ini."))

    def _look(self) -> None:
        path = self.chosen
        if path is not None:
            self._desk.reckon(
                self,
                lambda _app, _progress: preview(path),
                done=lambda image: self._take(path, image),
            )

    def _take(self, path: Path, image: QImage) -> None:
        if path != self.chosen:
            return
        if image.isNull():
            self._preview.setText(_("Gambar ini tidak dapat dibaca."))
        else:
            self._preview.setPixmap(QPixmap.fromImage(image))


def _row(each: Picture) -> Row:
    cell = Cell(text=each.path.name, second=moment_words(each.at), icon="image")
    return Row(str(each.path), (cell,))
