"""The typeface and the scale of sizes; figures are tabular everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import font_roboto
from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Roboto"
_FILES = ("Roboto-Regular.ttf", "Roboto-Medium.ttf", "Roboto-Bold.ttf")


class Step(NamedTuple):
    """A size in points, a weight, and pixels between letters."""

    points: float
    weight: QFont.Weight
    spacing: float = 0.0


# Roboto has no semibold; its Medium is as dark as other faces' semibold.
SCALE: Mapping[str, Step] = {
    "title": Step(15, QFont.Weight.Medium),
    "section": Step(12, QFont.Weight.Medium),
    "heading": Step(10.5, QFont.Weight.Medium),
    "body": Step(10.5, QFont.Weight.Normal),
    "label": Step(9.5, QFont.Weight.Medium),
    "remark": Step(9.5, QFont.Weight.Normal),
    "caption": Step(9, QFont.Weight.Medium),
    "figure": Step(20, QFont.Weight.Medium),
    "number": Step(12, QFont.Weight.Medium),
    "query": Step(14, QFont.Weight.Normal),
    "nik": Step(14, QFont.Weight.Medium, 7.0),
}


def load_typeface() -> None:
    """Make the typeface known to Qt, from the package that carries it; needs an application."""
    folder = Path(font_roboto.font_directory)
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(folder / name))


def font(role: str) -> QFont:
    """Give the font of a role in `SCALE`.

    Raises:
        KeyError: no such role.
    """
    step = SCALE[role]
    face = QFont(FAMILY)
    face.setPointSizeF(step.points)
    face.setWeight(step.weight)
    face.setFeature(QFont.Tag("tnum"), 1)
    if step.spacing:
        face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, step.spacing)
    return face
