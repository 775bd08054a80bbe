"""Why the agency refuses: its words, our codes, the field to look at and the way out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop_app.kernel.i18n import N_

OTHER = "lainnya"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A kind of refusal: `field` is where it shows, `remedy` what to do; both texts for people."""

    code: str
    label: str
    remedy: str
    field: str = ""
    words: re.Pattern[str]


def _reason(code: str, words: str, *, label: str, remedy: str, field: str = "") -> Reason:
    pattern = re.compile(words)
    return Reason(code=code, label=label, remedy=remedy, field=field, words=pattern)


_NOT = r"(?:tidak|tdk|tak|belum|blm|bukan|not)"
_ALREADY = r"(?:sudah|sdh|telah|masih|terdaftar|aktif|already)"

# The first that fits wins: what cannot be mended stands before what can.
REASONS: tuple[Reason, ...] = (
    _reason(
        "meninggal",
        r"\b(?:meninggal|almarhum\w*|wafat|mati|deceased)\b",
        label=N_("Meninggal dunia"),
        remedy=N_("Periksa hak santunan kematian, lalu akhiri"),
    ),
    _reason(
        "sudah_aktif_pu",
        rf"\b{_ALREADY}\b.*\b(?:pu|ppu|penerima upah|upah|perusahaan|pekerja formal)\b(?<!bukan penerima upah)",
        label=N_("Sudah aktif sebagai penerima upah"),
        remedy=N_("Ganti dengan daftar tunggu"),
    ),
    _reason(
        "sudah_aktif_bpu",
        r"\b(?:sudah|sdh|telah|masih|already)\b.*\b(?:aktif|terdaftar|peserta|kpj|bpu|registered|active)\b"
        r"|\b(?:aktif|terdaftar)\b.*\b(?:bpu|bukan penerima upah|lain|program lain)\b"
        r"|\b(?:kepesertaan|data) ganda\b|\bduplikat\b",
        label=N_("Sudah aktif sebagai peserta BPU"),
        remedy=N_("Periksa siapa yang membayar, lalu ganti dengan daftar tunggu"),
    ),
    _reason(
        "usia",
        r"\b(?:usia|umur|age)\b|\b(?:melebihi|di ?atas|lebih dari) 6\d\b",
        label=N_("Usia tidak memenuhi syarat"),
        remedy=N_("Periksa tanggal lahir di KTP"),
        field="birth_date",
    ),
    _reason(
        "tanggal_lahir_beda",
        r"\b(?:tanggal|tgl) ?lahir\b|\btgllahir\b|\bttl\b|\bbirth ?date\b",
        label=N_("Tanggal lahir tidak sama"),
        remedy=N_("Periksa KTP, lalu kirim ulang"),
        field="birth_date",
    ),
    _reason(
        "nama_beda",
        rf"\bnama\b(?! ibu).*\b(?:beda|berbeda|salah|sesuai|sama|cocok|padan|mismatch)\b|\b{_NOT}\b.*\bnama\b(?! ibu)",
        label=N_("Nama tidak sama"),
        remedy=N_("Samakan dengan KTP, lalu kirim ulang"),
        field="name",
    ),
    _reason(
        "data_tidak_lengkap",
        r"\blengkap\b|\b(?:kosong|wajib|mandatory|required)\b|\b(?:belum|tidak|blm|tdk) (?:di)?isi\b",
        label=N_("Data tidak lengkap"),
        remedy=N_("Lengkapi, lalu kirim ulang"),
    ),
    _reason(
        "nik_tidak_padan",
        rf"\bnik\b.*(?:\b{_NOT}\b|\b(?:salah|invalid|gagal|ganda|beda|berbeda)\b)"
        rf"|\b{_NOT}\b.*\b(?:nik|padan|dukcapil|adminduk|ditemukan|valid)\b|\bunmatch\w*\b",
        label=N_("NIK tidak padan dengan Dukcapil"),
        remedy=N_("Periksa KTP, lalu kirim ulang"),
        field="nik",
    ),
    _reason(
        OTHER,
        r"",
        label=N_("Alasan lain"),
        remedy=N_("Baca alasannya, lalu putuskan"),
    ),
)

_BY_CODE = {reason.code: reason for reason in REASONS}


def reason_for(words: str) -> Reason:
    """Give the kind of refusal that the agency's words mean; `lainnya` where none is known."""
    plain = re.sub(r"[\W_]+", " ", words.casefold()).strip()
    return next(reason for reason in REASONS if reason.words.search(plain))


def reason_of(code: str) -> Reason:
    """Give the kind of refusal with that code; unknown codes are `lainnya`."""
    return _BY_CODE.get(code, _BY_CODE[OTHER])
