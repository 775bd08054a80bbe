"""The page before the cards of one RT: whose they are, to tick off while they are cut and sorted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.domain.card import CardFace
from desktop_app.domain.fitting import Room, fit
from desktop_app.domain.sheet import CardSheet
from desktop_app.files.card_art import MM, fill, number, numbers, stroke
from desktop_app.files.typeface import Typeface
from desktop_app.kernel.i18n import _, ngettext

_INK, _QUIET = "#1B1D28", "#5A5F73"
_MARGIN, _HEAD, _FOOT, _LINE = 18.0, 34.0, 16.0, 6.2
_SIZE, _LEADING = 9.0, 1.1


def cover_ops(
    faces: Sequence[CardFace], sheet: CardSheet, regular: Typeface, strong: Typeface
) -> str:
    """Give the operators of the page: kelurahan and RT, how many, and every name with its serial."""
    first = faces[0]
    place = _("RT {rt}").format(rt=first.rt) if first.rt else _("Tanpa RT")
    n = len(faces)
    count = ngettext("{n} kartu", "{n} kartu", n).format(n=n)
    span = f"{count} · {faces[0].serial} – {faces[-1].serial}" if n > 1 else count
    top = sheet.page_height
    head = (
        _words(strong, place, 22, (_MARGIN, top - 20)),
        _words(strong, first.kelurahan, 12, (_MARGIN, top - 27)),
        _words(regular, span, 9, (_MARGIN, top - 32), ink=_QUIET),
    )
    return "\n".join((*head, *_lines(faces, sheet, regular)))


def _lines(faces: Sequence[CardFace], sheet: CardSheet, face: Typeface) -> Iterator[str]:
    room = sheet.page_height - _HEAD - _FOOT
    wide = sheet.page_width - 2 * _MARGIN
    columns = max(1, int(wide // 85), -(-len(faces) // int(room // _LINE)))
    rows = -(-len(faces) // columns)
    pitch = min(_LINE, room / max(rows, 1))
    column = wide / columns
    size = min(_SIZE, pitch * MM * 0.62)
    for at, card in enumerate(faces):
        across, down = divmod(at, rows)
        x = _MARGIN + across * column
        y = sheet.page_height - _HEAD - 6 - down * pitch
        yield f"{stroke(_QUIET, 0.2)} {numbers(x * MM, (y - 0.4) * MM, 2.8 * MM, 2.8 * MM)} re S"
        serial = card.serial
        end = x + column - 5 - face.width(serial) * size / MM
        yield _words(face, serial, size, (end, y), ink=_QUIET)
        yield _name(face, card.name, _room((end - x - 7) * MM, pitch * MM, size), (x + 4.5, y))


def _room(width: float, pitch: float, size: float) -> Room:
    """Give the room of a name: one line, or two small ones where the lines are far enough apart."""
    return Room(
        width=width,
        height=pitch * 0.95,
        size=size,
        break_below=size * 0.8,
        min_size=min(size, 6),
        lines=2,
        leading=_LEADING,
    )


def _name(face: Typeface, name: str, room: Room, at: tuple[float, float]) -> str:
    fitted = fit(name, room, face.width)
    step = fitted.size * _LEADING / MM
    first = at[1] + (len(fitted.lines) - 1) * step / 2
    return "\n".join(
        _words(face, line, fitted.size, (at[0], first - n * step))
        for n, line in enumerate(fitted.lines)
    )


def _words(
    face: Typeface, text: str, size: float, at: tuple[float, float], *, ink: str = _INK
) -> str:
    place = numbers(at[0] * MM, at[1] * MM)
    shown = f"{face.tag} {number(size)} Tf 1 0 0 1 {place} Tm ({face.encoded(text)}) Tj"
    return f"BT {fill(ink)} {shown} ET"
