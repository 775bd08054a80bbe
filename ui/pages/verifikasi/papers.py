"""The pictures of somebody's papers: added, pasted, from the camera, turned, made larger, taken away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPixmap, QResizeEvent, QTransform
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout

from desktop_app.app import App
from desktop_app.domain.photo import PHOTO_KINDS, Photo
from desktop_app.kernel.i18n import _
from desktop_app.queries import photos as questions
from desktop_app.services import photos
from ui.desk import Desk
from ui.pages.verifikasi.camera import CameraQuestion, ask_folder
from ui.pages.verifikasi.shrinking import ENDINGS, shrunk, shrunk_file
from ui.widgets.buttons import Button, IconButton, Role
from ui.widgets.flow import flow
from ui.widgets.labels import Label
from ui.widgets.panels import Card, Scroll
from ui.widgets.segment_edit import Segment, SegmentEdit

_HEIGHT = 300
_STEP = 1.5
_MOST = 6.0
_LEAST, _SIDES = 200, 2 * 14 + 6


class Papers(Card):
    """One picture at a time, by kind of paper; what is done here is written at once.

    Args:
        desk: the way to the program.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._worker = ""
        self._photos: list[Photo] = []
        self._image = QImage()
        self._zoom = 1.0
        self.kinds = SegmentEdit([Segment(code, _(label)) for code, label in PHOTO_KINDS])
        self.kinds.set_name(_("Berkas"))
        self.kinds.set_text(PHOTO_KINDS[0][0])
        self.add_button = Button(_("Tambah gambar…"), icon="image", height=30)
        self.camera_button = Button(_("Kamera…"), Role.LIGHT, key="Alt+G", height=30)
        self.paste_button = Button(_("Tempel"), Role.LIGHT, key="Ctrl+V", height=30)
        self.question: CameraQuestion | None = None
        self.larger = IconButton("zoom-in", _("Perbesar"))
        self.smaller = IconButton("zoom-out", _("Perkecil"))
        self.turn_button = IconButton("rotate", _("Putar"))
        self.trash = IconButton("trash", _("Ambil gambar ini"))
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none = Label("", "remark", "text2")
        self._area = Scroll(self._picture)
        self._build()
        self._connect()

    @property
    def shown(self) -> Photo | None:
        """The picture of the chosen kind: the one that was added last."""
        kind = self.kinds.text()
        return next((each for each in reversed(self._photos) if each.kind == kind), None)

    @property
    def has_picture(self) -> bool:
        """Whether a picture is to be seen."""
        return not self._image.isNull()

    def show_person(self, worker_id: str) -> None:
        """Show the papers of somebody."""
        self._worker = worker_id
        self._desk.ask(
            self,
            lambda app: app.ask(questions.photos_of, worker_id),
            done=lambda found: self._take(worker_id, found),
        )

    def add_file(self, path: Path) -> None:
        """Add the picture of a file to the chosen kind of paper."""
        self._add(lambda: shrunk_file(path))

    def from_camera(self) -> None:
        """Offer the pictures of the camera's folder; ask for the folder where none is set."""
        folder = str(self._desk.kept.get("camera", ""))
        if not Path(folder).is_dir() or not folder:
            self._choose_folder()
            return
        paper = _(dict(PHOTO_KINDS)[self.kinds.text()])
        self.question = asked = CameraQuestion(self._desk, Path(folder), paper, self.window())
        asked.accepted.connect(lambda: self.add_file(asked.chosen) if asked.chosen else None)
        asked.folder_wanted.connect(asked.reject)
        asked.folder_wanted.connect(self._choose_folder)
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def _choose_folder(self) -> None:
        chosen = ask_folder(self, str(self._desk.kept.get("camera", "")))
        if chosen:
            self._desk.kept["camera"] = chosen
            remember = self._desk.kept.get("remember_camera")
            if remember:
                remember(chosen)
            self.from_camera()

    def paste(self) -> None:
        """Add what lies on the clipboard, if it is a picture."""
        image = QGuiApplication.clipboard().image()
        if not image.isNull():
            self._add(lambda: shrunk(image))

    def zoom(self, by: float) -> None:
        """Show the picture larger or smaller; 1 is as wide as there is room."""
        self._zoom = max(1.0, min(self._zoom * by, _MOST))
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the picture keep to the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    def _build(self) -> None:
        self._area.setFixedHeight(_HEIGHT + 4)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.kinds)
        head.addStretch(1)
        ways = (self.add_button, self.camera_button, self.paste_button)
        acts = (self.smaller, self.larger, self.turn_button, self.trash)
        foot = flow(*ways, self._none, *acts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 12, 14, 12)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addWidget(self._area)
        whole.addWidget(foot)
        self._show_shown()

    def _connect(self) -> None:
        self.kinds.edited.connect(lambda _code: self._show_shown())
        self.add_button.triggered.connect(self._ask_file)
        self.camera_button.triggered.connect(self.from_camera)
        self.paste_button.triggered.connect(self.paste)
        self.larger.triggered.connect(lambda: self.zoom(_STEP))
        self.smaller.triggered.connect(lambda: self.zoom(1 / _STEP))
        self.turn_button.triggered.connect(self._turn)
        self.trash.triggered.connect(self._take_away)

    def _ask_file(self) -> None:
        endings = " ".join(f"*.{each}" for each in ENDINGS)
        kinds = _("Gambar ({endings})").format(endings=endings)
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Pilih gambar berkas"), "", kinds)
        if chosen:
            self.add_file(Path(chosen))

    def _add(self, shrink: Callable[[], bytes]) -> None:
        worker, kind = self._worker, self.kinds.text()

        def keep(body: bytes) -> None:
            self._do(lambda app: app.do(photos.add, worker, kind, body))

        self._desk.reckon(self, lambda _app, _progress: shrink(), done=keep)

    def _turn(self) -> None:
        if photo := self.shown:
            self._do(lambda app: app.do(photos.turn, photo.id))

    def _take_away(self) -> None:
        if photo := self.shown:
            self._do(lambda app: app.do(photos.take_away, photo.id))
            self._desk.bridge.undo_offered.emit(_("Gambar berkas diambil"))

    def _do(self, act: Callable[[App], object]) -> None:
        worker = self._worker
        self._desk.do(
            self, lambda app, _progress: act(app), done=lambda _done: self.show_person(worker)
        )

    def _take(self, worker_id: str, found: list[Photo]) -> None:
        if worker_id == self._worker:
            self._photos = found
            self._show_shown()

    def _show_shown(self) -> None:
        photo = self.shown
        self._zoom = 1.0
        if photo is None:
            self._image = QImage()
            self._draw()
            return
        self._desk.ask(
            self,
            lambda app: QImage.fromData(app.ask(questions.content, photo.content)).transformed(
                QTransform().rotate(photo.turned)
            ),
            done=lambda image: self._take_image(photo, image),
        )

    def _take_image(self, photo: Photo, image: QImage) -> None:
        if self.shown == photo:
            self._image = image
            self._draw()

    def _draw(self) -> None:
        there = self.has_picture
        label = dict(PHOTO_KINDS)[self.kinds.text() or PHOTO_KINDS[0][0]]
        said = _("Belum ada gambar {paper}.").format(paper=_(label))
        self._none.setText("" if there else said)
        self._none.setVisible(not there)
        self._area.setVisible(there)
        for button in (self.larger, self.smaller, self.turn_button, self.trash):
            button.setVisible(there)
        if not there:
            self._picture.clear()
            return
        ratio = self.devicePixelRatioF()
        room = max(_LEAST, self.width() - _SIDES)
        width = round(min(room, _fit(self._image)) * self._zoom)
        scaled = self._image.scaledToWidth(
            round(width * ratio), Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        self._picture.setPixmap(QPixmap.fromImage(scaled))
        self._picture.setAccessibleName(_(label))


def _fit(image: QImage) -> float:
    """Give the width at which a picture stands whole in the area."""
    return image.width() * _HEIGHT / max(1, image.height())
