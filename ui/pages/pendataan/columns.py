"""The columns of the list: which there are, which are shown, and how a user's choice is kept."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.workflow import Status
from desktop_app.kernel.i18n import _
from ui.theme import theme_of
from ui.widgets.badges import BADGES
from ui.widgets.cells import CellKind, Column, status_width

USUAL = ("name", "nik", "birth_date", "sex", "rt", "occupation", "status", "note", "changed")
_NARROW = ("name", "nik", "status", "note")
_FIRST = "tick"
_KEPT = "name"
"""Without a name a list says nothing: this column cannot be taken away."""


def all_columns() -> tuple[Column, ...]:
    """Give every column in the order in which they stand."""
    status = status_width(tuple(each.value for each in Status if each.value in BADGES), theme_of())
    date, centre = CellKind.DATE, CellKind.CENTRE
    return (
        Column(key="tick", kind=CellKind.TICK, width=44),
        Column(key="name", title=_("Nama"), kind=CellKind.NAME, width=186, sortable=True),
        Column(key="nik", title=_("NIK"), kind=CellKind.NIK, width=156, sortable=True),
        Column(key="kk", title=_("No. KK"), kind=CellKind.NIK, width=174),
        Column(key="birth_date", title=_("Lahir"), kind=date, width=108, sortable=True),
        Column(key="sex", title=_("L/P"), kind=centre, width=44),
        Column(key="mother_name", title=_("Nama ibu kandung"), width=168),
        Column(key="phone", title=_("No. HP"), width=132),
        Column(key="address", title=_("Alamat"), width=200),
        Column(key="kelurahan", title=_("Kelurahan"), width=150, sortable=True),
        Column(key="rt", title=_("RT"), kind=centre, width=56, sortable=True),
        Column(key="group", title=_("Kelompok"), width=150),
        Column(key="occupation", title=_("Pekerjaan")),
        Column(key="kpj", title=_("KPJ"), width=124),
        Column(key="basis", title=_("Dasar pemrosesan"), width=210),
        Column(key="status", title=_("Status"), kind=CellKind.BADGE, width=status, sortable=True),
        Column(key="note", title=_("Catatan"), kind=CellKind.NOTE, width=192),
        Column(key="changed", title=_("Diubah"), kind=CellKind.TIME, width=84, sortable=True),
    )


def columns(chosen: Sequence[str] = (), *, narrow: bool = False) -> tuple[Column, ...]:
    """Give the columns to show; in a narrow window only those that tell people apart."""
    wanted = {_FIRST, _KEPT, *(_NARROW if narrow else chosen or USUAL)}
    shown = [each for each in all_columns() if each.key in wanted]
    if any(not each.width for each in shown):
        return tuple(shown)
    # One column takes what is left of the width: the name, where no other does.
    return tuple(
        Column(key=_KEPT, title=each.title, kind=each.kind, sortable=True)
        if each.key == _KEPT
        else each
        for each in shown
    )
