"""The secret of a recovery sheet: made to be read off paper and typed once in years.

Eight groups of five characters. The alphabet has 31 characters, none of which is taken for
another one on paper (no 0 O 1 I L). The last character of a group is a check over the four before
it and over the group's number: modulo the prime 31 with different weights it finds every wrong
character, every two exchanged ones and every group in the wrong place. 32 free characters are
158 bits.
"""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.kernel.errors import UsageError
from desktop_app.kernel.i18n import N_

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS, FREE = 8, 4
_GROUP = FREE + 1


class MistypedSecretError(UsageError):
    """A group of the typed secret does not agree with its check character."""

    text = N_("Kelompok ke-{n} dari kode pemulihan salah ketik. Cocokkan dengan lembarnya.")
    exit_code = 4


def new_secret(chance: Callable[[int], bytes]) -> str:
    """Make a secret from `chance(n)`, which gives n random bytes; as it is printed."""
    return "-".join(_with_check(number, _drawn(chance)) for number in range(1, GROUPS + 1))


def read_secret(typed: str) -> str | None:
    """Give a typed secret as it is printed, or None when it does not look like one at all.

    Small letters and any blanks, hyphens or line breaks are welcome.

    Raises:
        MistypedSecretError: it looks like one and a group is wrong.
    """
    bare = "".join(typed.upper().replace("-", " ").split())
    if len(bare) != GROUPS * _GROUP or not bare.isalnum() or bare.isalpha():
        return None
    groups = [bare[at : at + _GROUP] for at in range(0, len(bare), _GROUP)]
    for number, group in enumerate(groups, start=1):
        if not set(group) <= set(ALPHABET) or group != _with_check(number, group[:FREE]):
            raise MistypedSecretError(n=number)
    return "-".join(groups)


def _drawn(chance: Callable[[int], bytes]) -> str:
    """Draw the free characters of a group, each equally likely."""
    drawn = ""
    while len(drawn) < FREE:
        number = chance(1)[0]
        if number < 8 * len(ALPHABET):  # else the first characters would come more often
            drawn += ALPHABET[number % len(ALPHABET)]
    return drawn


def _with_check(number: int, free: str) -> str:
    total = 5 * number + sum(
        weight * ALPHABET.index(character) for weight, character in enumerate(free, start=1)
    )
    return free + ALPHABET[total % len(ALPHABET)]
