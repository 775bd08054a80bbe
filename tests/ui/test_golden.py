"""Gallery and pages look as they did: light and dark, at 100 and 150 per cent.

Compared are cells of sixteen by sixteen pixels, so that another rasteriser of the same typeface
passes and a part that moved, went or changed its colour does not. A wanted change:
`packaging/dev.py test tests/ui/test_golden.py --update-golden`, then look at the pictures.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "golden"
CELLS = QSize(86, 48)
MEAN, STRONG, FEW = 0.9, 28, 0.0015
"""How far colours may be off on average, from where on a cell counts as another, how many may."""
LARGEST = 1_500_000
SCALES = ("1.0", "1.5")


def cells(image: QImage) -> bytes:
    """Give the mean colour of every cell."""
    smooth = Qt.TransformationMode.SmoothTransformation
    small = image.convertToFormat(QImage.Format.Format_RGB32)
    small = small.scaled(CELLS, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return bytes(small.constBits())


def difference(one: QImage, other: QImage) -> tuple[float, float]:
    """Give the mean difference of a channel, and the share of channels that are strongly off."""
    off = [abs(a - b) for a, b in zip(cells(one), cells(other), strict=True)]
    return sum(off) / len(off), sum(each > STRONG for each in off) / len(off)


def alike(one: QImage, other: QImage) -> bool:
    mean, strong = difference(one, other)
    return mean <= MEAN and strong <= FEW


@pytest.mark.parametrize("scale", SCALES)
def test_everything_looks_as_it_did(
    scale: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    paths = os.pathsep.join((str(HERE.parent), str(HERE.parent.parent)))
    environment = {**os.environ, "QT_SCALE_FACTOR": scale, "PYTHONPATH": paths}
    script = str(HERE / "golden_shots.py")
    subprocess.run([sys.executable, script, str(tmp_path)], env=environment, check=True)
    folder = GOLDEN / scale
    if pytestconfig.getoption("update_golden"):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(tmp_path, folder)
    taken = {each.name: QImage(str(each)) for each in tmp_path.glob("*.png")}
    kept = {each.name: QImage(str(each)) for each in folder.glob("*.png")}
    assert taken.keys() == kept.keys()
    other = {
        name: difference(taken[name], kept[name])
        for name in taken
        if not alike(taken[name], kept[name])
    }
    assert not other


def test_a_part_that_changed_is_seen_and_the_edges_of_letters_are_not() -> None:
    kept = QImage(str(GOLDEN / "1.0" / "beranda-light.png"))
    softer, moved, painted = scaled(scaled(kept, 0.7), 1 / 0.7), scaled(kept, 2), kept.copy()
    moved = scaled(moved.copy(1, 0, moved.width(), moved.height()), 0.5)
    painter = QPainter(painted)
    painter.fillRect(QRect(400, 300, 55, 14), QColor("#3B4CA8"))
    painter.end()
    assert alike(kept, softer)
    assert alike(kept, moved)
    assert not alike(kept, painted)


def scaled(image: QImage, factor: float) -> QImage:
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaledToWidth(round(image.width() * factor), smooth)


def test_the_pictures_stay_small() -> None:
    assert sum(each.stat().st_size for each in GOLDEN.rglob("*.png")) < LARGEST
