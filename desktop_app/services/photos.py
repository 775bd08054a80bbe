"""Pictures of papers: added, turned, taken away. The bytes lie in the encrypted database only.

The journal keeps which picture came and went, never the picture itself; bytes stay when one is
taken away, so that the step can be undone.
"""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.people import Right
from desktop_app.domain.photo import PHOTO_KINDS, TURN, Photo
from desktop_app.domain.worker import Worker
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_
from desktop_app.services.use_case import use_case
from desktop_app.services.verification import GoneError
from desktop_app.store.unit import Unit

LARGEST = 1_500_000
"""Bytes of one picture; the window shrinks to far less before it asks."""


class PictureTooLargeError(AppError):
    """The picture is larger than the store takes."""

    text = N_("Gambar ini terlalu besar. Perkecil dahulu, lalu tambahkan lagi.")


@use_case(N_("menambah gambar berkas"), right=Right.EXAMINE)
def add(unit: Unit, worker_id: str, kind: str, body: bytes) -> Photo:
    """Keep a picture of one of somebody's papers; `kind` is a code of `PHOTO_KINDS`.

    Raises:
        GoneError: there is no such worker.
        PictureTooLargeError: it has more than `LARGEST` bytes.
    """
    if unit.get(Worker, worker_id) is None or kind not in dict(PHOTO_KINDS):
        raise GoneError
    if len(body) > LARGEST:
        raise PictureTooLargeError
    made = Photo(
        id=unit.new_id(),
        worker_id=worker_id,
        kind=kind,
        content=unit.keep_content(body),
        added_by=unit.user.id,
        added_at=unit.at,
    )
    return unit.put(made)


@use_case(N_("memutar gambar berkas"), right=Right.EXAMINE)
def turn(unit: Unit, photo_id: str) -> Photo:
    """Turn a picture a quarter clockwise."""
    photo = _photo(unit, photo_id)
    return unit.put(replace(photo, turned=(photo.turned + TURN) % 360))


@use_case(N_("mengambil gambar berkas"), right=Right.EXAMINE)
def take_away(unit: Unit, photo_id: str) -> None:
    """Take a picture away from somebody's papers."""
    unit.remove(_photo(unit, photo_id))


def _photo(unit: Unit, photo_id: str) -> Photo:
    photo = unit.get(Photo, photo_id)
    if photo is None:
        raise GoneError
    return photo
