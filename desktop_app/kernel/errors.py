"""Trouble that a user can mend: one base class, a sentence for each child, an exit code for each kind."""

from __future__ import annotations

from typing import Any

from desktop_app.kernel.i18n import N_, _


class AppError(Exception):
    """Something went wrong that has a way out; `str()` is the sentence to show.

    A child sets `text` (marked with `N_`, with named places in braces) and, where it differs,
    `exit_code` of the command line's contract. Values for the places come as keywords.
    They must never be personal data: the sentence may end in a log.
    """

    text = N_("Ada yang tidak berjalan semestinya. Tidak ada yang berubah.")
    exit_code = 1

    def __init__(self, **places: Any) -> None:
        super().__init__()
        self.places = places

    def __str__(self) -> str:
        return _(self.text).format(**self.places)


class UsageError(AppError):
    """The command line asked for something that it does not have."""

    text = N_("{what}")
    exit_code = 2


class UnreadableError(AppError):
    """A file that came from outside cannot be read; children say why."""

    text = N_("Berkas ini tidak dapat dibaca. Mintalah berkas baru kepada pengirimnya.")
    exit_code = 3


class NotAllowedError(AppError):
    """The user has no right to do this."""

    text = N_("Anda tidak berwenang untuk ini: {what}. Mintalah kepada administrator kantor.")
    exit_code = 4


class DamagedError(AppError):
    """The store or its keys are damaged."""

    text = N_("Data kantor ini rusak. Pulihkan dari cadangan terbukti yang terakhir.")
    exit_code = 5


class BusyError(AppError):
    """The store is in use, or was made by a newer version."""

    text = N_("Data kantor ini sedang dibuka oleh program lain. Tutup program itu dahulu.")
    exit_code = 6


class NoRoomError(AppError):
    """A file or folder cannot be written: full, read-only, no permission."""

    text = N_("Tidak dapat menulis ke {where}. Periksa ruang kosong dan izin tulisnya.")
    exit_code = 7


class FailingDiskError(NoRoomError):
    """The disk says that it could not read or write what it holds (EIO)."""

    text = N_(
        "Disk gagal membaca atau menulis {where}; langkah ini tidak disimpan. Salin folder data ke"
        " disk lain, lalu periksa datanya di sana."
    )
