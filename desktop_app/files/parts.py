"""What the program is made of: libraries with their licences, and what those carry inside."""

from __future__ import annotations

import platform
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.resources import files
from typing import Any

_LICENCE_FILE = re.compile(
    r"(licen[cs]e|copying|notice)[^/]*$|/licen[cs]es/.*\.(txt|md|rst)$", re.IGNORECASE
)
_HOMES = ("homepage", "repository", "source", "github", "source code", "code")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: `of` names the library that carries it inside, `licence` is written as by SPDX.

    `package` is the name under which PyPI has it, "" for what comes from elsewhere.
    """

    name: str
    version: str
    licence: str
    home: str = ""
    of: str = ""
    package: str = ""
    texts: tuple[str, ...] = ()


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
    return sorted((*libraries, *_inside(table["inside"])), key=lambda part: part.name.casefold())


def text_of(part: Part) -> str:
    """Give the words of a part's licence: what its package brings, and the texts named here."""
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
