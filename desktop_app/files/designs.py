"""The shipped card designs and sheets, read from the resources."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from desktop_app.domain.card_design import Design, NoSuchDesignError
from desktop_app.domain.card_design_reading import design_from
from desktop_app.domain.dates import show_day
from desktop_app.domain.own_design import DesignForm, Entry
from desktop_app.domain.sheet import CardSheet, Flip
from desktop_app.files import reference

_NOTHING: Mapping[str, Any] = {}
_JOINED = ("places", "colours", "fonts")


def design_names() -> tuple[str, ...]:
    """Give the names that `load_design` knows."""
    found = (files("resources") / "cards").iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in found if f.name.endswith(".toml")))


def load_design(
    name: str,
    places: Mapping[str, str] = _NOTHING,
    *,
    colours: Mapping[str, str] = _NOTHING,
    pictures: Mapping[str, bytes] = _NOTHING,
) -> Design:
    """Give a shipped design with the office's own words in its places, colours and pictures.

    What the programmes pay is there under the codes of `resources/benefits.toml`, with the day of
    the figures as `as_of`.

    Raises:
        DesignError: there is none of this name, or the file or a given value is wrong.
    """
    raw = _source(name)
    raw["colours"] = {**raw.get("colours", {}), **colours}
    return design_from(name, raw, {**_benefits(), **places}, pictures)


@cache
def design_form(name: str) -> DesignForm:
    """Give what an office may change of a shipped design, with the values it comes with.

    Raises:
        DesignError: there is none of this name.
    """
    raw = _source(name)
    labels = raw.get("labels", {})
    design = load_design(name)
    return DesignForm(
        name=name,
        label=raw["label"],
        width=design.width,
        height=design.height,
        texts=_entries(labels.get("texts", {}), raw.get("places", {})),
        colours=_entries(labels.get("colours", {}), raw.get("colours", {})),
        pictures=_entries(labels.get("pictures", {}), {}),
    )


def _entries(labels: Mapping[str, str], values: Mapping[str, str]) -> tuple[Entry, ...]:
    return tuple(Entry(key, label, values.get(key, "")) for key, label in labels.items())


def _source(name: str) -> dict[str, Any]:
    """Give a design's tables; one that is `like` another has that one's, where it says nothing."""
    if name not in design_names():
        raise NoSuchDesignError(name=name, known=", ".join(design_names()))
    text = (files("resources") / "cards" / f"{name}.toml").read_text("utf-8")
    raw = tomllib.loads(text)
    if "like" not in raw:
        return raw
    base = _source(str(raw.pop("like")))
    raw["scale"] = raw.get("scale", 1) * base.get("scale", 1)
    joined = {key: {**base.get(key, {}), **raw.get(key, {})} for key in _JOINED}
    return {**base, **raw, **joined}


def _benefits() -> dict[str, str]:
    held = reference.benefits()
    said = {each.code: each.words_on_card() for each in held.benefits}
    return {**said, "as_of": show_day(held.as_of)}


def load_sheets() -> dict[str, CardSheet]:
    """Give the shipped sheets by name; the first is the usual one."""
    tables = tomllib.loads((files("resources") / "sheets.toml").read_text("utf-8"))
    return {name: _sheet(name, dict(table)) for name, table in tables.items()}


def _sheet(name: str, table: dict[str, object]) -> CardSheet:
    flip = Flip(str(table.pop("flip", Flip.LONG)))
    return CardSheet(name=name, flip=flip, **table)  # type: ignore[arg-type]  # our own file, tested
