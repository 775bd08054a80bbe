"""The answer to a matching list: rows of any workbook that say what Dukcapil found of a NIK."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.answer import AnswerColumns, guess_answer_columns
from desktop_app.domain.cells import Book, Row, cell, text_of
from desktop_app.domain.dukcapil import Match, matched
from desktop_app.domain.nik import is_nik
from desktop_app.domain.verdicts import bare
from desktop_app.domain.worker import Worker
from desktop_app.kernel.errors import UnreadableError
from desktop_app.kernel.i18n import N_

# The first that fits: what is graver stands before what is milder, a refusal before its opposite.
_WORDS = (
    (Match.DIED, re.compile(r"\b(?:meninggal|wafat|almarhum\w*|mati|deceased)\b")),
    (Match.DOUBLE, re.compile(r"\b(?:ganda|duplikat|dobel|double|duplicate)\b")),
    (
        Match.UNMATCHED,
        re.compile(
            r"\b(?:tidak|tdk|tak|belum|blm|non|not|bukan)\b|\b(?:un|mis)match\w*\b|\bbeda\b"
        ),
    ),
    (Match.MOVED, re.compile(r"\bpindah\w*\b|\bmoved\b")),
    (Match.MATCHED, re.compile(r"\b(?:padan|sesuai|cocok|ditemukan|sama|valid|ada|match\w*|ok)\b")),
)


_RESULT = re.compile(
    r"(?:(?:tidak|tdk|tak|belum|blm) )?padan\b.*|meninggal\b.*|(?:nik )?ganda\b.*|pindah\b.*"
)
_KPJ = re.compile(r"[0-9A-Z]{11}")
_PROOF = re.compile(r"\bpadan\b")


class NoMatchingError(UnreadableError):
    """No sheet has a column of NIKs beside one with a result that is understood."""

    text = N_(
        "Berkas ini tidak dikenali sebagai hasil pemadanan Dukcapil: tidak ada kolom NIK beserta "
        "kolom hasil. Periksa apakah berkasnya benar."
    )


class AgencyAnswerError(UnreadableError):
    """The file gives people a KPJ, so it is the agency's answer."""

    text = N_("Ini jawaban BPJS, bukan hasil pemadanan Dukcapil.")


@dataclass(frozen=True, slots=True)
class MatchLine:
    """One row of an answer: its 1-based number, the NIK, what was said; None = not understood."""

    row: int
    nik: str
    match: Match | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """An answer held against the people: every row stands in exactly one place.

    read = changed + same + repeated + unclear + unknown. `repeated` say again what a row before
    said, `unclear` have words that nobody understands or say two things of one NIK, `unknown` name
    nobody in this store.
    """

    changed: tuple[Worker, ...]
    same: int
    unclear: tuple[MatchLine, ...]
    unknown: tuple[MatchLine, ...]
    repeated: int = 0

    def counts(self) -> dict[str, int]:
        """Give the figures of the outcome by name; `read` is the sum of the others."""
        parts = {
            "changed": len(self.changed),
            "same": self.same,
            "repeated": self.repeated,
            "unclear": len(self.unclear),
            "unknown": len(self.unknown),
        }
        return {"read": sum(parts.values()), **parts}


def match_said(words: str) -> Match | None:
    """Give what the words of a result mean; None where nobody knows."""
    plain = bare(words)
    return next((match for match, pattern in _WORDS if pattern.search(plain)), None)


def speaks_of_matching(book: Book) -> bool:
    """Tell whether a book is Dukcapil's: most results are its own five words, and no KPJ is there."""
    said = [each for sheet in book.sheets if not sheet.hidden for each in _results(sheet.rows)]
    fitting = [words for words in said if _RESULT.fullmatch(words)]
    return 2 * len(fitting) > len(said) and any(map(_PROOF.search, fitting))


def _results(rows: Sequence[Row]) -> Iterable[str]:
    columns = guess_answer_columns(rows)
    place = columns.reason if columns.verdict is None else columns.verdict
    if columns.nik is None or place is None or _gives_kpj(rows, columns):
        return
    for row in rows[columns.heading + 1 :]:
        words = bare(text_of(cell(row, place)))
        if words:
            yield words


def _gives_kpj(rows: Sequence[Row], columns: AnswerColumns) -> bool:
    if columns.kpj is None:
        return False
    below = (text_of(cell(row, columns.kpj)) for row in rows[columns.heading + 1 :])
    return any(_KPJ.fullmatch(text) for text in below)


def read_matches(book: Book) -> list[MatchLine]:
    """Give the rows of every visible sheet that say something of a NIK.

    Raises:
        NoMatchingError: no sheet has such columns, or none of their words is understood.
        AgencyAnswerError: it is the agency's answer.
    """
    if any(_gives_kpj(each.rows, guess_answer_columns(each.rows)) for each in book.sheets):
        raise AgencyAnswerError
    lines = [
        line
        for sheet in book.sheets
        if not sheet.hidden
        for line in _lines_of(sheet.rows, sheet.first_row)
    ]
    if not any(line.match for line in lines):
        raise NoMatchingError
    return lines


def _lines_of(rows: Sequence[Row], first_row: int) -> Iterable[MatchLine]:
    columns = guess_answer_columns(rows)
    if columns.nik is None:
        return
    told = [place for place in (columns.verdict, columns.reason) if place is not None]
    for number, row in enumerate(rows):
        nik = re.sub(r"\D", "", text_of(cell(row, columns.nik)))
        words = [text_of(cell(row, place)) for place in told]
        if number > columns.heading and is_nik(nik) and any(words):
            match = next((found for said in words if said and (found := match_said(said))), None)
            yield MatchLine(first_row + number, nik, match, "; ".join(filter(None, words)))


def hold_against(lines: Sequence[MatchLine], known: Mapping[str, Worker], day: date) -> Matching:
    """Hold an answer against the people whom the store knows by NIK.

    The same answer again changes nothing but the day on which it was said.
    """
    by_nik: dict[str, list[MatchLine]] = defaultdict(list)
    for line in lines:
        by_nik[line.nik].append(line)
    changed: list[Worker] = []
    unclear: list[MatchLine] = []
    unknown: list[MatchLine] = []
    same = repeated = 0
    for nik, told in by_nik.items():
        said = {line.match for line in told}
        if nik not in known:
            unknown += told
        elif None in said or len(said) > 1:
            unclear += told
        else:
            repeated += len(told) - 1
            worker = matched(known[nik], told[0].match or Match.NONE, day)
            if worker.dukcapil == known[nik].dukcapil:
                same += 1
            else:
                changed.append(worker)
    return Matching(
        changed=tuple(changed),
        same=same,
        unclear=tuple(unclear),
        unknown=tuple(unknown),
        repeated=repeated,
    )
