"""Make the pictures of README and help anew: invented offices, page by page, in the real window.

Those of README go into `docs/gambar`, those of help into `resources/help/gambar`.

    python3 packaging/dev.py pictures

The people are invented from a fixed seed; only the days move with the calendar.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageWriter

from desktop_app.app import App
from desktop_app.domain.workflow import Status
from desktop_app.queries import workers
from desktop_app.queries.workers import Filter
from ui import practice
from ui.demo import demo_office
from ui.program import application
from ui.theme import Appearance, install_theme
from ui.tour_pictures import Shot, settle
from ui.window import Window

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "gambar"
HELP = ROOT / "resources" / "help" / "gambar"
LIST = ROOT / "tests" / "samples" / "usulan_kelurahan.xlsx"
PEOPLE = 400
SIZE = QSize(1366, 768)
HELP_SIZE = QSize(1120, 640)  # small enough to be read when a page of help shows it smaller
COLOURS = 208  # what a flat window needs; the rest is the edges of letters
HUE = 0xE0E0E0  # colours that agree in these bits look alike


def shots(app: App) -> list[Shot]:
    """Give the pages to show, in the order of the work."""
    draft = app.ask(workers.people, Filter(statuses=(Status.DRAFT,)), limit=1)[0]
    return [
        Shot("beranda", "beranda"),
        Shot("pendataan", "pendataan"),
        Shot("formulir", "pendataan", {"worker_id": draft.worker.id}),
        Shot("impor", "impor", {"path": LIST}),
        Shot("verifikasi", "verifikasi"),
        Shot("kiriman", "kiriman"),
        Shot("kartu", "kartu"),
    ]


def help_shots(app: App) -> list[Shot]:
    """Give the pages that help shows, by the names of its pictures."""
    return [
        *(
            replace(each, name=f"bantuan-{each.name}")
            for each in shots(app)
            if each.context or each.key != "pendataan"
        ),
        Shot("bantuan-pendataan", "pendataan", {"filter": Filter()}),
        Shot("bantuan-laporan", "laporan"),
        Shot("bantuan-riwayat", "riwayat"),
        Shot("bantuan-pengaturan", "pengaturan"),
        Shot("bantuan-cadangan", "pengaturan", {"section": "backups"}),
    ]


def palette_of(image: QImage) -> list[int]:
    """Give the colours that a picture is shown with: one of each hue, then the most frequent."""
    frequent = [c for c, _n in Counter(memoryview(image.constBits()).cast("I")).most_common()]
    hues: dict[int, int] = {}
    for colour in frequent:
        hues.setdefault(colour & HUE, colour)
    return list(dict.fromkeys((*hues.values(), *frequent)))[:COLOURS]


def save(image: QImage, path: Path) -> None:
    """Save a picture with few colours, packed as tightly as PNG can.

    Raises:
        OSError: it cannot be written.
    """
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    nearest = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
    small = plain.convertToFormat(QImage.Format.Format_Indexed8, palette_of(plain), nearest)
    writer = QImageWriter(str(path), b"png")
    writer.setCompression(100)
    if not writer.write(small):
        raise OSError(writer.errorString())


def main() -> None:
    """Take every picture and tell how large it became."""
    install_theme(application()).use(Appearance.LIGHT)
    for folder in (FOLDER, HELP):
        folder.mkdir(parents=True, exist_ok=True)
    with demo_office(PEOPLE) as office:
        window = Window(office.folder / "jendela.json")
        take(window, office.app, shots(office.app), FOLDER, SIZE)
        take(window, office.app, help_shots(office.app), HELP, HELP_SIZE)
        window.lock()
        settle(window)
        grab(window, HELP / "bantuan-membuka.png")
        window.close_unasked()
    with tempfile.TemporaryDirectory() as scratch:
        app = practice.begin(Path(scratch) / "latihan")
        window = Window(Path(scratch) / "jendela.json")
        take(window, app, [Shot("bantuan-latihan", "beranda")], HELP, HELP_SIZE)
        window.close_unasked()


def take(window: Window, app: App, wanted: Sequence[Shot], folder: Path, size: QSize) -> None:
    """Show pages one after the other and save each as a picture."""
    window.resize(size)
    workplace = window.workplace or window.enter(app, remember=False)
    window.show()
    for shot in wanted:
        workplace.show_page(shot.key, **shot.context)
        settle(window)
        grab(window, folder / f"{shot.name}.png")


def grab(window: Window, path: Path) -> None:
    """Save what the window shows, and tell how large it became."""
    save(window.grab().toImage(), path)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
