"""The words with which an agency says yes or no."""

from __future__ import annotations

import re
from enum import StrEnum

from desktop_app.domain.reasons import OTHER, reason_for


class Said(StrEnum):
    """What a row of the answer says of its person; `NOTHING` leaves them waiting."""

    NOTHING = ""
    ACCEPTED = "accepted"
    DENIED = "denied"
    CONTRADICTING = "contradicting"


_SHORT = {
    **dict.fromkeys(("1", "y", "ya", "yes", "true"), Said.ACCEPTED),
    **dict.fromkeys(("0", "t", "n", "no", "false"), Said.DENIED),
    "": Said.NOTHING,
}
_REFUSED = re.compile(
    r"\b(?:(?:di)?tolak|penolakan|gagal|reject(?:ed)?|denied|refused|fail(?:ed)?|invalid|error"
    r"|batal|dikembalikan|(?:tidak|tdk|tak)(?! ada (?:masalah|kendala))|bukan(?! penerima upah)"
    r"|non|not|nok)\b"
)
_WAITING = re.compile(
    r"\b(?:belum|blm|sedang|pending|menunggu|antre|antri)\b|^(?:dalam |di)?proses"
)
_TAKEN = re.compile(
    r"(?<!sudah )(?<!telah )\b(?:(?:di)?terima|berhasil|sukses|success(?:ful)?|terdaftar"
    r"|(?:ter)?aktif|ok|oke|disetujui|accepted|approved|registered|valid|lolos)\b"
    r"|\b(?:sudah|telah) (?:diterima|berhasil|didaftarkan|disetujui)\b"
    r"|\btidak ada (?:masalah|kendala)\b"
)
_VERDICTS = ((Said.DENIED, _REFUSED), (Said.NOTHING, _WAITING), (Said.ACCEPTED, _TAKEN))


def bare(words: str) -> str:
    """Give the words in small letters, with single blanks instead of all other signs."""
    return re.sub(r"[\W_]+", " ", words.casefold()).strip()


def verdict_said(words: str) -> Said | None:
    """Give what the words of a verdict mean, None where nobody knows."""
    plain = bare(words)
    if plain in _SHORT:
        return _SHORT[plain]
    for verdict, pattern in _VERDICTS:
        if pattern.search(plain):
            return verdict
    return None if reason_for(words).code == OTHER else Said.DENIED


def refuses(words: str) -> bool:
    """Tell whether the words themselves refuse, and not only what they give as a reason."""
    return bool(_REFUSED.search(bare(words)))
