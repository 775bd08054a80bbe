"""Closed tables of codes: the word that is shown for each, and the words that people write for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from desktop_app.kernel.i18n import N_, _, language

_SIGNS = re.compile(r"[\W_]+")
_LONG, _TWO_SLIPS = 6, 9


@dataclass(frozen=True, slots=True)
class Option:
    """One code with its shown word; `words` are others that mean it, with | between."""

    code: str
    label: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """A closed table of options in the order in which they are offered."""

    options: tuple[Option, ...]

    def __iter__(self) -> Iterator[Option]:
        return iter(self.options)

    def label(self, code: str) -> str:
        """Give the word for a code in the language in use; the code itself if it is unknown."""
        return next((_(option.label) for option in self.options if option.code == code), code)

    def word(self, code: str) -> str:
        """Give the Indonesian word for a code, whatever the language in use.

        For what leaves the office (lists for the agency, letters, cards) and for what is kept.
        """
        return next((option.label for option in self.options if option.code == code), code)

    def match(self, words: str) -> str:
        """Give the code that `words` mean, whatever their case and signs; "" for none."""
        wanted = plain_words(words)
        known = _by_words(self.options, language())
        return known.get(wanted) or _misspelled(wanted, known) if wanted else ""


@cache
def _by_words(options: tuple[Option, ...], _language: str) -> Mapping[str, str]:
    """Give the code that each word means; the first option that claims a word has it."""
    found: dict[str, str] = {}
    for option in options:
        for words in _said(option):
            found.setdefault(words, option.code)
    return found


def _misspelled(wanted: str, known: Mapping[str, str]) -> str:
    """Give the code of the long word that `wanted` must be: one slip in it, two in nine letters."""
    if len(wanted) < _LONG:
        return ""
    near = {
        code
        for word, code in known.items()
        if len(word) >= _LONG
        and OSA.distance(word, wanted, score_cutoff=2) <= 1 + (len(word) >= _TWO_SLIPS)
    }
    return near.pop() if len(near) == 1 else ""


def plain_words(words: str) -> str:
    """Give words in small letters with single blanks and no signs, for comparing."""
    return _SIGNS.sub(" ", words).strip().casefold()


def _said(option: Option) -> tuple[str, ...]:
    """Give all that means an option: its code, its label in both languages, its words."""
    said = (option.code, option.label, _(option.label), *option.words.split("|"))
    return tuple(plain_words(each) for each in said)


SEX = Choices(
    (
        # A lone "P" is perempuan; that a list means "pria" by it, only its heading can tell.
        Option(
            "L",
            N_("Laki-laki"),
            "lk|lki|laki|laki laki|laki2|lakilaki|lelaki|pria|cowok|bapak|bpk|m|male|1",
        ),
        Option("P", N_("Perempuan"), "pr|pr.|prp|pmp|perempuan|wanita|cewek|ibu|f|w|female|2"),
    )
)

GROUPS = Choices(
    (
        Option("pekerja_rentan", N_("Pekerja rentan"), "pekerja|rentan"),
        Option(
            "petugas_keagamaan", N_("Petugas keagamaan"), "keagamaan|petugas agama|petugas syara"
        ),
        Option("ketua_rt", N_("Ketua RT"), "rt|kepala rt"),
        Option("phl", N_("Pekerja harian lepas pemkot (PHL)"), "pekerja harian lepas"),
        Option("lainnya", N_("Kelompok lain"), "lain|lain lain|kelompok lainnya"),
    )
)

FUNDINGS = Choices(
    (
        Option("apbd_kota", N_("APBD Kota Jambi"), "apbd|apbd kota|pemkot|pemerintah kota jambi"),
        Option("apbd_provinsi", N_("APBD Provinsi Jambi"), "apbd provinsi|provinsi|pemprov|bkbk"),
        Option("baznas", N_("Baznas"), "zakat|baz"),
        Option("csr", N_("CSR perusahaan"), "csr|tjsl|perusahaan"),
        Option("lainnya", N_("Sumber lain"), "lain|lain lain|mandiri|swadaya|sumber lainnya"),
    )
)

MARITAL = Choices(
    (
        Option("belum_kawin", N_("Belum kawin"), "bk|belum menikah|lajang|bujang|gadis|t|tidak|tk"),
        Option("kawin", N_("Kawin"), "k|menikah|nikah|sudah kawin|kawin tercatat|y|ya"),
        Option("cerai_hidup", N_("Cerai hidup"), "ch|cerai|janda cerai|duda cerai"),
        Option("cerai_mati", N_("Cerai mati"), "cm|janda|duda|janda mati|duda mati"),
    )
)

HEIRS = Choices(
    (
        Option("suami", N_("Suami"), "laki"),
        Option("istri", N_("Istri"), "isteri|bini"),
        Option("anak", N_("Anak"), "anak kandung|anak laki laki|anak perempuan|putra|putri"),
        Option("ayah", N_("Ayah"), "bapak|bapak kandung|ayah kandung|orang tua laki laki"),
        Option("ibu", N_("Ibu"), "ibu kandung|mamak|emak|orang tua|orang tua perempuan"),
        Option("saudara", N_("Saudara kandung"), "saudara|kakak|adik|abang|adik kandung"),
        Option("cucu", N_("Cucu")),
        Option("kakek_nenek", N_("Kakek atau nenek"), "kakek|nenek|datuk"),
        Option("mertua", N_("Mertua"), "bapak mertua|ibu mertua|ayah mertua"),
        Option("wasiat", N_("Ditunjuk dalam wasiat"), "wasiat|penerima wasiat"),
        Option(
            "lainnya", N_("Hubungan lain"), "lain|lain lain|keponakan|paman|bibi|menantu|famili"
        ),
    )
)

BASES = Choices(
    (
        Option("consent", N_("Persetujuan tertulis"), "persetujuan|setuju|consent"),
        Option(
            "public_task",
            N_("Tugas pemerintahan"),
            "pelayanan publik|kepentingan umum|tugas|public task",
        ),
        Option("legal_duty", N_("Kewajiban hukum"), "hukum|undang undang|legal duty"),
    )
)
"""The grounds of UU 27/2022 Pasal 20 (2) that a city's enrolment can stand on: a, e and c."""

END_REASONS = Choices(
    (
        Option("died", N_("Meninggal"), "wafat|almarhum|meninggal dunia"),
        Option("moved", N_("Pindah ke luar kota"), "pindah"),
        Option("wage_earner", N_("Menjadi penerima upah"), "asn|pegawai|karyawan"),
        Option("covered_elsewhere", N_("Sudah ditanggung program lain"), "program lain"),
        Option("age_65", N_("Usia 65 tahun"), "usia|umur"),
        Option("withdrew", N_("Mengundurkan diri"), "mundur"),
        Option("double", N_("Data ganda"), "ganda|dobel"),
        Option("not_found", N_("Tidak ditemukan"), "tidak ada"),
        Option("wrong_data", N_("Salah data"), "salah"),
    )
)
