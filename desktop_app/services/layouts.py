"""The office's layouts: take one from a file, change, copy, delete; and what a layout is by name."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.layout import Layout, Purpose
from desktop_app.domain.layout_file import LayoutFile, WorkbookFile
from desktop_app.domain.layout_reading import LayoutError
from desktop_app.domain.layout_writing import layout_text, renamed
from desktop_app.domain.people import Right
from desktop_app.domain.settings import Settings
from desktop_app.files.agency_workbook import AgencyWorkbook, read_agency_workbook
from desktop_app.files.layout import read_layout, read_layout_text, shipped_names, shipped_text
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_, _
from desktop_app.queries.layouts import layout_file, layout_files, workbook_file
from desktop_app.services.use_case import use_case
from desktop_app.store.engine import Reader
from desktop_app.store.unit import Unit

_TOML = ".toml"


class LayoutTakenError(AppError):
    """Another layout of the office has the name."""

    text = N_("Sudah ada tata letak bernama “{name}”. Pilih nama lain.")


class LayoutInUseError(AppError):
    """The office's settings choose this layout."""

    text = N_("Tata letak ini sedang dipakai untuk kiriman. Pilih dahulu yang lain di Pengaturan.")


class NoSuchLayoutError(AppError):
    """The office has no layout of its own with that name."""

    text = N_("Kantor ini tidak mempunyai tata letak “{name}” sendiri.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A layout that can be chosen; `own` = the office's, which stands before a shipped one."""

    name: str
    title: str
    own: bool
    purpose: Purpose = Purpose.SUBMISSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A layout as a file gives it, before it is kept; `workbook` where it is the agency's own.

    `unmapped` are the headings of the agency's workbook for which no field is known.
    """

    layout: Layout
    text: str
    workbook: WorkbookFile | None = None
    unmapped: tuple[str, ...] = ()


def known_layouts(connection: Reader) -> list[Known]:
    """Give all layouts by name; an own one hides the shipped one of the same name."""
    own = {each.name: each.text for each in layout_files(connection)}
    texts = {name: shipped_text(name) for name in shipped_names()} | own
    layouts = {name: read_layout(text) for name, text in sorted(texts.items())}
    return [
        Known(name=name, title=each.title, own=name in own, purpose=each.purpose)
        for name, each in layouts.items()
    ]


def text_of(connection: Reader, name: str) -> str:
    """Give a layout's text: the office's own of that name, else the shipped one.

    Raises:
        LayoutError: there is neither.
    """
    own = layout_file(connection, name)
    if own is not None:
        return own.text
    if name in shipped_names():
        return shipped_text(name)
    known = ", ".join(each.name for each in known_layouts(connection))
    said = _("Tidak ada tata letak bernama “{name}”. Yang ada: {known}.")
    raise LayoutError(problem=said.format(name=name, known=known))


def lists_of(connection: Reader, name: str) -> tuple[str, ...]:
    """Give the text of a layout and of those that it names beside it, none twice.

    Raises:
        LayoutError: one of them is not there, or no sound one.
    """
    first = text_of(connection, name)
    others = dict.fromkeys(other for other in read_layout(first).also if other != name)
    return (first, *(text_of(connection, other) for other in others))


def load(path: Path) -> Loaded:
    """Read a layout's file, or the agency's workbook as a layout; nothing is kept yet.

    Raises:
        UnreadableError: it is neither, or a workbook that can be read but not written.
    """
    if path.suffix.lower() == _TOML:
        text = read_layout_text(path)
        return Loaded(layout=read_layout(text), text=text)
    found = read_agency_workbook(path)
    return _loaded(found, path.name)


def _loaded(found: AgencyWorkbook, name: str) -> Loaded:
    content = base64.b64encode(found.content).decode("ascii")
    return Loaded(
        layout=found.layout,
        text=layout_text(found.layout),
        workbook=WorkbookFile(id=found.layout.workbook, name=name, content=content),
        unmapped=found.unmapped,
    )


@use_case(N_("menyimpan tata letak"), right=Right.ADMINISTER)
def save(unit: Unit, text: str, workbook: WorkbookFile | None = None) -> LayoutFile:
    """Keep a layout under the name that its text says; one of the same name is replaced.

    Raises:
        LayoutError: it is no sound layout.
    """
    layout = read_layout(text)
    unit.about = layout.name
    if workbook is not None and unit.get(WorkbookFile, workbook.id) is None:
        unit.put(workbook)
    if layout.workbook and unit.get(WorkbookFile, layout.workbook) is None:
        raise LayoutError(problem=_("Buku kerja cabang yang disebutnya tidak ada di kantor ini."))
    known = unit.find(LayoutFile, name=layout.name)
    if known:
        return unit.put(replace(known[0], text=text))
    return unit.put(LayoutFile(id=unit.new_id(), name=layout.name, text=text))


@use_case(N_("menyalin tata letak"), right=Right.ADMINISTER)
def duplicate(unit: Unit, text: str, name: str) -> LayoutFile:
    """Keep a copy of a layout's text under another name, to be changed.

    Raises:
        LayoutError: the name cannot be one.
        LayoutTakenError: the office has one of that name.
    """
    copy = renamed(text, name)
    layout = read_layout(copy)
    if unit.find(LayoutFile, name=layout.name) or layout.name in shipped_names():
        raise LayoutTakenError(name=layout.name)
    unit.about = layout.name
    return unit.put(LayoutFile(id=unit.new_id(), name=layout.name, text=copy))


@use_case(N_("memilih tata letak kiriman"), right=Right.ADMINISTER)
def choose(unit: Unit, name: str) -> Settings:
    """Use a layout for batches from now on.

    Raises:
        LayoutError: there is none of that name, or it is a plain list that is not sent.
    """
    layout = read_layout(unit.ask(text_of, name))
    if layout.purpose is not Purpose.SUBMISSION:
        said = _("“{name}” adalah daftar biasa, bukan untuk kiriman ke BPJS.")
        raise LayoutError(problem=said.format(name=name))
    unit.about = layout.name
    return unit.put(replace(unit.facts.settings, layout=name))


@use_case(N_("menghapus tata letak"), right=Right.ADMINISTER)
def delete(unit: Unit, name: str) -> None:
    """Delete a layout of the office; batches sealed with it keep it.

    Raises:
        NoSuchLayoutError: the office has none of that name.
        LayoutInUseError: the settings choose it and no shipped one would take its place.
    """
    known = unit.find(LayoutFile, name=name)
    if not known:
        raise NoSuchLayoutError(name=name)
    if unit.facts.settings.layout == name and name not in shipped_names():
        raise LayoutInUseError
    unit.about = name
    unit.remove(known[0])


def workbooks_of(connection: Reader, lists: Sequence[Layout]) -> dict[str, bytes]:
    """Give the agency's workbooks that these layouts are written into, by digest.

    Raises:
        LayoutError: one is not in this store.
    """
    found: dict[str, bytes] = {}
    for digest in {each.workbook for each in lists if each.workbook}:
        kept = workbook_file(connection, digest)
        if kept is None:
            raise LayoutError(problem=_("Buku kerja cabang yang disebutnya tidak ada."))
        found[digest] = base64.b64decode(kept.content)
    return found
