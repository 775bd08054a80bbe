"""What each agreement weighs, and the sentence that says it: one table for the whole program.

A weight is log2 of how much oftener the agreement is seen between two entries of one person than
between two people (Fellegi and Sunter 1969). The table's own weights are rounded to halves: the
second share was counted on invented people of a city, the first was set from how lists are damaged.
They serve until a search over the whole store has learned better ones from its own people
(`learning.py`). Measured in docs/decisions/020-duplicates.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.kernel.i18n import N_


class Agreement(StrEnum):
    """How far the two values of a field agree."""

    SAME = "same"
    SIMILAR = "similar"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Kind:
    """One way in which a field agrees or not: its weight, and how people are told."""

    agreement: Agreement
    weight: float
    text: str


_SAME, _SIMILAR, _DIFFERENT = Agreement.SAME, Agreement.SIMILAR, Agreement.DIFFERENT

KINDS: Mapping[str, Mapping[str, Kind]] = {
    "nik": {
        "same": Kind(_SAME, 16, N_("NIK sama")),
        "digit": Kind(_SIMILAR, 9, N_("NIK beda satu angka")),
        "exchanged": Kind(_SIMILAR, 9, N_("Dua angka NIK tertukar")),
        "forty": Kind(_SIMILAR, 10, N_("NIK beda 40 pada tanggalnya, seperti NIK perempuan")),
        "near": Kind(_SIMILAR, 5, N_("NIK beda dua angka")),
        "serial": Kind(_SIMILAR, 2, N_("NIK hanya beda nomor urut")),
        "next": Kind(_SIMILAR, 2, N_("Nomor urut NIK berurutan, seperti pada anak kembar")),
        "different": Kind(_DIFFERENT, -3, N_("NIK berbeda")),
    },
    "name": {
        "same": Kind(_SAME, 8, N_("Nama sama")),
        "order": Kind(_SIMILAR, 8, N_("Nama sama, urutannya lain")),
        "spelled": Kind(_SIMILAR, 7, N_("Nama mirip")),
        "shorter": Kind(_SIMILAR, 4.5, N_("Nama yang satu lebih pendek")),
        "near": Kind(_SIMILAR, 3, N_("Nama agak mirip")),
        "part": Kind(_SIMILAR, 0, N_("Sebagian nama sama")),
        "different": Kind(_DIFFERENT, -6, N_("Nama berbeda")),
    },
    "namesakes": {
        "rare": Kind(_SAME, 0, N_("Nama ini jarang")),
        "common": Kind(_DIFFERENT, -2, N_("Nama ini banyak dipakai")),
        "crowded": Kind(_DIFFERENT, -4, N_("Nama ini sangat banyak dipakai")),
    },
    "birth_date": {
        "same": Kind(_SAME, 11, N_("Tanggal lahir sama")),
        "swapped": Kind(_SIMILAR, 9, N_("Hari dan bulan lahir tertukar")),
        "digit": Kind(_SIMILAR, 5, N_("Tanggal lahir beda satu angka")),
        "unknown_day": Kind(_SIMILAR, 5, N_("Tanggal lahir sama, tetapi mungkin hanya tahunnya")),
        "year": Kind(_SIMILAR, 3, N_("Tahun lahir sama, tanggalnya tidak diketahui")),
        "part": Kind(_SIMILAR, 1.5, N_("Sebagian tanggal lahir sama")),
        "different": Kind(_DIFFERENT, -5, N_("Tanggal lahir berbeda")),
        "generation": Kind(_DIFFERENT, -10, N_("Tahun lahir terpaut satu generasi")),
    },
    "sex": {
        "same": Kind(_SAME, 1, N_("Jenis kelamin sama")),
        "different": Kind(_DIFFERENT, -4, N_("Jenis kelamin berbeda")),
    },
    "mother_name": {
        "same": Kind(_SAME, 6, N_("Nama ibu sama")),
        "spelled": Kind(_SIMILAR, 5, N_("Nama ibu mirip")),
        "different": Kind(_DIFFERENT, -4, N_("Nama ibu berbeda")),
    },
    "birth_place": {
        "same": Kind(_SAME, 1, N_("Tempat lahir sama")),
        "spelled": Kind(_SIMILAR, 1, N_("Tempat lahir mirip")),
        "different": Kind(_DIFFERENT, -1.5, N_("Tempat lahir berbeda")),
    },
    "address": {
        "same": Kind(_SAME, 6, N_("Alamat sama")),
        "spelled": Kind(_SIMILAR, 6, N_("Alamat mirip")),
        "street": Kind(_SIMILAR, 1, N_("Jalan sama, nomornya lain")),
        "different": Kind(_DIFFERENT, -1, N_("Alamat berbeda")),
    },
    "kelurahan": {
        "rt": Kind(_SAME, 4, N_("Kelurahan dan RT sama")),
        "kelurahan": Kind(_SAME, 2, N_("Kelurahan sama")),
        "different": Kind(_DIFFERENT, -1, N_("Kelurahan berbeda")),
    },
    "phone": {
        "same": Kind(_SAME, 5, N_("No. HP sama")),
        "digit": Kind(_SIMILAR, 5, N_("No. HP beda satu angka")),
        "different": Kind(_DIFFERENT, -0.5, N_("No. HP berbeda")),
    },
    "kk": {
        "same": Kind(_SAME, 5, N_("No. KK sama")),
        "digit": Kind(_SIMILAR, 5, N_("No. KK beda satu angka")),
        "different": Kind(_DIFFERENT, -0.5, N_("No. KK berbeda")),
    },
}
"""By field, in the order in which people are told, and by the code of the agreement."""

HOUSEHOLD = frozenset({"mother_name", "address", "kelurahan", "phone", "kk"})
"""Fields that a whole family shares: together they weigh no more than `HOUSEHOLD_MOST`."""
HOUSEHOLD_MOST = 12.0

ASK, SURE = 15.0, 30.0
"""From which score people are asked, and from which there is hardly a doubt, by any weights."""

Points = Mapping[str, Mapping[str, float]]
"""Weights by field and by the code of the agreement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What a score is made of; with weights that were learned, `ASK` stands at even odds.

    `start` is what every score begins with: the fewer pairs are one person, the more must speak for
    it. `two_people` is taken off where names and NIKs differ both, as those of twins and brothers
    do, who share all the rest; `two_names` where names differ and no NIK tells. `names` tells for names that many bear how many (a code of
    "namesakes", "" for neither many nor few), by their words in order; None: not counted.
    `people`: of how many they were learned, 0 for the fixed ones.
    """

    points: Points
    two_people: float
    two_names: float
    start: float = 0.0
    names: Mapping[str, str] | None = field(default=None, repr=False)
    people: int = 0


FIXED = Weights(
    points={
        name: {code: kind.weight for code, kind in kinds.items()} for name, kinds in KINDS.items()
    },
    two_people=-20.0,
    two_names=-11.0,
)
"""The table's own weights: in a city of 228,000 one pair in 2^17 under a common name and day is the
same person by chance."""
