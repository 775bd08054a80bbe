"""The shipped card designs and sheets, read from the resources."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from desktop_app.domain.card_design import Design, DesignError, design_from
from desktop_app.domain.sheet import CardSheet, Flip

_NO_PLACES: Mapping[str, str] = {}


def design_names() -> tuple[str, ...]:
    """Give the names that `load_design` knows."""
    found = (files("resources") / "cards").iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in found if f.name.endswith(".toml")))


def load_design(name: str, places: Mapping[str, str] = _NO_PLACES) -> Design:
    """Give a shipped design, with the office's own words (such as `city`) in its places.

    Raises:
        DesignError: there is none of this name, or the file is wrong.
    """
    if name not in design_names():
        raise DesignError(name=name, what="resources/cards")
    text = (files("resources") / "cards" / f"{name}.toml").read_text("utf-8")
    return design_from(name, tomllib.loads(text), places)


def load_sheets() -> dict[str, CardSheet]:
    """Give the shipped sheets by name; the first is the usual one."""
    tables = tomllib.loads((files("resources") / "sheets.toml").read_text("utf-8"))
    return {name: _sheet(name, dict(table)) for name, table in tables.items()}


def _sheet(name: str, table: dict[str, object]) -> CardSheet:
    flip = Flip(str(table.pop("flip", Flip.LONG)))
    return CardSheet(name=name, flip=flip, **table)  # type: ignore[arg-type]  # our own file, tested
