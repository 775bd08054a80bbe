"""Pictures of papers in Verifikasi: added small, kept encrypted, turned, taken away, had back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from office import TARMIZI, create, open_as, save, with_verifier
from page_stage import staged
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.queries import photos, workers
from desktop_app.services import half_checked
from ui.memory import Memory, keep, recall
from ui.pages.verifikasi import VerifikasiPage
from ui.pages.verifikasi.camera import newest
from ui.pages.verifikasi.shrinking import LONGEST, NoPictureError, shrunk, shrunk_file


@pytest.fixture
def verifier(tmp_path: Path) -> Iterator[App]:
    app = with_verifier(create(tmp_path / "kantor"))
    save(app)
    app.close()
    opened = open_as(tmp_path / "kantor", "Tarmizi", TARMIZI)
    yield opened
    opened.close()


def ktp(folder: Path) -> Path:
    image = QImage(3200, 2000, QImage.Format.Format_RGB888)
    image.fill(QColor("#8ab4d8"))
    path = folder / "ktp.png"
    image.save(str(path))
    return path


def test_a_picture_is_added_turned_and_taken_away_with_a_way_back(
    qtbot: QtBot, verifier: App, tmp_path: Path
) -> None:
    person = verifier.ask(workers.people)[0]
    with staged(qtbot, verifier, VerifikasiPage) as stage:
        papers = stage.page.record.papers
        papers.add_file(ktp(tmp_path))
        stage.settle(lambda: papers.has_picture)
        [photo] = verifier.ask(photos.photos_of, person.worker.id)
        body = verifier.ask(photos.content, photo.content)
        assert QImage.fromData(body).width() == LONGEST
        papers.turn_button.click()
        stage.settle(lambda: papers.shown is not None and papers.shown.turned == 90)
        papers.trash.click()
        stage.settle(lambda: not papers.has_picture)
        verifier.undo()
        stage.settle(lambda: papers.has_picture)
    assert body[:64] not in (verifier.store.folder / "data.db").read_bytes()


def test_the_camera_folder_is_listed_newest_first_and_enter_takes_the_picture(
    qtbot: QtBot, verifier: App, tmp_path: Path
) -> None:
    folder = tmp_path / "kamera"
    folder.mkdir()
    (folder / "catatan.txt").write_text("bukan gambar")
    old = ktp(folder).rename(folder / "lama.png")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    with staged(qtbot, verifier, VerifikasiPage) as stage:
        papers = stage.page.record.papers
        stage.desk.kept["camera"] = str(folder)
        papers.camera_button.click()
        asked = papers.question
        stage.settle(lambda: asked.chosen == old)
        ktp(folder)  # a picture that comes while the list is open
        stage.settle(lambda: asked.list.model().rowCount() == 2)
        assert [each.path.name for each in newest(folder)] == ["ktp.png", "lama.png"]
        qtbot.keyClick(asked.list, Qt.Key.Key_Up)
        qtbot.keyClick(asked.list, Qt.Key.Key_Return)
        stage.settle(lambda: papers.has_picture)


def test_the_camera_folder_is_remembered_and_a_lost_one_lists_nothing(tmp_path: Path) -> None:
    file = tmp_path / "jendela.json"
    keep(file, Memory(camera="/mnt/kamera"))
    assert recall(file).camera == "/mnt/kamera"
    assert newest(tmp_path / "tidak-ada") == []


def test_what_is_no_picture_is_said_so(tmp_path: Path) -> None:
    words = tmp_path / "ktp.jpg"
    words.write_text("bukan gambar", "utf-8")
    with pytest.raises(NoPictureError):
        shrunk_file(words)
    with pytest.raises(NoPictureError):
        shrunk(QImage())


def test_a_checklist_left_half_done_is_there_another_day(qtbot: QtBot, verifier: App) -> None:
    with staged(qtbot, verifier, VerifikasiPage) as stage:
        stage.page.panel.checklist.toggle("nik")
        stage.settle(lambda: half_checked.kept(verifier.store, verifier.user.id))
    with staged(qtbot, verifier, VerifikasiPage) as stage:
        stage.settle(lambda: stage.page.panel.checklist.seen() == ("nik",))
