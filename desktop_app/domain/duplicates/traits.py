"""What is compared of a person: short values in their normal forms, made once for many pairs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from desktop_app.domain.names import own_words
from desktop_app.domain.worker import Worker

NIK_LONG = 16


class Traits(NamedTuple):
    """One person as the comparison sees them; "" and () say that nothing is known.

    A tuple, because a whole city of them is made in one go. `birth` is the day as YYYYMMDD; `mother`
    and `address` are as written, since few of them are ever compared.
    """

    key: str
    words: tuple[str, ...] = ()
    nik: str = ""
    kk: str = ""
    birth: str = ""
    sex: str = ""
    mother: str = ""
    place: str = ""
    address: str = ""
    rt: str = ""
    kelurahan: str = ""
    phone: str = ""


def traits_of(worker: Worker) -> Traits:
    """Give what is compared of a worker."""
    return Traits(
        worker.id,
        words_of(worker.name),
        worker.nik,
        worker.kk,
        day_text(worker.birth_date),
        worker.sex,
        worker.mother_name,
        worker.birth_place,
        worker.address,
        worker.rt,
        worker.kelurahan,
        worker.phone,
    )


def day_text(day: date | None) -> str:
    """Give a day as YYYYMMDD, "" for none."""
    return f"{day:%Y%m%d}" if day else ""


@lru_cache(maxsize=65_536)
def words_of(name: str) -> tuple[str, ...]:
    """Give the words of a name in their normal form, without the father's."""
    return own_words(name)


def words_key(words: Sequence[str]) -> str:
    """Give the words of a normal form so that their order makes no difference."""
    return " ".join(sorted(words))


# They stand before so many names that neither their presence nor their absence says much.
WEAK_WORDS = frozenset(
    ["MUHAMAD", "SITI", "ABDUL", "RADEN", "KEMAS", "MASAGUS", "NYIMAS", "RATUMAS"]
)


def telling(words: Sequence[str]) -> list[str]:
    """Give the words of a name that tell people apart; all of them where none does."""
    return [word for word in words if word not in WEAK_WORDS] or list(words)


_PART = re.compile(r"\d+|[^\W\d_]+")
# What stands in most addresses and tells none from another.
_PLAIN = frozenset(
    [
        "JL",
        "JLN",
        "JALAN",
        "LR",
        "LRG",
        "LRNG",
        "LORONG",
        "GG",
        "GANG",
        "NO",
        "NOMOR",
        "NMR",
        "RT",
        "RW",
        "KEL",
        "KELURAHAN",
        "KEC",
        "KECAMATAN",
        "PERUM",
        "PERUMAHAN",
        "KOMP",
        "KOMPLEK",
        "KOMPLEKS",
        "BLOK",
        "BLK",
        "DUSUN",
        "DSN",
        "KAMPUNG",
        "KP",
        "DESA",
    ]
)


@lru_cache(maxsize=32_768)
def address_parts(address: str) -> tuple[str, frozenset[str]]:
    """Give the words of an address that tell a street, in one text, and its numbers."""
    parts = _PART.findall(address.upper())
    words = [part for part in parts if not part.isdigit() and part not in _PLAIN]
    return " ".join(words), frozenset(part.lstrip("0") for part in parts if part.isdigit())
