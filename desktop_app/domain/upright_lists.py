"""Files whose headings stand one below the other: forms, one for each person, and turned lists."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from desktop_app.domain.cells import Book, Row, Sheet, cell, text_of
from desktop_app.domain.heading_words import IGNORED, NUMBER
from desktop_app.domain.headings import meaning_of
from desktop_app.domain.tables import NoListError
from desktop_app.kernel.i18n import N_

_ROWS, _COLUMNS = 200, 20
_LEAST_FIELDS = 3
_LONGEST_LABEL = 60


class TurnedListError(NoListError):
    """The headings stand in a column, each person in another."""

    text = N_(
        "Di lembar {name} judul seperti NIK dan Nama berjajar ke bawah, dan orangnya berjajar ke "
        "samping. Salin daftarnya, tempel dengan Tempel Khusus > Transpose di lembar baru, simpan, "
        "lalu coba lagi."
    )


class FormsError(NoListError):
    """The sheet is a form, or one form below the other."""

    text = N_(
        "Lembar {name} berisi formulir per orang (Nama : …, NIK : …), bukan daftar. Pindahkan ke "
        "tabel dengan satu baris judul dan satu baris untuk tiap orang, atau ketik orangnya di "
        "formulir program ini."
    )


def why_no_list(book: Book) -> NoListError:
    """Give the refusal of a book without a list that says best what was seen in it."""
    for sheet in book.sheets:
        seen = [] if sheet.hidden else next(_labels_below_each_other(sheet), [])
        if seen:
            name = sheet.name or "1"
            return TurnedListError(name=name) if _go_sideways(seen) else FormsError(name=name)
    return NoListError()


def _labels_below_each_other(sheet: Sheet) -> Iterator[list[tuple[str, Row]]]:
    """Give, of each column with headings, the fields and what stands beside them."""
    rows = sheet.rows[:_ROWS]
    for index in range(min(max(map(len, rows), default=0), _COLUMNS)):
        labels = [(_field(text_of(cell(row, index))), row[index + 1 :]) for row in rows]
        found = [(field, beside) for field, beside in labels if field]
        fields = {field for field, _beside in found}
        if len(fields) >= _LEAST_FIELDS and fields & {"nik", "name"}:
            yield found


def _field(words: str) -> str:
    label = words.partition(":")[0].strip()
    field = meaning_of(label).field if len(label) <= _LONGEST_LABEL else ""
    return "" if field in {IGNORED, NUMBER} else field


def _go_sideways(labels: list[tuple[str, Row]]) -> bool:
    """Tell whether several people stand beside headings that come but once."""
    beside = [sum(text_of(value).strip(":") != "" for value in row) for _field, row in labels]
    return len({field for field, _row in labels}) == len(labels) and median(beside) > 1
