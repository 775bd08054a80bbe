"""What the program reads while it runs must have come along: tables, icons, kinds of pictures."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from importlib.resources import files

from PySide6.QtGui import QColor, QImageReader, QPixmap

from ui.icons import IconSet, icon_names

TABLES = (
    *("benefits.toml", "contributions.csv", "discounts.csv", "occupations.csv", "parts.toml"),
    *("program.svg", "sheets.toml"),
    *(f"cards/{name}{size}.toml" for name in ("kota", "sungai") for size in ("", "-a5", "-a6")),
    *(f"i18n/{name}" for name in ("en.mo", "qt_id.qm")),
    *("layouts/bnba.toml", "layouts/bpu.toml", "layouts/dukcapil.toml"),
    *(f"layouts/data_tk_{kind}.toml" for kind in ("baru", "lanjutan", "na")),
    *("regions/15.71.csv", "regions/99.88.csv", "regions/desa.csv.gz"),
    *(f"regions/{name}.csv" for name in ("former", "indonesia", "spellings")),
)
"""Every table in `resources`; a kota without its own is read from the poorer one of all desa."""

KINDS = frozenset({"jpg", "png", "svg"})
"""Kinds of pictures that officers bring; each is read by a file of Qt that is found by name."""

_SIDE = 16


def lacking() -> Iterator[str]:
    """Name what is missing, or is there and gives nothing; best is no name at all."""
    for name in TABLES:
        table = files("resources") / name
        if not (table.is_file() and table.read_bytes()):
            yield name
    formats = QImageReader.supportedImageFormats()
    yield from kinds_lacking({bytes(each.data()).decode() for each in formats})
    icons = IconSet()
    if not icon_names():
        yield "icons"
    for name in icon_names():
        if _is_blank(icons.pixmap(name, QColor("black"), _SIDE)):
            yield f"icons/{name}.svg"


def kinds_lacking(readable: Collection[str]) -> list[str]:
    """Give the kinds of pictures that are not among the `readable` ones."""
    return sorted(KINDS.difference(readable))


def _is_blank(drawn: QPixmap) -> bool:
    picture = drawn.toImage()
    dots = range(picture.width() * picture.height())
    return not any(
        picture.pixelColor(dot % picture.width(), dot // picture.width()).alpha() for dot in dots
    )
