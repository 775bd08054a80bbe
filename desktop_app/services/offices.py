"""Which offices there are to choose from, and the settings that a new one begins with."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.region import Depth, Regions, depth
from desktop_app.domain.settings import Settings
from desktop_app.files import reference
from desktop_app.kernel.i18n import _
from desktop_app.store.keys import Cost

THROWAWAY = Cost(memory=8, passes=1, lanes=1)
"""Enough where the passphrase is random and the store lives as long as the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One office: wilayah code, its name, where it is in few words, and its kota."""

    code: str
    name: str
    place: str
    kota: str

    @property
    def whole_name(self) -> str:
        """Give the name that tells it from every other office."""
        around = "" if self.name == self.kota else f", {self.kota}"
        return f"{self.name} – {self.place}{around}"


def get_ready() -> None:
    """Read the tables of the program's own kota, before a store there is opened."""
    reference.load()


def offices() -> list[Office]:
    """Give Kota Jambi and its kelurahan, then every other kota and kabupaten of Indonesia."""
    regions = reference.regions()
    home = reference.HOME
    others = (code for code in regions.places if depth(code) == Depth.KOTA and code != home)
    return [office_of(regions, code) for code in (home, *regions.kelurahan_of(home), *others)]


def office_of(regions: Regions, code: str) -> Office:
    """Give the office of a kelurahan or of a whole kota."""
    kota = regions.name(code[:5])
    if depth(code) < Depth.KELURAHAN:
        known = len(regions.kelurahan_of(code))
        whole = _("{n} kelurahan").format(n=known) if known else _("seluruh wilayah")
        return Office(code=code, name=kota, place=whole, kota=kota)
    kecamatan = regions.name(regions.kecamatan_of(code))
    return Office(
        code=code,
        name=_("Kelurahan {name}").format(name=regions.name(code)),
        place=_("Kec. {kecamatan}").format(kecamatan=kecamatan),
        kota=kota,
    )


def new_settings(code: str, name: str = "") -> Settings:
    """Give the settings of a new office; without a name it is called by its region."""
    return Settings(id="office", office=code, office_name=name)
