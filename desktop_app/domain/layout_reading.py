"""A layout file's table taken as a `Layout`, or a sentence that says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.layout import (
    JOINING,
    LONGEST_CELL,
    TERMS,
    EnrolmentKind,
    Layout,
    LayoutColumn,
    Nature,
    Purpose,
    Term,
)
from desktop_app.kernel.errors import UnreadableError
from desktop_app.kernel.i18n import N_, _

_LAST_ROW = 1_048_576
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_PLACE = re.compile(r"\{([^{}]*)\}")
_FORM = re.compile(r"(?:dd|mm|yyyy|[-/. ])+")
_IN_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")
_IN_NO_FILE_NAME = re.compile(r'[<>:"/\\|?*{}\x00-\x1f]|^\.')
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f]")
_SOURCES = ("field", "constant", "expression")
_OPTIONS = ("form", "codes", "otherwise", "case", "separator", "limit", "required")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LAYOUT_KEYS = (
    "name", "title", "sheet", "start_row", "above", "file_name", "rows_per_file", "kinds", "also",
    "purpose", "workbook", "columns",
)  # fmt: skip


class LayoutError(UnreadableError):
    """A layout cannot be used; `problem` is the sentence that says why."""

    text = N_("Tata letak ini tidak dapat dipakai. {problem}")


@dataclass(frozen=True, slots=True)
class _Section:
    """A table of the file and the words that say where it stands; gives values of known types."""

    table: Mapping[str, Any]
    where: str

    def bad(self, problem: str, **places: object) -> LayoutError:
        said = problem.format(**places)
        return LayoutError(problem=f"{self.where}: {said}" if self.where else said)

    def only(self, *keys: str) -> None:
        for key in self.table:
            if key not in keys:
                known = ", ".join(keys)
                raise self.bad(
                    _("“{key}” tidak dikenal. Yang dikenal: {known}."), key=key, known=known
                )

    def get(self, key: str, kind: type, default: object) -> Any:
        value = self.table.get(key, default)
        if value is not default and type(value) is not kind:
            raise self.bad(_("isi {key} bukan jenis yang semestinya."), key=key)
        return value

    def text(self, key: str, default: str | None = None) -> str:
        text: str | None = self.get(key, str, default)
        if text is None:
            raise self.bad(_("{key} belum ditulis."), key=key)
        if _CONTROLS.search(text):
            raise self.bad(_("{key} memuat tanda kendali yang tidak terlihat."), key=key)
        return text

    def words(self, key: str) -> str:
        text = self.text(key)
        if not text.strip():
            raise self.bad(_("{key} belum diisi."), key=key)
        return text

    def texts(self, key: str, default: list[str]) -> list[str]:
        texts: list[str] = self.get(key, list, default)
        if not all(isinstance(text, str) for text in texts):
            raise self.bad(_("{key} harus berupa daftar tulisan."), key=key)
        return texts

    def number(self, key: str, *, default: int, most: int) -> int:
        number: int = self.get(key, int, default)
        if not 1 <= number <= most:
            raise self.bad(_("{key} berupa angka 1–{most}."), key=key, most=most)
        return number


def parse_layout(table: Mapping[str, Any]) -> Layout:
    """Take a layout from the table that its file holds (see resources/layouts/bpu.toml).

    Raises:
        LayoutError: something in it is missing, unknown or impossible; the first such thing is
            named with its place.
    """
    file = _Section(table, "")
    file.only(*_LAYOUT_KEYS)
    start_row = file.number("start_row", default=1, most=_LAST_ROW // 2)
    return Layout(
        name=_name(file),
        title=file.words("title"),
        sheet=_sheet(file),
        start_row=start_row,
        above=_above(file, start_row),
        file_name=_file_name(file),
        rows_per_file=file.number("rows_per_file", default=10_000, most=_LAST_ROW - start_row),
        kinds=_kinds(file),
        also=_also(file),
        purpose=_purpose(file),
        workbook=_workbook(file),
        columns=_columns(file),
    )


def _columns(file: _Section) -> tuple[LayoutColumn, ...]:
    columns = file.get("columns", list, [])
    if not columns:
        raise file.bad(_("Belum ada kolom. Tulis paling sedikit satu [[columns]]."))
    return tuple(_column(number, column) for number, column in enumerate(columns, 1))


def _column(number: int, table: object) -> LayoutColumn:
    place = _("Kolom {n}").format(n=number)
    if not isinstance(table, Mapping):
        raise _Section({}, place).bad(_("tulis sebagai tabel [[columns]]."))
    section = _Section(table, f"{place} ({table.get('heading', '?')})")
    section.only("heading", *_SOURCES, *_OPTIONS)
    column = LayoutColumn(
        heading=section.text("heading"),
        parts=_parts(section),
        form=_form(section),
        codes=_codes(section),
        otherwise=section.get("otherwise", str, None),
        upper=_upper(section),
        separator=section.text("separator", ", "),
        limit=section.number("limit", default=LONGEST_CELL, most=LONGEST_CELL),
        required=section.get("required", bool, default=False),
    )
    _options_fit(section, column)
    return column


def _parts(section: _Section) -> tuple[str | Term, ...]:
    given = [source for source in _SOURCES if source in section.table]
    if len(given) != 1:
        raise section.bad(_("sebutkan tepat satu dari field, constant, atau expression."))
    text = section.text(given[0])
    if given[0] == "constant":
        return (text,)
    if given[0] == "field":
        return (_term(section, text),)
    return _in_places(section, text)


def parts_from(source: str) -> tuple[str | Term, ...]:
    """Take what somebody typed as a column's content: a term, "{term}, {term}", or a fixed text.

    Raises:
        LayoutError: a place names no term.
    """
    if source in TERMS:
        return (TERMS[source],)
    return _in_places(_Section({}, ""), source) or ("",)


def _in_places(section: _Section, text: str) -> tuple[str | Term, ...]:
    pieces = _PLACE.split(text)
    parts = [_term(section, piece) if n % 2 else piece for n, piece in enumerate(pieces)]
    return tuple(part for part in parts if part)


def _term(section: _Section, word: str) -> Term:
    if word not in TERMS:
        known = ", ".join(sorted(TERMS))
        raise section.bad(
            _("isian “{word}” tidak dikenal. Yang dikenal: {known}."), word=word, known=known
        )
    return TERMS[word]


def _form(section: _Section) -> str:
    form = section.text("form", "dd-mm-yyyy")
    if not _FORM.fullmatch(form):
        raise section.bad(
            _("bentuk tanggal “{form}” tidak dikenal. Pakai dd, mm, yyyy."), form=form
        )
    return form


def _codes(section: _Section) -> dict[str, str]:
    codes: dict[str, str] = section.get("codes", dict, {})
    if not all(isinstance(code, str) for code in codes.values()):
        raise section.bad(_("isi codes harus berupa tulisan."))
    return dict(codes)


def _upper(section: _Section) -> bool:
    case = section.text("case", "")
    if case not in {"", "upper"}:
        raise section.bad(_("case hanya mengenal “upper”, bukan “{case}”."), case=case)
    return case == "upper"


def _options_fit(section: _Section, column: LayoutColumn) -> None:
    natures = {term.nature for term in column.terms}
    for option, nature in (("form", Nature.DATE), ("separator", Nature.LIST)):
        if option in section.table and nature not in natures:
            raise section.bad(_("{option} tidak berlaku bagi isian kolom ini."), option=option)
    if column.required and not natures:
        raise section.bad(_("kolom tanpa isian tidak dapat diwajibkan."))


def _name(file: _Section) -> str:
    name = file.words("name")
    if not _NAME.fullmatch(name):
        raise file.bad(_("name hanya boleh berisi huruf kecil, angka, “-”, dan “_”."))
    return name


def _sheet(file: _Section) -> str:
    sheet = file.words("sheet")
    if len(sheet) > 31:
        raise file.bad(_("Nama lembar paling panjang 31 huruf; ini {n}."), n=len(sheet))
    if _IN_NO_SHEET_NAME.search(sheet):
        raise file.bad(_("Nama lembar memuat tanda yang tidak boleh: [ ] : * ? / \\ atau petik."))
    return sheet


def _above(file: _Section, start_row: int) -> tuple[str, ...]:
    above = file.texts("above", [])
    if len(above) > start_row - 1:
        said = _("above berisi {n} baris, tetapi judul kolom sudah di baris {row}.")
        raise file.bad(said, n=len(above), row=start_row)
    return tuple(above)


def _kinds(file: _Section) -> frozenset[EnrolmentKind]:
    kinds = file.texts("kinds", sorted(JOINING))
    known = set(EnrolmentKind)
    if not kinds or not known.issuperset(kinds):
        raise file.bad(_("kinds hanya mengenal: {known}."), known=", ".join(EnrolmentKind))
    return frozenset(map(EnrolmentKind, kinds))


def _also(file: _Section) -> tuple[str, ...]:
    names = file.texts("also", [])
    for name in names:
        if not _NAME.fullmatch(name):
            raise file.bad(_("also menyebut “{name}”, yang bukan nama tata letak."), name=name)
    return tuple(names)


def _purpose(file: _Section) -> Purpose:
    purpose = file.text("purpose", Purpose.SUBMISSION)
    if purpose not in set(Purpose):
        raise file.bad(_("purpose hanya mengenal: {known}."), known=", ".join(Purpose))
    return Purpose(purpose)


def _workbook(file: _Section) -> str:
    digest = file.text("workbook", "")
    if digest and not _DIGEST.fullmatch(digest):
        raise file.bad(_("workbook berisi sidik SHA-256 berkas cabang: 64 angka dan huruf a–f."))
    return digest


def _file_name(file: _Section) -> str:
    pattern = file.words("file_name")
    if pattern.lower().endswith(".xls"):
        raise file.bad(_("Berkas .xls hanya dapat dibaca, tidak dapat ditulis. Pakai .xlsx."))
    if not pattern.endswith(".xlsx"):
        raise file.bad(_("file_name harus berakhiran .xlsx."))
    if set(_PLACE.findall(pattern)) - {"batch", "part"}:
        raise file.bad(_("file_name hanya mengenal {{batch}} dan {{part}}."))
    if _IN_NO_FILE_NAME.search(_PLACE.sub("", pattern)):
        raise file.bad(_("file_name memuat tanda yang tidak boleh ada dalam nama berkas."))
    return pattern
