"""From the words above a column to the field that they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from rapidfuzz.distance import OSA

from desktop_app.domain.heading_rules import GROUP_WORDS, GROUPS, RULES
from desktop_app.domain.heading_words import IGNORED, NUMBER, PHRASES, QUALIFIERS, SHORT_FORMS

MAX_LENGTH = 80

PERSON_FIELDS = frozenset(PHRASES) - {NUMBER, IGNORED}

_REMARK = re.compile(r"(?<=\w)\s*\([^()]*\)")
_NO_WORD = re.compile(r"[^A-Z0-9]+")
_SPACED_LETTERS = re.compile(r"\b(?:[A-Z] ){1,}[A-Z]\b")
_BROKEN_WORD = re.compile(r"(?<=[A-Za-z])-\s+(?=[A-Za-z])")
# A word of so many letters may be written with one slip, or with two, and still is that word.
_ONE_SLIP, _TWO_SLIPS = 5, 9
_MOST_SPELLINGS = 16


@dataclass(frozen=True, slots=True)
class Meaning:
    """The field that a heading means ("" = none known, IGNORED = none wanted), and how surely."""

    field: str = ""
    sure: bool = False


def normal(heading: str) -> str:
    r"""Bring a heading into its normal form: capitals, long words, no number sign, no remark.

    >>> normal("N I K"), normal("Tgl.\nLahir (dd-mm-yyyy)"), normal("NO_HP/WA")
    ('NIK', 'TANGGAL LAHIR', 'HP')
    """
    text = _NO_WORD.sub(" ", _REMARK.sub(" ", heading).upper()).strip()
    text = _SPACED_LETTERS.sub(lambda letters: letters[0].replace(" ", ""), text)
    words: list[str] = []
    for word in text.split():
        long = SHORT_FORMS.get(word, word)
        if long and words[-1:] != [long]:
            words.append(long)
    return " ".join(words)


def meaning_of(heading: str) -> Meaning:
    """Find the field of one heading, whatever its spelling."""
    return _meaning(heading) if len(heading) <= MAX_LENGTH else Meaning()


def meaning_of_stack(parts: Sequence[str]) -> Meaning:
    """Find the field of a column whose heading has several rows, the group's words first."""
    *groups, last = [part for part in parts if part] or [""]
    if not groups:
        return meaning_of(last)
    above = normal(" ".join(groups)).split()
    own = normal(last)
    for word, fields in GROUPS:
        if own in fields and any(GROUP_WORDS.get(one, one) == word for one in above):
            return Meaning(fields[own], sure=True)
    for words in (last, " ".join(parts), " ".join(groups)):
        meaning = meaning_of(words)
        if meaning.field:
            return meaning
    return Meaning()


def is_heading(text: str) -> bool:
    """Tell whether a cell's words are surely a heading, also one that stands below a group."""
    return meaning_of(text).sure or normal(text) in _BELOW_GROUPS


@lru_cache(maxsize=4096)
def _meaning(heading: str) -> Meaning:
    if not any(map(str.isalpha, heading)):
        return Meaning(NUMBER, sure=True) if heading.strip() in ("#", "№") else Meaning()
    phrase = normal(heading)
    meaning = _meaning_of_phrase(phrase)
    if meaning.field:
        return meaning
    joined = normal(_BROKEN_WORD.sub("", heading))
    spellings = islice(product(*map(_spellings, joined.split())), _MOST_SPELLINGS)
    fields = {_meaning_of_phrase(normal(" ".join(words))).field for words in spellings} - {""}
    return Meaning(fields.pop()) if len(fields) == 1 else Meaning()


def _meaning_of_phrase(phrase: str) -> Meaning:
    if phrase in _FIELDS:
        return Meaning(_FIELDS[phrase], sure=True)
    core = " ".join(word for word in phrase.split() if word not in QUALIFIERS)
    if core and core in _FIELDS:
        return Meaning(_FIELDS[core], sure=True)
    words = set(phrase.split())
    for field, some, another in RULES:
        if words.issuperset(some.split()) and words.issuperset(another.split()):
            return Meaning(field)
    return Meaning()


@lru_cache(maxsize=4096)
def _spellings(word: str) -> tuple[str, ...]:
    """Give the words of headings that a misspelled one may be, else the word itself."""
    if word in _WORDS or len(word) < _ONE_SLIP - 1:
        return (word,)
    near = {
        known: slips
        for known in _WORDS
        if known[0] == word[0]
        and (slips := OSA.distance(known, word, score_cutoff=2)) <= _slips_in(known)
    }
    least = min(near.values(), default=0)
    return tuple(sorted(known for known, slips in near.items() if slips == least)) or (word,)


def _slips_in(word: str) -> int:
    return (len(word) >= _ONE_SLIP) + (len(word) >= _TWO_SLIPS)


_FIELDS = {normal(phrase): field for field, phrases in PHRASES.items() for phrase in phrases}
_BELOW_GROUPS = frozenset(word for _group, fields in GROUPS for word in fields)
_WORDS = frozenset(
    word
    for words in (*_FIELDS, *QUALIFIERS, *SHORT_FORMS, *(f"{one} {two}" for _f, one, two in RULES))
    for word in words.split()
)
