"""Take the pictures that are compared with the golden ones: `python golden_shots.py FOLDER`.

A process of its own, because Qt takes its scale from the environment when it starts. The office is
the same each time: invented people from a fixed seed, on a fixed day.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from office import CITY, TARMIZI, TODAY, create, open_as, with_verifier
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.services import imports, invented, verification
from ui.gallery import Gallery
from ui.program import application
from ui.theme import Appearance, Theme, install_theme
from ui.tour_pictures import settle
from ui.window import Window

PAGES = ("beranda", "pendataan", "kiriman")
LOOKS = (Appearance.LIGHT, Appearance.DARK)
HALF = 683  # pixels across: small to keep, large enough to look at


def take(widget: QWidget, folder: Path, name: str) -> None:
    """Save a picture, half as large."""
    smooth = Qt.TransformationMode.SmoothTransformation
    image = widget.grab().toImage().scaledToWidth(HALF, smooth)
    image.setDevicePixelRatio(1)
    image.save(str(folder / f"{name}.png"), quality=0)


def fill(folder: Path, listed: Path) -> None:
    """Make an office with some people recorded by one user and verified by the other."""
    app = with_verifier(create(folder))
    invented.write_people(listed, invented.people(3, count=48, within=CITY, today=TODAY))
    app.do(imports.write, app.ask(imports.plan_import, listed, app.facts))
    app.close()
    verifier = open_as(folder, "Tarmizi", TARMIZI)
    verifier.do(verification.verify_all, kelurahan=verifier.facts.regions.kecamatan_in(CITY)[0])
    verifier.close()


def take_pages(theme: Theme, out: Path) -> None:
    """Take the pages in both looks."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "kantor"
        fill(folder, Path(scratch) / "daftar.xlsx")
        window = Window(Path(scratch) / "jendela.json")
        place = window.enter(open_as(folder, "Tarmizi", TARMIZI), remember=False)
        show(window)
        for page in PAGES:
            place.show_page(page, **({"new": True} if page == "kiriman" else {}))
            settle(window)
            for look in LOOKS:
                theme.use(look)
                QApplication.processEvents()
                take(window, out, f"{page}-{look.value}")
        window.close_unasked()


def show(widget: QWidget) -> None:
    """Show a window of 1366 real pixels, whatever the scale."""
    ratio = widget.devicePixelRatioF()
    widget.resize(round(1366 / ratio), round(768 / ratio))
    widget.show()


def main(out: Path) -> None:
    """Take all pictures."""
    app = application()
    theme = install_theme(app)
    gallery = Gallery()
    show(gallery)
    for look in LOOKS:
        theme.use(look)
        app.processEvents()
        take(gallery, out, f"galeri-{look.value}")
    gallery.close()
    take_pages(theme, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
