"""Rows of a list that are no people: totals, column numbers, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from desktop_app.domain.cells import Row, Value, is_blank, text_of
from desktop_app.domain.roman import roman

_SIXTEEN_OR_SO = re.compile(r"\d{14,17}")
_NOT_DIGITS = re.compile(r"[\s.\-'’`\u200b-\u200d\ufeff]")
_TOTAL = re.compile(
    r"(?:GRAND\s+)?(?:SUB[\s-]*)?(?:JUMLAH|JLH|JML|TOTAL|REKAP(?:ITULASI)?)\b(?!\s+(?:BULAN|ANAK))",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:YANG\s+)?(?:MENGETAHUI|MENYETUJUI|DISETUJUI|DIKETAHUI|DIBUAT OLEH|DISUSUN OLEH|DISAHKAN"
    r"|HORMAT KAMI|PETUGAS PENDATA|YANG MEMBUAT|PENANGGUNG JAWAB|A\.?N\.?\s+LURAH|LURAH\b|PLT\.?\s"
    r"|CAMAT\b|NIP\b|TTD\b|KETUA RT\b|KETUA RW\b|KEPALA (?:DINAS|SEKSI|BAGIAN)\b|KASI\b)"
    r"|\(?[\s._…]{6,}\)?$",
    re.IGNORECASE,
)
_PLACE_AND_DAY = re.compile(
    r"[A-Z][A-Z ]*,\s*(?:\d{1,2}|[._…]{2,})\s*(?:[A-Z]+|[./-]\s*\d{1,2}\s*[./-])\s*(?:20\d\d|[._…]{2,})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\(?\s*(?:(\d{1,3})(?:\s*=[\d\s+x*:/-]*)?|([A-Za-z]))\s*\)?\.?")
_SHORT_NUMBERING = re.compile(r"\(?(?:\d{1,3}|[A-Z]|[IVX]{1,5})[.)]*", re.IGNORECASE)
_DITTO = re.compile(
    r"S\.?\s?D\.?\s?A\.?|IDEM|ID\.|IBID(?:EM)?\.?|DITTO|DTO\.?|SAMA(?: DENGAN)?(?: DI ?)?(?: ?ATAS)?|-?\s*[\"”“″〃״]+\s*-?"
    r"|''|’’|,,|-\s*\"\s*-",
    re.IGNORECASE,
)


def looks_like_nik(value: Value) -> bool:
    """Tell whether a cell holds a number about as long as a NIK, however damaged."""
    if isinstance(value, str):
        if len(value) < 14:
            return False
        if value.isdecimal():
            return len(value) <= 17
        return _SIXTEEN_OR_SO.fullmatch(_NOT_DIGITS.sub("", value)) is not None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return 1e13 <= value < 1e17


def is_ditto(text: str) -> bool:
    """Tell whether a cell says "the same as above"."""
    return _DITTO.fullmatch(text) is not None


def is_total(texts: Sequence[str]) -> bool:
    """Tell whether the filled cells of a row are a sum."""
    return any(_TOTAL.match(text) for text in texts[:2])


def ends_list(texts: Sequence[str]) -> bool:
    """Tell whether the filled cells of a row begin the signatures below a list."""
    if not 1 <= len(texts) <= 4:
        return False
    return (
        any(_END.match(text) for text in texts) or _PLACE_AND_DAY.fullmatch(texts[-1]) is not None
    )


def is_remark(texts: Sequence[str]) -> bool:
    """Tell whether the filled cells of a row only explain the headings: "(16 digit)", "(L/P)"."""
    return all(text.startswith("(") and text.endswith(")") for text in texts)


def without_numbering(texts: Sequence[str]) -> Sequence[str]:
    """Give the filled cells of a row without the "A" or "1." of a section that stands before them."""
    return texts[1:] if len(texts) > 1 and _SHORT_NUMBERING.fullmatch(texts[0]) else texts


def is_column_numbers(row: Row) -> bool:
    """Tell whether a row just counts the columns: 1 2 3 4, a b c d or I II III, also in brackets."""
    texts = [text_of(value) for value in row if not is_blank(value)]
    romans = [roman(text.strip("(). ")) for text in texts]
    return _counts([_ordinal(text) for text in texts]) or _counts(romans)


def _counts(numbers: Sequence[int]) -> bool:
    steps = {second - first for first, second in pairwise(numbers)}
    return len(numbers) >= 3 and numbers[0] in {1, 2} and steps <= {1, 2}


def _ordinal(text: str) -> int:
    """Give the number of a column's "3", "(3)", "c" or "6=4+5"; 0 for anything else."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return 0
    return int(found[1]) if found[1] else ord(found[2].upper()) - 64
