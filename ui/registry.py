"""Which pages the window has, in the order of the work; each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

from desktop_app.kernel.i18n import N_, _
from ui.page import Page, PageSpec, Place

if TYPE_CHECKING:
    from ui.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One page: the class is found at `module:name`, so that starting imports no page."""

    key: str
    title: str
    icon: str
    where: str
    place: Place = Place.MAIN

    @property
    def module(self) -> str:
        """The module that the class is found in."""
        return self.where.partition(":")[0]


PAGES = (
    Entry(key="beranda", title=N_("Beranda"), icon="home", where="ui.pages.beranda:BerandaPage"),
    Entry(
        key="pendataan",
        title=N_("Pendataan"),
        icon="users",
        where="ui.pages.pendataan:PendataanPage",
    ),
    Entry(
        key="verifikasi",
        title=N_("Verifikasi"),
        icon="shield-check",
        where="ui.pages.verifikasi:VerifikasiPage",
    ),
    Entry(key="impor", title=N_("Impor"), icon="download", where="ui.pages.impor:ImporPage"),
    Entry(
        key="kiriman",
        title=N_("Kiriman BPJS"),
        icon="send",
        where="ui.pages.kiriman:KirimanPage",
    ),
    Entry(key="kartu", title=N_("Kartu"), icon="card", where="ui.pages.kartu:KartuPage"),
    Entry(key="laporan", title=N_("Laporan"), icon="report", where="ui.pages.laporan:LaporanPage"),
    Entry(key="riwayat", title=N_("Riwayat"), icon="history", where="ui.pages.riwayat:RiwayatPage"),
    Entry(key="sama", title=N_("Orang yang sama"), icon="copy", where="ui.pages.sama:SamaPage"),
    Entry(
        key="pengaturan",
        title=N_("Pengaturan"),
        icon="gear",
        where="ui.pages.pengaturan:PengaturanPage",
        place=Place.FOOT,
    ),
)


def present(entries: tuple[Entry, ...] = PAGES) -> Iterator[Entry]:
    """Give the pages whose module this program ships."""
    for entry in entries:
        if find_spec(entry.module) is not None:
            yield entry


def specs(desk: Desk) -> list[PageSpec]:
    """Give the pages for a window at this desk, each made when it is first shown."""
    return [
        PageSpec(
            key=entry.key,
            title=_(entry.title),
            icon=entry.icon,
            factory=partial(_made, entry.where, desk),
            place=entry.place,
        )
        for entry in present()
    ]


def _made(where: str, desk: Desk) -> Page:
    module, _colon, name = where.partition(":")
    return cast("Page", getattr(import_module(module), name)(desk))
