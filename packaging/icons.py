"""Draw the program's icon in the sizes that desktops ask for: PNG files and one `.ico`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "program.svg"
SIDES = (16, 24, 32, 48, 64, 128, 256)


def main(folder: Path) -> int:
    """Write `SIDE.png` for each side, and `pekerja-rentan.ico` of all."""
    folder.mkdir(parents=True, exist_ok=True)
    _application = QGuiApplication(sys.argv[:1])
    for side in SIDES:
        _draw(side).save(str(folder / f"{side}.png"))
    drawn = [Image.open(folder / f"{side}.png") for side in SIDES]
    sizes = [(side, side) for side in SIDES]
    drawn[-1].save(folder / "pekerja-rentan.ico", sizes=sizes, append_images=drawn[:-1])
    return 0


def _draw(side: int) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    return image


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
