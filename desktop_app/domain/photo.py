"""Pictures of somebody's papers, to be looked at while they are verified."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.record import Record
from desktop_app.kernel.i18n import N_

PHOTO_KINDS = (
    ("ktp", N_("KTP")),
    ("kk", N_("KK")),
    ("work", N_("Surat kerja")),
    ("other", N_("Lainnya")),
)
"""Codes, kept with the picture, and what the verifier reads."""

TURN = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Record):
    """A picture of one paper: `content` is the SHA-256 of its bytes, `turned` degrees clockwise."""

    worker_id: str
    kind: str
    content: str
    turned: int = 0
    added_by: str = ""
    added_at: datetime | None = None
