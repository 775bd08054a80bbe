"""How well a passphrase stands against guessing, for a remark while it is chosen.

The remark only advises; what is refused is settled where users are made. Length counts most, as
NIST SP 800-63B §3.1.1 has it; signs of several kinds are not asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

LEAST = 8
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_LENGTH = 20


class Grade(IntEnum):
    """How good it is; the number is how many of four bars are filled."""

    SHORT = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4


@dataclass(frozen=True, slots=True)
class Strength:
    """The grade of a passphrase, its words and letters."""

    grade: Grade
    words: int
    letters: int


_GRADES = ((24, Grade.STRONG), (16, Grade.GOOD), (11, Grade.FAIR), (LEAST, Grade.WEAK))


def invented(chance: Callable[[int], bytes]) -> str:
    """Make a passphrase from `chance(n)`, which gives n random bytes: 20 characters, 99 bits.

    It is read out over the phone and typed once, so no character can be taken for another one.
    """
    drawn = ""
    while len(drawn) < _LENGTH:
        number = chance(1)[0]
        if number < 256 - 256 % len(_ALPHABET):  # else the first characters would come more often
            drawn += _ALPHABET[number % len(_ALPHABET)]
    return "-".join(drawn[at : at + 5] for at in range(0, _LENGTH, 5))


def strength_of(passphrase: str) -> Strength:
    """Grade a passphrase by its length; letters that only repeat or count on are worth little."""
    letters, words = len(passphrase), len(passphrase.split())
    worth = letters - _cheap(passphrase) if letters >= LEAST else letters
    if letters < LEAST:
        return Strength(Grade.SHORT, words, letters)
    grade = next((grade for least, grade in _GRADES if worth >= least), Grade.WEAK)
    return Strength(grade, words, letters)


def _cheap(passphrase: str) -> int:
    """Count letters that follow from the one before: the same again, or the next of a row."""
    steps = [ord(b) - ord(a) for a, b in pairwise(passphrase)]
    return sum(step in {-1, 0, 1} for step in steps)
