"""Texts that were broken into lines by hand, for a place that breaks lines by itself.

Licences come wrapped at some 70 letters, so in a narrower box every second line would be a stump.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ITEM = re.compile(r"([-*•o]|\(?[0-9a-z]{1,3}[.)]|\"?[A-Z]?[0-9]+\.)\s")
_INDENT = 8  # blanks before what was centred
_FULL = 0.72  # of the longest line: a shorter one ends something


def unwrapped(text: str) -> str:
    """Give the same words with each paragraph and each item as one line."""
    paragraphs = re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.strip("\n"))
    return "\n\n".join("\n".join(_lines(each.split("\n"))) for each in paragraphs)


def _lines(wrapped: list[str]) -> Iterator[str]:
    longest = max(len(line.rstrip()) for line in wrapped)
    words = ""
    for at, line in enumerate(wrapped):
        if at and _begins(line, wrapped[at - 1], longest):
            yield words
            words = ""
        words = f"{words} {line.strip()}" if words else line.strip()
    yield words


def _begins(line: str, before: str, longest: int) -> bool:
    """Tell whether a line begins anew, and does not go on with the sentence of the one before."""
    if _is_centred(line) or _is_centred(before) or _ITEM.match(line.strip()):
        return True
    return len(before.rstrip()) < longest * _FULL


def _is_centred(line: str) -> bool:
    return line.startswith(" " * _INDENT) or not line.strip(" =-_*")
