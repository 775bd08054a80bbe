"""Why a file that was offered as a list cannot be read: one class, one sentence for each."""

from __future__ import annotations

from desktop_app.kernel.errors import UnreadableError
from desktop_app.kernel.i18n import N_


class MissingFileError(UnreadableError):
    """There is no such file, or it may not be opened."""

    text = N_("Berkas {name} tidak ditemukan atau tidak boleh dibuka. Periksa nama dan foldernya.")


class PasswordProtectedError(UnreadableError):
    """The workbook is encrypted with a password."""

    text = N_(
        "Berkas ini dikunci dengan kata sandi. Buka di Excel, simpan tanpa kata sandi, "
        "lalu coba lagi."
    )


class DamagedFileError(UnreadableError):
    """The workbook is cut off or its inside is broken."""

    text = N_(
        "Berkas ini rusak atau terpotong. Buka dan simpan ulang di Excel, "
        "atau mintalah berkas baru kepada pengirimnya."
    )


class EmptyFileError(UnreadableError):
    """The file holds no cell with anything in it."""

    text = N_("Berkas ini kosong. Periksa apakah berkas yang dipilih sudah benar.")


class NotAWorkbookError(UnreadableError):
    """The file is something else; `what` names it."""

    text = N_(
        "Berkas ini {what}, bukan daftar. Simpan daftarnya sebagai .xlsx, .xls, .ods, "
        "atau .csv lalu coba lagi."
    )


class TooLargeError(UnreadableError):
    """The file asks for more memory or time than a list of people ever needs."""

    text = N_(
        "Berkas ini terlalu besar untuk dibaca. Salin daftarnya saja ke buku kerja baru, "
        "lalu coba lagi."
    )
