"""From the words above a column to the field that they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.domain.heading_rules import GROUP_WORDS, GROUPS, RULES
from desktop_app.domain.heading_words import IGNORED, NUMBER, PHRASES, QUALIFIERS, SHORT_FORMS

MAX_LENGTH = 80

PERSON_FIELDS = frozenset(PHRASES) - {NUMBER, IGNORED}

_REMARK = re.compile(r"(?<=\w)\s*\([^()]*\)")
_NO_WORD = re.compile(r"[^A-Z0-9]+")
_SPACED_LETTERS = re.compile(r"\b(?:[A-Z] ){1,}[A-Z]\b")


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


_FIELDS = {normal(phrase): field for field, phrases in PHRASES.items() for phrase in phrases}
_BELOW_GROUPS = frozenset(word for _group, fields in GROUPS for word in fields)
