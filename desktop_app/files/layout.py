"""Layouts as files: those that come with the program, and those of an office."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

from desktop_app.domain.layout import Layout
from desktop_app.domain.layout_reading import LayoutError, parse_layout
from desktop_app.kernel.i18n import _

_LONGEST = 500_000


def shipped_names() -> list[str]:
    """Give the names of the layouts that come with the program, sorted."""
    folder = files("resources") / "layouts"
    names = (entry.name for entry in folder.iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def shipped_text(name: str) -> str:
    """Give the text of a shipped layout, to be read, copied and changed by an office.

    Raises:
        LayoutError: there is no layout of that name.
    """
    known = shipped_names()
    if name not in known:
        said = _("Tidak ada tata letak bernama “{name}”. Yang ada: {known}.")
        raise LayoutError(problem=said.format(name=name, known=", ".join(known)))
    return (files("resources") / "layouts" / f"{name}.toml").read_text(encoding="utf-8")


def read_layout_text(path: Path) -> str:
    """Give the text of a layout's file.

    Raises:
        LayoutError: it cannot be opened, is far too long, or is no text in UTF-8.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(_LONGEST + 1)
        if len(content) > _LONGEST:
            raise LayoutError(problem=_("Berkasnya terlalu besar untuk sebuah tata letak."))
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as trouble:
        raise LayoutError(problem=_("Berkasnya tidak terbaca sebagai teks UTF-8.")) from trouble


def read_layout(text: str) -> Layout:
    """Give the layout that a text in TOML describes.

    Raises:
        LayoutError: it is no TOML, or says something that no layout can.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = _("Penulisannya keliru: {reason}.").format(reason=error)
        raise LayoutError(problem=said) from error
    return parse_layout(table)


def shipped_layout(name: str) -> Layout:
    """Give the layout of that name that comes with the program.

    Raises:
        LayoutError: there is none.
    """
    return read_layout(shipped_text(name))
