"""The sheet "Data Saya": everything that an office holds about somebody, in their own language.

Access to one's own data: UU 27/2022 Pasal 7. It speaks Indonesian whatever language the program
shows, because the person takes it home.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.journal import Head

TITLE = "Data Saya"
OPENING = (
    "Lembar ini memuat semua yang disimpan {office} tentang Anda pada {day}, kepada siapa data itu"
    " diberikan, dan siapa yang melihatnya. Simpanlah baik-baik: isinya tidak disamarkan."
)
RIGHTS = (
    "Anda berhak melihat data Anda dan mendapat salinannya (UU 27/2022 Pasal 7).",
    "Anda berhak membetulkan dan melengkapi data yang keliru (Pasal 6).",
    (
        "Anda berhak meminta data Anda dihapus atau dimusnahkan (Pasal 8), kecuali masih diperlukan"
        " untuk kepesertaan, atau wajib disimpan sebagai bukti keuangan daerah (Pasal 15)."
    ),
    "Anda berhak menarik persetujuan kapan saja (Pasal 9).",
    "Mintalah di kantor kelurahan. Permintaan dijawab paling lama 3 × 24 jam sejak diterima.",
)
NOBODY_LOOKED = "Tidak ada catatan bahwa NIK Anda dilihat utuh atau data Anda dikeluarkan."
NEVER_GIVEN = "Data Anda belum pernah diberikan kepada siapa pun."


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the sheet: a label or a moment, and what is said."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the sheet; `none` is said where it has no line."""

    title: str
    lines: tuple[Told, ...]
    none: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnData:
    """Everything that stands on the sheet.

    `contact` is whom to ask, `head` where the chain stood, `mark` that of practice.
    """

    worker_id: str
    name: str
    office: str
    contact: str
    on: date
    sections: tuple[Section, ...]
    head: Head
    mark: str = ""
