"""Card designs: the shipped ones, and the office's own with its words, colours and pictures."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.card_design import Design
from desktop_app.domain.card_design_reading import COLOUR
from desktop_app.domain.facts import Facts
from desktop_app.domain.own_design import DesignForm, OfficePicture, OwnDesign
from desktop_app.domain.people import Right
from desktop_app.domain.practice import mark_of
from desktop_app.files.card_pictures import as_png
from desktop_app.files.designs import design_form, design_names, load_design
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_
from desktop_app.queries import printing
from desktop_app.services.use_case import use_case
from desktop_app.store.engine import Reader
from desktop_app.store.unit import Unit

_NONE: Mapping[str, str] = {}


class NotPermittedError(AppError):
    """Nobody has said that the office may use this mark."""

    text = N_("Centang dahulu izin pemakaian logo. Tanpa izin pemiliknya, logo tidak dipakai.")


class DesignNameTakenError(AppError):
    """Another design of the office, or a shipped one, has this name."""

    text = N_("Nama rancangan kosong atau sudah dipakai. Beri nama lain.")


class ColourError(AppError):
    """A colour is not written as #RRGGBB."""

    text = N_("Warna ditulis seperti #2C3C85.")


class DesignInUseError(AppError):
    """The office's usual design cannot be removed."""

    text = N_("Rancangan ini sedang dipakai kantor. Pilih rancangan lain dahulu.")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDesign:
    """A design that can be chosen: its code, what people call it, its form; `own` if the office's."""

    code: str
    label: str
    form: DesignForm
    own: OwnDesign | None = None


def known_designs(connection: Reader, facts: Facts) -> list[KnownDesign]:
    """Give all designs, the shipped ones first; their texts as this office would print them."""
    places = _places(facts)
    forms = {name: _at_home(design_form(name), places) for name in design_names()}
    shipped = [KnownDesign(code=name, label=form.label, form=form) for name, form in forms.items()]
    own = [
        KnownDesign(code=each.id, label=each.name, form=forms[each.base], own=each)
        for each in printing.own_designs(connection)
        if each.base in forms
    ]
    return [*shipped, *own]


def _at_home(form: DesignForm, places: Mapping[str, str]) -> DesignForm:
    texts = []
    for each in form.texts:
        value = places.get(each.key, each.value)
        texts.append(replace(each, value=value.format_map(places)))
    return replace(form, texts=tuple(texts))


def design_of(
    connection: Reader, facts: Facts, code: str, texts: Mapping[str, str] = _NONE
) -> Design:
    """Give a design ready to print: a shipped one by its name, one of the office's by its id.

    `texts` go before the office's own.

    Raises:
        DesignError: there is none.
    """
    own = None if code in design_names() else printing.own_design(connection, code)
    if own is not None:
        return made(connection, facts, own, texts)
    shipped = load_design(code, {**_places(facts), **texts})
    return replace(shipped, watermark=mark_of(facts.settings))


def made(
    connection: Reader, facts: Facts, own: OwnDesign, texts: Mapping[str, str] = _NONE
) -> Design:
    """Give one of the office's designs as it would print, kept or not.

    Raises:
        DesignError: a text or colour cannot be used.
    """
    kept = printing.pictures(connection, [key for _slot, key in own.pictures])
    pictures = {slot: b64decode(kept[key].content) for slot, key in own.pictures if key in kept}
    places = {**_places(facts), **dict(own.texts), **texts}
    design = load_design(own.base, places, colours=dict(own.colours), pictures=pictures)
    return replace(design, label=own.name, watermark=mark_of(facts.settings))


def _places(facts: Facts) -> dict[str, str]:
    settings = facts.settings
    places = {"city": facts.regions.name(settings.office[:5])}
    return places | ({"help": f"Disnaker {settings.contact}"} if settings.contact else {})


@use_case(N_("menyimpan rancangan kartu"), right=Right.PRINT)
def save(unit: Unit, own: OwnDesign) -> OwnDesign:
    """Keep a design of the office.

    Raises:
        DesignNameTakenError: no name, or another design has it.
        ColourError: a colour is none.
        StaleError: it was changed since it was read.
    """
    name = " ".join(own.name.split())
    taken = {each.name.casefold(): each.id for each in unit.find(OwnDesign)}
    labels = {design_form(each).label.casefold() for each in design_names()}
    if not name or name.casefold() in labels or taken.get(name.casefold(), own.id) != own.id:
        raise DesignNameTakenError
    if not all(COLOUR.fullmatch(value) for _key, value in own.colours):
        raise ColourError
    return unit.put(replace(own, id=own.id or unit.new_id(), name=name))


@use_case(N_("menghapus rancangan kartu"), right=Right.PRINT)
def remove(unit: Unit, key: str) -> None:
    """Remove a design of the office; cards that were printed with it keep its id.

    Raises:
        DesignInUseError: it is the office's usual design.
    """
    if unit.facts.settings.card_design == key:
        raise DesignInUseError
    own = unit.get(OwnDesign, key)
    if own is not None:
        unit.remove(own)


@use_case(N_("menyimpan logo kantor"), right=Right.PRINT)
def add_picture(unit: Unit, name: str, content: bytes, *, permitted: bool) -> OfficePicture:
    """Keep a picture that the office supplied; `permitted`: somebody ticked that it may be used.

    Raises:
        NotPermittedError: nobody did.
        PictureError: it cannot be read.
    """
    if not permitted:
        raise NotPermittedError
    return unit.put(
        OfficePicture(
            id=unit.new_id(),
            name=name,
            content=b64encode(as_png(content)).decode(),
            permitted_by=unit.user.id,
            permitted_at=unit.at,
        )
    )


def free_name(wanted: str, taken: Sequence[str]) -> str:
    """Give a name that nothing has yet: `wanted`, or with a number behind."""
    used = {each.casefold() for each in taken}
    names = (wanted, *(f"{wanted} {n}" for n in range(2, len(used) + 3)))
    return next(each for each in names if each.casefold() not in used)
