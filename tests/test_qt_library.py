"""Faults of the Qt binding that would end the program, looked for in the version in use."""

from __future__ import annotations

import subprocess
import sys

CALLS = 2_000
# PySide6 6.12.0 on Python 3.11 takes a reference to None away with each of these calls, until the
# interpreter ends with "none_dealloc: deallocating None".
PROBE = f"""
import sys
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QStandardItemModel

model = QStandardItemModel(1, 1)
image = QImage(8, 8, QImage.Format.Format_ARGB32)
painter = QPainter(image)
before = sys.getrefcount(None)
for _ in range({CALLS}):
    model.index(0, 0).data()
    model.headerData(9, Qt.Orientation.Horizontal)
    painter.fillRect(0, 0, 2, 2, QColor("black"))
print(before - sys.getrefcount(None))
painter.end()
"""


def test_none_keeps_its_references() -> None:
    probe = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, text=True, check=False
    )
    assert probe.returncode == 0, probe.stderr
    assert int(probe.stdout) < CALLS / 10
