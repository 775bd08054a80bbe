"""The agency's answer: rows of any workbook that say who was accepted and who was not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.cells import Book, Value, cell, says_nothing, text_of
from desktop_app.domain.verdicts import Said, bare, refuses, verdict_said
from desktop_app.kernel.errors import UnreadableError
from desktop_app.kernel.i18n import N_, _

Rows = Sequence[Sequence[Value]]

ROWS_TO_SCAN = 30
_ROWS_TO_SAMPLE = 50
_NIK_LEAST = 10  # fewer digits are a count or a column number, not somebody's damaged NIK


class AnswerUnreadableError(UnreadableError):
    """No sheet of the file has columns that an answer needs."""

    text = N_(
        "Berkas ini tidak dikenali sebagai jawaban BPJS: tidak ada kolom NIK, KPJ, atau nomor urut"
        " beserta kolom hasilnya. Periksa apakah berkasnya benar."
    )


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One row of an answer.

    `row` is its 1-based number in the sheet, `nik` digits, `kpj` letters and digits, `number` the
    position in the batch. `reason` is as the agency wrote it; for a contradiction, what clashes.
    `stated` is False where the verdict follows from a KPJ or a reason alone. `name` is as written.
    """

    row: int
    nik: str = ""
    kpj: str = ""
    number: int | None = None
    verdict: str = Said.NOTHING
    reason: str = ""
    stated: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerColumns:
    """Where an answer keeps what: 0-based columns; `heading` is the 0-based row, -1 for none."""

    heading: int = -1
    nik: int | None = None
    kpj: int | None = None
    number: int | None = None
    verdict: int | None = None
    reason: int | None = None
    name: int | None = None

    @property
    def enough(self) -> bool:
        """Whether rows can be found in a batch, and say something of them."""
        found = {role for role in _HEADINGS if getattr(self, role) is not None}
        return any(found.issuperset(pair) for pair in _ENOUGH)


# A number alone finds people only beside something that no other list has: a result or a KPJ.
_ENOUGH = tuple(
    {who, what}
    for who, whats in {
        "nik": ("kpj", "verdict", "reason"),
        "kpj": ("verdict", "reason"),
        "number": ("kpj", "verdict"),
    }.items()
    for what in whats
)
_HEADINGS: dict[str, re.Pattern[str]] = {
    role: re.compile(words)
    for role, words in {
        "nik": r"(?:no(?:mor)? )?(?:n ?i ?k|ktp|e ktp|identitas|induk kependudukan)"
        r"(?: (?:e )?ktp| peserta| tk| tenaga kerja| pekerja)?|nik ktp|nomor identitas nik",
        "kpj": r"(?!.*\blama\b).*\bkpj\b.*|no(?:mor)? (?:peserta|kepesertaan|referensi|bpjs ?tk"
        r"|bpjs ketenagakerjaan)|nomor identitas kpj",
        "number": r"no|nomor|no(?:mor)? urut|urut(?:an)?|no(?:mor)? pegawai",
        "verdict": r"(?:status|hasil|verdict|jawaban|(?:ke)?putusan)"
        r"(?!.*\b(?:kawin|perkawinan|nikah|pernikahan|pegawai|keluarga|kerja|pekerjaan)\b).*",
        "reason": r"(?:alasan|ket|keterangan|catatan|pesan|sebab|remarks?|error|message)\b.*",
        "name": r"nama(?: lengkap)?(?: peserta| tk| tenaga kerja| pekerja)?",
    }.items()
}
ROLES = tuple(_HEADINGS)
"""What a column of an answer can be."""

_LEFTMOST = ("nik", "number", "name")  # of the others the agency adds its own to the right of ours


def guess_answer_columns(rows: Rows) -> AnswerColumns:
    """Find the headings of an answer in its first rows, else its columns by what stands in them.

    Titles above and columns of our own list beside do no harm. See `AnswerColumns.enough`.
    """
    tries = (_columns_of(number, row) for number, row in enumerate(rows[:ROWS_TO_SCAN]))
    best = max(tries, key=lambda found: (len(found), -found["heading"]), default={"heading": -1})
    if len(best) < 2:  # no heading, only the number of the row
        return AnswerColumns(**_by_content(rows))
    columns, below = AnswerColumns(**best), best["heading"] + 1
    # A reason that begins like a heading is none where the row tells of somebody.
    if below == len(rows) or _line(below, rows[below], columns=columns, sheet=""):
        return columns
    more = _columns_of(below, rows[below])
    return AnswerColumns(**(more | best | {"heading": below})) if len(more) > 1 else columns


def read_answer(
    rows: Rows, *, first_row: int = 1, columns: AnswerColumns | None = None, sheet: str = ""
) -> list[AnswerLine]:
    """Give the rows of a sheet that speak of somebody; titles, totals and signatures fall away.

    A verdict is what its column says, else a KPJ of 11 characters alone means accepted, a reason
    alone denied; the name of a `sheet` such as “Ditolak” speaks for rows that say nothing.

    Raises:
        AnswerUnreadableError: the sheet has no such columns.
    """
    found = columns or guess_answer_columns(rows)
    if not found.enough:
        raise AnswerUnreadableError
    lines = (
        _line(first_row + number, row, columns=found, sheet=sheet)
        for number, row in enumerate(rows)
        if number > found.heading
    )
    return [line for line in lines if line]


def read_answers(book: Book) -> list[AnswerLine]:
    """Give the rows of every sheet of a workbook that has the columns of an answer.

    Raises:
        AnswerUnreadableError: no sheet has them.
    """
    lines: list[AnswerLine] = []
    recognised = False
    for sheet in book.sheets:
        columns = guess_answer_columns(sheet.rows)
        if columns.enough and not sheet.hidden:
            recognised = True
            lines += read_answer(
                sheet.rows, first_row=sheet.first_row, columns=columns, sheet=sheet.name or ""
            )
    if not recognised:
        raise AnswerUnreadableError
    return lines


def _columns_of(number: int, row: Sequence[Value]) -> dict[str, int]:
    found = {"heading": number}
    for place, value in enumerate(row):
        heading = bare(_text(value)) if isinstance(value, str) else ""
        for role, pattern in _HEADINGS.items():
            if (
                heading
                and pattern.fullmatch(heading)
                and (role not in found or role not in _LEFTMOST)
            ):
                found[role] = place
                break
    return found


def _by_content(rows: Rows) -> dict[str, int]:
    """Find the columns of a sheet without headings: most of a column says what it is."""
    sample = rows[:_ROWS_TO_SAMPLE]
    found = {"heading": -1}
    tests = {
        "nik": lambda text: len(_digits(text)) == 16,
        "kpj": lambda text: len(_kpj(text)) == 11 and not text.startswith(("08", "62")),
        "verdict": lambda text: not text.isdigit() and bool(verdict_said(text)),
    }
    for place in range(max(map(len, sample), default=0)):
        texts = [_text(row[place]) for row in sample if place < len(row)]
        filled = [text for text in texts if text]
        for role, fits in tests.items():
            if filled and role not in found and sum(map(fits, filled)) * 2 > len(filled):
                found[role] = place
                break
    return found


def _line(
    row: int, values: Sequence[Value], *, columns: AnswerColumns, sheet: str
) -> AnswerLine | None:
    def at(place: int | None) -> Value:
        return None if place is None else cell(values, place)

    nik, nik_text = _digits(_text(at(columns.nik))), _text(at(columns.nik))
    kpj = _kpj(at(columns.kpj))
    number = _number(at(columns.number))
    if not _is_somebody(values, nik=nik, nik_text=nik_text, kpj=kpj, number=number):
        return None
    words, reason = _text(at(columns.verdict)), _text(at(columns.reason))
    verdict, said, stated = _judged(words, reason, kpj=kpj)
    if not (verdict or words or reason) and verdict_said(sheet):
        verdict, said, stated = verdict_said(sheet) or verdict, sheet, True
    return AnswerLine(row, nik, kpj, number, verdict, said, stated, _text(at(columns.name)))


def _is_somebody(
    values: Sequence[Value], *, nik: str, nik_text: str, kpj: str, number: int | None
) -> bool:
    if nik_text:
        return len(nik) >= _NIK_LEAST
    filled = [_text(value) for value in values if _text(value)]
    numbering = filled == [str(n) for n in range(1, len(filled) + 1)]
    return (len(kpj) >= 8 and any(map(str.isdigit, kpj))) or (
        number is not None and len(filled) > 1 and not numbering
    )


def _judged(words: str, reason: str, *, kpj: str) -> tuple[Said, str, bool]:
    """Give the verdict, the words to keep, and whether the verdict was stated."""
    verdict = verdict_said(words)
    if verdict is None:
        return Said.CONTRADICTING, _("Hasil “{words}” tidak dikenal.").format(words=words), True
    if verdict is Said.DENIED and kpj and not refuses(words):
        clash = _("Ada KPJ, tetapi juga alasan penolakan: {reason}").format(reason=words)
        return Said.CONTRADICTING, clash, True
    if verdict is Said.DENIED or (verdict is Said.NOTHING and words):
        return verdict, reason or words, True
    wrong = _wrong_kpj(kpj)
    if wrong:
        return Said.CONTRADICTING, wrong, bool(words)
    if verdict is Said.ACCEPTED or kpj:
        return Said.ACCEPTED, reason, bool(words)
    return _judged_by(reason), reason, False


def _judged_by(reason: str) -> Said:
    """Judge a row that has nothing but a remark: any that does not say otherwise refuses."""
    said = verdict_said(reason)
    return Said.DENIED if said is None else said


def _wrong_kpj(kpj: str) -> str:
    if len(kpj) == 13 and kpj.isdigit():
        return _("Ini nomor BPJS Kesehatan (13 angka). KPJ terdiri atas 11 huruf atau angka.")
    if kpj and len(kpj) != 11:
        return _("KPJ terdiri atas 11 huruf atau angka; ini {n}.").format(n=len(kpj))
    return ""


def _text(value: Value) -> str:
    text = text_of(value)
    return "" if says_nothing(text) else text


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def _kpj(value: Value) -> str:
    """Give a KPJ in capitals; a number cell gets back the zeros that it has lost at its front."""
    kpj = re.sub(r"[^0-9A-Z]", "", _text(value).upper())
    if kpj == "0":
        return ""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return kpj.zfill(11) if is_number and 9 <= len(kpj) < 11 else kpj


def _number(value: Value) -> int | None:
    text = _text(value).rstrip(".")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 7 else None
