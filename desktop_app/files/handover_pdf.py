"""Handing over on paper: the list to sign, in walking order, and the minutes (berita acara).

Signatures stand in two columns in turns, so that nobody's line is too small for a pen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from desktop_app.domain.dates import show_long_day
from desktop_app.domain.handover import line_payload
from desktop_app.domain.journal import Head
from desktop_app.files.paper import INK, QUIET, RULE, SHADE, At, Block, Face, Paper, sheets
from desktop_app.files.qr import qr_matrix
from desktop_app.kernel.i18n import _, ngettext

_LEFT, _RIGHT, _TOP, _BOTTOM = 15.0, 195.0, 44.0, 280.0
_ROW, _HEAD, _QR = 12.0, 8.0, 9.4
_NUMBER, _NAME, _SERIAL, _CODE, _SIGN = 15.0, 24.0, 92.0, 118.0, 132.0
_HALF = (_RIGHT - _SIGN) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """One card of the list: whose, where, which."""

    name: str
    address: str
    rt: str
    kelurahan: str
    serial: str
    kpj: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """What the minutes say; `to` took the cards from `by` on `day`.

    `head` is where the journal's chain stood when the handover was noted.
    """

    code: str
    day: date
    place: str
    office: str
    by: str
    to: str
    lines: Sequence[ListLine]
    head: Head = field(default_factory=Head)


def write_list(stream: BinaryIO, office: str, day: date, lines: Sequence[ListLine]) -> int:
    """Write the list to sign as PDF, a new sheet for each RT; give how many pages it has."""
    pages = [each for place in _places(lines) for each in _pages(place)]
    with sheets(stream, _("Daftar serah terima kartu")) as paper:
        for at, page in enumerate(pages, start=1):
            _list_head(paper, office, day, page)
            _rows(paper, page, _TOP)
            _foot(paper, at, len(pages))
            paper.turn()
    return len(pages)


def write_minutes(stream: BinaryIO, minutes: Minutes) -> None:
    """Write the minutes of a handover as PDF: who gave which cards to whom, to be signed."""
    first, rest = minutes.lines[:_ON_FIRST], minutes.lines[_ON_FIRST:]
    more = [rest[at : at + _ON_NEXT] for at in range(0, len(rest), _ON_NEXT)]
    pages = len(more) + 1
    with sheets(stream, _("Berita acara {code}").format(code=minutes.code)) as paper:
        top = _minutes_head(paper, minutes)
        _table(paper, first, top, 1)
        if not more:
            _signatures(paper, minutes, top + 8 + len(first) * _LINE + 12)
        _foot(paper, 1, pages)
        paper.turn()
        for at, part in enumerate(more):
            number = _ON_FIRST + at * _ON_NEXT + 1
            _table(paper, part, 24, number)
            if at == len(more) - 1:
                _signatures(paper, minutes, 24 + 8 + len(part) * _LINE + 12)
            _foot(paper, at + 2, pages)
            paper.turn()


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of the list: lines of one RT, the first with this number."""

    lines: Sequence[ListLine]
    number: int
    of: int


def _places(lines: Sequence[ListLine]) -> Iterator[Sequence[ListLine]]:
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or _place(lines[at]) != _place(lines[start]):
            yield lines[start:at]
            start = at


def _place(line: ListLine) -> tuple[str, str]:
    return line.kelurahan, line.rt


def _pages(place: Sequence[ListLine]) -> Iterator[_Page]:
    most = int((_BOTTOM - _TOP - _HEAD) // _ROW)
    for start in range(0, len(place), most):
        yield _Page(place[start : start + most], start + 1, len(place))


def _list_head(paper: Paper, office: str, day: date, page: _Page) -> None:
    first = page.lines[0]
    place = _("RT {rt}, {kelurahan}") if first.rt else _("{kelurahan}, tanpa RT")
    paper.write(_("Daftar serah terima kartu"), _LEFT, 20, Face(paper.bold, 15))
    words = place.format(rt=first.rt, kelurahan=first.kelurahan)
    paper.write(words, _LEFT, 27.5, Face(paper.bold, 11))
    count = ngettext("{n} kartu", "{n} kartu", page.of).format(n=page.of)
    said = f"{office} · {show_long_day(day)} · {count}"
    paper.write(said, _LEFT, 33.5, Face(paper.regular, 9, QUIET))
    hint = _("Bubuhkan tanda tangan pada nomornya. Pindai kode untuk mencatat penyerahan.")
    paper.write(hint, _LEFT, 39, Face(paper.regular, 8, QUIET))


def _rows(paper: Paper, page: _Page, top: float) -> None:
    small = Face(paper.bold, 8)
    paper.shade(Block(_LEFT, top, _RIGHT - _LEFT, _HEAD), SHADE)
    heads = (
        (_("No."), _NUMBER + 1),
        (_("Nama dan alamat"), _NAME),
        (_("Kartu"), _SERIAL),
        (_("Kode"), _CODE),
        (_("Tanda tangan"), _SIGN + 2),
    )
    for words, left in heads:
        paper.write(words, left, top + 5.2, small)
    top += _HEAD
    for at, line in enumerate(page.lines):
        _row(paper, line, page.number + at, top + at * _ROW)
    bottom = top + len(page.lines) * _ROW
    for x in (_SIGN, _SIGN + _HALF, _RIGHT):
        paper.stroke(x, top, x, bottom, RULE, 0.2)


def _row(paper: Paper, line: ListLine, number: int, top: float) -> None:
    quiet = Face(paper.regular, 8, QUIET)
    paper.write(str(number), _NUMBER + 6, top + 5, Face(paper.regular, 9), At.RIGHT)
    wide = _SERIAL - _NAME - 3
    paper.write_in(line.name, Block(_NAME, top + 1.8, wide, 5.8), Face(paper.bold, 9.5), lines=2)
    paper.write_in(line.address, Block(_NAME, top + 8.1, wide, 3), quiet, lines=1)
    paper.write(line.serial, _SERIAL, top + 5, Face(paper.bold, 9))
    paper.write(line.kpj, _SERIAL, top + 9.6, quiet)
    paper.squares(qr_matrix(line_payload(line.serial)), _CODE, top + (_ROW - _QR) / 2, _QR)
    at_right = number % 2 == 0
    x = _SIGN + (_HALF if at_right else 0)
    paper.write(f"{number}.", x + 1.5, top + 4.4, quiet)
    other = _SIGN + (0 if at_right else _HALF)
    paper.shade(Block(other, top, _HALF, _ROW), SHADE)
    paper.stroke(_LEFT, top + _ROW, _RIGHT, top + _ROW, RULE, 0.2)


def _foot(paper: Paper, at: int, pages: int) -> None:
    words = _("Halaman {n} dari {all}").format(n=at, all=pages)
    paper.write(words, _RIGHT, 289, Face(paper.regular, 8, QUIET), At.RIGHT)


_LINE = 6.4
_ON_FIRST, _ON_NEXT = 23, 32


def _minutes_head(paper: Paper, minutes: Minutes) -> float:
    """Write what was agreed; give where the table may begin."""
    middle = (_LEFT + _RIGHT) / 2
    paper.write(minutes.office, middle, 22, Face(paper.bold, 13), At.CENTRE)
    paper.stroke(_LEFT, 26, _RIGHT, 26, INK, 0.5)
    title = _("Berita Acara Serah Terima Kartu Kepesertaan")
    paper.write(title, middle, 37, Face(paper.bold, 12.5), At.CENTRE)
    number = _("Nomor: {code}").format(code=minutes.code)
    paper.write(number, middle, 43, Face(paper.regular, 10), At.CENTRE)
    n = len(minutes.lines)
    said = ngettext(
        "Pada {day} di {place}, {by} menyerahkan {n} kartu kepesertaan jaminan sosial "
        "ketenagakerjaan kepada {to}, dengan rincian berikut. Kartu diterima dalam keadaan baik.",
        "Pada {day} di {place}, {by} menyerahkan {n} kartu kepesertaan jaminan sosial "
        "ketenagakerjaan kepada {to}, dengan rincian berikut. Kartu diterima dalam keadaan baik.",
        n,
    ).format(day=show_long_day(minutes.day), place=minutes.place, by=minutes.by, n=n, to=minutes.to)
    if minutes.head.seq:
        words = _("Kepala rantai riwayat: {head}").format(head=minutes.head.words)
        paper.write(words, middle, 47, Face(paper.regular, 8, QUIET), At.CENTRE)
    paper.write_in(said, Block(_LEFT, 51, _RIGHT - _LEFT, 18), Face(paper.regular, 10.5), lines=3)
    return 72.0


def _table(paper: Paper, lines: Sequence[ListLine], top: float, number: int) -> None:
    paper.shade(Block(_LEFT, top, _RIGHT - _LEFT, 7), SHADE)
    lefts = (_LEFT + 1, 26.0, 100.0, 152.0)
    heads = (_("No."), _("Nama"), _("Alamat"), _("Kartu"))
    for words, left in zip(heads, lefts, strict=True):
        paper.write(words, left, top + 4.8, Face(paper.bold, 8.5))
    face = Face(paper.regular, 9)
    for at, line in enumerate(lines):
        y = top + 8 + at * _LINE
        place = _("RT {rt}, {kelurahan}") if line.rt else "{kelurahan}"
        address = place.format(rt=line.rt, kelurahan=line.kelurahan)
        paper.write(str(number + at), _LEFT + 6, y + 4.4, face, At.RIGHT)
        paper.write_level(line.name, Block(26, y + 0.5, 71, 5.6), face)
        paper.write_level(address, Block(100, y + 0.5, 49, 5.6), face)
        paper.write(f"{line.serial} · {line.kpj}", 152, y + 4.4, face)
        paper.stroke(_LEFT, y + _LINE, _RIGHT, y + _LINE, RULE, 0.2)


def _signatures(paper: Paper, minutes: Minutes, top: float) -> None:
    face, strong = Face(paper.regular, 10), Face(paper.bold, 10)
    pairs = ((_LEFT + 6, _("Yang menyerahkan,"), minutes.by), (120.0, _("Penerima,"), minutes.to))
    for left, words, name in pairs:
        paper.write(words, left, top, face)
        paper.stroke(left, top + 25, left + 62, top + 25, INK, 0.2)
        paper.write_in(name, Block(left, top + 27, 62, 9), strong, lines=2)
