"""Occupations: the office's table, and the entry that everyday words mean.

There is no public list of BPJS's codes; the table and its source: docs/domain.md §7.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desktop_app.domain.choices import plain_words
from desktop_app.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupation:
    """One row of the table.

    `code` is ours, `kbji` the number in KBJI 2014 (ISCO-08), `bpjs_code` what the branch asks for,
    once it says so. `transport` marks the sector that PP 50/2025 names; who is not `eligible`
    earns elsewhere or does not work (docs/domain.md §1.8). `words` are what people write for it;
    those that begin with "=" are too general to mean it within a longer phrase.
    """

    code: str
    label: str
    kbji: str = ""
    group: str = ""
    transport: bool = False
    eligible: bool = True
    bpjs_code: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationCode(Record):
    """What the office's branch calls an occupation; the id is our code of it."""

    bpjs_code: str = ""


@dataclass(frozen=True, slots=True)
class Occupations:
    """All occupations, by code and by words; made by `occupations_from`."""

    by_code: Mapping[str, Occupation]
    by_words: Mapping[str, str]
    general: frozenset[str]

    def label(self, code: str) -> str:
        """Give the name of an occupation; the code itself if it is unknown."""
        found = self.by_code.get(code)
        return found.label if found else code

    def bpjs_code(self, code: str) -> str:
        """Give the agency's own code of an occupation, "" where the office has none yet."""
        found = self.by_code.get(code)
        return found.bpjs_code if found else ""

    def with_bpjs_codes(self, codes: Mapping[str, str]) -> Occupations:
        """Give the table with an office's own codes in place of those that come with it."""
        own = {
            code: replace(self.by_code[code], bpjs_code=text)
            for code, text in codes.items()
            if code in self.by_code
        }
        return replace(self, by_code={**self.by_code, **own}) if own else self

    def is_eligible(self, code: str) -> bool:
        """Say whether this occupation usually is one for the programme; unknown ones are."""
        found = self.by_code.get(code)
        return found is None or found.eligible

    def is_transport(self, code: str) -> bool:
        """Say whether this occupation is of the transport sector (PP 50/2025)."""
        found = self.by_code.get(code)
        return found is not None and found.transport

    def match(self, words: str) -> str:
        """Give the code that `words` mean; "" for none.

        The whole phrase goes first, then the longest run of its words that means something:
        "Buruh harian lepas di pasar" is buruh_harian_lepas.
        """
        wanted = plain_words(words)
        if wanted in self.by_code:
            return wanted
        if code := self.by_words.get(wanted):
            return code
        parts = wanted.split()
        for length in range(len(parts) - 1, 0, -1):
            for start in range(len(parts) - length + 1):
                run = " ".join(parts[start : start + length])
                if run in self.by_words and run not in self.general:
                    return self.by_words[run]
        return ""

    def found(self, start: str, limit: int = 12) -> tuple[str, ...]:
        """Give codes to offer while somebody types: those with a word that begins with `start`."""
        wanted = plain_words(start)
        codes = dict.fromkeys(
            code for words, code in self.by_words.items() if f" {wanted}" in f" {words}"
        )
        return tuple(codes)[:limit]


def occupations_from(rows: Iterable[Occupation]) -> Occupations:
    """Build the table; where two rows claim the same words, the first has them."""
    by_code = {row.code: row for row in rows}
    by_words: dict[str, str] = {}
    general = {
        plain_words(words) for row in by_code.values() for words in row.words if words[:1] == "="
    }
    for row in by_code.values():
        for words in (row.label, row.code.replace("_", " "), *row.words):
            by_words.setdefault(plain_words(words), row.code)
    return Occupations(by_code, by_words, frozenset(general))
