"""What the program is made of: libraries with their licences, and what those carry inside."""

from __future__ import annotations

import platform
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from typing import Any

from desktop_app.kernel.i18n import N_, _

_LICENCE_FILE = re.compile(
    r"(licen[cs]e|copying|notice)[^/]*$|/licen[cs]es/.*\.(txt|md|rst)$", re.IGNORECASE
)
SYSTEM = "sistem"
"""The folder below `LISENSI` with what a package carries of the system that packed it."""

_SEE = N_("lihat teksnya")
_HOMES = ("homepage", "repository", "source", "github", "source code", "code")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: `of` names the library that carries it inside, `licence` is written as by SPDX.

    `package` is the name under which PyPI has it, "" for what comes from elsewhere; `file` holds
    the words of the licence where they lie beside the program.
    """

    name: str
    version: str
    licence: str
    home: str = ""
    of: str = ""
    package: str = ""
    texts: tuple[str, ...] = ()
    file: Path | None = None


class MissingPartError(LookupError):
    """A library of the program is not there, or not its description."""


def parts() -> list[Part]:
    """Give every part, by name.

    Raises:
        MissingPartError: the program was packed without the description of one.
    """
    table = tomllib.loads((files("resources") / "parts.toml").read_text("utf-8"))
    own = table["texts"]
    libraries = [
        _library(name, licence, tuple(own.get(name, ())))
        for name, licence in table["libraries"].items()
    ]
    found = (*libraries, *_inside(table["inside"]), *_carried(_beside_the_program()))
    return sorted(found, key=lambda part: part.name.casefold())


def text_of(part: Part) -> str:
    """Give the words of a part's licence: what its package brings, and the texts named here."""
    if part.file is not None:
        return part.file.read_text("utf-8")
    folder = files("resources") / "licences"
    found = [(folder / name).read_text("utf-8") for name in part.texts]
    carrier = part.package or ("" if found else part.of)
    if carrier:
        found += _texts(_installed(carrier))
    return "\n\n".join(dict.fromkeys(each.strip() for each in found))


def _library(name: str, licence: str, texts: tuple[str, ...]) -> Part:
    installed = _installed(name)
    return Part(
        name=installed.metadata["Name"],
        version=installed.version,
        licence=licence,
        home=_home(installed),
        package=name,
        texts=texts,
    )


def _inside(table: list[Mapping[str, Any]]) -> Iterator[Part]:
    for each in table:
        version = platform.python_version() if each["name"] == "Python" else ""
        yield Part(
            name=each["name"],
            version=version,
            licence=each["licence"],
            home=each["home"],
            of=each.get("of", ""),
            texts=tuple(each.get("texts", ())),
        )


def _beside_the_program() -> Path | None:
    """Give where a packed program has its licences; the sources have none there."""
    return Path(sys.executable).parent / "LISENSI" if getattr(sys, "frozen", False) else None


def _carried(licences: Path | None) -> Iterator[Part]:
    """Give the libraries of the system; the head of each licence tells name, version and home."""
    for file in sorted((licences / SYSTEM).glob("*.txt")) if licences else ():
        first, home = file.read_text("utf-8").split("\n", 2)[:2]
        name, _blank, version = first.partition(" ")
        yield Part(name=name, version=version, licence=_(_SEE), home=home, file=file)


def _installed(name: str) -> Distribution:
    try:
        return distribution(name)
    except PackageNotFoundError as trouble:
        raise MissingPartError(name) from trouble


def _home(installed: Distribution) -> str:
    told = installed.metadata
    pairs = (each.split(", ", 1) for each in told.get_all("Project-URL") or ())
    by_label = {label.casefold(): url for label, url in pairs}
    pages = [*(told.get_all("Home-page") or ()), *(by_label.get(label, "") for label in _HOMES)]
    return next(filter(None, pages), "")


def _texts(installed: Distribution) -> Iterator[str]:
    for file in installed.files or ():
        if ".dist-info/" in str(file) and _LICENCE_FILE.search(str(file)):
            path = file.locate()
            if path.is_file():  # type: ignore[attr-defined]
                yield path.read_text("utf-8", "replace")  # type: ignore[attr-defined]
