"""Cards in piles: those of each RT together, each behind a page with its names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from desktop_app.domain.card import CardFace
from desktop_app.domain.sheet import CardSheet, PrintSetting

MOST_NAMES = 120
"""So many names stand readably on one separator page; a larger RT gets several piles."""


def piles_of(
    faces: Sequence[CardFace], sheet: CardSheet, setting: PrintSetting
) -> int | tuple[int, ...]:
    """Give how many cards go behind each separator page; one count where none is wanted."""
    if not setting.separate or not sheet.takes_names:
        return len(faces)
    return tuple(_piles(faces))


def _piles(faces: Sequence[CardFace]) -> Iterator[int]:
    for _place, group in groupby(faces, lambda face: (face.kelurahan, face.rt)):
        count = sum(1 for _face in group)
        for start in range(0, count, MOST_NAMES):
            yield min(MOST_NAMES, count - start)
