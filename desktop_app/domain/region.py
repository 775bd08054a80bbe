"""Provinsi, kota, kecamatan, kelurahan: codes, names, and the kelurahan that people's words mean.

Codes are those of Kemendagri with dots ("15.71.07.1001"), never those of BPS. How the names are
spelt in lists: docs/domain.md §4. The tables come as values, so that another kota brings its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum

_WIDTHS = (2, 2, 2, 4)  # digits of each level of a code
_AFTER_DOT = chr(ord(".") + 1)  # sorts behind whatever goes on with a dot
_CODE = re.compile(r"[0-9]{2}(?:\.?[0-9]{2}){0,2}(?:\.?[0-9]{4})?")
_TOKENS = re.compile(r"[^\W\d_]+|[0-9]+")
_DOUBLED = re.compile(r"([^i0-9])\1+")  # "paal" is "pal"; "iii" may be a number
_PARTS = re.compile(r"\s*[,/;(]\s*")
_KELURAHAN_WORDS = frozenset(["kelurahan", "kel", "kl", "klrhn", "lurah", "desa", "ds"])
_KECAMATAN_WORDS = frozenset(["kecamatan", "kec"])
_NUMBERS = {
    word: str(n)
    for n, words in enumerate(
        (
            "i satu",
            "ii dua",
            "iii tiga",
            "iv empat",
            "v lima",
            "vi enam",
            "vii tujuh",
            "viii delapan",
            "ix sembilan",
            "x sepuluh",
        ),
        start=1,
    )
    for word in words.split()
}
# What stands behind a name in a cell or a title; in front, "Kota" is part of "Kota Baru".
_NO_PART_OF_NAMES = frozenset(
    [
        "rt",
        "rw",
        "kota",
        "kab",
        "kabupaten",
        "prov",
        "provinsi",
        "tahun",
        "thn",
        "periode",
        "bulan",
        "data",
        "daftar",
        "usulan",
        "pekerja",
        "petugas",
    ]
)
_SHORT = {
    "sp": "simpang",
    "simp": "simpang",
    "spg": "simpang",
    "tg": "tanjung",
    "tj": "tanjung",
    "tjg": "tanjung",
    "sei": "sungai",
    "bwh": "bawah",
    "kb": "kebun",
    "kbn": "kebun",
    "tlg": "talang",
    "knl": "kenali",
    "psr": "pasar",
    "bsr": "besar",
}


class Depth(IntEnum):
    """The level of a region, by the number of parts of its code."""

    PROVINSI = 1
    KOTA = 2
    KECAMATAN = 3
    KELURAHAN = 4


@dataclass(frozen=True, slots=True)
class Region:
    """One row of the tables: code with dots, name, and the postal codes that sources give.

    More than one postal code means that the sources disagree; the first is proposed, all pass.
    """

    code: str
    name: str
    postal_codes: tuple[str, ...] = ()


def dotted(code: str) -> str:
    """Give a code with dots, from one with or without; "" for what has not the shape of a code."""
    code = code.strip()
    if not _CODE.fullmatch(code):
        return ""
    digits, parts = code.replace(".", ""), []
    for width in _WIDTHS:
        if digits:
            parts.append(digits[:width])
            digits = digits[width:]
    return ".".join(parts)


def parent(code: str) -> str:
    """Give the code of the region that holds `code`; "" for a province."""
    return code.rpartition(".")[0]


def kecamatan_of(code: str) -> str:
    """Give the kecamatan of a kelurahan, the code itself for a kecamatan, "" above."""
    return code[:8] if depth(code) >= Depth.KECAMATAN else ""


def depth(code: str) -> int:
    """Give the number of parts of a code, see `Depth`; 0 for ""."""
    return code.count(".") + 1 if code else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Regions:
    """All regions that the program knows: Indonesia down to kecamatan, its own kota to kelurahan.

    Made by `regions_from`. Every method takes codes with or without dots.
    """

    places: Mapping[str, Region]
    codes: tuple[str, ...]  # of all places, sorted
    provinces: frozenset[str]  # with former ones: old NIKs carry them
    kelurahan_by_words: Mapping[str, tuple[str, ...]]
    kecamatan_by_words: Mapping[str, tuple[str, ...]]
    unmistakable: Mapping[str, str]  # the kelurahan of a name as it is, for the many tidy lists

    def __contains__(self, code: str) -> bool:
        return dotted(code) in self.places

    def name(self, code: str) -> str:
        """Give the name of a region; "" if there is none of that code."""
        place = self.places.get(dotted(code))
        return place.name if place else ""

    def full_name(self, code: str) -> str:
        """Give the name with those of the regions around it: "Suka Karya, Kota Baru, Kota Jambi"."""
        code = dotted(code)
        lowest = min(depth(code), Depth.KOTA)
        names = []
        while code and depth(code) >= lowest:
            names.append(self.name(code))
            code = parent(code)
        return ", ".join(name for name in names if name)

    def registered_in(self, nik: str) -> str:
        """Say where `nik` was first registered, as exactly as its first six digits are known."""
        code = dotted(nik[:6])
        while code and code not in self.places:
            code = parent(code)
        return self.full_name(code)

    def parent(self, code: str) -> str:
        """Give the code of the region that holds `code`; "" for a province."""
        return parent(dotted(code))

    def kecamatan_of(self, code: str) -> str:
        """Give the kecamatan of a kelurahan, the code itself for a kecamatan, "" above."""
        return kecamatan_of(dotted(code))

    def kelurahan_of(self, code: str) -> tuple[str, ...]:
        """Give the codes of all kelurahan in a kota or kecamatan, in the order of the codes."""
        return self._within(code, Depth.KELURAHAN)

    def kecamatan_in(self, code: str) -> tuple[str, ...]:
        """Give the codes of all kecamatan in a kota or provinsi, in the order of the codes."""
        return self._within(code, Depth.KECAMATAN)

    def postal_code(self, code: str) -> str:
        """Give the postal code to propose for a kelurahan; "" where none is known."""
        place = self.places.get(dotted(code))
        return place.postal_codes[0] if place and place.postal_codes else ""

    def postal_code_fits(self, code: str, postal_code: str) -> bool:
        """Say whether any source gives the kelurahan this postal code, or none gives it one."""
        place = self.places.get(dotted(code))
        return not place or not place.postal_codes or postal_code in place.postal_codes

    def kelurahan_named(self, words: str, kecamatan: str = "") -> str:
        """Give the code of the kelurahan that `words` mean, "" where they mean none or several.

        Takes codes, names in any known spelling, with "Kel." before and more behind, and titles
        like "KECAMATAN PELAYANGAN KELURAHAN TENGAH". `kecamatan`, a name or a code, decides
        between kelurahan of one name; where it contradicts the only one, that one is meant.
        """
        tidy = self.unmistakable.get(words.lower())
        if tidy:
            return tidy
        code = dotted(words)
        if code:
            return code if code in self.places and depth(code) == Depth.KELURAHAN else ""
        kelurahan, said = _kelurahan_and_kecamatan(words)
        found = _meant(self.kelurahan_by_words, kelurahan)
        within = self.kecamatan_named(kecamatan or said)
        close = [code for code in found if within and code.startswith(within)]
        return _only(close or found)

    def kecamatan_named(self, words: str) -> str:
        """Give the code of the kecamatan that `words` or a code mean; "" where none or several."""
        code = dotted(words)
        if code:
            return code if code in self.places and depth(code) == Depth.KECAMATAN else ""
        first, said = _kelurahan_and_kecamatan(words)
        return _only(_meant(self.kecamatan_by_words, _tokens(said) or first))

    def nearest_kelurahan(self, words: str) -> str:
        """Give the code of the kelurahan whose name is nearest to misspelt `words`, to propose it."""
        kelurahan, _said = _kelurahan_and_kecamatan(words)
        near = get_close_matches(_key(kelurahan), self.kelurahan_by_words, n=1, cutoff=0.8)
        return _only(self.kelurahan_by_words[near[0]]) if near else ""

    def _within(self, code: str, level: Depth) -> tuple[str, ...]:
        start = dotted(code) + "."
        first = bisect_left(self.codes, start)
        end = bisect_left(self.codes, start[:-1] + _AFTER_DOT, lo=first)
        return tuple(place for place in self.codes[first:end] if depth(place) == level)


def regions_from(
    rows: Iterable[Region], *, spellings: Iterable[tuple[str, str]] = (), former: Iterable[str] = ()
) -> Regions:
    """Build `Regions` from rows in the order of their codes.

    Args:
        rows: regions of every level.
        spellings: other words for a kecamatan or kelurahan, each with the code that they mean.
        former: codes of provinces that are no more.
    """
    places = {row.code: row for row in rows}
    cities = {code[:5] for code in places if depth(code) == Depth.KELURAHAN}
    own = [place for place in places.values() if place.code[:5] in cities]
    said = [*((place.name, place.code) for place in own), *spellings]
    return Regions(
        places=places,
        codes=tuple(sorted(places)),
        provinces=frozenset([*former, *(c for c in places if depth(c) == Depth.PROVINSI)]),
        kelurahan_by_words=_by_words(said, Depth.KELURAHAN),
        kecamatan_by_words=_by_words(said, Depth.KECAMATAN),
        unmistakable=_unmistakable(said),
    )


def _unmistakable(said: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for words, code in said:
        if depth(code) == Depth.KELURAHAN:
            found.setdefault(words.lower(), set()).add(code)
    return {words: _only(codes) for words, codes in found.items() if len(codes) == 1}


def _by_words(said: Iterable[tuple[str, str]], level: Depth) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for words, code in said:
        if depth(code) != level:
            continue
        tokens = _TOKENS.findall(words.lower())
        # Joined words hide the number: "SimpangTigaSipin".
        spoken = "".join(_word_for(token) for token in tokens)
        for key in {_key(_tokens(words)), _fold(spoken)}:
            codes = found.get(key, ())
            found[key] = codes if code in codes else (*codes, code)
    return found


def _word_for(token: str) -> str:
    number = _NUMBERS.get(token)
    return next((word for word, n in _NUMBERS.items() if n == number and len(word) > 3), token)


def _tokens(words: str) -> list[str]:
    tokens = [_SHORT.get(token, token) for token in _TOKENS.findall(words.lower())]
    return [_NUMBERS.get(token) or _fold(token) for token in tokens]


def _key(tokens: list[str]) -> str:
    return _fold("".join(tokens))


def _fold(text: str) -> str:
    """Give letters so that spellings of before 1972 and doubled letters are alike."""
    for old, new in (("oe", "u"), ("dj", "j"), ("tj", "c")):
        text = text.replace(old, new)
    return _DOUBLED.sub(r"\1", text)


def _kelurahan_and_kecamatan(words: str) -> tuple[list[str], str]:
    """Give the tokens that name the kelurahan, and the words that name the kecamatan, if any."""
    first, *others = _PARTS.split(words.strip(), maxsplit=1)
    tokens = _TOKENS.findall(words.lower())
    named = _after(tokens, _KELURAHAN_WORDS)
    around = _after(tokens, _KECAMATAN_WORDS)
    if named:
        return _tokens(" ".join(named)), " ".join(around)
    if around and tokens[0] in _KECAMATAN_WORDS:
        return [], " ".join(around)
    before = first.lower().split()
    end = next((n for n, word in enumerate(before) if word.strip(".:") in _KECAMATAN_WORDS), None)
    return _tokens(" ".join(before[:end])), " ".join(around or others)


def _after(tokens: list[str], markers: frozenset[str]) -> list[str]:
    """Give the tokens after the first of `markers`, up to the next marker of either kind."""
    start = next((n for n, token in enumerate(tokens) if token in markers), None)
    if start is None:
        return []
    found: list[str] = []
    for token in tokens[start + 1 :]:
        if token in _KELURAHAN_WORDS or token in _KECAMATAN_WORDS:
            break
        found.append(token)
    return found


def _meant(by_words: Mapping[str, tuple[str, ...]], tokens: list[str]) -> tuple[str, ...]:
    end = next((n for n, token in enumerate(tokens) if n and token in _NO_PART_OF_NAMES), None)
    return by_words.get(_key(tokens[:end]), ())


def _only(codes: Iterable[str]) -> str:
    found = list(codes)
    return found[0] if len(found) == 1 else ""
