"""The lists in a file: found, or refused by a sentence that says why, with what is to be said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from desktop_app.domain.bare_lists import NoPeopleError, find_lists
from desktop_app.domain.cells import Book, Row, Value, cell, is_blank, text_of
from desktop_app.domain.columns import SAMPLE_ROWS, Column
from desktop_app.domain.heading_words import IGNORED
from desktop_app.domain.headings import Meaning, meaning_of
from desktop_app.domain.nik import is_nik
from desktop_app.domain.tables import NoListError, Table, skipped_sheets
from desktop_app.files.formulas import unsaved_columns
from desktop_app.kernel.errors import UnreadableError
from desktop_app.kernel.i18n import N_, _

_KNOWN_TO_MEAN_NOTHING = Meaning(IGNORED, sure=True)


class UnsavedResultsError(UnreadableError):
    """Nobody is seen in the list, for its cells are formulas without results."""

    text = N_(
        "Isi daftar ini berupa rumus yang hasilnya tidak tersimpan, jadi terbaca kosong. "
        "Buka berkasnya di Excel atau LibreOffice, simpan, lalu coba lagi."
    )


def lists_in(book: Book, path: Path) -> tuple[Table, ...]:
    """Find the lists in a book that was read from this file.

    Raises:
        UnreadableError: there is none, or nobody in it.
    """
    try:
        return find_lists(book)
    except (NoListError, NoPeopleError):
        if any(unsaved_columns(path).values()):
            raise UnsavedResultsError from None
        raise


def remarks_on(book: Book, tables: Sequence[Table], path: Path) -> Iterator[str]:
    """Say what is to be known of how a file was read."""
    if not tables[0].header_rows:
        yield _("Tidak ada baris judul; isi kolom ditebak dari baris di bawahnya.")
    for table in tables[1:]:
        if not table.header_rows and tables[0].header_rows:
            said = _("Lembar {name} tidak punya baris judul; periksa isi kolomnya.")
            yield said.format(name=table.sheet.name)
    for name in skipped_sheets(book):
        yield _("Lembar tersembunyi dilewati: {name}.").format(name=name)
    yield from _other_people(tables)
    yield from _formulas_without_results(tables, path)


def _other_people(tables: Sequence[Table]) -> Iterator[str]:
    """Name the columns with the NIK of a second person in the row (his wife), who is not read."""
    named = [
        column.heading
        for table in tables
        for column in table.columns
        if not column.field
        and meaning_of(column.heading) != _KNOWN_TO_MEAN_NOTHING
        and _mostly_niks(cell(row, column.index) for row in _first_rows(table))
    ]
    if named:
        said = _(
            "Kolom {names} berisi nomor 16 angka yang tidak dibaca. Bila itu NIK orang lain yang "
            "diusulkan, beri orang itu baris sendiri."
        )
        yield said.format(names=", ".join(dict.fromkeys(named)))


def _mostly_niks(values: Iterable[Value]) -> bool:
    texts = [text for value in values if (text := text_of(value))]
    return 2 * sum(map(is_nik, texts)) > len(texts)


def _formulas_without_results(tables: Sequence[Table], path: Path) -> Iterator[str]:
    """Name the columns that are blank only because nobody saved what their formulas give."""
    blank = [(table.sheet.name or "", list(_blank_columns(table))) for table in tables]
    if not any(columns for _name, columns in blank):
        return  # as nearly always: the file is not opened again
    unsaved = unsaved_columns(path)
    named = [
        column.heading
        for sheet, columns in blank
        for column in columns
        if column.index in unsaved.get(sheet, ())
    ]
    if named:
        said = _(
            "Kolom {names} berupa rumus yang hasilnya tidak tersimpan, jadi terbaca kosong. "
            "Buka berkasnya di Excel atau LibreOffice, simpan, lalu impor lagi."
        )
        yield said.format(names=", ".join(dict.fromkeys(named)))


def _blank_columns(table: Table) -> Iterator[Column]:
    """Give the columns that are read as something, and show nothing in the first rows."""
    first = _first_rows(table)
    for column in table.columns:
        if column.field and all(is_blank(cell(row, column.index)) for row in first):
            yield column


def _first_rows(table: Table) -> list[Row]:
    rows = table.sheet.rows
    return [
        row
        for one in table.stretches
        for row in rows[one.start : min(one.stop, one.start + SAMPLE_ROWS)]
    ]
