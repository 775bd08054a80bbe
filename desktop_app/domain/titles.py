"""What the words above and between the rows of a list say about all rows below them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop_app.domain.roman import FIGURES, roman

_STOP = (
    r"(?=\s+(?:KELURAHAN|KEL\b|KECAMATAN|KEC\b|KOTA|KABUPATEN|KAB\b|PROVINSI|PROV\b|RT\b|RW\b"
    r"|TELP\w*|TLP|HP|FAX|KODE POS|EMAIL|TAHUN|THN|TA\b|T\.A|BULAN|PERIODE|DALAM|UNTUK|YANG|TANGGAL)|\s*[,;()|/–—]|\s+-|\s*$)"
)
_NAME = r"\s*[:.]?\s*([A-Z][A-Z0-9'’. ]*?)" + _STOP
_KELURAHAN = re.compile(r"\b(?:KELURAHAN|KEL(?=[. :]))\.?" + _NAME)
_KECAMATAN = re.compile(r"\b(?:KECAMATAN|KEC(?=[. :]))\.?" + _NAME)
# "RT XX" is one that nobody has filled in.
_SHORT = rf"[\s.:]*(?:NO\.?\s*)?0*([1-9]\d{{0,2}}\b|(?!X+\b){FIGURES})"
_RT = re.compile(r"\b(?:RT|RUKUN TETANGGA)\b" + _SHORT)
_RW = re.compile(r"\b(?:RW|RUKUN WARGA)\b" + _SHORT)
_RT_RW = re.compile(r"\bRT\s*/\s*RW\b[\s.:]*0*(\d{1,3})\s*/\s*0*(\d{1,3})\b")
_NO_NAMES = frozenset(("SE", "DAN", "INI", "PER", "ATAU", "SEKOTA", "TAHUN", "NAMA"))
_YEAR = re.compile(r"\s+(?:19|20)\d\d$")
_SECTION = re.compile(
    r"(?:DATA\s+|WARGA\s+|DAFTAR\s+)?(?:RT|RUKUN TETANGGA|KELURAHAN|KEL|KECAMATAN|KEC|RW)\b[\s.:]*\S"
)

_ADDRESS = re.compile(r"^\s*(?:ALAMAT\s*:?\s*)?(?:JL|JLN|JALAN|LRG|LORONG)\b|\bTELP|\bKODE POS\b")
_GROUPS = (
    (
        re.compile(r"PETUGAS (?:KEAGAMAAN|SYARA)|ROHANIWAN|TOKOH AGAMA|PEMUKA AGAMA"),
        "petugas_keagamaan",
    ),
    (re.compile(r"PEKERJA RENTAN"), "pekerja_rentan"),
    (re.compile(r"\bPHL\b|HARIAN LEPAS"), "phl"),
    (re.compile(r"(?:DATA|DAFTAR|USULAN|PARA) KETUA RT\b"), "ketua_rt"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleFacts:
    """Words that hold for every row below; "" where nothing is said.

    The kelurahan and kecamatan are words still to be looked up, `rt` and `rw` digits without
    leading zeros, `group` a code.
    """

    kelurahan_words: str = ""
    kecamatan_words: str = ""
    rt: str = ""
    rw: str = ""
    group: str = ""

    def or_else(self, other: TitleFacts) -> TitleFacts:
        """Fill what these facts do not say from `other`."""
        return TitleFacts(
            kelurahan_words=self.kelurahan_words or other.kelurahan_words,
            kecamatan_words=self.kecamatan_words or other.kecamatan_words,
            rt=self.rt or other.rt,
            rw=self.rw or other.rw,
            group=self.group or other.group,
        )


def facts_of(lines: Iterable[str]) -> TitleFacts:
    """Read title lines; a later line has the last word, the address of a letterhead the least."""
    facts, office = TitleFacts(), TitleFacts()
    for line in map(str.upper, lines):
        if _ADDRESS.search(line):
            office = replace(_facts_of_line(line), rt="", rw="").or_else(office)
        else:
            facts = _facts_of_line(line).or_else(facts)
    return facts.or_else(office)


def facts_of_sheet_name(name: str | None) -> TitleFacts:
    """Read a sheet's name like "RT 04" or "KEL. TENGAH"."""
    words = re.sub(r"(?i)\b(RT|RW)(?=\d)", r"\1 ", (name or "").replace("_", " "))
    return replace(_facts_of_line(words.upper()), group="")


def is_section(line: str) -> bool:
    """Tell whether a line within a list begins the rows of another RT or kelurahan."""
    return len(line) <= 60 and _SECTION.match(line.upper()) is not None


def _facts_of_line(line: str) -> TitleFacts:
    both = _RT_RW.search(line)
    return TitleFacts(
        kelurahan_words=_name(_KELURAHAN, line),
        kecamatan_words=_name(_KECAMATAN, line),
        rt=str(int(both[1])) if both else _digits(_RT, line),
        rw=str(int(both[2])) if both else _digits(_RW, line),
        group=next((code for pattern, code in _GROUPS if pattern.search(line)), ""),
    )


def _name(pattern: re.Pattern[str], line: str) -> str:
    for match in pattern.finditer(line):
        name = _YEAR.sub("", match[1].strip(" ."))
        if name and name.split()[0] not in _NO_NAMES:
            return name
    return ""


def _digits(pattern: re.Pattern[str], line: str) -> str:
    match = pattern.search(line)
    return str(roman(match[1]) or match[1]) if match else ""
