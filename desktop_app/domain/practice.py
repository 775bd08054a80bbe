"""Practice: an office in a province that does not exist, so that nothing of it can pass for real.

Kemendagri gives no province the code 99 (Permendagri on wilayah codes; docs/domain.md §2). A store
whose office lies there is for practice, and stays so: the office is a row of its settings, and
every person who is written is held against it. The NIKs of its people begin with 9988, so that no
list of them, however it was saved, is taken for one of people.
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.cells import Value, text_of
from desktop_app.domain.nik import clean_digits, is_nik
from desktop_app.domain.settings import Settings
from desktop_app.kernel.errors import AppError, UnreadableError
from desktop_app.kernel.i18n import N_, _

KOTA = "99.88"
"""The invented kota; its kelurahan are in `resources/regions/99.88.csv`."""
OFFICE = "99.88.01.1001"
_NIKS = KOTA.replace(".", "")
_MARK = N_("LATIHAN")


class PracticePersonError(AppError):
    """Somebody invented for practice was to be written among real people."""

    text = N_("NIK yang diawali 9988 milik orang rekaan untuk latihan. Ketik NIK dari KTP.")


class RealPersonError(AppError):
    """A real NIK was to be written in a store for practice."""

    text = N_(
        "Di mode latihan hanya orang rekaan yang dicatat, NIK-nya diawali 9988. "
        "Orang sungguhan dicatat di data kantor Anda."
    )


class PracticeFileError(UnreadableError):
    """A file of invented people was given to a real office."""

    text = N_(
        "Berkas ini berisi orang rekaan dari mode latihan (NIK diawali 9988). "
        "Di data kantor berkas ini tidak dibaca."
    )


class RealFileError(UnreadableError):
    """A file of real people was given to a store for practice."""

    text = N_(
        "Berkas ini memuat NIK sungguhan. Di mode latihan hanya berkas orang rekaan yang dibaca; "
        "bukalah data kantor Anda untuk berkas ini."
    )


class PracticeStaysError(AppError):
    """A real office was to become one for practice, or the other way round."""

    text = N_("Data latihan tetap data latihan, dan data kantor tetap data kantor.")


def is_practice(settings: Settings) -> bool:
    """Whether the store with these settings is for practice."""
    return settings.office[:5] == KOTA


def mark_of(settings: Settings) -> str:
    """Give the word that files of a store for practice carry; "" for a real one."""
    return _(_MARK) if is_practice(settings) else ""


def marked_name(name: str, mark: str) -> str:
    """Give the name for a file with the mark before it, if there is one."""
    return f"{mark}-{name}" if mark and not name.startswith(mark) else name


def is_invented(nik: str) -> bool:
    """Whether a NIK is one of practice."""
    return nik.startswith(_NIKS) and is_nik(nik)


def mark_of_people(niks: Iterable[str]) -> str:
    """Give the mark for people of a store whose settings cannot be read."""
    return _(_MARK) if any(map(is_invented, niks)) else ""


def demand_own_kind(niks: Iterable[str], settings: Settings) -> None:
    """Refuse people of the other world; a NIK that is not whole yet tells nothing.

    Raises:
        PracticePersonError: somebody invented, and the store is a real one.
        RealPersonError: somebody real, and the store is for practice.
    """
    if is_practice(settings):
        if any(is_nik(nik) and not nik.startswith(_NIKS) for nik in niks):
            raise RealPersonError
    elif any(nik.startswith(_NIKS) and is_nik(nik) for nik in niks):
        raise PracticePersonError


def demand_own_file(cells: Iterable[Value], settings: Settings) -> None:
    """Refuse a file by the cells of its NIK column, as `demand_own_kind` does people.

    Raises:
        PracticeFileError: it is of practice, and the store is a real one.
        RealFileError: it is of real people, and the store is for practice.
    """
    niks = (clean_digits(text_of(each)) for each in cells if each)
    try:
        demand_own_kind(niks, settings)
    except PracticePersonError as trouble:
        raise PracticeFileError from trouble
    except RealPersonError as trouble:
        raise RealFileError from trouble
