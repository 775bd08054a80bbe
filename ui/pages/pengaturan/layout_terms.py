"""What the contents of a layout's column are called on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.layout import TERMS, LayoutColumn
from desktop_app.domain.layout_writing import source_of
from desktop_app.domain.list_file import field_label
from desktop_app.kernel.i18n import N_, _
from ui.widgets.choice_edit import Choice

_OWN: Mapping[str, str] = {
    "position": N_("Nomor urut"),
    "income_band": N_("Penghasilan yang dilaporkan"),
    "end_reason": N_("Kode alasan berakhir"),
    "end_reason.label": N_("Alasan berakhir"),
    "ended_on": N_("Tanggal berakhir"),
    "kelurahan": N_("Kode kelurahan"),
    "home_kelurahan": N_("Kode kelurahan domisili"),
    "kelurahan.name": N_("Kelurahan"),
    "kelurahan.kecamatan": N_("Kecamatan"),
    "home_kelurahan.name": N_("Kelurahan domisili"),
    "home_kelurahan.kecamatan": N_("Kecamatan domisili"),
    "group": N_("Kode kelompok"),
    "group.label": N_("Kelompok"),
    "occupation": N_("Kode pekerjaan di program ini"),
    "occupation.label": N_("Pekerjaan"),
    "occupation.bpjs_code": N_("Kode pekerjaan BPJS"),
    "work_hours.start": N_("Jam mulai kerja"),
    "work_hours.end": N_("Jam selesai kerja"),
}


def term_choices() -> list[Choice]:
    """Give everything that a column may hold, by its word in a layout's file."""
    choices = [Choice(word, _label(word), word) for word in TERMS]
    return sorted(choices, key=lambda choice: choice.label.casefold())


def content_words(column: LayoutColumn) -> str:
    """Give what a column holds as the table shows it."""
    source = source_of(column)
    if source in TERMS:
        return _label(source)
    return f"“{source}”" if source and not column.terms else source


def _label(word: str) -> str:
    return _(_OWN[word]) if word in _OWN else field_label(TERMS[word].field) or word
